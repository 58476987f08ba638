"""How high a mark can go."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from conditionality.referential.blocks import Dimension, Indicator, Points, Total
from conditionality.referential.model import Referential
from conditionality.referential.terms import InForce, Words
from conditionality.scoring.tops import tops

ONE = Words(fr="un", en="one")


def rules(top: Total, *dimensions: Dimension, most: tuple[int | None, ...] = (None, None)) -> Referential:
    indicators = tuple(
        Indicator(id=f"i{rank}", dimension="D", points=Points(max=Decimal(one)) if one is not None else None)
        for rank, one in enumerate(most)
    )
    force = InForce.model_validate_json('{"from": "2025-01-01"}')
    return Referential(
        id="r", version="1.0.0", title=ONE, in_force=force, dimensions=dimensions, indicators=indicators, total=top
    )


@pytest.mark.parametrize(
    ("dimension", "most", "top"),
    [
        ({}, (None, None), 100),
        ({}, (1, 1), 1),
        ({"combine": "sum"}, (40, 60), 100),
        ({"combine": "sum", "rescale": Decimal(20)}, (40, 60), 20),
        ({"combine": "sum", "at_most": Decimal(50)}, (40, 60), 50),
        ({"combine": "max"}, (10, 10), 10),
        ({"combine": "i0.points * 2"}, (10, 10), 10),
    ],
)
def test_a_dimension_goes_as_high_as_its_rule_lets_it(
    dimension: dict[str, object], most: tuple[int | None, ...], top: int
) -> None:
    made = Dimension.model_validate({"id": "D", "label": ONE, **dimension})
    found = tops(rules(Total(), made, most=most))
    assert found["D"] == found["total"] == Fraction(top)


def test_a_dimension_that_holds_nothing_is_taken_to_go_to_a_hundred() -> None:
    assert tops(rules(Total(), Dimension(id="D", label=ONE), most=()))["total"] == 100
