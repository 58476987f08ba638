"""A scorecard as plain values: each number twice, marks by id, the same bytes each time."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from conditionality.codec import fingerprint
from conditionality.referential.model import Referential
from conditionality.referential.read import read_referential
from conditionality.report.read import read_report
from conditionality.scoring.score import make_scorer, score
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.scorecard_json import scorecard_tree, write_scorecard

RULES = """
id = "two"
version = "1.0.0"
title = { fr = "Deux", en = "Two" }
in_force = { from = 2026-01-01 }

[[fields]]
id = "a"
kind = "integer"
label = { fr = "A", en = "A" }

[[fields]]
id = "b"
kind = "integer"
label = { fr = "B", en = "B" }
required = false

[[dimensions]]
id = "X"
label = { fr = "X", en = "X" }
floor = 50

[[indicators]]
id = "one"
dimension = "X"
label = { fr = "Un", en = "One" }
weight = 1
value = "a"
scale = { steps = [{ from = 2, points = 100 }], otherwise = 0 }

[[indicators]]
id = "other"
dimension = "X"
label = { fr = "Autre", en = "Other" }
weight = 2
value = "100 * a / 3"

[[indicators]]
id = "third"
dimension = "X"
label = { fr = "Tiers", en = "Third" }
missing = "exclude"
value = "b"

[[gates]]
id = "g"
label = { fr = "G", en = "G" }
fails_if = "a < 0"
effect = "block"

[[results]]
id = "twice"
value = "2 * a"

[[gradings]]
id = "letters"
bands = [
  { from = 50, id = "A", label = { fr = "A", en = "A" } },
  { id = "B", label = { fr = "B", en = "B" } },
]

[[outcomes]]
id = "yes"
kind = "accept"
when = "total >= 75"
reason = { fr = "Assez", en = "Enough" }

[[outcomes]]
id = "no"
kind = "refuse"
reason = { fr = "Pas assez", en = "Not enough" }
"""


@pytest.fixture(scope="module")
def rules() -> Referential:
    """Read the rules of these tests."""
    reading = read_referential(RULES.encode())
    assert reading.referential is not None, reading.findings
    return reading.referential


def card_of(rules: Referential, **answers: int) -> Scorecard:
    """Score a report."""
    tree = {
        "report_id": "r",
        "referential": "two",
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "answers": answers,
    }
    report, found = read_report(json.dumps(tree).encode(), rules)
    assert report is not None, found
    return score(make_scorer(rules, report.period.from_), report)


def test_each_number_stands_twice(rules: Referential) -> None:
    tree: Any = scorecard_tree(card_of(rules, a=2))
    # One: 100 points, weight 1; other: 200/3 points, weight 2; third: no answer, left out. (100 + 400/3) / 3 = 700/9.
    assert tree["total"] == {"exact": "700/9", "shown": "77.8"}
    assert tree["dimensions"]["X"]["score"] == tree["total"]
    assert tree["indicators"]["other"]["points"] == {"exact": "200/3", "shown": "66.7"}
    assert tree["indicators"]["third"]["points"] is None
    assert tree["indicators"]["third"]["status"] == "excluded"
    assert tree["results"]["twice"]["value"]["exact"] == "4"
    assert tree["gates"]["g"] == {"status": "holds", "effect": "block"}
    assert (tree["grade"], tree["grades"]["letters"]) == ("A", {"grade": "A", "rank": 1})
    assert (tree["outcome"], tree["outcome_kind"], tree["status"]) == ("yes", "accept", "complete")


def test_contributions_add_up_exactly(rules: Referential) -> None:
    tree: Any = scorecard_tree(card_of(rules, a=1, b=50))
    brought = [one["contribution"] for one in tree["indicators"].values() if one["contribution"]]
    assert sum(Fraction(one["exact"]) for one in brought) == Fraction(tree["total"]["exact"])


def test_what_has_no_number_is_null(rules: Referential) -> None:
    tree: Any = scorecard_tree(card_of(rules))
    assert tree["status"] == "incomplete"
    assert tree["unanswered"] == ["a"]
    assert tree["organisation"] == {"siret": None, "name": None}
    assert tree["indicators"]["one"]["value"] is None
    assert tree["indicators"]["one"]["entries"] == [{"field": "a", "why_empty": "unanswered"}]


def test_a_floor_stands_where_there_is_one(rules: Referential) -> None:
    tree: Any = scorecard_tree(card_of(rules, a=0))
    assert tree["dimensions"]["X"]["floor"]["exact"] == "50"
    assert tree["dimensions"]["X"]["floor_holds"] is False
    assert "floor" not in tree["total_node"]


def test_the_view_names_the_paper_it_came_from(rules: Referential) -> None:
    card = card_of(rules, a=2)
    tree = json.loads(write_scorecard(card))
    assert tree["fingerprints"]["scorecard"] == fingerprint(card)
    assert tree["fingerprints"]["referential"] == rules.fingerprint()
    assert write_scorecard(card) == write_scorecard(card_of(rules, a=2))
