"""Answers that cannot all be right are told, and nothing that cannot be told is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from conditionality.codec import canonical
from conditionality.findings import Finding
from conditionality.referential.model import Referential
from conditionality.report.check import check
from conditionality.report.form import make_form
from conditionality.report.model import NumberAnswer, Organisation, Period, Report, TruthAnswer
from conditionality.wording.findings import sentence
from tests.referential import books

LABEL = '{ fr = "La partie ne peut dépasser le tout", en = "The part cannot exceed the whole" }'


def rule(holds: str, more: str = "") -> Referential:
    """Give rules with one check; `part` is only asked when the whole is above 10."""
    return books.read(
        books.field("whole"),
        books.field("part", 'asked_if = "whole > 10"'),
        books.choice("form", "u", "v"),
        books.field("sure", "required = false", "yes_no"),
        '[[parameters]]\nid = "cap"\nvalues = [{ from = 2025-01-01, value = 3, source = "Invented" }]',
        books.dimension(),
        books.indicator("whole"),
        f'[[checks]]\nid = "within"\nlabel = {LABEL}\nholds = "{holds}"\n{more}',
    )


def told(rules: Referential, **answers: Any) -> tuple[Finding, ...]:  # noqa: ANN401 - numbers or truths
    """Give what is found about how the answers agree, for the year 2026."""
    listed = tuple(
        TruthAnswer(field=name, yes=value)
        if isinstance(value, bool)
        else NumberAnswer(field=name, number=Decimal(value))
        for name, value in sorted(answers.items())
    )
    period = Period(from_=date(2026, 1, 1), to=date(2026, 12, 31))
    report = Report(
        report_id="a", organisation=Organisation(), referential=rules.ref, period=period, answers=listed
    )  # fmt: skip
    return tuple(one for one in check(report, make_form(rules, period.from_)) if one.code.startswith("answers-"))


def test_a_part_above_its_whole_is_an_error_on_the_first_answer_read_with_all_of_them() -> None:
    (found,) = told(rule("part <= whole"), whole=37, part=900)
    assert (found.code, found.path, found.level) == ("answers-contradict", "answers.part", "error")
    assert found.given == "part=900, whole=37"
    assert sentence(found, "en") == (
        "answers.part: The part cannot exceed the whole. The report says: «part»: 900, «whole»: 37. "
        "Correct what is wrong."
    )
    assert "La partie ne peut dépasser le tout. Le rapport dit" in sentence(found, "fr").replace("\u00a0", " ")


def test_a_part_as_large_as_its_whole_holds() -> None:
    assert told(rule("part <= whole"), whole=37, part=37) == ()


@pytest.mark.parametrize("answers", [{}, {"whole": 37}, {"part": 900}, {"whole": 10, "part": 900}])
def test_what_cannot_be_told_or_is_not_asked_holds(answers: dict[str, int]) -> None:
    assert told(rule("part <= whole"), **answers) == ()


def test_a_warning_is_one() -> None:
    (found,) = told(rule("part <= whole", 'level = "warning"'), whole=37, part=38)
    assert (found.code, found.level) == ("answers-unlikely", "warning")
    assert sentence(found, "en").endswith("Check these figures.")


def test_parameters_the_period_and_yes_or_no_may_be_read() -> None:
    rules = rule("whole <= cap or not sure or period.from < date('2026-01-01')")
    (found,) = told(rules, whole=4, sure=True)
    assert found.given == "whole=4, sure=yes"
    assert told(rules, whole=3, sure=True) == ()
    assert told(rules, whole=4, sure=False) == ()


@pytest.mark.parametrize(("first", "codes"), [("2026-01-01", ["answers-contradict"]), ("2026-01-02", [])])
def test_a_check_is_only_looked_at_while_it_is_in_force(first: str, codes: list[str]) -> None:
    found = told(rule("part <= whole", f"in_force = {{ from = {first} }}"), whole=37, part=38)
    assert [one.code for one in found] == codes


def test_an_answer_that_is_wrong_by_itself_is_not_told_twice() -> None:
    assert told(rule("part <= whole"), whole=37, part=True) == ()


@pytest.mark.parametrize(
    ("holds", "codes"),
    [
        ("whole.points > 3", {"formula-unknown-name"}),
        ("total > 3", {"formula-unknown-name"}),
        ("whole + part", {"formula-expects-truth"}),
        ("whole <= hole", {"formula-unknown-name"}),
    ],
)
def test_a_check_reads_only_what_is_asked_and_gives_true_or_false(holds: str, codes: set[str]) -> None:
    one = f'[[checks]]\nid = "c"\nlabel = {LABEL}\nholds = "{holds}"'
    found = books.found(books.ONE, books.field("whole"), books.field("part"), one)
    assert {code for code, path in found if path == "checks[c].holds"} == codes


def test_names_of_checks_are_unique_and_not_reserved() -> None:
    one = f'[[checks]]\nid = "a"\nlabel = {LABEL}\nholds = "a > 1"'
    assert books.found(books.ONE, one) == []
    assert books.found(books.ONE, one, one) == [("name-twice", "checks[a]")]
    assert books.found(books.ONE, one.replace('"a"', '"total"', 1)) == [("reserved-name", "checks[total]")]
    assert ("dates-reversed", "checks[a].in_force") in books.found(
        books.ONE, f"{one}\nin_force = {{ from = 2026-01-01, until = 2025-01-01 }}"
    )


def test_a_check_changes_nothing_else_in_the_rules() -> None:
    with_check = rule("part <= whole")
    assert with_check.fingerprint() != rule("part <= whole", 'level = "warning"').fingerprint()
    without = with_check.model_copy(update={"checks": ()})
    assert b"checks" not in canonical(without)
