"""What the form of an act asks, read from its request model: one field, one kind of box.

A request is a frozen, strict Pydantic model. `Field(title=…, description=…)` give the label and the help (English
sentences with a French translation); `json_schema_extra` may hold `labels` (a closed list: value to sentence) and
`name_of` (the field takes the name of the file that another field holds, and has no box).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from conditionality.errors import ConditionalityError
from conditionality.wording.speech import Lang, say

Kind = Literal["text", "lines", "day", "decimal", "whole", "tick", "choice", "choices", "file", "files"]

SHORT = 200
"""Characters up to which a text has one line; without a limit it has one line too."""

PLAIN: Mapping[object, Kind] = {
    str: "text",
    date: "day",
    Decimal: "decimal",
    int: "whole",
    bool: "tick",
    bytes: "file",
}


class UnaskableFieldError(ConditionalityError):
    """A request model holds a field that no box can ask for."""

    def __init__(self, name: str, annotation: object) -> None:
        super().__init__(f"{name}: {annotation} has no box; give it as fixed, or split the model")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose.

    Attributes:
        value: What the request holds.
        label: What a person reads, in their language already.
    """

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ActField:
    """One field of the form.

    Attributes:
        required: An empty box is a slip; so is the emptied box of a field that has something by default.
        default: What the box starts with when nothing else is given.
        nullable: An empty box gives `None` when the model has no other default.
        values: The closed list, as the model writes it.
        labels: Sentences of the closed list, by value.
        limit: Most characters of a text; 0 when there is no limit.
        name_of: The field whose file's name this one takes; empty for a field with a box.
    """

    name: str
    kind: Kind
    title: str
    help: str = ""
    required: bool = True
    default: object = None
    nullable: bool = False
    values: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    limit: int = 0
    name_of: str = ""

    @property
    def is_long(self) -> bool:
        """Tell whether a text may have several lines."""
        return self.limit > SHORT

    def options(self, lang: Lang) -> tuple[Option, ...]:
        """Give the closed list in a language."""
        return tuple(Option(one, say(lang, self.labels.get(one, one))) for one in self.values)


def fields_of(model: type[BaseModel], fixed: Mapping[str, object]) -> tuple[ActField, ...]:
    """Give the fields that the form of a model asks, in its order.

    Args:
        model: A request.
        fixed: Fields that the screen gives by itself.

    Raises:
        UnaskableFieldError: A field is of a type that has no box, and is not fixed.
    """
    return tuple(_field(name, told) for name, told in model.model_fields.items() if name not in fixed)


def labels_of(model: type[BaseModel], lang: Lang) -> dict[str, str]:
    """Give the label of each field by its name, to say where a finding stands."""
    return {name: say(lang, told.title or name) for name, told in model.model_fields.items()}


def _field(name: str, told: FieldInfo) -> ActField:
    inner, nullable = _without_none(told.annotation)
    extra: Mapping[str, Any] = told.json_schema_extra if isinstance(told.json_schema_extra, dict) else {}
    kind, values = _kind(name, inner)
    default = None if told.is_required() else told.get_default(call_default_factory=False)
    return ActField(
        name,
        kind,
        told.title or name,
        told.description or "",
        required=not nullable and (told.is_required() or default not in (None, "", ())),
        default=default,
        nullable=nullable,
        values=values,
        labels=dict(extra.get("labels", {})),
        limit=next((one.max_length for one in _metadata(told.metadata, told.annotation) if isinstance(one, MaxLen)), 0)
        if kind == "text"
        else 0,
        name_of=str(extra.get("name_of", "")),
    )


def _kind(name: str, annotation: object) -> tuple[Kind, tuple[str, ...]]:
    if get_origin(annotation) is Literal:
        values = get_args(annotation)
        return ("tick", ()) if values == (True,) else ("choice", _texts(name, values))
    if get_origin(annotation) is tuple and get_args(annotation)[1:] == (...,):
        item, _ = _without_none(get_args(annotation)[0])
        kind, values = _kind(name, item)
        many: Mapping[Kind, Kind] = {"choice": "choices", "text": "lines", "file": "files"}
        if kind in many:
            return many[kind], values
    if annotation in PLAIN:
        return PLAIN[annotation], ()
    raise UnaskableFieldError(name, annotation)


def _texts(name: str, values: tuple[object, ...]) -> tuple[str, ...]:
    if not all(isinstance(one, str) for one in values):
        raise UnaskableFieldError(name, values)
    return tuple(str(one) for one in values)


def _without_none(annotation: object) -> tuple[object, bool]:
    """Give a type without `None` and without what `Annotated` adds, and whether `None` was there."""
    if get_origin(annotation) is Annotated:
        return _without_none(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        others = [one for one in get_args(annotation) if one is not NoneType]
        if len(others) == 1:
            return _without_none(others[0])[0], True
    return annotation, False


def _metadata(outer: list[Any], annotation: object) -> Iterator[object]:
    """Give the limits of a type, those inside `Annotated` and `| None` included."""
    for one in outer:
        yield from one.metadata if isinstance(one, FieldInfo) else (one,)
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from _metadata(more, inner)
    elif get_origin(annotation) in {Union, UnionType}:
        for one in get_args(annotation):
            yield from _metadata([], one)
