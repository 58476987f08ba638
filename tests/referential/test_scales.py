"""Scales as models: which kind a table of the file means, and steps in their one form."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from conditionality.referential.scales import AnyScale, At, Step, Steps, as_steps, kind_of

SCALE: TypeAdapter[object] = TypeAdapter(AnyScale)


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        ({"steps": ()}, "steps"),
        ({"at": ()}, "at"),
        ({"ramp": ()}, "ramp"),
        ({"choices": {}}, "choices"),
        ({"options": {}, "at_most": 3}, "options"),
        ({"no": 0}, "yes_no"),
        ({"formula": "x"}, "formula"),
        ({"by": "form", "steps": ()}, "by"),
        ("shared", "named"),
        ({"otherwise": 0}, None),
        ({}, None),
        (5, None),
        ((1, 2), None),
        (None, None),
    ],
)
def test_the_key_that_names_a_kind_tells_it(table: object, kind: str | None) -> None:
    assert kind_of(table) == kind


def test_a_model_tells_its_kind_too() -> None:
    assert kind_of(Steps(steps=(Step(points=Decimal(1)),))) == "steps"


@pytest.mark.parametrize("table", [5, (1, 2), {"otherwise": 0}, {"steps": (), "at": ()}, {"ramp": ((1, 2),)}])
def test_what_is_no_scale_is_refused(table: object) -> None:
    with pytest.raises(ValidationError):
        SCALE.validate_python(table)


def test_the_shorthand_means_steps_from_each_bound() -> None:
    short = At(at=((Decimal(50), Decimal(75)), ("200/3", Decimal(50))), otherwise=Decimal(0))
    long = as_steps(short)
    assert [line.bounds() for line in long.steps] == [(("from", Decimal(50)),), (("from", "200/3"),)]
    assert [line.points for line in long.steps] == [75, 50]
    assert long.otherwise == 0
    assert as_steps(long) is long


def test_a_line_gives_the_bounds_that_were_written() -> None:
    line = Step.model_validate({"from": 1, "below": 5, "points": 3})
    assert line.bounds() == (("from", Decimal(1)), ("below", Decimal(5)))
    assert Step(points=Decimal(1)).bounds() == ()
