"""Other answers give another score and another plan; the report itself stays as it is."""

from __future__ import annotations

from decimal import Decimal

from conditionality.plan.propose import propose_plan
from conditionality.plan.what_if import what_if
from conditionality.report.model import NumberAnswer
from conditionality.scoring.score import score
from tests.plan import small


def test_another_answer_gives_the_score_and_the_plan_of_a_report_that_has_it() -> None:
    bench, report = small.bench(small.plain()), small.report(A1=40, B1=50)
    tried = what_if(bench, report, (NumberAnswer(field="A1", number=Decimal(45)),))
    same = small.report(A1=45, B1=50)
    assert tried.report == same
    assert tried.card == score(bench.scorer, same)
    assert tried.plan == propose_plan(bench, same)
    assert report == small.report(A1=40, B1=50)


def test_an_answer_to_an_open_question_is_added() -> None:
    tried = what_if(small.bench(small.plain()), small.report(B1=70), (NumberAnswer(field="A1", number=Decimal(50)),))
    assert tried.card.outcome == "accepted"
    assert tried.plan.verdict == "met_already"
