"""The sessions of the demonstration register: items that are on a track, members who exist, moods that end as told."""

from __future__ import annotations

from random import Random

import pytest

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.demo_campaign import TRACKS
from conditionality.desk.demo_people import MEMBERS
from conditionality.desk.demo_sitting import LEFT, REASONS, SITTINGS, draw_choice
from conditionality.desk.motions import motion_of
from conditionality.dossier.assembly_events import MotionProclaimed
from tests.desk.demo_world import built


def test_items_are_tracks_and_everybody_named_is_a_member() -> None:
    keys, members = {one.key for one in TRACKS}, {key for key, _, _ in MEMBERS}
    for one in SITTINGS:
        assert {item.track for item in one.items} <= keys
        assert {*one.absent, one.recused[0]} - {""} <= members
    assert members > LEFT


@pytest.mark.parametrize(("mood", "least", "most"), [("warm", 12, 15), ("mixed", 10, 15), ("cold", 3, 3)])
def test_a_mood_gives_its_votes(mood: str, least: int, most: int) -> None:
    drawn = [draw_choice(mood, rank, Random("votes")) for rank in range(15)]
    assert least <= drawn.count("for") <= most
    assert set(drawn) <= set(REASONS)


def test_motions_fail_and_pass_and_all_is_proclaimed() -> None:
    office = built().office
    with office.reading() as connection:
        rows = [f"{one}.m{rank}" for one in dossiers() for rank in (1, 2)]
        motions = [found for one in rows if (found := motion_of(connection, one)) is not None]
        assert {one.outcome for one in motions} == {"ADOPTED", "NOT_ADOPTED"}
        assert {one.kind for one in motions} == {"accept", "plan", "defer", "refuse"}
        assert all(case_of(connection, one.subject, "motion").state == "PROCLAIMED" for one in motions)
        last = log_of(connection, motions[0].subject)[-1].payload
    assert isinstance(last, MotionProclaimed)


def dossiers() -> list[str]:
    return [f"D-{year}-{rank:04}" for year in (2025, 2026) for rank in range(1, 60)]
