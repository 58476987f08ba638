"""Read yes or no, one option, or several, as people write them: ids, or labels in French or English."""

from __future__ import annotations

import re
from collections.abc import Iterable

from conditionality.findings import Finding, nearest
from conditionality.referential.blocks import AskedField
from conditionality.report.identifiers import BLANKS
from conditionality.report.places import slip

YES = frozenset({"oui", "yes", "vrai", "true", "x", "1"})
NO = frozenset({"non", "no", "faux", "false", "0"})
NONE_TICKED = frozenset({"-", "–", "—", "aucun", "aucune", "néant", "none"})
"""Words that answer "none of these", unless an option is called so."""

MOST_LISTED = 12
"""Options named in a sentence; beyond, an ellipsis."""

_SEPARATORS = re.compile(r"[;|\n]")


def read_yes_no(given: str) -> bool | None:
    """Read yes or no, in any case; nothing when the text says neither.

    >>> read_yes_no("Oui"), read_yes_no("0"), read_yes_no("perhaps")
    (True, False, None)
    """
    text = _fold(given)
    return True if text in YES else False if text in NO else None


def is_truth_word(given: str) -> bool:
    """Tell whether a text says yes or no in letters, so that it stands in the wrong place under a number."""
    return _fold(given) in (YES | NO) - {"x", "1", "0"}


def read_option(field: AskedField, given: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Read one option of a field: its id, else its label in either language, in any case."""
    found = _options_called(field, given)
    if len(found) == 1:
        return found[0], ()
    if found:
        return None, (slip("option-ambiguous", given, {"options": ", ".join(found)}),)
    return None, (_not_an_option(field, given),)


def read_options(field: AskedField, given: str) -> tuple[tuple[str, ...] | None, tuple[Finding, ...]]:
    """Read ticked options, separated by `;`, `|` or a line end; a comma too where no label holds one.

    A word such as "none" or a dash answers that none is ticked.
    """
    if _fold(given) in NONE_TICKED and not _options_called(field, given):
        return (), ()
    return read_parts(field, _parts(field, given))


def read_parts(field: AskedField, parts: Iterable[str]) -> tuple[tuple[str, ...] | None, tuple[Finding, ...]]:
    """Read ticked options that are already apart."""
    read = [read_option(field, part) for part in parts]
    found = tuple(one for _, faults in read for one in faults)
    ticked = {option for option, _ in read if option is not None}
    return (None, found) if found else (tuple(sorted(ticked)), ())


def unknown_option(field: AskedField, given: str) -> Finding:
    """Say that a field has no option of this id, as programs write it; name the ids."""
    ids = {one.id: one.id for one in field.options}
    labels = {text: one.id for one in field.options for text in (one.label.fr, one.label.en)}
    near = nearest(given, (*ids, *labels))
    listed = _listed(tuple(ids))
    return slip(
        "option-unexpected",
        given,
        {"options_fr": listed, "options_en": listed, "nearest": (labels | ids).get(near, "")},
    )


def _not_an_option(field: AskedField, given: str) -> Finding:
    """Say the same to a person: name the labels."""
    french = tuple(one.label.fr for one in field.options)
    english = tuple(one.label.en for one in field.options)
    near = nearest(given, (*french, *english, *(one.id for one in field.options)))
    params = {"options_fr": _listed(french), "options_en": _listed(english), "nearest": near}
    return slip("option-unexpected", given, params)


def _listed(names: tuple[str, ...]) -> str:
    return "; ".join(names[:MOST_LISTED]) + ("; …" if len(names) > MOST_LISTED else "")


def _parts(field: AskedField, given: str) -> tuple[str, ...]:
    if _options_called(field, given):
        return (given,)
    parts = [part for part in _SEPARATORS.split(given) if part.strip()]
    cut: list[str] = []
    for part in parts:
        known = _options_called(field, part)
        cut.extend((part,) if known else (piece for piece in part.split(",") if piece.strip()))
    return tuple(part.strip() for part in cut)


def _options_called(field: AskedField, given: str) -> tuple[str, ...]:
    text = given.strip()
    if any(one.id == text for one in field.options):
        return (text,)
    folded = _fold(text)
    by_id = tuple(one.id for one in field.options if _fold(one.id) == folded)
    return by_id or tuple(one.id for one in field.options if folded in {_fold(one.label.fr), _fold(one.label.en)})


def _fold(text: str) -> str:
    return BLANKS.sub(" ", text).strip().casefold()
