"""What a person types is read, checked and scored."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.desk.simulation import (
    Typed,
    named_ref,
    paper_name,
    period_proposed,
    periods_offered,
    receive_file,
    simulate,
    typed_text,
    typed_texts,
)
from conditionality.findings import errors
from conditionality.report.model import (
    Answer,
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    Period,
    TextAnswer,
    TruthAnswer,
)
from conditionality.report.template import make_template
from conditionality.report.write import to_json
from conditionality.scoring.score import make_scorer
from conditionality.wording.speech import Lang
from tests.certificate.samples import small_referential

RULES = small_referential()
YEAR = Period(from_=date(2025, 1, 1), to=date(2025, 12, 31))
SCORER = make_scorer(RULES, YEAR.from_)
TEXTS = {"women": "2", "seats": "6", "sorting": "full", "duerp": "yes"}


def test_what_is_typed_is_scored() -> None:
    now = simulate(SCORER, Typed(TEXTS, YEAR))
    assert now.card.total.score is not None
    assert now.card.total.score.shown == "70.0"
    assert now.findings == ()
    assert now.state.progress == 1


def test_a_slip_is_a_finding_and_the_rest_is_still_scored() -> None:
    now = simulate(SCORER, Typed({**TEXTS, "women": "deux"}, YEAR))
    assert [one.code for one in now.about("women")] == ["not-a-number"]
    assert now.about("seats") == ()
    assert now.state.missing == ("women",)
    assert now.card.status == "incomplete"


def test_a_wrong_siret_is_said_once() -> None:
    now = simulate(SCORER, Typed(TEXTS, YEAR, "Les Ateliers du Val", "12345678900011"))
    assert [one.path for one in errors(now.findings)] == ["organisation.siret"]
    assert now.report.organisation.name == "Les Ateliers du Val"


def test_missing_answers_are_progress_not_slips() -> None:
    now = simulate(SCORER, Typed({}, YEAR))
    assert now.findings == ()
    assert len(now.state.missing) == 4


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "answer",
    [
        NumberAnswer(field="a", number=Decimal("1234567.5")),
        NumberAnswer(field="a", number=Decimal("-0.125")),
        TruthAnswer(field="a", yes=False),
        OptionAnswer(field="a", option="full"),
        OptionsAnswer(field="a", options=("b", "c")),
        OptionsAnswer(field="a", options=()),
        DateAnswer(field="a", date=date(2025, 2, 28)),
        TextAnswer(field="a", text="Bonjour"),
    ],
)
def test_an_answer_typed_again_is_the_same_answer(answer: Answer, lang: Lang) -> None:
    from conditionality.referential.blocks import AskedField, Option  # noqa: PLC0415
    from conditionality.referential.terms import Words  # noqa: PLC0415
    from conditionality.report.answers import read_cell  # noqa: PLC0415
    from conditionality.report.places import Place  # noqa: PLC0415

    kinds = {
        NumberAnswer: "decimal",
        TruthAnswer: "yes_no",
        OptionAnswer: "choice",
        OptionsAnswer: "choices",
        DateAnswer: "date",
        TextAnswer: "text",
    }
    options = tuple(Option(id=one, label=Words(fr=one, en=one)) for one in ("b", "c", "full"))
    label = Words(fr="a", en="a")
    field = AskedField.model_validate({"id": "a", "kind": kinds[type(answer)], "label": label, "options": options})
    assert read_cell(field, typed_text(answer, lang), Place()) == (answer, ())


def test_a_report_sent_as_json_comes_back_as_typed() -> None:
    report = simulate(SCORER, Typed(TEXTS, YEAR)).report
    received = receive_file(to_json(report), RULES)
    assert received.reports == (report,)
    assert typed_texts(report, SCORER.form, "fr") == TEXTS


def test_a_table_gives_good_rows_and_says_what_is_wrong_with_the_others() -> None:
    content = b"report_id;women;seats\nA;2;6\nB;deux;6\n"
    received = receive_file(content, RULES)
    assert [one.report_id for one in received.reports] == ["A"]
    assert [one.line for one in received.rejects] == [3]


def test_a_file_that_is_nothing_of_the_kind_is_a_finding() -> None:
    received = receive_file(b"%PDF-1.7 nothing", RULES)
    assert received.reports == ()
    assert errors(received.findings)


def test_periods_are_offered_the_latest_first_and_the_last_one_over_is_proposed() -> None:
    today = date(2027, 3, 1)
    offered = periods_offered(RULES, today)
    assert [one.from_.year for one in offered] == [2027, 2026, 2025]
    assert period_proposed(offered, today).from_ == date(2026, 1, 1)


def test_rules_that_are_not_yet_in_force_offer_their_first_period() -> None:
    offered = periods_offered(RULES, date(2020, 1, 1))
    assert [one.from_ for one in offered] == [date(2025, 1, 1)]
    assert period_proposed(offered, date(2020, 1, 1)) == offered[0]


def test_the_form_taken_away_comes_back_with_what_was_typed() -> None:
    report = simulate(SCORER, Typed(TEXTS, YEAR, "Les Ateliers du Val")).report
    received = receive_file(make_template(SCORER.form, "fr", report), RULES)
    assert errors(received.findings) == ()
    assert [one.answers for one in received.reports] == [report.answers]
    assert received.reports[0].organisation == report.organisation


def test_the_rules_that_a_file_names_are_found_before_it_is_read() -> None:
    report = simulate(SCORER, Typed(TEXTS, YEAR)).report
    assert named_ref(to_json(report)) == RULES.ref
    assert named_ref(make_template(SCORER.form, "fr", report)) == RULES.ref
    assert named_ref(b"report_id;referential\nA;a@1.0.0\nB;a@1.0.0\n") == "a@1.0.0"


def test_a_file_that_names_no_rules_or_several_names_none() -> None:
    assert named_ref(b"report_id;referential\nA;a@1.0.0\nB;b@1.0.0\n") == ""
    assert named_ref(b"report_id;women\nA;2\n") == ""
    assert named_ref(b"[1]") == ""
    assert named_ref(b"%PDF-1.7") == ""


def test_a_paper_is_named_by_its_rules_its_organisation_and_its_period() -> None:
    report = simulate(SCORER, Typed(TEXTS, YEAR, "Les Écuries / du Val « Été »")).report
    rules = RULES.id
    assert paper_name(report) == f"{rules}-les-ecuries-du-val-ete-2025"
    part = Period(from_=date(2025, 1, 1), to=date(2025, 6, 30))
    assert paper_name(simulate(SCORER, Typed(TEXTS, part)).report) == f"{rules}-2025-01-01-2025-06-30"
