"""Tables D, E and F."""

from __future__ import annotations

from conditionality.dossier.assembly_moves import MOTION, SESSION, VISIT
from conditionality.dossier.states import TABLES


def test_a_motion_is_not_edited_once_open_and_never_reopened() -> None:
    assert {"MotionEdited", "BallotOpened"} & TABLES["motion"]["OPEN"].keys() == set()
    assert [move.origins for move in MOTION if move.target == "OPEN"] == [("MOVED",)]
    assert TABLES["motion"]["PROCLAIMED"] == {}


def test_ballots_are_cast_while_the_ballot_is_open_only() -> None:
    assert [state for state, row in TABLES["motion"].items() if "BallotCast" in row] == ["OPEN"]


def test_minutes_are_signed_before_they_are_published() -> None:
    assert [move.origins for move in SESSION if move.target == "PUBLISHED"] == [("MINUTES_SIGNED",)]


def test_visitors_report_and_the_visited_answers() -> None:
    who = {move.event: move.who for move in VISIT}
    assert (who["VisitReported"], who["VisitAnswered"]) == (("VIS",), ("ENT",))
