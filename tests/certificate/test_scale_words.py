"""Scales in sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conditionality.certificate.scale_words import amount_words, scale_lines
from conditionality.referential.blocks import Indicator
from conditionality.scoring.explain_marks import make_teller
from tests.certificate.samples import small_referential

RULES = small_referential()
TELLER = make_teller(RULES, "en")
G1 = RULES.indicators[0]
SORTING = RULES.indicators[1]


TICKED = (
    "ticked: None|ticked: Complete <seven streams>|together, None, Complete <seven streams> count as one: Complete "
    "<seven streams>|in all, at most|in all, at least"
)


def with_scale(one: Indicator, **scale: object) -> Indicator:
    """Give the same indicator with another scale."""
    return Indicator.model_validate({**one.model_dump(by_alias=True, exclude_none=True), "scale": scale or None})


def test_steps_are_said_as_they_are_written() -> None:
    assert scale_lines(G1, TELLER) == (("from 40", "100"), ("from 20", "50"), ("in all other cases", "0"))


def test_options_are_said_by_their_label() -> None:
    assert scale_lines(SORTING, TELLER) == (("None", "0"), ("Complete <seven streams>", "100"))


@pytest.mark.parametrize(
    ("scale", "lines"),
    [
        ({"ramp": ((Decimal(0), Decimal(0)), (Decimal(9), Decimal(1)))}, "at 0|at 9|between two lines, in proportion"),
        ({"ramp": ((Decimal(1), Decimal(0)), (Decimal(10), Decimal(100))), "curve": "log"},
         "at 1|at 10|between two lines, in proportion to the logarithm"),
        ({"yes": Decimal(100), "no": Decimal(0)}, "yes|no"),
        ({"at": ((Decimal(50), Decimal(75)),), "otherwise": Decimal(5)}, "from 50|in all other cases"),
        ({"options": {"none": Decimal(0), "full": Decimal(60)}, "at_most": Decimal(50), "at_least": Decimal(0),
          "instead": ({"have": ("none", "full"), "count": "full"},)},
         TICKED),
        ({"by": "duerp", "cases": {"yes": {"yes": Decimal(1), "no": Decimal(0)}}, "otherwise": {"formula": "x"}},
         "yes: yes|yes: no|otherwise: by formula"),
    ],
)  # fmt: skip
def test_each_kind_of_scale_has_its_words(scale: dict[str, object], lines: str) -> None:
    found = scale_lines(with_scale(SORTING, **scale), TELLER)
    assert [text for text, _ in found] == lines.split("|")


def test_without_a_scale_the_value_is_the_points() -> None:
    assert scale_lines(with_scale(SORTING), TELLER) == (("the value is the points", ""),)


@pytest.mark.parametrize(("amount", "said"), [(Decimal("7.5"), "7.5"), ("200/3", "200/3"), ("12", "12")])
def test_a_number_is_said_as_it_is_written(amount: Decimal | str, said: str) -> None:
    assert amount_words(amount, TELLER) == said


def test_a_bound_that_is_a_formula_is_said_in_words() -> None:
    assert "Women on the board" in amount_words("women + 1", TELLER)
