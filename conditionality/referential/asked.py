"""The blocks that ask and hold figures: fields, parameters, tables, checks, named scales.

A class docstring says what the block is for and each of its keys; the JSON Schema of rule files is made from them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from conditionality.codec import Paper
from conditionality.referential.scales import AnyScale
from conditionality.referential.terms import (
    NOT_A_CONDITION,
    NUMBER_SCHEMA,
    SPELLED_NUMBER,
    AnySource,
    Formula,
    Id,
    InForce,
    Number,
    OptionId,
    SameWords,
    Words,
    number_of,
    refusal,
)

FieldKind = Literal["integer", "decimal", "percent", "money", "yes_no", "choice", "choices", "date", "text"]
NUMERIC_KINDS: tuple[FieldKind, ...] = ("integer", "decimal", "percent", "money")
OPTION_KINDS: tuple[FieldKind, ...] = ("choice", "choices")

MOST_ITEMS = 200
"""Entries of one list inside a block: options, levers, sources…"""


def _bound(value: object, told: ValidationInfo) -> object:
    if told.mode == "json" and isinstance(value, str) and not SPELLED_NUMBER.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    if type(value) is date:
        return value
    return number_of(value, spelled=told.mode == "json")


FieldBound = Annotated[
    Decimal | date,
    BeforeValidator(_bound),
    WithJsonSchema({"anyOf": [dict(NUMBER_SCHEMA), {"type": "string", "format": "date"}]}),
]
"""The least or the greatest answer: a number, or a day for a date field."""


def _condition(value: object) -> object:
    if not isinstance(value, bool | str):
        raise refusal(NOT_A_CONDITION)
    return value


class Option(Paper):
    """One answer a choice field allows.

    Attributes:
        id: Its name in formulas and files.
        label: What people read.
    """

    id: OptionId
    label: Words


class StandardFields(Paper):
    """Codes of the same figure in published standards: codes only, their texts are not ours.

    Attributes:
        vsme: EFRAG VSME concepts.
        gri: GRI disclosures.
        iso26000: ISO 26000 clauses.
        ess: Themes 1 to 8 of the French guide of good practice of the social and solidarity economy.
    """

    vsme: tuple[str, ...] = ()
    gri: tuple[str, ...] = ()
    iso26000: tuple[str, ...] = ()
    ess: tuple[int, ...] = ()


class AskedField(Paper):
    """What an enterprise enters: a raw figure that it can prove.

    Attributes:
        id: Its name in formulas, files and tables.
        kind: What kind of answer it takes.
        label: The question, in a few words.
        help: What counts and what does not.
        unit: The unit of the figure.
        section: The top dimension under which it is asked.
        min: Least answer allowed; a day for a date.
        max: Greatest answer allowed; a day for a date.
        usual: Least and greatest answer that do not surprise; beyond, the form asks "are you sure?".
        options: Answers of a `choice` or of `choices`.
        required: Whether a report without it is incomplete, or the condition under which it is.
        asked_if: Condition under which it is asked; without it, always.
        maps_to: Codes of the same figure in published standards.
        carry_over: Whether last period's answer is proposed.
        personal: Whether it concerns persons: never published.
        evidence: Documents that prove it.
        in_force: Periods in which it is asked.
    """

    id: Id
    kind: FieldKind
    label: Words
    help: Words | None = None
    unit: SameWords | None = None
    section: Id | None = None
    min: FieldBound | None = None
    max: FieldBound | None = None
    usual: tuple[Number, Number] | None = None
    options: Annotated[tuple[Option, ...], Field(max_length=1_000)] = ()
    required: Annotated[bool | str, BeforeValidator(_condition)] = True
    asked_if: Formula | None = None
    maps_to: StandardFields = StandardFields()
    carry_over: bool = False
    personal: bool = False
    evidence: Annotated[tuple[Words, ...], Field(max_length=MOST_ITEMS)] = ()
    in_force: InForce | None = None


CheckLevel = Literal["error", "warning"]


class Check(Paper):
    """What the answers of a report must say together; it tells of a slip and never changes a score.

    Attributes:
        id: Its name; formulas never read it.
        label: The sentence a person reads when it does not hold: what is impossible, or hardly plausible.
        holds: The condition: it reads fields, parameters and the period; what cannot be told holds.
        level: `error` when the answers are impossible, `warning` when they are only hardly plausible.
        in_force: Periods in which it is looked at.
    """

    id: Id
    label: Words
    holds: Formula
    level: CheckLevel = "error"
    in_force: InForce | None = None


class DatedValue(Paper):
    """A value of a parameter and the day it takes effect.

    Attributes:
        from_: First day.
        value: The value from that day on.
        source: The act that sets it.
    """

    from_: Annotated[date, Field(alias="from")]
    value: Number
    source: AnySource


class Parameter(Paper):
    """A constant of law or policy that changes with the years; the start of the period picks its value.

    Attributes:
        id: Its name in formulas.
        label: What people read.
        unit: The unit of the values.
        values: Its values, earliest first; the first one no later than the day the version takes effect.
    """

    id: Id
    label: Words | None = None
    unit: SameWords | None = None
    values: Annotated[tuple[DatedValue, ...], Field(min_length=1, max_length=MOST_ITEMS)]


def _cell(value: object) -> Decimal | str:
    return value if isinstance(value, str) else number_of(value, spelled=False)


Cell = Annotated[
    Decimal | str,
    BeforeValidator(_cell),
    WithJsonSchema({"anyOf": [dict(NUMBER_SCHEMA), {"type": "string"}]}),
]


class Table(Paper):
    """A table read by `lookup` (exact) and `interp` (straight lines, flat outside): the first column is the key.

    Attributes:
        id: Its name in formulas.
        key: `number` or `text`; a file may leave it out, the first column tells.
        columns: Names of the columns, the key first.
        rows: The rows, each as long as `columns`.
        sources: Where the figures come from.
    """

    id: Id
    key: Literal["number", "text"] = "number"
    columns: Annotated[tuple[Id, ...], Field(min_length=2, max_length=MOST_ITEMS)]
    rows: Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=1, max_length=10_000)]
    sources: Annotated[tuple[AnySource, ...], Field(max_length=MOST_ITEMS)] = ()

    @field_validator("rows", mode="before")
    @classmethod
    def _spelled(cls, value: object, told: ValidationInfo) -> object:
        """Take numbers back from their spelling in canonical bytes; keys only where the key is a number."""
        if told.mode != "json" or not isinstance(value, list):
            return value
        texts = 1 if told.data.get("key") == "text" else 0
        rows = (row if isinstance(row, list) else [row] for row in value)
        return tuple((*row[:texts], *(number_of(cell, spelled=True) for cell in row[texts:])) for row in rows)


class NamedScale(Paper):
    """A scale that several indicators share: `scale = "its id"`.

    Attributes:
        id: Its name.
        scale: The scale.
    """

    id: Id
    scale: AnyScale
