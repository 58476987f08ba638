"""Robustness: does the recommendation still stand when weights, or declared figures, are a little other than said?

Weights are opinions of how much a thing counts, and figures are known with some error. A recommendation that stands in
nearly all draws does not depend on them; one that falls in many should be discussed. What decides is found by putting
back: in each draw that changes the recommendation, each indicator (its weight and the figures that it reads) and each
dimension (its weight) is put back alone to what it was; those that most often give the recommendation back decide.

Source: OECD and JRC, *Handbook on Constructing Composite Indicators*, 2008, step 7 (uncertainty and sensitivity
analysis); the idea of fixing one factor: A. Saltelli and others, *Global Sensitivity Analysis: The Primer*, 2008, 4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from conditionality.formula.values import Value, tidy
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.compile import compile_program
from conditionality.scoring.draws import Draws, Terms, draw, with_errors
from conditionality.scoring.exact import ExactMachine
from conditionality.scoring.firmness import Decider, DrawTerms, Firmness, Flip
from conditionality.scoring.floating import Floating, float_weights
from conditionality.scoring.marks import fields_read
from conditionality.scoring.nodes import is_number
from conditionality.scoring.score import run_values, unbroken

OUTCOME: Final = "outcome"

MOST_LOOKED_AT: Final = 50
"""Draws that change the recommendation and are looked at for what decides."""

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Trial:
    """A version made ready to be tried with other weights, for reports whose period starts on one day.

    Attributes:
        rules: The version itself.
        floating: The same, its weights floating.
        machine: Works out the recommendation and nothing else.
        fingerprint: Of the version.
    """

    rules: Referential
    floating: Floating
    machine: ExactMachine
    fingerprint: str


def make_trial(rules: Referential, on: date) -> Trial:
    """Make a version ready.

    Args:
        rules: A version without findings.
        on: Start of the reporting period.
    """
    floating = float_weights(rules)
    machine = ExactMachine(compile_program(floating.rules, on), only=(OUTCOME,))
    return Trial(rules, floating, machine, rules.fingerprint())


def firmness(
    trial: Trial, report: Report, terms: Terms, history: Sequence[Report] = (), most_looked_at: int = MOST_LOOKED_AT
) -> Firmness:
    """Say how firmly the recommendation for a report holds.

    Args:
        trial: Made for the start of the report's period.
        report: A report read against the same version.
        terms: What to draw.
        history: The organisation's earlier filed reports, in any order; read only when a rule reads them, as declared.
        most_looked_at: Draws, of those that change the recommendation, that are looked at for what decides.
    """
    work = _Work(trial, report, draw(trial.floating, trial.rules.fields, terms), history)
    usual = work.outcome({})
    outcomes = [work.outcome(one) for one in work.changes()]
    flipped = [rank for rank, one in enumerate(outcomes) if one != usual]
    counted = Counter(outcomes[rank] for rank in flipped)
    looked_at = flipped[:most_looked_at]
    return Firmness(
        report_id=report.report_id,
        referential=trial.rules.ref,
        sha256=trial.fingerprint,
        outcome=usual,
        terms=told(terms),
        kept=len(outcomes) - len(flipped),
        flips=tuple(
            Flip(outcome=name, draws=count)
            for name, count in sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        ),
        deciders=work.deciders(usual, looked_at),
        looked_at=len(looked_at),
        history=len(work.earlier),
    )


def told(terms: Terms) -> DrawTerms:
    """Write the terms of draws down."""
    return DrawTerms(
        draws=terms.draws,
        seed=terms.seed,
        law=terms.law,
        spread_percent=terms.spread_percent,
        errors_percent=terms.errors_percent,
    )


class _Work:
    """One report under draws."""

    def __init__(self, trial: Trial, report: Report, draws: Draws, history: Sequence[Report]) -> None:
        self.trial, self.draws = trial, draws
        program = trial.machine.program
        published = {name: one.usual for name, one in draws.weights.items()}
        self.usual: Values = {**run_values(report), **published}
        chosen = unbroken(report, history) if program.history else ()
        # Earlier reports are scored with the weights as published: they are not what is tried.
        self.earlier = [{**run_values(one), **published} for one in chosen]
        self.errors = dict(self._errors())

    def _errors(self) -> Iterator[tuple[str, list[Fraction]]]:
        """Draw the figures that were declared."""
        asked: dict[str, AskedField] = {one.id: one for one in self.trial.rules.fields}
        for name, errors in self.draws.errors.items():
            given = self.usual.get(name)
            if given is not None and is_number(given):
                percent = self.draws.terms.errors_percent
                yield name, with_errors(asked[name], Fraction(given), errors, percent)

    def changes(self) -> Iterator[Values]:
        """Give what each draw changes."""
        for rank in range(self.draws.terms.draws):
            yield self.change(rank)

    def change(self, rank: int) -> dict[str, Value]:
        """Give what one draw changes: weights, and figures."""
        weights = {name: one.value(rank) for name, one in self.draws.weights.items()}
        return {**weights, **{name: tidy(drawn[rank]) for name, drawn in self.errors.items()}}

    def outcome(self, changed: Values) -> str:
        """Give the recommendation."""
        return str(self.trial.machine.run({**self.usual, **changed}, self.earlier)[OUTCOME])

    def deciders(self, usual: str, flipped: Sequence[int]) -> tuple[Decider, ...]:
        """Put each thing back alone in the draws that change the recommendation, and count those it gives back."""
        restored: Counter[str] = Counter()
        groups = self.groups()
        for rank in flipped:
            changed = self.change(rank)
            for name, fields in groups.items():
                kept = {field: value for field, value in changed.items() if field not in fields}
                if len(kept) < len(changed) and self.outcome(kept) == usual:
                    restored[name] += 1
        dimensions = {one.id for one in self.trial.rules.dimensions}
        return tuple(
            Decider(id=name, kind="dimension" if name in dimensions else "indicator", restored=count)
            for name, count in sorted(restored.items(), key=lambda one: (-one[1], one[0]))
        )

    def groups(self) -> dict[str, frozenset[str]]:
        """Give, for each thing that may decide, the answers that are put back with it."""
        weights = {one.id: one.field for one in self.trial.floating.weights}
        found = {one.id: frozenset({weights[one.id]}) for one in self.trial.rules.dimensions if one.id in weights}
        for one in self.trial.rules.indicators:
            own = {weights[one.id]} if one.id in weights else set()
            found[one.id] = frozenset({*own, *fields_read(self.trial.rules, one)})
        return found
