"""Score one report: run the exact machine and lay down the scorecard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from conditionality.formula.values import Value
from conditionality.referential.model import Referential
from conditionality.report.form import Form, make_form
from conditionality.report.model import Report
from conditionality.report.state import state
from conditionality.scoring.compile import compile_program
from conditionality.scoring.exact import ExactMachine, Trace
from conditionality.scoring.marks import Writer
from conditionality.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Scorer:
    """A référentiel made ready to score reports whose period starts on one day.

    Attributes:
        machine: The compiled program.
        form: What is asked on that day.
        fingerprint: Of the référentiel.
    """

    machine: ExactMachine
    form: Form
    fingerprint: str

    @property
    def referential(self) -> Referential:
        """Give the référentiel."""
        return self.machine.program.referential


def make_scorer(referential: Referential, on: date) -> Scorer:
    """Compile a référentiel for the reports whose period starts on a day.

    Raises:
        RejectedReferentialError: The référentiel still has findings.
    """
    program = compile_program(referential, on)
    return Scorer(ExactMachine(program), make_form(referential, on), referential.fingerprint())


def score(scorer: Scorer, report: Report, history: Sequence[Report] = ()) -> Scorecard:
    """Score a report.

    Args:
        scorer: Made for the start of the report's period.
        report: A report read against the same référentiel.
        history: The organisation's earlier filed reports, in any order; only those that follow one another without a
            gap up to this report are read, and only when a rule reads earlier reports.

    Returns:
        The scorecard: same inputs, same bytes.
    """
    card, _ = score_with_trace(scorer, report, history)
    return card


def score_with_trace(scorer: Scorer, report: Report, history: Sequence[Report] = ()) -> tuple[Scorecard, Trace]:
    """Score a report and give the trace of every register beside the scorecard."""
    reads_history = bool(scorer.machine.program.history)
    earlier = unbroken(report, history) if reads_history else ()
    trace = scorer.machine.run(run_values(report), [run_values(one) for one in earlier])
    unanswered = state(scorer.form, report.values()).missing
    return Writer(scorer.referential, scorer.fingerprint, report, trace, earlier).card(unanswered), trace


def run_values(report: Report) -> Mapping[str, Value]:
    """Give what the machine reads of a report: answers and period."""
    return {**report.values(), "period.from": report.period.from_, "period.to": report.period.to}


def unbroken(report: Report, history: Sequence[Report]) -> tuple[Report, ...]:
    """Give the earlier reports that follow one another up to this one, newest first; a gap ends the run."""
    kept: list[Report] = []
    start = report.period.from_
    for one in sorted(history, key=lambda item: item.period.to, reverse=True):
        if one.period.to == start - timedelta(days=1):
            kept.append(one)
            start = one.period.from_
    return tuple(kept)
