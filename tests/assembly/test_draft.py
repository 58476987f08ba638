"""A vote in the making."""

from __future__ import annotations

from conditionality.assembly.draft import Draft
from conditionality.assembly.json_text import Tree
from conditionality.assembly.rules import AssemblyRules
from conditionality.assembly.shape import piece
from conditionality.assembly.vote import College, Heading
from conditionality.findings import Finding


def test_what_is_wrong_is_not_known_and_what_is_no_college_does_not_vote() -> None:
    found: list[Finding] = []
    trees: tuple[Tree, ...] = ({"id": "A"}, {"id": "Z", "voice": "consultative"}, 3)
    colleges = tuple(piece(College, raw, "", found) for raw in trees)
    rules = piece(AssemblyRules, {"tie": "coin", "secret": True}, "rules", found)
    draft = Draft(piece(Heading, {}, "", found), rules, None, colleges, None, (), ())
    assert [one.known["id"] for one in draft.voting()] == ["A"]
    assert draft.rule("tie") is None
    assert draft.rule("secret") is True
