"""Golden cases as files beside the rules: `<id>/cases/<case>.toml`, read and written.

A case concerns every version of its rule book, or those that `[case] versions` names: when the rules change, the cases
of the old ones say so and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conditionality.desk.golden import Expectation, GoldenCase, Wanted, near
from conditionality.findings import Finding, errors, finding
from conditionality.referential.model import Referential
from conditionality.referential.toml import Tree, read_toml
from conditionality.referential.toml_text import table_text
from conditionality.report.json_text import Json
from conditionality.report.model import Period, Report
from conditionality.report.read import read_answers
from conditionality.report.write import plain_answer
from conditionality.wording.numbers import shown

Found = tuple[Finding, ...]

CASE_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}", re.ASCII)
"""Name of a case: it is the name of its file."""

FRACTION = re.compile(r"-?\d{1,60}(?:/0*[1-9]\d{0,59})?", re.ASCII)

PLAIN = ("total", "rounded", "total_shown", "grade", "outcome", "status")
MOST_DECIMALS = 31
"""Decimals of a number in a case; one that needs more is written as a fraction."""

GROUPS = {"dimensions": "dimension", "gates": "gate", "grades": "grade"}
"""Tables of `[expected]`, and the columns that their keys stand for."""


def read_cases(files: Mapping[str, bytes], rules: Referential) -> tuple[tuple[GoldenCase, ...], Found]:
    """Read the cases of a version; a case of other versions is left out.

    Args:
        files: Bytes by name of the case.
        rules: The version.

    Returns:
        The cases that can be read, and all that is wrong with the others.
    """
    cases: list[GoldenCase] = []
    found: Found = ()
    for name, content in sorted(files.items()):
        tree, faults = read_toml(content)
        if tree is not None and not concerns(tree, rules.version):
            continue
        case, more = (None, faults) if tree is None else _case(name, tree, rules)
        found += tuple(one.within(f"cases/{name}") for one in more)
        if case is not None:
            cases.append(case)
    return tuple(cases), found


def concerns(tree: Tree, version: str) -> bool:
    """Tell whether a case is about a version: it names it, or names none."""
    named = _table(tree, "case").get("versions", ())
    return not named or (isinstance(named, tuple) and version in named)


def _table(tree: Tree, key: str) -> Tree:
    held = tree.get(key, {})
    return held if isinstance(held, dict) else {}


def _case(name: str, tree: Tree, rules: Referential) -> tuple[GoldenCase | None, Found]:
    report, found = _report(name, tree, rules)
    history: list[Report] = []
    listed = tree.get("history", ())
    for rank, one in enumerate(listed if isinstance(listed, tuple) else (), 1):
        earlier, more = _report(f"{name}-{rank}", one if isinstance(one, dict) else {}, rules)
        found += tuple(fault.within(f"history[{rank}]") for fault in more)
        history += [earlier] if earlier is not None else []
    expected, more = _expected(_table(tree, "expected"), rules)
    found += more
    if report is None or errors(found):
        return None, found
    return GoldenCase(name, report, expected, tuple(history)), found


def _report(name: str, tree: Tree, rules: Referential) -> tuple[Report | None, Found]:
    span = _table(tree, "period")
    first, last = span.get("from"), span.get("to")
    if type(first) is not date or type(last) is not date or last < first:
        return None, (finding("golden-period", "period"),)
    given: Json = {key: _json(value) for key, value in _table(tree, "answers").items()}
    answers, found = read_answers(given, rules, first)
    period = Period(from_=first, to=last)
    return Report(report_id=name, referential=rules.ref, period=period, answers=answers), found


def _json(value: object) -> Json:
    """Give an answer as the reader of reports takes it."""
    match value:
        case bool() | str() | Decimal():
            return value
        case int():
            return Decimal(value)
        case tuple():
            return [_json(one) for one in value]
        case _:
            return str(value)


def _expected(tree: Tree, rules: Referential) -> tuple[tuple[Expectation, ...], Found]:
    said = tree.get("tolerance", 0)
    tolerance = Fraction(said) if isinstance(said, Decimal | int) else Fraction(0)
    wanted: list[Expectation] = []
    found: list[Finding] = []
    for column, value in _columns(tree, rules):
        exact = _wanted(value)
        if exact is None:
            found.append(finding("golden-value", f"expected.{column}", given=value))
        else:
            wanted.append(Expectation(column, exact, max(near(value), tolerance if column == "total" else Fraction(0))))
    return tuple(wanted), tuple(found)


def _columns(tree: Tree, rules: Referential) -> Iterator[tuple[str, object]]:
    """Give what a case expects, column by column; when it lists gates, those it does not name must hold."""
    yield from ((key, tree[key]) for key in PLAIN if key in tree)
    if "complete" in tree:
        yield "status", "complete" if tree["complete"] is True else "incomplete"
    if "unanswered" in tree:
        listed = tree["unanswered"]
        yield "unanswered", ", ".join(map(str, listed)) if isinstance(listed, tuple) else listed
    for key, column in GROUPS.items():
        yield from ((f"{column}:{name}", value) for name, value in _table(tree, key).items())
    if "gates" in tree:
        named = _table(tree, "gates")
        yield from ((f"gate:{one.id}", "holds") for one in rules.gates if one.id not in named)
    for name, marks in _table(tree, "indicators").items():
        pairs = marks.items() if isinstance(marks, dict) else ()
        yield from ((f"{key}:{name}", value) for key, value in pairs)


def _wanted(value: object) -> Wanted | None:
    """Give what is expected: a number, a fraction between quotation marks, or a text."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    if isinstance(value, str):
        return Fraction(value) if FRACTION.fullmatch(value) else value
    return Fraction(value)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who worked a case out, and where it comes from."""

    computed_by: str
    source: str


def case_toml(case: GoldenCase, version: str, signature: Signature) -> bytes:
    """Write a case as the file that `read_cases` reads back; its history, when it has one, too."""
    head = {
        "id": case.id,
        "title": {"fr": case.id, "en": case.id},
        "versions": (version,),
        "computed_by": signature.computed_by,
        "source": signature.source,
    }
    parts = [table_text("[case]", head), *_report_text("", case.report)]
    for earlier in case.history:
        parts += _report_text("[[history]]", earlier)
    parts += _expected_text(case.expected)
    return "\n".join(parts).encode()


def _report_text(header: str, report: Report) -> Iterator[str]:
    period = {"from": report.period.from_, "to": report.period.to}
    answers = {one.field: plain_answer(one) for one in report.answers}
    if header:
        yield table_text(header, {"period": period}) + table_text("[history.answers]", answers)
    else:
        yield table_text("[period]", period)
        yield table_text("[answers]", answers)


def _expected_text(expected: tuple[Expectation, ...]) -> Iterator[str]:
    """Write what is expected: plain columns first, then one table for each group."""
    groups: dict[str, dict[str, object]] = {"": {}}
    columns = {column: key for key, column in GROUPS.items()}
    for one in expected:
        column, _, name = one.column.partition(":")
        if one.column == "status":
            groups[""]["complete"] = one.wanted == "complete"
        elif not name:
            groups[""][column] = _value(one.wanted)
            groups[""] |= {"tolerance": _value(one.tolerance)} if one.tolerance and column == "total" else {}
        elif column in columns:
            groups.setdefault(columns[column], {})[name] = _value(one.wanted)
        else:
            marks = groups.setdefault("indicators", {}).setdefault(name, {})
            if isinstance(marks, dict):
                marks[column] = _value(one.wanted)
    yield table_text("[expected]", groups.pop(""))
    yield from (table_text(f"[expected.{key}]", values) for key, values in groups.items())


def _value(wanted: Wanted) -> object:
    """Write a number exactly: as a decimal when it ends, else as a fraction between quotation marks."""
    if isinstance(wanted, str):
        return wanted
    ends = next((digits for digits in range(MOST_DECIMALS) if 10**digits % wanted.denominator == 0), None)
    return str(wanted) if ends is None else Decimal(shown(wanted, ends))
