"""Grades and outcomes: bands in order, grades that agree and have a label, outcomes that can be reached."""

from __future__ import annotations

import pytest

from tests.referential import books


def band(name: str, bound: str = "", label: str = "") -> str:
    return f'{{ {bound}{", " if bound else ""}id = "{name}", label = {books.words(label or name)} }}'


def grading(more: str) -> list[tuple[str, str]]:
    """Give what is wrong with a grading, places shortened."""
    fields = (books.ONE, books.choice("c", "u", "v"), books.field("s", kind="yes_no"))
    told = books.found(*fields, f'[[gradings]]\nid = "g"\n{more}')
    return [(code, path.removeprefix("gradings[g]")) for code, path in told]


FORCED = f'{{ if = "a > 3", grade = "Z", label = {books.words("Z")} }}'
A, B, REST = band("A", "from = 50"), band("B", "from = 10"), band("C")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (f"bands = [{A}, {B}, {REST}]", []),
        (f"bands = [{A}, {B}]", [("bands-open", ".bands")]),
        (f"bands = [{B}, {A}, {REST}]", [("line-unreachable", ".bands[2]")]),
        (f"bands = [{REST}, {A}]", [("bands-open", ".bands"), ("line-unreachable", ".bands[2]")]),
        ("", [("missing-key", ".bands")]),
        (f"cases = {{ u = [{REST}] }}", [("missing-key", ".by")]),
        (f"otherwise = [{REST}]", [("missing-key", ".by")]),
        (f'by = "c"\nbands = [{REST}]', []),
        (f'by = "c"\ncases = {{ u = [{REST}], v = [{REST}] }}', []),
        (f'by = "s"\ncases = {{ yes = [{REST}] }}\notherwise = [{REST}]', []),
        (f'by = "c"\ncases = {{ u = [{REST}] }}', [("option-without-case", ".cases")]),
        (f'by = "a"\ncases = {{ u = [{REST}] }}', [("by-not-a-choice", ".by")]),
        (f'by = "x1"\ncases = {{ u = [{REST}] }}', [("reference-unknown", ".by")]),
        (f'by = "c"\ncases = {{ w = [{REST}] }}\notherwise = [{REST}]', [("option-unknown", ".cases")]),
        (
            f'by = "c"\ncases = {{ u = [{A}, {REST}], v = [{band("C", "from = 50")}, {band("A")}] }}',
            [("grades-disagree", ".cases.v")],
        ),
        (f'on = "a > 3"\nbands = [{REST}]', [("formula-truth-as-number", ".on")]),
        (f'on = "a / 2"\nbands = [{REST}]', []),
    ],
)
def test_grades_stand_in_order_and_every_case_has_some(more: str, told: list[tuple[str, str]]) -> None:
    assert grading(more) == told


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('force_if = [{ if = "a > 3", grade = "C" }]', []),
        ('force_if = [{ if = "a > 3", grade = "Z" }]', [("grade-without-label", ".force_if[1]")]),
        (f"force_if = [{FORCED}]", []),
        (f'force_if = [{FORCED}, {{ if = "a > 9", grade = "Z" }}]\ncap_if = [{{ if = "a > 5", grade = "Z" }}]', []),
        ('cap_if = [{ if = "a > 3", grade = "C" }]', []),
        ('cap_if = [{ if = "a > 3", grade = "Z" }]', [("grade-unknown", ".cap_if[1].grade")]),
    ],
)
def test_a_forced_grade_has_a_label_and_a_cap_is_a_grade(more: str, told: list[tuple[str, str]]) -> None:
    assert grading(f"bands = [{A}, {REST}]\n{more}") == told


@pytest.mark.parametrize(
    ("whens", "told"),
    [
        (("a > 3", ""), []),
        (("a > 3", "true"), []),
        (("a > 3", "a > 2"), [("outcomes-open", "outcomes[o1]")]),
        (("", ""), [("outcome-unreachable", "outcomes[o1]")]),
        (("true", "a > 3", ""), [("outcome-unreachable", "outcomes[o1]"), ("outcome-unreachable", "outcomes[o2]")]),
        (("a > 3", "a > 3", ""), [("outcome-unreachable", "outcomes[o1]")]),
        ((), []),
    ],
)
def test_every_outcome_can_be_reached_and_the_last_takes_the_rest(
    whens: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    parts = [books.outcome(f"o{rank}", f'when = "{when}"' if when else "") for rank, when in enumerate(whens)]
    assert books.found(books.ONE, *parts) == told


def test_two_gradings_of_one_name_are_told_and_not_mixed_up() -> None:
    first = f'[[gradings]]\nid = "g"\nbands = [{A}, {REST}]'
    second = f'[[gradings]]\nid = "g"\nbands = [{B}, {band("D")}]'
    assert books.found(books.ONE, first, second) == [("name-twice", "gradings[g]")]
