"""Back-tests: held to the exact machine, report by report, and to what must be true of any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.codec import canonical, read_paper
from conditionality.report.model import Report
from conditionality.scoring.backtest import backtest
from conditionality.scoring.effect import Backtest, Matrix, Tally
from conditionality.scoring.gathering import gather
from conditionality.scoring.population import Population
from conditionality.scoring.score import make_scorer, score
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.side import Side
from tests.scoring.crowd import crowds, heavier, population, reports, sides
from tests.scoring.workshop import report, rules

TODAY = date(2026, 11, 22)
FEW = settings(max_examples=25, deadline=None)


def made(crowd: Sequence[Report]) -> Backtest:
    return backtest(*sides(), population(crowd), TODAY)


def cards(crowd: Sequence[Report]) -> list[tuple[Scorecard, Scorecard]]:
    """Score each report with the exact machine under both versions."""
    return [
        (
            score(make_scorer(rules(), one.period.from_), one),
            score(make_scorer(heavier(), one.period.from_), one.model_copy(update={"referential": heavier().ref})),
        )
        for one in crowd
    ]


def shown(card: Scorecard) -> Decimal | None:
    return None if card.total.score is None else Decimal(card.total.score.shown)


@FEW
@given(crowds)
def test_counts_are_those_of_the_exact_machine(drawn: list[tuple[int, dict[str, object]]]) -> None:
    crowd = reports(drawn)
    found, pairs = made(crowd), cards(crowd)
    totals = [(shown(before), shown(after)) for before, after in pairs]
    moves = sorted(after - before for before, after in totals if before is not None and after is not None)
    assert (found.total.up, found.total.down, found.total.same) == (
        sum(move > 0 for move in moves), sum(move < 0 for move in moves), sum(move == 0 for move in moves)
    )  # fmt: skip
    assert found.total.lost == sum(before is not None and after is None for before, after in totals)
    assert found.total.unscored == sum(before is None and after is None for before, after in totals)
    assert cells(found.outcomes) == Counter((before.outcome, after.outcome) for before, after in pairs)
    assert cells(found.grades[0]) == Counter(
        (before.grade or "not_graded", after.grade or "not_graded") for before, after in pairs
    )
    if moves:
        assert found.total.moves.mean == Fraction(sum(moves)) / len(moves)
        assert (found.total.moves.least, found.total.moves.most) == (Fraction(moves[0]), Fraction(moves[-1]))
        assert found.total.moves.median == moves[(len(moves) + 1) // 2 - 1]


def cells(matrix: Matrix) -> Counter[tuple[str, str]]:
    return Counter(
        {
            (before, after): count
            for before, row in zip(matrix.before, matrix.reports, strict=True)
            for after, count in zip(matrix.after, row, strict=True)
            if count
        }
    )


@FEW
@given(crowds)
def test_the_largest_moves_are_explained_to_the_last_fraction(drawn: list[tuple[int, dict[str, object]]]) -> None:
    crowd = reports(drawn)
    found = made(crowd)
    pairs = {before.report_id: (before, after) for before, after in cards(crowd)}
    for one in (*found.risers, *found.fallers):
        before, after = pairs[one.report_id]
        assert before.total.score is not None
        assert after.total.score is not None
        parts = sum((cause.by for cause in one.causes), one.rest)
        assert parts == after.total.score.exact - before.total.score.exact
        assert (one.before, one.after) == (before.total.score.shown, after.total.score.shown)
        assert (one.outcome_before, one.outcome_after) == (before.outcome, after.outcome)
    assert [Decimal(one.after) - Decimal(one.before) for one in found.fallers] == sorted(
        Decimal(one.after) - Decimal(one.before) for one in found.fallers
    )


@FEW
@given(crowds)
def test_a_version_against_itself_moves_nobody(drawn: list[tuple[int, dict[str, object]]]) -> None:
    side = sides()[0]
    found = backtest(side, side, population(reports(drawn)), TODAY)
    assert found.total.same + found.total.unscored == found.reports == len(drawn)
    assert (found.total.better, found.total.worse, found.total.other) == (0, 0, 0)
    assert (found.risers, found.fallers, found.indicators) == ((), (), ())
    assert found.outcomes.before == found.outcomes.after
    assert all(before == after for before, after in cells(found.outcomes))


@FEW
@given(crowds)
def test_the_other_way_round_gains_are_losses(drawn: list[tuple[int, dict[str, object]]]) -> None:
    old, new = sides()
    crowd = population(reports(drawn))
    there, back = backtest(old, new, crowd, TODAY), backtest(new, old, crowd, TODAY)
    assert (there.outcomes.before, there.outcomes.after) == (back.outcomes.after, back.outcomes.before)
    assert there.outcomes.reports == tuple(zip(*back.outcomes.reports, strict=True))
    assert there.outcomes.money_cents == tuple(zip(*back.outcomes.money_cents, strict=True))
    assert (there.total.up, there.total.better, there.total.newly) == (
        back.total.down, back.total.worse, back.total.no_longer
    )  # fmt: skip
    if there.total.moves.mean is not None:
        assert there.total.moves.mean == -(back.total.moves.mean or 0)
    assert [one.report_id for one in there.risers] == [one.report_id for one in back.fallers]


@FEW
@given(crowds)
def test_counts_add_up_and_groups_share_out_the_reports(drawn: list[tuple[int, dict[str, object]]]) -> None:
    found = made(reports(drawn))
    assert sum(map(sum, found.outcomes.reports)) == found.reports
    groups = [one.tally for one in found.groupings[0].groups]
    for tally in (found.total, *groups):
        assert tally.reports == tally.up + tally.down + tally.same + tally.lost + tally.found + tally.unscored
        assert tally.accepted_after - tally.accepted_before == tally.newly - tally.no_longer
    for name in ("reports", "up", "down", "same", "lost", "found", "unscored", "better", "worse", "other", "newly"):
        assert sum(getattr(one, name) for one in groups) == getattr(found.total, name)
    assert stakes(found.total) == tuple(map(sum, zip(*(stakes(one) for one in groups), strict=True)))


def stakes(tally: Tally) -> tuple[int, int, int, int]:
    stake = tally.stake
    assert stake is not None
    return stake.known, stake.granted_cents, stake.lost_cents, stake.won_cents


@FEW
@given(crowds, st.randoms())
def test_the_order_of_the_reports_changes_nothing(drawn: list[tuple[int, dict[str, object]]], chance: object) -> None:
    crowd = list(reports(drawn))
    before = made(crowd)
    chance.shuffle(crowd)  # type: ignore[attr-defined]
    assert made(crowd) == before


def test_money_follows_those_who_are_no_longer_accepted() -> None:
    crowd = reports([(2025, {"form": "none", "board_women": 1}), (2025, {"board_women": 1}), (2025, {})])
    found = made(crowd)
    lost = [after.outcome != "accepted" and before.outcome == "accepted" for before, after in cards(crowd)]
    assert found.total.stake is not None
    assert found.total.stake.lost_cents == sum((1000 + rank) * 100 for rank, gone in enumerate(lost) if gone)
    assert found.total.no_longer == sum(lost) == 1


def test_what_only_lost_share_is_not_blamed() -> None:
    # Governance weighs more and stands under the total: the fall is its doing, not that of the environment.
    crowd = reports([(2025, {"form": "none", "board_women": 0, "board_men": 4})])
    faller = made(crowd).fallers[0]
    assert (faller.causes[0].id, faller.causes[0].kind, faller.causes[0].why) == ("G2", "indicator", "share")
    assert faller.causes[0].by < 0


def test_a_field_that_no_report_answers_is_told() -> None:
    asked = rules().fields[3].model_copy(update={"id": "audits"})
    indicator = rules().indicators[3].model_copy(update={"id": "E5", "value": "audits"})
    new = rules().model_copy(
        update={
            "version": "1.4.0",
            "fields": (*rules().fields, asked),
            "indicators": (*rules().indicators, indicator),
        }
    )
    found = backtest(Side(rules()), Side(new), gather([report()], rules()), TODAY)
    told = {one.field: one for one in found.unasked}
    assert told["audits"].indicators == ("E5",)
    assert (found.total.down, found.fallers[0].causes[0].why) == (1, "unanswered")


def test_rules_to_come_are_tried_on_reports_already_filed() -> None:
    # The target of 2026 is lower: a version in force from then on reads it for a report of 2025 too.
    to_come = rules().in_force.model_copy(update={"from_": date(2026, 1, 1)})
    later = rules().model_copy(update={"version": "2.0.0", "in_force": to_come})
    found = backtest(Side(rules()), Side(later), gather([report(energy="90")], rules()), TODAY)
    assert found.total.down == 1
    assert found.fallers[0].causes[0].id == "E3"


def test_rules_that_read_earlier_reports_are_named() -> None:
    assert made(reports([(2025, {})])).no_history == ("old", "new")


def test_nobody_at_all_gives_an_empty_paper() -> None:
    found = backtest(*sides(), Population(0, {}), TODAY)
    assert (found.reports, found.total.reports, found.total.moves.mean) == (0, 0, None)
    assert found.groupings == ()


def test_the_paper_reads_back_to_itself() -> None:
    found = made(reports([(2025, {"form": "none"}), (2026, {"staff": 60}), (2026, {"clean": False})]))
    assert read_paper(Backtest, canonical(found)) == found
    assert found.old.sha256 == rules().fingerprint()
    assert found.old.meaning != found.new.meaning
