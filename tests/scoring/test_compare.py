"""What moved between two scorecards, and what moved it."""

from __future__ import annotations

from fractions import Fraction

from conditionality.scoring.compare import compare
from conditionality.scoring.score import make_scorer, score
from tests.scoring.workshop import report, rules, scorer


def test_under_the_same_rules_the_report_moves_everything() -> None:
    before, after = score(scorer(), report(delay=60)), score(scorer(), report())
    found = compare(before, after)
    assert found.same_rules
    assert (found.total.whole, found.total.by_rules) == (Fraction(15), Fraction(0))
    assert (found.indicators[0].name, found.indicators[0].by_report) == ("E1", Fraction(15))


def test_moves_of_contributions_and_adjustments_add_up_to_that_of_the_total() -> None:
    before, after = score(scorer(), report(labels=None, energy=301)), score(scorer(), report(staff=60, index=90))
    found = compare(before, after)
    assert sum((one.whole for one in (*found.indicators, *found.adjustments)), Fraction(0)) == found.total.whole


def test_when_rules_changed_their_part_is_told_apart() -> None:
    light = rules().model_copy(
        update={"dimensions": tuple(one.model_copy(update={"weight": 50}) for one in rules().dimensions)}
    )
    changed = make_scorer(light, scorer().machine.program.on)
    before, crossed, after = (
        score(scorer(), report(form="none")),
        score(changed, report(form="none")),
        score(changed, report()),
    )
    found = compare(before, after, crossed)
    assert not found.same_rules
    # the total was 72 with weights 40 and 60, is 70 with equal weights, then 80 with the new answer
    assert (found.total.by_rules, found.total.by_report) == (Fraction(-2), Fraction(10))
    assert found.outcome == ("accepted", "accepted")


def test_without_the_crossed_score_changed_rules_take_the_blame() -> None:
    light = rules().model_copy(update={"version": "2.0.0"})
    before, after = score(scorer(), report(delay=60)), score(make_scorer(light, scorer().machine.program.on), report())
    assert compare(before, after).total.by_rules == 15
