"""What stands at a place, in words: every kind of scale, of condition and of list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from conditionality.referential.change_values import force_words, value_words
from conditionality.referential.changes import Change
from conditionality.referential.outputs import ForcedGrade
from conditionality.referential.scales import At, ByField, Choices, FormulaScale, Options, Ramp, Step, YesNo, as_steps
from conditionality.referential.terms import InForce, Rounding, Source, Words
from conditionality.referential.tree import Exemption, Override, Points, Reach

TWO = Words(fr="Deux", en="Two")
AT = At(at=((Decimal(50), Decimal(100)), ("200/3", Decimal(20))), otherwise=Decimal(5))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "nothing"),
        (True, "yes"),
        (Decimal("1234.50"), "1,234.5"),
        (date(2026, 7, 3), "3 Jul 2026"),
        (Fraction(1, 3), "1/3"),
        (TWO, "“Two”"),
        ((), "nothing"),
        (("a", "b"), "a; b"),
        (as_steps(AT), "100 points from 50; 20 points from “200/3”; 5 points in all other cases"),
        (Ramp(ramp=((Decimal(0), Decimal(0)), (Decimal(10), Decimal(100)))), "0 points at 0; 100 points at 10"),
        (Choices(choices={"a": Decimal(1), "b": Decimal(2)}), "a: 1; b: 2"),
        (Options(options={"a": Decimal(1)}, at_most=Decimal(3)), "a: 1; never above: 3"),
        (YesNo(yes=Decimal(100), no=Decimal(0)), "points of a yes: 100; points of a no: 0"),
        (FormulaScale(formula="2 * x"), "“2 * x”"),
        (ByField(by="size", cases={"s": "near"}, otherwise="far"), "size = s: near; all other cases: far"),
        (Step(points=Decimal(3)), "3 points in all other cases"),
        (Override(if_="a > 1", points=Decimal(3), reason=TWO), "3 points if “a > 1”"),
        (ForcedGrade(if_="a > 1", grade="B"), "B if “a > 1”"),
        (Exemption(when="a > 1"), "“a > 1”"),
        (Points(max=Decimal(80)), "at most 80"),
        (Source(cite=TWO), "“Two”"),
        (Rounding(digits=2), "“{ digits = 2 }”"),
        (Reach(points=Decimal(80)), "“{ points = 80 }”"),
    ],
)
def test_a_value_is_said_in_a_few_words(value: object, text: str) -> None:
    assert value_words(value, Change("rescaled", "indicators", "V1", "scale", value, value), "en") == text


def test_a_code_of_a_closed_list_is_said_in_words() -> None:
    assert value_words("block", Change("gate", "gates", "D1", "effect", "", ""), "fr") == "bloque l’aide"
    assert value_words("block", Change("rescaled", "indicators", "V1", "missing", "", ""), "en").startswith("nothing")
    assert value_words("text", Change("field", "fields", "a", "kind", "", ""), "en") == "text"
    assert value_words("not a code", Change("field", "fields", "a", "kind", "", ""), "en") == "“not a code”"


def test_days_in_force_are_said_with_or_without_an_end() -> None:
    assert force_words(InForce(from_=date(2026, 1, 1)), "en") == "from 1 Jan 2026, no end set"
    assert force_words(InForce(from_=date(2026, 1, 1), until=date(2026, 6, 1)), "en") == "from 1 Jan 2026 to 1 Jun 2026"
