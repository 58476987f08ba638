"""Scales: do they fit the value, does every option earn points, and how few or many points they can give."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from conditionality.referential.lint_scales import best_points, most_of, points_in, worst_points
from conditionality.referential.scales import AnyScale, Scale
from tests.referential import books

FIELDS = (
    books.ONE,
    books.field("s", kind="yes_no"),
    books.choice("c", "u", "v"),
    books.choice("k", "p", "q", kind="choices"),
    books.field("note", kind="text"),
    books.field("d", kind="date"),
)


def told(value: str, scale: str, more: str = "") -> list[tuple[str, str]]:
    """Give what is wrong with a scale on a value, places shortened."""
    written = books.indicator(
        "b", f'value = "{value}"\nscale = {scale}\n{more}' if scale else f'value = "{value}"\n{more}'
    )
    return [(code, path.removeprefix("indicators[b]")) for code, path in books.found(*FIELDS, written)]


STEPS = "{ at = [[5, 100]], otherwise = 0 }"
RAMP = "{ ramp = [[0, 0], [1, 100]] }"
YES_NO = "{ yes = 100, no = 0 }"
CHOICES = "{ choices = { u = 0, v = 100 } }"
OVERRIDE = f"override = [{{ if = 's', points = 101, reason = {books.words('r')} }}]"
OPTIONS = "{ options = { p = 10, q = 20 } }"


@pytest.mark.parametrize(
    ("value", "scale", "code"),
    [
        ("a", STEPS, ""),
        ("a", RAMP, ""),
        ("a", "", ""),
        ("s", YES_NO, ""),
        ("a > 3", YES_NO, ""),
        ("c", CHOICES, ""),
        ("'u' if a > 3 else 'v'", CHOICES, ""),
        ("k", OPTIONS, ""),
        ("k", "{ formula = 'count(x)' }", ""),
        ("d", "{ formula = 'years_between(x, period.from)' }", ""),
        ("c", STEPS, "scale-wants-number"),
        ("s", RAMP, "scale-wants-number"),
        ("d", STEPS, "scale-wants-number"),
        ("a", YES_NO, "scale-wants-yes-no"),
        ("k", CHOICES, "scale-wants-choice"),
        ("note", CHOICES, "scale-wants-choice"),
        ("c", OPTIONS, "scale-wants-choices"),
        ("s", "", "scale-missing"),
        ("c", "", "scale-missing"),
    ],
)
def test_a_scale_reads_one_kind_of_value(value: str, scale: str, code: str) -> None:
    assert [one for one, _ in told(value, scale)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("value", "scale", "expected"),
    [
        ("c", "{ choices = { u = 0 } }", [("option-without-points", ".scale.choices")]),
        ("c", "{ choices = { u = 0, v = 1, w = 2 } }", [("option-unknown", ".scale.choices")]),
        ("k", "{ options = { p = 1 } }", [("option-without-points", ".scale.options")]),
        (
            "k",
            '{ options = { p = 1, q = 2 }, instead = [{ have = ["p", "r"], count = "p" }] }',
            [("option-unknown", ".scale.options")],
        ),
        ("k", "{ options = { p = 1, q = 2 }, at_least = 5, at_most = 1 }", [("bounds-reversed", ".scale")]),
    ],
)
def test_every_option_earns_points_and_no_other(value: str, scale: str, expected: list[tuple[str, str]]) -> None:
    assert told(value, scale) == expected


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        ("{ at = [[5, 100]] }", [("steps-open", ".scale")]),
        ("{ steps = [{ from = 5, points = 1 }] }", [("steps-open", ".scale")]),
        ("{ steps = [{ from = 5, points = 1 }, { points = 0 }] }", []),
        ("{ steps = [{ points = 1 }], otherwise = 0 }", [("otherwise-unused", ".scale.otherwise")]),
        ("{ at = [[5, 50], [9, 100]], otherwise = 0 }", [("line-unreachable", ".scale.at[2]")]),
        ("{ ramp = [[0, 0], [0, 1]] }", [("knots-out-of-order", ".scale.ramp[2]")]),
        ("{ ramp = [[5, 0], [1, 100]] }", [("knots-out-of-order", ".scale.ramp[2]")]),
        ("{ ramp = [['1 - 2', 0], [0, 1]] }", []),
        ("{ ramp = [[0, 0], [1, 1]], curve = 'log' }", [("knot-not-positive", ".scale.ramp[1]")]),
        ("{ ramp = [[-1, 0], [1, 1]], curve = 'log' }", [("knot-not-positive", ".scale.ramp[1]")]),
    ],
)
def test_the_lines_of_a_scale_are_in_order(scale: str, expected: list[tuple[str, str]]) -> None:
    assert told("a", scale) == expected


@pytest.mark.parametrize(
    ("scale", "more", "expected"),
    [
        ("{ at = [[5, 101]], otherwise = 0 }", "", [("points-above-most", ".scale")]),
        ("{ at = [[5, 101]], otherwise = 0 }", "points = { max = 101 }\nrole = 'add'", []),
        (STEPS, "missing = 101", [("points-above-most", ".missing")]),
        (STEPS, "floor = 101", [("floor-above-most", ".floor")]),
        (STEPS, OVERRIDE, [("points-above-most", ".override[1].points")]),
        ("{ formula = 'x * 1000' }", "", []),
        ("{ formula = 'x' }", "missing = 'worst'", [("worst-unknown", ".missing")]),
        ("", "missing = 'worst'", [("worst-unknown", ".missing")]),
        (STEPS, "missing = 'worst'", []),
    ],
)  # fmt: skip
def test_no_points_are_above_the_most_of_the_indicator(scale: str, more: str, expected: list[tuple[str, str]]) -> None:
    assert told("a", scale, more) == expected


def test_options_that_add_up_above_the_most_are_a_doubt() -> None:
    assert told("k", "{ options = { p = 60, q = 70 } }") == [("options-above-most", ".scale.options")]
    assert told("k", "{ options = { p = 60, q = 70 }, at_most = 100 }") == []


def test_only_a_number_is_rounded() -> None:
    assert told("c", CHOICES, "round = { digits = 0 }") == [("round-not-a-number", ".round")]


@pytest.mark.parametrize(
    ("value", "options", "expected"),
    [
        ("'fails' if a > 3 else 'passes'", ("fails", "passes"), []),
        ("'fails' if a > 3 else 'passes'", ("fails", "pases"), [("option-unknown", ".options[pases]")]),
        ("'fails' if a > 3 else 'passes'", ("fails", "fails"), [("name-twice", ".options[fails]")]),
        ("a", ("u",), [("option-unknown", ".options[u]")]),
    ],
)
def test_words_are_given_to_texts_that_the_value_may_be(
    value: str, options: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    listed = ", ".join(f'{{ id = "{one}", label = {books.words(one)} }}' for one in options)
    scale = "{ formula = '100 if a > 3 else 0' }"
    assert told(value, scale, f"options = [{listed}]") == expected


def by(field: str, cases: str, otherwise: str = "") -> str:
    return f'{{ by = "{field}", cases = {{ {cases} }}{f", otherwise = {otherwise}" if otherwise else ""} }}'


@pytest.mark.parametrize(
    ("scale", "expected"),
    [
        (by("c", f"u = {STEPS}, v = {RAMP}"), []),
        (by("c", f"u = {STEPS}", RAMP), []),
        (by("s", f"yes = {STEPS}, no = {RAMP}"), []),
        (by("c", f"u = {STEPS}"), [("option-without-case", ".scale.cases")]),
        (by("c", f"u = {STEPS}, w = {RAMP}", STEPS), [("option-unknown", ".scale.cases")]),
        (by("s", f"true = {STEPS}", RAMP), [("option-unknown", ".scale.cases")]),
        (by("a", f"u = {STEPS}"), [("by-not-a-choice", ".scale.by")]),
        (by("k", f"p = {STEPS}"), [("by-not-a-choice", ".scale.by")]),
        (by("note", f"p = {STEPS}"), [("by-not-a-choice", ".scale.by")]),
        (by("nothing", f"p = {STEPS}"), [("reference-unknown", ".scale.by")]),
        (by("c", f"u = {YES_NO}", RAMP), [("scale-wants-yes-no", ".scale.cases.u")]),
        (by("c", 'u = "missing"', RAMP), [("reference-unknown", ".scale.cases.u")]),
        (by("c", f"u = {STEPS}", '"missing"'), [("reference-unknown", ".scale.otherwise")]),
        (by("c", "u = { at = [[5, 200]], otherwise = 0 }", RAMP), [("points-above-most", ".scale.cases.u")]),
    ],
)
def test_a_scale_by_a_field_thinks_of_every_option(scale: str, expected: list[tuple[str, str]]) -> None:
    assert told("a", scale) == expected


def test_a_shared_scale_is_told_once_and_even_when_nothing_uses_it() -> None:
    shared = '[[scales]]\nid = "r"\nscale = { ramp = [[5, 0], [1, 100]] }'
    users = (books.indicator("b", 'value = "a"\nscale = "r"'), books.indicator("e", 'value = "a"\nscale = "r"'))
    wrong = [("knots-out-of-order", "scales[r].scale.ramp[2]")]
    assert books.found(*FIELDS, shared) == wrong
    assert books.found(*FIELDS, shared, *users) == wrong


def test_a_shared_scale_of_cases_may_name_other_scales_but_not_in_a_circle() -> None:
    outer = f'[[scales]]\nid = "outer"\nscale = {by("c", f"u = {STEPS}", chr(34) + "inner" + chr(34))}'
    inner = f'[[scales]]\nid = "inner"\nscale = {by("s", f"yes = {RAMP}", STEPS)}'
    circle = f'[[scales]]\nid = "inner"\nscale = {by("s", f"yes = {RAMP}", chr(34) + "outer" + chr(34))}'
    user = books.indicator("b", 'value = "a"\nscale = "outer"\nmissing = "worst"')
    assert books.found(*FIELDS, outer, inner, user) == []
    assert {code for code, _ in books.found(*FIELDS, outer, circle, user)} == {"scale-circle", "worst-unknown"}


SCALE: TypeAdapter[Any] = TypeAdapter(AnyScale)


def scale(table: object) -> Scale | str:
    made: Scale | str = SCALE.validate_python(table)
    return made


@pytest.mark.parametrize(
    ("table", "worst", "best"),
    [
        ({"at": ((5, 100), (1, 50))}, 0, 100),
        ({"at": ((5, 100), (1, 50)), "otherwise": 20}, 20, 100),
        ({"steps": ({"points": 30},)}, 30, 30),
        ({"steps": ({"from": 5, "points": 60}, {"points": 30}), "otherwise": 10}, 30, 60),
        ({"steps": ({"from": 5, "points": 60}, {"points": 30}), "otherwise": 90}, 30, 60),
        ({"steps": ({"from": 5, "points": 60},), "otherwise": -10}, -10, 60),
        ({"steps": ({"from": 1, "points": -30},)}, -30, 0),
        ({"ramp": ((0, 80), (5, 20), (6, 40))}, 20, 80),
        ({"choices": {"u": 5, "v": -5}}, -5, 5),
        ({"yes": 0, "no": 10}, 0, 10),
        ({"options": {"p": 10, "q": 20, "r": -5}}, -5, 30),
        ({"options": {"p": 10, "q": 20}}, 0, 30),
        ({"options": {"p": 10, "q": 20}, "at_most": 15}, 0, 15),
        ({"options": {"p": -10, "q": -20}, "at_least": -15, "at_most": 0}, -15, 0),
        ({"options": {"p": 10}, "at_least": 5}, 5, 10),
        ({"by": "c", "cases": {"u": {"yes": 0, "no": 10}}, "otherwise": {"yes": 40, "no": 60}}, 0, 60),
        ({"by": "c", "cases": {"u": {"formula": "x"}}, "otherwise": {"yes": 40, "no": 60}}, None, None),
        ({"by": "c", "cases": {"u": "shared"}}, 1, 2),
        ({"formula": "x"}, None, None),
        ("shared", 1, 2),
        ("circle", None, None),
        ("nothing", None, None),
    ],
)
def test_the_fewest_and_the_most_points_of_a_scale(table: object, worst: int | None, best: int | None) -> None:
    named: dict[str, Scale | str] = {"shared": scale({"yes": 1, "no": 2}), "circle": "circle"}
    assert worst_points(scale(table), named) == worst
    assert best_points(scale(table), named) == best


@pytest.mark.parametrize(
    ("table", "listed"),
    [
        ({"at": ((5, 100), (1, 50)), "otherwise": 20}, [100, 50, 20]),
        ({"options": {"p": 10, "q": 20}}, [10, 20]),
        ({"options": {"p": 10, "q": 20}, "at_most": 15}, [15]),
        ({"by": "c", "cases": {"u": {"yes": 0, "no": 10}}, "otherwise": {"ramp": ((0, 1), (2, 3))}}, [0, 10, 1, 3]),
        ({"choices": {"u": 5}}, [5]),
        ({"formula": "x"}, []),
    ],
)
def test_the_points_that_a_scale_writes_down(table: object, listed: list[int]) -> None:
    assert list(points_in(scale(table))) == [Decimal(points) for points in listed]


def test_an_indicator_earns_at_most_a_hundred_unless_it_says_otherwise() -> None:
    by_id = {one.id: most_of(one) for one in books.whole().indicators}
    assert [by_id["parity"], by_id["labels"]] == [Decimal(100), Decimal(80)]
