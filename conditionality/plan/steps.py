"""Steps: what can be done for an indicator, from its levers, or from the lines of its scale with a default effort."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conditionality.referential.blocks import Indicator, Lever, Reach
from conditionality.referential.graph import scale_at
from conditionality.referential.model import Referential
from conditionality.referential.scales import At, ByField, Choices, Ramp, Scale, Steps, YesNo

EFFORT_DAYS = Decimal(5)
COST_EUR = Decimal(500)
MONTHS = Decimal(6)
"""What one line of a scale is taken to ask for where nobody wrote a lever; always marked as estimated."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and where it brings its indicator.

    Attributes:
        id: Id of the lever, or `indicator:rank` for an estimated step.
        indicator: The indicator it raises.
        reach: Points, value or option it brings.
        effort_days: Days of work.
        cost_eur: Cost in euros.
        months: Months before it shows.
        needs: Steps to do first, or fields that must be answered.
        lever: The lever it comes from; none when the step is estimated.
        case: Field and option that the report must have, when the scale depends on a field.
    """

    id: str
    indicator: str
    reach: Reach
    effort_days: Decimal
    cost_eur: Decimal
    months: Decimal
    needs: tuple[str, ...] = ()
    lever: Lever | None = None
    case: tuple[str, str] | None = None

    @property
    def estimated(self) -> bool:
        """Tell whether effort, cost and delay are defaults that nobody wrote."""
        return self.lever is None


def steps_on(referential: Referential, day: date) -> tuple[Step, ...]:
    """Give every step of a référentiel for the reports whose period starts on a day, in the order of the file.

    An indicator with levers offers those in force; one without offers the lines of its scale, from the lowest up,
    each after the one below it. A scale that only a formula gives offers nothing.
    """
    live = (one for one in referential.indicators if one.in_force is None or one.in_force.holds_on(day))
    return tuple(step for one in live for step in _steps(referential, one, day))


def _steps(referential: Referential, one: Indicator, day: date) -> Iterator[Step]:
    if not one.levers:
        yield from _estimated(referential, one)
    for lever in one.levers:
        if lever.in_force is None or lever.in_force.holds_on(day):
            yield Step(
                lever.id,
                one.id,
                lever.reaches,
                lever.effort_days,
                lever.cost_eur,
                lever.months,
                lever.needs,
                lever,
            )


def _estimated(referential: Referential, one: Indicator) -> Iterator[Step]:
    scale = scale_at(referential, one)[1]
    if isinstance(scale, ByField):
        for key, inner in scale.cases.items():
            if not isinstance(inner, str):
                yield from _rungs(f"{one.id}:{key}", one.id, inner, (scale.by, key))
    elif scale is not None and not isinstance(scale, str):
        yield from _rungs(one.id, one.id, scale, None)


def _rungs(name: str, indicator: str, scale: Scale, case: tuple[str, str] | None) -> Iterator[Step]:
    below: tuple[str, ...] = ()
    for rank, reach in enumerate(reaches(scale), 1):
        step = f"{name}:{rank}"
        yield Step(step, indicator, reach, EFFORT_DAYS, COST_EUR, MONTHS, below, None, case)
        below = (step,)


def reaches(scale: Scale) -> tuple[Reach, ...]:
    """Give what the lines of a scale bring, fewest points first; nothing when only a formula can tell.

    >>> [str(one.points) for one in reaches(At(at=((Decimal(50), Decimal(75)), (Decimal(10), Decimal(50)))))]
    ['50', '75']
    """
    match scale:
        case Steps():
            return _levels(step.points for step in scale.steps)
        case At() | Ramp():
            return _levels(points for _, points in (scale.at if isinstance(scale, At) else scale.ramp))
        case Choices():
            ranked = sorted(scale.choices.items(), key=lambda pair: pair[1])
            return tuple(Reach(option=option) for option, _ in ranked)
        case YesNo():
            return (Reach(option="yes" if scale.yes >= scale.no else "no"),)
        case _:
            return ()


def _levels(points: Iterator[Decimal]) -> tuple[Reach, ...]:
    return tuple(Reach(points=level) for level in sorted(set(points)))
