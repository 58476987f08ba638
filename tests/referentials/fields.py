"""The table of fields as the référentiels themselves say it: one row a name, for `docs/fields.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from tests.referentials import shelf

WORD = re.compile(r"[A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class Row:
    """One field, over every référentiel that asks it."""

    field: AskedField
    asked_in: tuple[str, ...]
    readers: tuple[str, ...]


def rows() -> dict[str, Row]:
    """Give every field of the library, in the order of the files."""
    found: dict[str, Row] = {}
    for version in shelf.VERSIONS:
        rules = shelf.referential(version)
        for field in rules.fields:
            old = found.get(field.id, Row(field, (), ()))
            readers = tuple(dict.fromkeys((*old.readers, *readers_of(rules, field.id))))
            found[field.id] = Row(old.field, (*old.asked_in, rules.id), readers)
    return found


def readers_of(rules: Referential, name: str) -> Iterator[str]:
    """Give the printed codes of the indicators whose value or exemptions read a field, through results too."""
    results = {one.id: set(WORD.findall(one.value)) for one in rules.results}
    for one in rules.indicators:
        texts = (one.value or one.id, *(rule.when for rule in one.not_applicable_if))
        words = {word for text in texts for word in WORD.findall(text)}
        words |= {word for result in words & results.keys() for word in results[result]}
        if name in words:
            yield one.code or one.id


def line(row: Row) -> str:
    """Write a row of the table."""
    field = row.field
    unit = "" if field.unit is None else " / ".join(dict.fromkeys((field.unit.fr, field.unit.en)))
    counted = "" if field.help is None else f"{field.help.fr}<br>*{field.help.en}*"
    cells = (
        f"`{field.id}`",
        f"{field.label.fr}<br>*{field.label.en}*",
        counted,
        field.kind,
        unit,
        " ".join(row.readers),
        ", ".join(row.asked_in),
    )
    return f"| {' | '.join(cells)} |"


def line_bars() -> int:
    """Count the bars of a row of the table."""
    return line(next(iter(rows().values()))).count("|")
