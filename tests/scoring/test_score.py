"""Scores of whole reports, worked out by hand from the invented rule book."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction

from conditionality.codec import canonical, fingerprint, read_paper
from conditionality.scoring.score import score, score_with_trace, unbroken
from conditionality.scoring.scorecard import Amount, Scorecard
from tests.scoring.workshop import report, rules, scorer

# G: G1 = 100*2/6 = 100/3 exactly on the bound -> 100 (weight 3); G2 50 (2); G3 not asked (34 staff): leaves.
G = Fraction(3 * 100 + 2 * 50, 5)
# E: E1 (45 days, straight line 30..60) 50 (2); E2 ab+msc, eu instead of ab left out: 90, at most 80 (1);
# E3 100*(2 - 87.5/100) = 112.5 -> 100 (1); bonus E4: two labels -> 10; at most 90.
E_BEFORE_BONUS = Fraction(2 * 50 + 80 + 100, 4)
E = E_BEFORE_BONUS + 10
TOTAL = (40 * G + 60 * E) / 100


def exact(amount: Amount | None) -> Fraction:
    assert amount is not None
    return amount.exact


def test_the_total_is_the_one_worked_out_by_hand() -> None:
    card = score(scorer(), report())
    assert exact(card.total.score) == TOTAL == 80
    assert [exact(one.score) for one in card.dimensions] == [G, E]
    assert (card.outcome, card.outcome_kind, card.grade, card.status) == ("accepted", "accept", "A", "complete")
    assert exact(card.results[0].value) == abs(G - E)


def test_contributions_and_adjustments_add_up_exactly_and_as_shown() -> None:
    for changes in (
        {},
        {"energy": 301},
        {"labels": None},
        {"board_women": 1, "board_men": 1},
        {"staff": 60, "index": 74},
    ):
        card = score(scorer(), report(**changes))
        parts = [one.contribution for one in card.indicators]
        parts += [one.adjustment for one in (*card.dimensions, card.total)]
        present = [one for one in parts if one is not None]
        assert sum(one.exact for one in present) == exact(card.total.score)
        assert card.total.score is not None
        assert sum(Fraction(one.shown) for one in present) == Fraction(card.total.score.shown)


def test_an_unasked_question_does_not_concern_the_report_and_its_weight_goes_to_the_others() -> None:
    card = score(scorer(), report())
    g3 = next(one for one in card.indicators if one.id == "G3")
    assert (g3.status, g3.reason, exact(g3.share)) == ("does_not_concern", "not-asked", Fraction(0))


def test_a_board_too_small_is_not_applicable_with_its_reason() -> None:
    card = score(scorer(), report(board_women=1, board_men=1))
    g1 = next(one for one in card.indicators if one.id == "G1")
    assert (g1.status, g1.reason) == ("not_applicable", "small_board")
    assert exact(card.dimensions[0].score) == 50


def test_a_missing_required_answer_scores_zero_and_makes_the_report_incomplete() -> None:
    card = score(scorer(), report(form=None))
    g2 = next(one for one in card.indicators if one.id == "G2")
    assert (g2.status, card.status, card.unanswered) == ("missing", "incomplete", ("form",))
    assert exact(g2.points) == 0


def test_a_missing_optional_answer_left_out_keeps_the_report_complete() -> None:
    card = score(scorer(), report(labels=None))
    e2 = next(one for one in card.indicators if one.id == "E2")
    assert (e2.status, e2.points, card.status, card.grade) == ("excluded", None, "complete", "B")
    assert exact(card.dimensions[1].score) == Fraction(2 * 50 + 100, 3)


def test_an_unknown_gate_makes_the_report_incomplete_and_the_outcome_not_computable() -> None:
    card = score(scorer(), report(clean=None))
    assert (card.gates[0].status, card.status, card.outcome) == ("unknown", "incomplete", "not_computable")


def test_a_failing_gate_blocks_whatever_the_total() -> None:
    card = score(scorer(), report(clean=False))
    assert (card.outcome, card.outcome_kind) == ("blocked", "blocked")


def test_a_floor_stops_acceptance_though_the_total_is_good() -> None:
    card = score(scorer(), report(board_women=0, board_men=6, form="none", delay=30))
    assert exact(card.total.score) < 60 or card.outcome == "progress"
    assert card.dimensions[0].floor_holds is False


def test_three_years_under_75_suspend_and_a_first_report_is_flagged() -> None:
    low = {"staff": 60, "index": 74}
    first = score(scorer(2027), report(2027, **low))
    assert ("no-history" in first.flags, first.gates[1].status) == (True, "holds")
    assert score(scorer(), report()).flags == ()
    history = [report(2025, **low), report(2026, **low)]
    third = score(scorer(2027), report(2027, **low), history)
    assert (third.flags, third.gates[1].status, third.outcome) == ((), "fails", "blocked")
    assert third.fingerprints.history == (fingerprint(history[1]), fingerprint(history[0]))


def test_a_gap_ends_the_history() -> None:
    kept = unbroken(report(2028), [report(2025), report(2026), report(2027)])
    assert [one.report_id for one in kept] == ["r2027", "r2026", "r2025"]
    assert unbroken(report(2028), [report(2025), report(2026)]) == ()


def test_the_period_picks_the_parameter() -> None:
    before, after = (score(scorer(year), report(year, energy=120)) for year in (2025, 2026))
    points = [next(exact(one.points) for one in card.indicators if one.id == "E3") for card in (before, after)]
    assert points == [80, 50]


def test_the_trace_is_the_calculation() -> None:
    card, trace = score_with_trace(scorer(), report())
    assert trace["total.score"] == exact(card.total.score)
    assert trace["G1.value"] == Fraction(100, 3)


def test_a_scorecard_reads_back_equal() -> None:
    card = score(scorer(), report(energy=301))
    assert read_paper(Scorecard, canonical(card)) == card
    assert card.fingerprints.referential == rules().fingerprint()


def test_same_input_gives_the_same_bytes_in_two_processes() -> None:
    code = (
        "import sys;from conditionality.codec import canonical;from conditionality.scoring.score import score;"
        "from tests.scoring.workshop import report,scorer;sys.stdout.buffer.write(canonical(score(scorer(),report())))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] == canonical(score(scorer(), report()))
