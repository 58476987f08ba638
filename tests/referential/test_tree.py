"""The tree of marks as models: what a missing answer earns, shorthands of conditions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from conditionality.codec import canonical, read_paper
from conditionality.referential.tree import Dimension, Indicator

INDICATOR = {"id": "a", "dimension": "G"}


@pytest.mark.parametrize("rule", ["zero", "worst", "exclude", "block", Decimal(-5), Decimal("12.5")])
def test_a_missing_answer_earns_by_rule_or_a_number_of_points(rule: object) -> None:
    one = Indicator.model_validate({**INDICATOR, "missing": rule})
    assert one.missing == rule
    assert read_paper(Indicator, canonical(one)) == one


@pytest.mark.parametrize("rule", ["nought", "5", True, ()])
def test_any_other_rule_is_refused(rule: object) -> None:
    with pytest.raises(ValidationError):
        Indicator.model_validate({**INDICATOR, "missing": rule})


def test_one_condition_stands_for_a_list_of_one() -> None:
    short = Indicator.model_validate({**INDICATOR, "not_applicable_if": "b == 0"})
    long = Indicator.model_validate({**INDICATOR, "not_applicable_if": ({"when": "b == 0", "reason": "rule"},)})
    assert short == long
    assert read_paper(Indicator, canonical(short)) == short


@pytest.mark.parametrize("more", [{"coverage": Decimal("1.1")}, {"coverage": -1}, {"rescale": 0}, {"combine": ""}])
def test_a_node_keeps_its_numbers_in_bounds(more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Dimension.model_validate({"id": "G", "label": {"fr": "G", "en": "G"}, **more})
