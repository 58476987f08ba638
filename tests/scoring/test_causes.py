"""Why a total moved: parts that add up, and nobody blamed for the share that others took."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings

from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.causes import causes
from conditionality.scoring.score import make_scorer, score
from conditionality.scoring.scorecard import Scorecard
from tests.scoring.crowd import crowds, heavier, reports
from tests.scoring.test_backtest import cards
from tests.scoring.workshop import report, rules

BONUS = frozenset({"E4"})


def card(version: Referential, one: Report) -> Scorecard:
    return score(make_scorer(version, one.period.from_), one.model_copy(update={"referential": version.ref}))


@settings(max_examples=30, deadline=None)
@given(crowds)
def test_parts_add_up_where_everything_is_a_mean(drawn: list[tuple[int, dict[str, object]]]) -> None:
    for before, after in cards(reports(drawn)):
        if before.total.score is None or after.total.score is None:
            continue
        found = causes(before, after, BONUS)
        whole = after.total.score.exact - before.total.score.exact
        shares = sum((one.share.exact for one in after.indicators if one.share and one.id not in BONUS), Fraction(0))
        same = sum((one.share.exact for one in before.indicators if one.share and one.id not in BONUS), Fraction(0))
        assert sum((one.by for one in found), Fraction(0)) == whole
        assert shares == same == 1
        assert [abs(one.by) for one in found] == sorted((abs(one.by) for one in found), reverse=True)


def test_a_scale_that_changed_is_told_with_both_points() -> None:
    scale = {"choices": {"none": Decimal(0), "advisory": Decimal(20)}}
    indicator = rules().indicators[1]
    other = indicator.model_copy(update={"scale": type(indicator.scale).model_validate(scale)})  # type: ignore[union-attr]
    lower = rules().model_copy(update={"indicators": (rules().indicators[0], other, *rules().indicators[2:])})
    found = causes(card(rules(), report()), card(lower, report()), BONUS)
    assert [(one.id, str(one.why), one.points_before, one.points_after) for one in found] == [
        ("G2", "points", Fraction(50), Fraction(20))
    ]


def test_indicators_that_come_and_go_are_named() -> None:
    fewer = rules().model_copy(update={"indicators": tuple(one for one in rules().indicators if one.id != "E3")})
    gone = {one.id: one.why for one in causes(card(rules(), report()), card(fewer, report()), BONUS)}
    come = {one.id: one.why for one in causes(card(fewer, report()), card(rules(), report()), BONUS)}
    assert (gone["E3"], come["E3"]) == ("removed", "added")


def test_all_indicators_of_a_dimension_that_only_lost_share_are_one_cause() -> None:
    found = causes(card(rules(), report(form="none")), card(heavier(), report(form="none")), BONUS)
    assert {one.id for one in found if one.kind == "dimension"} == {"E"}


def test_a_sum_of_points_is_told_in_plain_differences() -> None:
    summed = rules().model_copy(
        update={
            "dimensions": tuple(
                one.model_copy(update={"combine": "sum", "at_most": None, "floor": None}) for one in rules().dimensions
            ),
            "total": rules().total.model_copy(update={"combine": "sum"}),
        }
    )
    fewer = summed.model_copy(update={"indicators": tuple(one for one in summed.indicators if one.id != "E1")})
    before = card(summed, report())
    found = causes(before, card(fewer, report()), BONUS)
    mark = next(one for one in before.indicators if one.id == "E1")
    assert mark.contribution is not None
    assert [(one.id, one.by) for one in found] == [("E1", -mark.contribution.exact)]
