"""Robustness of one recommendation: held to plain scores of rules written again with the drawn weights."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from conditionality.referential.model import Referential
from conditionality.report.model import Answer, NumberAnswer, Report
from conditionality.scoring.draws import LAWS, Draws, Law, Terms, draw, with_errors
from conditionality.scoring.floating import float_weights
from conditionality.scoring.robustness import Trial, firmness, make_trial
from conditionality.scoring.score import make_scorer, score
from tests.scoring.crowd import crowds, reports
from tests.scoring.workshop import report, rules

WIDE = Decimal(60)


def trial(one: Report) -> Trial:
    return make_trial(rules(), one.period.from_)


def reweighed(draws: Draws, rank: int) -> Referential:
    """Write the rules again with the weights of a draw, as whole numbers in their place."""
    weights = {one.id: draws.weights[one.field].value(rank) for one in float_weights(rules()).weights}
    changed = {
        part: tuple(
            one.model_copy(update={"weight": Decimal(str(weights[one.id]))}) if one.id in weights else one
            for one in getattr(rules(), part)
        )
        for part in ("dimensions", "indicators")
    }
    return rules().model_copy(update=changed)


def with_figures(one: Report, draws: Draws, rank: int) -> Report:
    """Write a report again with the figures of a draw."""
    asked = {field.id: field for field in rules().fields}
    answers: list[Answer] = []
    for answer in one.answers:
        if isinstance(answer, NumberAnswer) and answer.field in draws.errors:
            errors = draws.errors[answer.field][rank : rank + 1]
            drawn = with_errors(asked[answer.field], Fraction(answer.number), errors, draws.terms.errors_percent)[0]
            answers.append(answer.model_copy(update={"number": Decimal(drawn.numerator) / Decimal(drawn.denominator)}))
        else:
            answers.append(answer)
    return one.model_copy(update={"answers": tuple(answers)})


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("errors", [Decimal(0), Decimal(20)])
def test_each_draw_is_what_the_rules_say_with_its_weights_and_figures(law: Law, errors: Decimal) -> None:
    one = report(delay=47, form="none")
    terms = Terms(12, WIDE, law, errors, 3)
    draws = draw(float_weights(rules()), rules().fields, terms)
    outcomes = [
        score(make_scorer(reweighed(draws, rank), one.period.from_), with_figures(one, draws, rank)).outcome
        for rank in range(terms.draws)
    ]
    found = firmness(trial(one), one, terms)
    counted = Counter(outcomes)
    assert found.kept == counted.pop(found.outcome, 0)
    assert {flip.outcome: flip.draws for flip in found.flips} == dict(counted)
    assert found.outcome == score(make_scorer(rules(), one.period.from_), one).outcome


@settings(max_examples=10, deadline=None)
@given(crowds)
def test_without_spread_everything_holds(drawn: list[tuple[int, dict[str, object]]]) -> None:
    for one in reports(drawn[:2]):
        found = firmness(trial(one), one, Terms(3, Decimal(0)))
        assert (found.kept, found.flips, found.deciders, found.looked_at) == (3, (), (), 0)
        assert found.outcome == score(make_scorer(rules(), one.period.from_), one).outcome


def test_what_decides_gives_the_recommendation_back() -> None:
    one = report(delay=47, form="none")
    found = firmness(trial(one), one, Terms(60, WIDE))
    assert 0 < found.kept < 60
    assert found.looked_at == min(50, 60 - found.kept)
    assert [decider.restored for decider in found.deciders] == sorted(
        (decider.restored for decider in found.deciders), reverse=True
    )
    assert all(0 < decider.restored <= found.looked_at for decider in found.deciders)
    fewer = firmness(trial(one), one, Terms(60, WIDE), most_looked_at=2)
    assert (fewer.kept, fewer.looked_at) == (found.kept, 2)


def test_figures_that_decide_are_named_by_their_indicator() -> None:
    # A delay of 50 days brings the total near its threshold, a board of six near the share asked for.
    one = report(delay=50, form="none")
    found = firmness(trial(one), one, Terms(100, Decimal(0), errors_percent=Decimal(20)))
    assert found.kept == 72
    assert [(decider.id, decider.restored) for decider in found.deciders] == [("E1", 13), ("G1", 12)]


def test_the_same_seed_gives_the_same_paper_and_another_seed_another() -> None:
    one = report(delay=47, form="none")
    first, again, other = (firmness(trial(one), one, Terms(200, WIDE, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first.kept != other.kept


def test_earlier_reports_are_read_as_declared() -> None:
    low = {"staff": 60, "index": 60, "clean": True}
    history = [report(year, **low) for year in (2025, 2026)]
    one = report(2027, **low)
    found = firmness(trial(one), one, Terms(10, WIDE), history)
    assert found.history == 2
    assert (found.outcome, found.kept) == ("blocked", 10)
    assert firmness(trial(one), one, Terms(10, WIDE)).outcome != "blocked"
