"""Which numbers went through a rounding to fifty digits: those that did, and no others."""

from __future__ import annotations

import pytest

from conditionality.scoring.rough import rough_registers
from tests.scoring.small import run

TEXT = """
fields = {{ a = "decimal", b = "decimal", y = "yes_no" }}
dimensions = [{{ id = "P", {1} }}, {{ id = "Q" }}]
indicators = [
  {{ id = "V1", dimension = "P", value = "{0}" }},
  {{ id = "V2", dimension = "P", value = "b" }},
  {{ id = "V3", dimension = "Q", value = "b" }},
]
[[gradings]]
id = "letter"
on = "total"
bands = [{{ from = 5, id = "A" }}, {{ id = "B" }}]
"""
MEAN = 'combine = "weighted_mean"'


@pytest.mark.parametrize(
    ("value", "a", "rough"),
    [("sqrt(a)", 2, True), ("sqrt(a)", 9, False), ("ln(a)", 2, True), ("ln(a)", 1, False), ("a ** 3", 2, False),
     ("a ** (1/3)", 8, False), ("exp(a)", 1, True), ("exp(a)", 0, False), ("a / 3", 1, False)],
)  # fmt: skip
def test_a_root_or_a_logarithm_that_is_not_exact_is_told_with_all_it_feeds(value: str, a: int, rough: bool) -> None:
    found = run(TEXT.format(value, MEAN), a=a, b=4).approximate()
    fed = {"V1.value", "V1.points", "V1.contribution", "P.score", "P.contribution", "total.score", "letter.on"}
    assert found & fed == (fed if rough else set())
    assert found.isdisjoint({"V2.points", "V1.weight", "V1.share", "V3.share", "Q.score", "letter.rank", "letter.step"})


def test_only_the_branch_taken_counts() -> None:
    text = TEXT.format("sqrt(a) if y else b", MEAN)
    assert "V1.value" in run(text, a=2, b=4, y=True).approximate()
    assert "V1.value" not in run(text, a=2, b=4, y=False).approximate()


@pytest.mark.parametrize(("a", "rough"), [(2, True), (9, False), (0, False)])
def test_a_geometric_mean(a: int, rough: bool) -> None:
    found = run(TEXT.format("a", 'combine = "geometric_mean"'), a=a, b=4).approximate()
    assert ("P.score" in found) is rough
    assert "V1.points" not in found


@pytest.mark.parametrize(("a", "rough"), [(2, True), (10, False), (1, False), (100, False), (5000, False)])
def test_a_logarithmic_ramp(a: int, rough: bool) -> None:
    text = TEXT.format("a", MEAN).replace(
        'value = "a" }', 'value = "a", scale = { ramp = [[1, 0], [100, 90]], curve = "log" } }'
    )
    assert ("V1.points" in run(text, a=a, b=4).approximate()) is rough


def test_only_the_variant_taken_counts() -> None:
    knots = "[[1, 0], [100, 90]]"
    scale = f'scale = {{ by = "y", cases.yes.ramp = {knots}, cases.no = {{ ramp = {knots}, curve = "log" }} }}'
    text = TEXT.format("a", MEAN).replace('value = "a" }', f'value = "a", {scale} }}')
    assert "V1.points" in run(text, a=2, b=4, y=False).approximate()
    assert "V1.points" not in run(text, a=2, b=4, y=True).approximate()


def test_registers_are_told_by_number() -> None:
    trace = run(TEXT.format("sqrt(a)", MEAN), a=2, b=4)
    found = rough_registers(trace.program, trace.registers)
    assert trace.program.registers["V1.points"] in found
    assert all(isinstance(trace.registers[one], int) is False for one in found)
