"""The form of any act, drawn from its request model: boxes, help, slips beside them, confirmation, one button.

The key of a form names the act and what it is about (`"PiecesAsked:D-2026-0001"`), not its height: what was typed
then outlives a conflict with somebody else's act.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st
from pydantic import BaseModel
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.uploaded_file_manager import UploadedFile

from app.parts import slips
from app.parts.act_boxes import draw_box
from app.parts.act_fields import ActField, Option, fields_of
from app.parts.act_reading import as_typed, read_request
from app.parts.plain import plain
from conditionality.findings import Finding, finding
from conditionality.wording.speech import Lang, mark, say

AnyRequest = TypeVar("AnyRequest", bound=BaseModel)

MOST_MEGABYTES = 20
"""Largest file taken, as in the server's settings; the browser's own limit is only a courtesy."""

SEND = mark("Send")

CONFIRM = "@confirm"
"""Name of the box that confirms."""

NOTHING: Mapping[str, object] = {}
NO_OPTIONS: Mapping[str, Sequence[Option]] = {}


def act_form(  # noqa: PLR0913 - what differs from act to act
    key: str,
    model: type[AnyRequest],
    lang: Lang,
    *,
    offered: Mapping[str, Sequence[Option]] = NO_OPTIONS,
    given: Mapping[str, object] = NOTHING,
    fixed: Mapping[str, object] = NOTHING,
    submit: str = "",
    denied: str = "",
    confirm: str = "",
) -> AnyRequest | tuple[Finding, ...] | None:
    """Draw the form of an act.

    Args:
        key: Of the form: the act, and what it is about.
        model: Of the request.
        lang: `fr` or `en`.
        offered: What may be chosen now, by field; in place of the field's closed list, or of a free text.
        given: What the boxes start with, by field, as values of the request.
        fixed: Fields that have no box, with their values.
        submit: Words of the button, in the language; "Send" when empty.
        denied: Why the act may not be done, in the language; the button is then greyed and nothing is asked.
        confirm: What goes, in the language, when the act destroys something; it is then asked to be confirmed.

    Returns:
        Nothing until it is sent; the request; or what is to be corrected, shown already beside each box.
    """
    label = submit or say(lang, SEND)
    if denied:
        refuse(key, label, denied)
        return None
    fields = fields_of(model, fixed)
    boxes: dict[str, object] = {}
    places: dict[str, DeltaGenerator] = {}
    with st.form(key, enter_to_submit=False):
        for one in fields:
            if not one.name_of:
                start = as_typed(given.get(one.name, one.default), lang)
                boxes[one.name] = draw_box(one, f"{key}:{one.name}", start, offered.get(one.name), lang)
                places[one.name] = st.container()
        sure = _ask_to_confirm(key, confirm, lang)
        places[CONFIRM] = st.container()
        sent = st.form_submit_button(label, type="primary", key=f"{key}:@send")
    if not sent:
        return None
    read = _read(model, fields, boxes, fixed)
    found = (*_too_large(boxes), *(read if isinstance(read, tuple) else ()))
    found = found if sure else (*found, finding("act-confirm-needed", CONFIRM))
    _show(found, places, lang)
    return found if found or isinstance(read, tuple) else read


def refuse(key: str, label: str, why: str) -> None:
    """Draw the greyed button of an act that may not be done, and why."""
    st.button(label, key=f"{key}:@denied", disabled=True)
    st.markdown(plain(why))


def _ask_to_confirm(key: str, what: str, lang: Lang) -> bool:
    if not what:
        return True
    st.warning(plain(what))
    return st.checkbox(say(lang, "Yes, I have read this and want it"), key=f"{key}:{CONFIRM}")


def _read(
    model: type[AnyRequest], fields: tuple[ActField, ...], boxes: Mapping[str, object], fixed: Mapping[str, object]
) -> AnyRequest | tuple[Finding, ...]:
    """Read the boxes, files as their bytes and, where the model wants it, their names."""
    read = {name: _content(value) for name, value in boxes.items()}
    for one in fields:
        if one.name_of:
            read[one.name] = _name(boxes.get(one.name_of))
    return read_request(model, fields, read, fixed)


def _content(value: object) -> object:
    match value:
        case UploadedFile():
            return value.getvalue()
        case list():
            return tuple(_content(one) for one in value)
        case _:
            return value


def _name(value: object) -> object:
    match value:
        case UploadedFile():
            return value.name
        case list():
            return tuple(_name(one) for one in value)
        case _:
            return ""


def _too_large(boxes: Mapping[str, object]) -> tuple[Finding, ...]:
    files = ((name, one) for name, value in boxes.items() for one in (value if isinstance(value, list) else [value]))
    return tuple(
        finding("act-file-large", name, given=one.name, limit=MOST_MEGABYTES)
        for name, one in files
        if isinstance(one, UploadedFile) and one.size > MOST_MEGABYTES * 1_000_000
    )


def _show(found: Sequence[Finding], places: Mapping[str, DeltaGenerator], lang: Lang) -> None:
    """Say what is wrong beside each box; what concerns the whole stands above the button."""
    for name, place in places.items():
        with place:
            slips.beside((one for one in found if one.path == name), lang)
    with places[CONFIRM]:
        slips.beside((one for one in found if one.path not in places), lang)
