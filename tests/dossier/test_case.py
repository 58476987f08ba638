"""What a log comes to, and the persons of related cases."""

from __future__ import annotations

from conditionality.dossier.case import Case, gather, recused_on

DOSSIER = Case("dossier", instructors=frozenset({"a"}), visitors=frozenset({"b"}), recused=frozenset({"c"}))
BALLOT = Case("motion", voters=frozenset({"d"}))
OTHER_BALLOT = Case("motion", voters=frozenset({"e"}))


def test_a_dossier_knows_who_voted_on_its_motions() -> None:
    found = gather(DOSSIER, BALLOT, OTHER_BALLOT)
    assert found.voters == {"d", "e"}
    assert [set(found.instructors), set(found.visitors), set(found.recused)] == [{"a"}, {"b"}, {"c"}]


def test_a_motion_knows_who_instructed_and_keeps_its_own_ballot() -> None:
    found = gather(BALLOT, DOSSIER, OTHER_BALLOT)
    assert found.voters == {"d"}
    assert [set(found.instructors), set(found.visitors), set(found.recused)] == [{"a"}, {"b"}, {"c"}]


def test_a_case_alone_stays_as_it_is() -> None:
    assert gather(DOSSIER) == DOSSIER


def test_a_recusal_is_for_one_dossier() -> None:
    session = Case("session", recusals=frozenset({("p1", "D-1"), ("p2", "D-2")}))
    assert recused_on(session, "D-1") == {"p1"}
    assert recused_on(session, "D-3") == frozenset()
