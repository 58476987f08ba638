"""Offers: the steps that one report can take, with what each would earn alone; what is done already is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conditionality.formula.values import Value
from conditionality.plan.aims import Answers, Bench, is_answered
from conditionality.plan.steps import Step
from conditionality.referential.model import Referential
from conditionality.scoring.exact import ExactMachine, Trace
from conditionality.scoring.nodes import is_number

OUT = frozenset({"not_applicable", "does_not_concern"})


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that a report can take.

    Attributes:
        step: The step.
        before: Points of its indicator now; 0 when there are none.
        points: Points of its indicator once it is done.
        fixes: Whether it makes a gate hold by itself.
        needs: Offered steps to do first, those that are done already left out.
        lead_months: Months before it shows, those it needs included.
    """

    step: Step
    before: Fraction
    points: Fraction
    fixes: bool
    needs: tuple[str, ...]
    lead_months: Decimal

    @property
    def gain(self) -> Fraction:
        """Give the points its indicator earns, alone."""
        return self.points - self.before


@dataclass(frozen=True, slots=True)
class Desk:
    """One report laid out for planning.

    Attributes:
        bench: Where steps are tried.
        values: What the machine reads of the report.
        machine: Scores the report with steps done.
        now: The score as it stands.
        offers: By id, in the order of the file.
    """

    bench: Bench
    values: Answers
    machine: ExactMachine
    now: Trace
    offers: Mapping[str, Offer]

    def run(self, chosen: Iterable[str]) -> Trace:
        """Score the report as if the chosen steps were done."""
        return self.machine.run(self.bench.told(self.values, self._counting(frozenset(chosen))))

    def _counting(self, chosen: frozenset[str]) -> Iterator[Step]:
        """Give what counts for each indicator: its best value, and target points where they are better."""
        best: dict[tuple[str, str], Offer] = {}
        for name, offer in self.offers.items():
            if name in chosen:
                key = (offer.step.indicator, self.bench.aims[name].kind)
                if key not in best or offer.points >= best[key].points or key[1] == "ticked":
                    best[key] = offer
                if key[1] == "ticked":
                    yield offer.step
        for (indicator, kind), offer in best.items():
            other = best.get((indicator, "value"))
            if kind == "value" or (kind == "points" and (other is None or offer.points >= other.points)):
                yield offer.step


def lay_out(bench: Bench, values: Answers, history: Sequence[Answers] = ()) -> Desk:
    """Try every step of a report alone, and keep those that bring something.

    Nothing is offered on an indicator that is not applicable or does not concern the report, nor when any mark would
    fall. A step whose target is reached already counts as done for those that need it.
    """
    now = bench.machine.run(values, history)
    machine = bench.quick(now)
    tried = {step.id: (step, machine.run(bench.told(values, (step,)))) for step in bench.steps if _concerns(step, now)}
    known = {step.id for step in bench.steps}
    useful = {name for name, (step, then) in tried.items() if _brings(step, now, then) and not lowers(now, then)}
    done = {name for name, (step, then) in tried.items() if not _brings(step, now, then)}
    free = {step.id for step in bench.steps if step.id in useful and _fields_there(step, known, values)}
    while stuck := {name for name in free if not _reachable(tried[name][0], known, done | free)}:
        free -= stuck
    offers: dict[str, Offer] = {}
    for name in (step.id for step in bench.steps if step.id in free):
        step, then = tried[name]
        before, points = marks_of(now, step.indicator), marks_of(then, step.indicator)
        needs = tuple(need for need in step.needs if need in free)
        lead = step.months + _longest(needs, free, tried)
        offers[name] = Offer(step, before, points, _fixed(now, then), needs, lead)
    return Desk(bench, values, machine, now, offers)


def _longest(needs: tuple[str, ...], free: set[str], tried: Mapping[str, tuple[Step, Trace]]) -> Decimal:
    leads = (
        tried[need][0].months + _longest(tuple(one for one in tried[need][0].needs if one in free), free, tried)
        for need in needs
    )
    return max(leads, default=Decimal(0))


def _concerns(step: Step, now: Trace) -> bool:
    if now[f"{step.indicator}.status"] in OUT:
        return False
    if step.case is None:
        return True
    given = now[step.case[0]]
    return ("yes" if given is True else "no" if given is False else given) == step.case[1]


def _brings(step: Step, now: Trace, then: Trace) -> bool:
    return marks_of(then, step.indicator) > marks_of(now, step.indicator) or _fixed(now, then)


def _fixed(now: Trace, then: Trace) -> bool:
    gates = (f"gate.{one.id}.status" for one in now.program.referential.gates)
    return any(now[name] in {"fails", "unknown"} and then[name] not in {"fails", "unknown"} for name in gates)


def _fields_there(step: Step, known: set[str], values: Answers) -> bool:
    levers = known | {lever for lever in step.needs if ":" in lever}
    return all(need in levers or is_answered(values, need) for need in step.needs)


def _reachable(step: Step, known: set[str], there: set[str]) -> bool:
    return all(need in there for need in step.needs if need in known)


def lowers(now: Trace, then: Trace) -> bool:
    """Tell whether any indicator has fewer points than before, or leaves the score."""
    return any(_fell(now[name], then[name]) for name in indicator_marks(now.program.referential))


def indicator_marks(referential: Referential) -> Iterator[str]:
    """Give the registers of the points of the indicators."""
    return (f"{one.id}.points" for one in referential.indicators)


def _fell(before: Value, after: Value) -> bool:
    return is_number(before) and not (is_number(after) and after >= before)


def marks_of(trace: Trace, indicator: str) -> Fraction:
    """Give the points of an indicator; none counts as 0."""
    points = trace[f"{indicator}.points"]
    return Fraction(points) if is_number(points) else Fraction(0)
