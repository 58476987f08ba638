"""Read the small examples of `tests/cases/constructs`: rules in shorthand, reports, and marks worked out by hand.

What the file leaves out is filled in: header, labels, one dimension `D`. Fields are written `name = "kind"`, or as a
list of options (a choice; several when the list starts with `several`), or as a table.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from conditionality.formula.values import Empty, Value, tidy
from conditionality.referential.model import Referential
from conditionality.referential.toml import frozen
from tests import repository

FOLDER = repository.ROOT / "tests" / "cases" / "constructs"
DEFAULT_DAY = date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Example:
    """One report of one example, with what it must give."""

    line: int
    name: str
    tree: Mapping[str, Any]
    on: date
    answers: Mapping[str, Value]
    expects: Mapping[str, Value]
    unanswered: tuple[str, ...] | None

    @property
    def title(self) -> str:
        """Give the test id: the line of the check-list, then the case."""
        return f"{self.line:02d}-{self.name}"


def examples() -> list[Example]:
    """Give every example, in the order of the lines."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        tree = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        number, _, slug = path.stem.partition("-")
        found += [_example(int(number), slug, tree, report) for report in tree.pop("reports")]
    return found


def _example(line: int, slug: str, tree: Mapping[str, Any], report: Mapping[str, Any]) -> Example:
    told = report.get("unanswered")
    return Example(
        line,
        f"{slug}: {report['id']}",
        tree,
        report.get("on", DEFAULT_DAY),
        {name: _given(value) for name, value in report["answers"].items()},
        {name: _given(value) for name, value in report["expects"].items()},
        None if told is None else tuple(told),
    )


def _given(value: object) -> Value:
    """Read a value of the file: `"200/3"` is a fraction, `"empty: kind reason"` an empty, a list ticked options."""
    if isinstance(value, list):
        return frozenset(value)
    if isinstance(value, Decimal):
        return tidy(Fraction(value))
    if isinstance(value, str) and value.startswith("empty: "):
        kind, reason = value.removeprefix("empty: ").split(" ")
        return Empty(kind, reason)  # type: ignore[arg-type]
    if isinstance(value, str) and re.fullmatch(r"-?\d+/\d+", value):
        return Fraction(value)
    if isinstance(value, bool | int | str | date):
        return value
    raise TypeError(value)


def rules(tree: Mapping[str, Any]) -> Referential:
    """Fill in what the shorthand leaves out."""
    header = {"id": "example", "version": "1.0.0", "title": _words("Example")}
    full = {**tree, **header, "in_force": {"from": date(2020, 1, 1)}}
    full["fields"] = tuple(_field(name, given) for name, given in tree["fields"].items())
    full["dimensions"] = tuple(_labelled(one) for one in tree.get("dimensions", [{"id": "D"}]))
    full["indicators"] = tuple(_indicator(one) for one in tree["indicators"])
    full["gates"] = tuple({"effect": "block", **_labelled(one)} for one in tree.get("gates", ()))
    full["outcomes"] = tuple({"reason": _words("why"), **one} for one in tree.get("outcomes", ()))
    full["gradings"] = tuple(_grading(one) for one in tree.get("gradings", ()))
    full["parameters"] = tuple(_parameter(one) for one in tree.get("parameters", ()))
    return Referential.model_validate(frozen(full))


def _words(text: str) -> dict[str, str]:
    return {"fr": text, "en": text}


def _labelled(one: Mapping[str, Any]) -> dict[str, Any]:
    return {"label": _words(one["id"]), **one}


def _field(name: str, given: dict[str, Any] | str | list[str]) -> dict[str, Any]:
    if isinstance(given, dict):
        return {**_labelled({"id": name}), **given}
    if isinstance(given, str):
        return {**_labelled({"id": name}), "kind": given}
    several = given[0] == "several"
    options = [_labelled({"id": one}) for one in given[several:]]
    return {**_labelled({"id": name}), "kind": "choices" if several else "choice", "options": options}


def _indicator(one: Mapping[str, Any]) -> dict[str, Any]:
    told = {"dimension": "D", **_labelled(one)}
    if "override" in told:
        told["override"] = [{"reason": _words("rule"), **rule} for rule in told["override"]]
    return told


def _grading(one: Mapping[str, Any]) -> dict[str, Any]:
    told = dict(one)
    for word in ("bands", "otherwise"):
        if word in told:
            told[word] = [_labelled(band) for band in told[word]]
    if "cases" in told:
        told["cases"] = {key: [_labelled(band) for band in bands] for key, bands in told["cases"].items()}
    return told


def _parameter(one: Mapping[str, Any]) -> dict[str, Any]:
    return {**one, "values": [{"source": "Invented", **value} for value in one["values"]]}
