"""Formulas said in French and English: labels instead of names, nothing to agree, only the brackets that are needed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from conditionality.formula import nodes
from conditionality.formula.parse import parse
from conditionality.referential.phrase import phrase
from conditionality.wording.speech import LANGUAGES, Lang
from tests.formula import cases, strategies

HELD = cases.load("phrases")
FRENCH: dict[str, str] = HELD["labels"]
CASES = [(lang, case["formula"], case["said"]) for lang in LANGUAGES for case in HELD[lang]]


def said(text: str, lang: Lang) -> str:
    """Read a formula and say it, ordinary spaces instead of no-break ones around signs."""
    node, _ = parse(text)
    assert node is not None
    spoken = phrase(node, FRENCH, lang)
    return spoken.replace("\u00a0", " ").replace("\u202f;", " ;")


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_a_formula_is_said_as_written_by_hand(lang: Lang, text: str, expected: str) -> None:
    assert said(text, lang) == expected


def test_a_name_alone_is_a_value_unless_a_condition_is_asked_for() -> None:
    name = nodes.Name("gates_hold")
    assert phrase(name, {}, "en", condition=True) == "every gate holds"
    assert phrase(nodes.Name("certified"), {"certified": "Certified"}, "en") == "certified"


def test_an_acronym_keeps_its_capitals() -> None:
    assert phrase(nodes.Name("cse"), {"cse": "CSE"}, "fr") == "CSE"


@pytest.mark.parametrize("lang", LANGUAGES)
@given(node=strategies.trees)
def test_any_formula_can_be_said(lang: Lang, node: nodes.Node) -> None:
    spoken = phrase(node, FRENCH, lang)
    assert spoken
    assert "{" not in spoken or any(isinstance(one, nodes.Text) for one in nodes.walk(node))


def test_a_tree_made_by_hand_can_be_said_too() -> None:
    name = nodes.Name("women")
    for node in (nodes.Call("is_missing", ()), nodes.Call("foo", (name,)), nodes.Call("date", (name,))):
        assert phrase(node, FRENCH, "fr").startswith(f"{node.function}(")


def test_a_fraction_without_end_is_said_as_a_division() -> None:
    third = nodes.Figure(Fraction(-1000, 3))
    assert phrase(third, {}, "en") == "−1,000 ÷ 3"
    assert phrase(nodes.Binary("pow", third, nodes.Figure(2)), {}, "en") == "(−1,000 ÷ 3)²"
