"""Dates, durations, sources, fields and parameters: what must hold inside one block."""

from __future__ import annotations

import pytest

from conditionality.referential.read import read_referential
from tests.referential import books


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (books.field("b", "min = 1\nmax = 1"), []),
        (books.field("b", "min = 2\nmax = 1"), [("bounds-reversed", "fields[b]")]),
        (books.field("b", "min = 2024-01-01"), [("bound-misplaced", "fields[b].min")]),
        (books.field("b", "min = 2024-01-01\nmax = 2024-01-01", "date"), []),
        (books.field("b", "min = 2024-01-02\nmax = 2024-01-01", "date"), [("bounds-reversed", "fields[b]")]),
        (books.field("b", "max = 3", "date"), [("bound-misplaced", "fields[b].max")]),
        (books.field("b", "max = 3", "text"), [("bound-misplaced", "fields[b].max")]),
        (books.field("b", "usual = [3, 3]"), []),
        (books.field("b", "usual = [3, 2]"), [("bounds-reversed", "fields[b].usual")]),
        (books.field("b", "usual = [2, 3]", "yes_no"), [("bound-misplaced", "fields[b].usual")]),
        (books.field("b", "", "choice"), [("options-missing", "fields[b]")]),
        (books.choice("b", "u", "v", "u"), [("name-twice", "fields[b].options[u]")]),
        (books.choice("b", "u", kind="yes_no"), [("options-unused", "fields[b].options")]),
    ],
)
def test_bounds_and_options_suit_the_kind_of_field(field: str, told: list[tuple[str, str]]) -> None:
    assert books.found(books.ONE, field) == told


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ("from = 2025-06-01, until = 2025-06-01", []),
        ("from = 2025-06-02, until = 2025-06-01", [("dates-reversed", "gates[D].in_force")]),
        ("from = 2020-01-01, until = 2024-12-31", [("never-in-force", "gates[D].in_force")]),
        ("from = 2020-01-01, until = 2025-01-01", []),
        ("from = 2026-01-01", [("never-in-force", "gates[D].in_force")]),
        ("from = 2025-12-31", []),
    ],
)
def test_dates_go_forward_and_meet_those_of_the_version(dates: str, told: list[tuple[str, str]]) -> None:
    head = books.HEAD.replace("from = 2025-01-01", "from = 2025-01-01, until = 2025-12-31")
    assert books.found(books.ONE, books.gate("D", "a > 1", f"in_force = {{ {dates} }}"), head=head) == told


def test_the_dates_of_levers_are_looked_at_too() -> None:
    lever = (
        '[[indicators.levers]]\nid = "l"\nlabel = { fr = "l", en = "l" }\nwhy = { fr = "l", en = "l" }\n'
        "reaches = { points = 5 }\neffort_days = 1\ncost_eur = 1\nmonths = 1\n"
        "in_force = { from = 2025-02-01, until = 2025-01-01 }"
    )
    assert books.found(books.ONE, lever) == [("dates-reversed", "indicators[a].levers[l].in_force")]


def test_a_doubt_about_dates_does_not_stop() -> None:
    content = books.book(books.ONE, books.gate("D", "a > 1", "in_force = { from = 2020-01-01, until = 2021-01-01 }"))
    assert read_referential(content).referential is not None


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ('interval = "P6M"', []),
        ('interval = "P1Y6M2W3D"', []),
        ('interval = "P"', [("bad-duration", "interval")]),
        ('interval = "P0Y0D"', [("bad-duration", "interval")]),
        ('interval = "PT5H"', [("bad-duration", "interval")]),
        ('interval = "1Y"', [("bad-duration", "interval")]),
        ('grace = "P0D"', []),
        ('grace = "P"', [("bad-duration", "grace")]),
    ],
)
def test_a_duration_is_some_years_months_weeks_and_days(key: str, told: list[tuple[str, str]]) -> None:
    assert books.found(books.ONE, head=f"{books.HEAD}\n{key}\n") == told


@pytest.mark.parametrize(("basis", "told"), [("norm", True), ("mixed", True), ("illustrative", False)])
def test_a_norm_has_a_source(basis: str, told: bool) -> None:
    bare = books.found(books.ONE, books.indicator("b", f'value = "a"\nbasis = "{basis}"'))
    assert bare == ([("norm-without-source", "indicators[b]")] if told else [])
    sourced = books.indicator("b", f'value = "a"\nbasis = "{basis}"\nsources = ["Loi inventée"]')
    assert books.found(books.ONE, sourced) == []


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2025-01-01",), []),
        (("2020-01-01", "2026-01-01"), []),
        (("2025-01-02",), [("parameter-too-late", "parameters[p].values")]),
        (("2024-01-01", "2024-01-01"), [("dates-out-of-order", "parameters[p].values[2]")]),
        (("2026-01-01", "2024-01-01"), [("dates-out-of-order", "parameters[p].values[2]")]),
    ],
)
def test_the_values_of_a_parameter_start_in_time_and_follow_each_other(
    days: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    values = ", ".join(f'{{ from = {day}, value = 1, source = "s" }}' for day in days)
    assert books.found(books.ONE, f'[[parameters]]\nid = "p"\nvalues = [{values}]') == told
