"""Papers made piece by piece."""

from __future__ import annotations

from conditionality.assembly.json_text import Tree
from conditionality.assembly.shape import label, piece, pieces
from conditionality.assembly.vote import Chair, College, Vote
from conditionality.findings import Finding

GOOD: dict[str, Tree] = {"id": "A", "electors": 3, "present": 2, "for": 1, "against": 0, "abstain": 0}


def test_what_is_right_stays_known_beside_what_is_wrong() -> None:
    found: list[Finding] = []
    made = piece(College, {**GOOD, "recused": "none"}, "colleges[A]", found)
    assert [(one.code, one.path) for one in found] == [("vote-whole-number", "colleges[A].recused")]
    assert made.has("electors", "present", "nppv")
    assert not made.has("recused")
    assert made.paper is not None
    assert piece(College, {**GOOD, "present": None}, "", found).paper is None


def test_a_place_is_said_by_id_and_by_rank() -> None:
    found: list[Finding] = []
    objections: Tree = ({"reason": "Late.", "criterion": "D1"}, {"reason": "Late.", "criterion": "D 1", "why": 1})
    piece(College, {**GOOD, "objections": objections}, "colleges[A]", found)
    assert [one.path for one in found] == [
        "colleges[A].objections[2].criterion",
        "colleges[A].objections[2].why",
    ]


def test_the_nearest_key_is_that_of_the_paper_it_stands_in() -> None:
    found: list[Finding] = []
    piece(College, {**GOOD, "objections": ({"reason": "Late.", "criterium": "D1"},), "presents": 3}, "", found)
    nearest = {one.given: dict(one.params).get("nearest") for one in found if one.code == "vote-key-unknown"}
    assert nearest == {"criterium": "criterion", "presents": "present"}


def test_an_item_that_has_the_id_of_another_stands_at_its_rank() -> None:
    found: list[Finding] = []
    made = pieces(College, (GOOD, GOOD, 4), "colleges", found)
    assert [one.path for one in made] == ["colleges[A]", "colleges[2]", "colleges[3]"]
    assert pieces(College, 4, "colleges", found) == ()
    assert label({"id": " "}, 7) == "7"


def test_an_unknown_refusal_still_has_a_sentence() -> None:
    found: list[Finding] = []
    piece(Vote, {"colleges": (), "members": {"a": 1}, "rules": 3}, "", found)
    assert {one.code for one in found} == {"vote-list", "json-wants-object"}
    piece(Chair, {"present": 1}, "chair", found)
    assert found[-1].code == "vote-yes-no"
