"""The rules and their defaults."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from conditionality.assembly.rules import DEFAULT_RULES, AssemblyRules, Threshold
from conditionality.codec import canonical, plain, read_paper
from tests.assembly import cases


def test_the_defaults_are_the_published_ones_and_one_proxy() -> None:
    published = cases.tree("worked")["default_rules"]
    assert plain(DEFAULT_RULES) == published | {"max_proxies": 1}


def test_every_rule_is_spelled_out_so_that_no_default_can_change_it() -> None:
    content = canonical(DEFAULT_RULES)
    assert read_paper(AssemblyRules, content) == DEFAULT_RULES
    assert set(AssemblyRules.model_fields) - {"version"} == set(cases.tree("worked")["default_rules"]) | {"max_proxies"}


@pytest.mark.parametrize(("num", "den", "strict"), [(1, 2, True), (2, 4, True), (2, 3, False), (3, 4, False)])
def test_one_half_is_exceeded_and_any_other_share_is_reached(num: int, den: int, strict: bool) -> None:
    made: Any = {"num": num, "den": den}
    assert Threshold.model_validate(made).strict is strict


@pytest.mark.parametrize("made", [{"num": "1", "den": 2}, {"num": 1}, 3])
def test_a_threshold_that_is_none_is_refused(made: object) -> None:
    with pytest.raises(ValidationError):
        Threshold.model_validate(made)
