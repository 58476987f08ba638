"""What the model refused is taken out, so that the rest is checked too; what only follows from it is not told."""

from __future__ import annotations

import pytest

from conditionality.referential.read import read_referential
from tests.referential import books


def codes(*parts: str, head: str = books.HEAD) -> set[tuple[str, str]]:
    return set(books.listed(read_referential(books.book(*parts, head=head)).findings))


def test_faults_of_form_and_of_meaning_are_told_together() -> None:
    told = codes(books.field("a", "minn = 3"), books.dimension("G", "weight = -1"), books.indicator("a"))
    assert told == {("unknown-key", "fields[a].minn"), ("weight-negative", "dimensions[G].weight")}


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        # a field taken out is not unknown to formulas, nor are its options
        (
            (books.field("b", kind="chioce"), books.ONE, books.gate("D", "b == 'x'")),
            {("unknown-word", "fields[b].kind")},
        ),
        # an indicator taken out leaves no empty dimension
        (
            (books.field("a"), books.dimension(), '[[indicators]]\nid = "a"\ndimension = 3'),
            {("text-expected", "indicators[a].dimension")},
        ),
        # a value taken out leaves no missing value, scale or kind
        (
            (books.ONE, books.indicator("b", "value = 3\nscale = { yes = 1, no = 0 }"), books.result("r", "b.value")),
            {("text-expected", "indicators[b].value")},
        ),
        # a block without a name may be the one looked for
        (
            (books.ONE, '[[fields]]\nkind = "decimal"\nlabel = { fr = "c", en = "c" }', books.result("r", "c + 1")),
            {("missing-key", "fields[2].id")},
        ),
        # a whole kind of block taken out
        ((books.ONE, books.gate("D", "b > 1"), "[results]\nid = 'r'"), {("double-brackets", "results")}),
        # dates of the version taken out: nothing can be outside them
        (
            (
                books.field("a", "in_force = { from = 2020-01-01, until = 2021-01-01 }"),
                books.dimension(),
                books.indicator("a"),
            ),
            {("date-expected", "in_force.from")},
        ),
        # the last outcome taken out
        (
            (books.ONE, books.outcome("x", 'when = "a > 1"'), books.outcome("y", kind="pan")),
            {("unknown-word", "outcomes[y].kind")},
        ),
    ],
)
def test_what_only_follows_is_not_told(parts: tuple[str, ...], told: set[tuple[str, str]]) -> None:
    head = books.HEAD.replace("2025-01-01", '"2025"') if ("date-expected", "in_force.from") in told else books.HEAD
    assert codes(*parts, head=head) == told


def test_other_faults_of_the_same_block_are_told() -> None:
    told = codes(books.ONE, books.indicator("b", 'value = "a + bb"\nwheight = 3\nweight = -1', "H"))
    assert told == {
        ("unknown-key", "indicators[b].wheight"),
        ("formula-unknown-name", "indicators[b].value"),
        ("weight-negative", "indicators[b].weight"),
        ("reference-unknown", "indicators[b].dimension"),
    }


def test_a_block_whose_id_cannot_be_is_checked_under_another_and_told_under_its_own() -> None:
    told = codes(books.ONE, books.indicator("L-G2", 'value = "a + bb"'))
    assert told == {("bad-name-code", "indicators[L-G2].id"), ("formula-unknown-name", "indicators[L-G2].value")}


def test_a_missing_label_hides_nothing_else() -> None:
    told = codes(books.field("a").replace(', en = "a"', ""), books.dimension(), books.indicator("a", "weight = 0"))
    assert told == {("missing-english", "fields[a].label.en"), ("weights-sum-zero", "dimensions[G]")}


def test_a_file_of_which_nothing_can_be_kept_is_told_by_its_form_alone() -> None:
    told = codes(head='id = 3\nversion = []\ntitle = 1\nin_force = "x"\nfields = [[1], 2]\nmissing = "all"')
    assert {code for code, _ in told} == {
        "text-expected",
        "words-expected",
        "table-expected",
        "unknown-missing-rule",
        "no-indicator",
    }
