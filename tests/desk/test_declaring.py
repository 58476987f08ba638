"""Read a draft as the counter does; say what changed between two versions; freeze rules; choose a language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from conditionality.desk.declaring import declared, differences, frozen_scorer, library_scorer, reopened, tongue
from conditionality.desk.mandates import Person
from conditionality.desk.office import Office
from conditionality.desk.papers import submission_of
from conditionality.report.model import NumberAnswer, Period, Report
from tests.desk.path import STRONG, WEAK, drafted, filed, typing
from tests.desk.people import Region

FRENCH, ENGLISH = Person("p-1", "A", "a@example.org", "fr"), Person("p-2", "B", "b@example.org", "en")


def report(**numbers: int) -> Report:
    answers = tuple(NumberAnswer(field=name, number=Decimal(numbers[name])) for name in sorted(numbers))
    period = Period(from_=date(2025, 1, 1), to=date(2025, 12, 31))
    return Report(report_id="x", referential="socle-leger@1.0.0", period=period, answers=answers)


def test_what_changed_is_told_field_by_field() -> None:
    before, after = report(a=1, b=2, c=3), report(a=1, b=5, d=1234)
    assert [(one.field, one.before, one.after) for one in differences(before, after)] == [
        ("b", "2", "5"), ("c", "3", ""), ("d", "", "1234"),
    ]  # fmt: skip
    assert differences(before, before) == ()
    moved = before.model_copy(update={"period": Period(from_=date(2024, 1, 1), to=date(2024, 12, 31))})
    assert [one.field for one in differences(before, moved)] == ["period"]


def test_an_organisation_is_written_to_in_french_unless_all_read_english() -> None:
    assert tongue(()) == "fr"
    assert tongue((ENGLISH, FRENCH)) == "fr"
    assert tongue((ENGLISH,)) == "en"


def test_a_draft_gives_its_report_and_every_finding(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    scorer = library_scorer(office, "socle-leger@1.0.0", date(2025, 1, 1))
    with office.reading() as connection:
        whole = declared(connection, scorer, dossier, typing(STRONG))
        wrong = declared(connection, scorer, dossier, typing({**STRONG, "employees": "x", "purchases": ""}))
    assert whole.findings == ()
    assert len(whole.report.answers) == len(STRONG)
    assert {("not-a-number", "answers.employees"), ("answer-missing", "answers.purchases")} <= {
        (one.code, one.path) for one in wrong.findings
    }


def test_a_figure_ten_times_larger_than_before_is_doubted(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    with office.reading() as connection:
        scorer = frozen_scorer(office, connection, dossier, date(2026, 1, 1))
        other = f"{dossier}.r2026-01-01"
        found = declared(connection, scorer, other, typing({**WEAK, "hours_worked": "400000"}, 2026)).findings
    assert ("answer-changed-tenfold", "answers.hours_worked") in {(one.code, one.path) for one in found}


def test_a_report_opens_again_as_it_was_typed(office: Office, region: Region) -> None:
    dossier = filed(office, region, texts=STRONG)
    with office.reading() as connection:
        mine = submission_of(connection, dossier)
        assert mine is not None
        again = reopened(mine, frozen_scorer(office, connection, dossier, date(2025, 1, 1)))
    assert (again.texts, again.from_on) == (STRONG, date(2025, 1, 1))
