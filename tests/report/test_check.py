"""What is missing, what breaks a rule, what is hardly plausible; all at once, nothing lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.codec import canonical
from conditionality.findings import Finding
from conditionality.report.check import changed_tenfold, check, receive
from conditionality.report.form import Form, make_form
from conditionality.report.json_text import write_json
from conditionality.report.model import NumberAnswer, Organisation, Period, Report, TruthAnswer
from conditionality.wording.findings import sentence
from tests.report import dairy
from tests.report.spelled import spell_all


def found(report: Report, form: Form | None = None, previous: Report | None = None) -> list[str]:
    """Spell what a check finds."""
    return spell_all(check(report, form or dairy.form(), previous))


def test_a_whole_report_has_nothing_to_say() -> None:
    assert found(dairy.report()) == []


def test_what_is_needed_and_missing_is_told_with_its_section(form: Form) -> None:
    told = check(dairy.report(women=..., purchases=...), form)
    assert spell_all(told) == ["answer-missing answers.purchases", "answer-missing answers.women"]
    french = (
        "answers.women\u00a0: La réponse à «\u00a0Femmes au conseil\u00a0» manque (rubrique «\u00a0Gouvernance\u00a0»)."
    )
    assert sentence(told[0], "fr").split("manque ")[1].startswith("(rubrique «\u00a0Chiffres généraux\u00a0»).")
    assert sentence(told[1], "fr") == f"{french} Donnez-la avant de déposer."
    assert sentence(told[1], "en").endswith(
        "«Women on the board» is missing (section «Governance»). Give it before you file."
    )


def test_an_answer_to_a_question_that_is_not_asked_is_kept_with_a_warning() -> None:
    report = dairy.report(staff=4)
    before = canonical(report)
    assert found(report) == ["~answer-not-asked answers.minutes_on", "~answer-not-asked answers.council"]
    assert canonical(report) == before
    assert report.values()["council"] is True


def test_a_report_written_under_other_rules_is_held_to_these() -> None:
    report = dairy.report().model_copy(
        update={
            "referential": "laiterie@0.9.0",
            "organisation": Organisation(siret="12345678901234"),
            "answers": (
                NumberAnswer(field="staff", number=Decimal("3.5")),
                TruthAnswer(field="women", yes=True),
                NumberAnswer(field="gone", number=Decimal(1)),
            ),
        }
    )
    assert found(report)[:5] == [
        "report-other-referential referential",
        "siret-siren-part organisation.siret",
        "number-not-whole answers.staff",
        "answer-wrong-kind answers.women",
        "answer-unknown-field answers.gone",
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-01-01", "2026-12-31", []),
        ("2026-01-01", "2026-06-30", ["~period-not-interval period"]),
        ("2026-12-31", "2026-01-01", ["period-reversed period"]),
        ("2024-01-01", "2024-12-31", ["period-not-in-force period"]),
        ("2030-01-01", "2030-11-30", ["period-not-in-force period", "~period-not-interval period"]),
    ],
)
def test_a_period_follows_the_rules(first: str, last: str, expected: list[str]) -> None:
    period = Period(from_=date.fromisoformat(first), to=date.fromisoformat(last))
    report = dairy.report().model_copy(update={"period": period})
    told = check(report, make_form(dairy.rules(), period.from_))
    assert [one for one in spell_all(told) if "period" in one] == expected


def test_a_version_without_an_end_says_so(form: Form) -> None:
    endless = form.referential.model_copy(
        update={"in_force": form.referential.in_force.model_copy(update={"until": None})}
    )
    early = dairy.report().model_copy(update={"period": Period(from_=date(2024, 1, 1), to=date(2024, 12, 31))})
    told = check(early, make_form(endless, date(2024, 1, 1)))
    assert sentence(told[0], "en").startswith("period: laiterie@1.0.0 holds from 1 Jan 2025 to …")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"delay": 5}, []),
        ({"delay": 120}, []),
        ({"delay": Decimal("4.99")}, ["~answer-unusual answers.delay"]),
        ({"delay": 121}, ["~answer-unusual answers.delay"]),
        ({"organic": Decimal("0.6125")}, ["~percent-under-one answers.organic"]),
        ({"organic": 0}, []),
        ({"organic": 1}, []),
        ({"growth": -3}, ["~percent-outside answers.growth"]),
        ({"growth": 101}, ["~percent-outside answers.growth"]),
        ({"growth": 100}, []),
    ],
)
def test_what_is_hardly_plausible_is_only_doubted(changes: dict[str, object], expected: list[str]) -> None:
    assert found(dairy.report(**changes)) == expected


def test_a_percentage_that_is_small_by_rule_is_not_doubted(form: Form) -> None:
    fields = tuple(
        one.model_copy(update={"max": Decimal(1)}) if one.id == "organic" else one for one in form.referential.fields
    )
    small = make_form(form.referential.model_copy(update={"fields": fields}), dairy.DAY)
    assert found(dairy.report(organic=Decimal("0.5")), small) == []


def test_a_figure_that_jumps_since_the_last_report_is_doubted(form: Form) -> None:
    last = dairy.report(staff=3, purchases=200_000_000, delay=42, women=0)
    told = check(dairy.report(), form, last)
    assert spell_all(told) == ["~answer-changed-tenfold answers.purchases", "~answer-changed-tenfold answers.staff"]
    assert "«Staff» was 3 in the last report and is 34 now" in sentence(told[1], "en")


@pytest.mark.parametrize(
    ("before", "after", "jumped"),
    [
        ("3", "30", False),
        ("3", "30.1", True),
        ("30.1", "3", True),
        ("0", "1000", False),
        ("-3", "31", True),
        ("0", "0", False),
    ],
)
def test_ten_times_exactly_is_not_more_than_ten_times(before: str, after: str, jumped: bool) -> None:
    assert changed_tenfold(Decimal(before), Decimal(after)) is jumped


def told(tree: object, previous: Report | None = None) -> tuple[Report | None, tuple[Finding, ...]]:
    """Receive a report from plain values."""
    return receive(write_json(tree), dairy.rules(), previous)


def test_the_counter_says_everything_at_once() -> None:
    draft, findings = told(dairy.tree(women=-1, men=..., form="scop", growth=Decimal("0.5")))
    assert draft is not None
    assert spell_all(findings) == [
        "number-under-least answers.women",
        "option-unexpected answers.form",
        "answer-missing answers.men",
        "~percent-under-one answers.growth",
    ]


def test_a_report_that_only_lacks_its_number_is_checked_all_the_same() -> None:
    draft, findings = told({**dairy.tree(men=...), "report_id": ""})
    assert draft is None
    assert spell_all(findings) == ["report-id-missing report_id", "answer-missing answers.men"]


def test_a_report_without_a_period_is_only_read() -> None:
    draft, findings = told({**dairy.tree(men=...), "period": {}})
    assert draft is None
    assert spell_all(findings) == ["report-key-missing period.from", "report-key-missing period.to"]


def test_what_is_no_report_is_refused() -> None:
    assert [one.code for one in receive(b"[]", dairy.rules())[1]] == ["json-not-object"]


def test_the_counter_compares_with_the_last_report() -> None:
    assert spell_all(told(dairy.tree(), dairy.report(staff=1))[1]) == ["~answer-changed-tenfold answers.staff"]
