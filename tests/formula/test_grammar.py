"""The order of the pieces of a formula."""

from __future__ import annotations

import pytest

from conditionality.formula.grammar import follow
from conditionality.formula.scan import scan


def found(text: str) -> list[tuple[str, int, str]]:
    """Give code, column and what to write of everything out of order."""
    return [(one.code, one.position, dict(one.params).get("write", "")) for one in follow(scan(text)[0])]


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "-a + +b * -c",
        "not a and not (b or c)",
        "a not in ['b', 'c']",
        "a if b else c if d else e",
        "(a if b else c) if (d if e else f) else g",
        "max(a, min(b, c), -d)",
        "round(a, -2)",
        "a in [1,2,3]",
        "max(1,2,3)",
        "max(a,1,2)",
        "min(100,1000)",
        "true",
        "0",
        "0.5 + 00",
    ],
)
def test_a_formula_in_order_has_nothing_to_say(text: str) -> None:
    assert [one for one in found(text) if one[0] != "formula-leading-zero"] == []


def test_a_decimal_comma_is_told_from_two_arguments() -> None:
    assert found("abs(0,4)") == [("formula-decimal-comma", 5, "0.4")]
    assert found("0,4 * heads") == [("formula-decimal-comma", 1, "0.4")]
    assert found("max(a, 0,4)") == [("formula-maybe-decimal-comma", 8, "0.4")]
    assert found("max(1,5, 2,5)") == [
        ("formula-maybe-decimal-comma", 5, "1.5"),
        ("formula-maybe-decimal-comma", 10, "2.5"),
    ]
    assert found("max(a, 0, 4)") == []
    assert found("max(0,05)") == [("formula-decimal-comma", 5, "0.05")]
    assert found("abs(a, 0,4)") == [("formula-decimal-comma", 8, "0.4")]
    assert found("abs(a, b)") == [("formula-too-many-arguments", 9, "")]


def test_a_french_word_is_read_as_the_operator_it_means() -> None:
    assert found("a et b ou non c") == [
        ("formula-word", 3, "and"),
        ("formula-word", 8, "or"),
        ("formula-word", 11, "not"),
    ]


def test_a_name_may_look_like_a_french_word() -> None:
    assert found("ou + et * si") == []


def test_what_to_write_for_numbers_in_other_forms() -> None:
    assert [write for _, _, write in found("12 500")] == ["12500"]
    assert [write for _, _, write in found("2women")] == ["2 * women"]
    assert [write for _, _, write in found("1_000")] == ["1000"]
    assert [write for _, _, write in found("007")] == ["7"]


def test_the_nearest_function_is_proposed() -> None:
    for text, near in {"moyenne(a)": "mean", "summ(a)": "sum", "Max(a)": "max", "zzz(a)": ""}.items():
        assert [dict(one.params)["nearest"] for one in follow(scan(text)[0])] == [near]


def test_each_bracket_answers_for_its_own_choices() -> None:
    assert found("(a if b) else c") == [("formula-if-without-else", 4, ""), ("formula-else-without-if", 10, "")]
    assert found("max(a if b else c, d if e)") == [("formula-if-without-else", 22, "")]


def test_brackets_have_a_depth_limit() -> None:
    assert found("(" * 41 + "a" + ")" * 41) == [("formula-too-deep", 41, "")]
