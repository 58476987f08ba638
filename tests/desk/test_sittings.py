"""What screens read of a sitting, and who may read it."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest

from conditionality.desk.hearing import open_item
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.desk.sittings import (
    agenda,
    attendance,
    ballots,
    motions_now,
    my_ballots,
    my_ties,
    quorum,
    result,
    sessions,
)
from tests.desk.path import STRONG, ready
from tests.desk.people import MINE, Region, done
from tests.desk.session import MEMBERS, WHY, Sitting, choices, convened, sat

Given = TypeVar("Given")


@pytest.fixture
def strong(office: Office, region: Region) -> str:
    """Bring a dossier that the score accepts before the assembly."""
    return ready(office, region, texts=STRONG)


def known(found: Given | NotDone) -> Given:
    assert not isinstance(found, NotDone), found.sentences("en")
    return found


def why(found: object) -> str:
    assert isinstance(found, NotDone), found
    return found.denied or found.findings[0].code


def test_sessions_and_their_agenda(office: Office, region: Region, strong: str) -> None:
    sitting = convened(office, region, strong)
    rows = known(sessions(office, region.hand("cons1")))
    assert [(one.session, one.state, one.call, one.dossiers) for one in rows] == [
        (sitting.session, "CONVENED", 1, (strong,))
    ]
    seen = known(agenda(office, region.hand("cons1"), sitting.session))
    assert [(one.rank, one.organisation, one.state) for one in seen.items] == [(1, "Coopérative Essai", "ON_AGENDA")]
    assert why(agenda(office, region.hand("alix"), sitting.session)) == "other_answers"
    assert why(agenda(office, region.hand("fanny"), "S-2026-77")) == "hearing-session-unknown"


def test_the_live_quorum_and_who_is_there(office: Office, region: Region, strong: str) -> None:
    sitting = sat(office, region, strong)
    done(sitting.recuse("eco1", strong))
    done(sitting.proxy("cons1", "cons2"))
    assert not known(quorum(office, region.hand("eden"), strong)).can_open
    done(sitting.roll(strong, (one for one in MEMBERS if one != "cons1")))
    assert known(quorum(office, region.hand("eden"), strong)).can_open
    rows = {one.name: one for one in known(attendance(office, region.hand("eden"), strong))}
    assert (rows["Cons1"].is_present, rows["Cons1"].holder) == (False, "Cons2")
    assert (rows["Eco1"].is_recused, rows["Eco1"].is_present, rows["Eco1"].ground) == (True, False, "competitor")
    to_members = {one.name: one for one in known(attendance(office, sitting.member("acad1"), strong))}
    assert (to_members["Eco1"].is_recused, to_members["Eco1"].ground) == (True, "")
    assert why(attendance(office, sitting.member("eco1"), strong)) == "interested"
    assert why(quorum(office, region.hand("basile"), strong)) == "other_answers"


def test_a_tie_is_shown_to_the_member_and_to_those_who_keep_the_roll(
    office: Office, region: Region, strong: str
) -> None:
    mandate = NewMandate(person=region.people["eco1"], role="ENT", organisation=MINE, from_on=date(2026, 1, 1))
    done(give_mandate(office, region.hand("clock"), mandate))
    sitting = convened(office, region, strong)
    mine = known(my_ties(office, sitting.member("eco1"), sitting.session))
    assert [(dossier, bond.ground) for dossier, bond in mine] == [(strong, "employee_officer_or_owner")]
    assert known(my_ties(office, sitting.member("eco2"), sitting.session)) == ()
    tied = [one.name for one in known(attendance(office, region.hand("eden"), strong)) if one.is_tied]
    others = [one.name for one in known(attendance(office, sitting.member("acad1"), strong)) if one.is_tied]
    assert (tied, others) == (["Eco1"], [])
    done(sitting.recuse("eco1", strong, "employee_officer_or_owner"))
    assert known(my_ties(office, sitting.member("eco1"), sitting.session)) == ()


def test_motions_possible_now_and_why_the_others_are_not(office: Office, region: Region) -> None:
    weak = ready(office, region)
    sitting = sat(office, region, weak)
    sitting.item(weak)
    told = known(motions_now(office, region.hand("fanny"), weak))
    assert [(one.kind, one.is_default, one.why_not.code if one.why_not else "") for one in told] == [
        ("plan", True, ""), ("defer", False, ""), ("accept", False, ""), ("refuse", False, "hearing-refuse-unheard"),
    ]  # fmt: skip
    accept = next(one for one in told if one.kind == "accept")
    assert (accept.departs, accept.needs_reason, accept.threshold.value().denominator, accept.justify) == (
        True, True, 3, ("against",),
    )  # fmt: skip


def test_of_an_open_ballot_only_the_count_is_told_and_afterwards_names_to_members(
    office: Office, region: Region, strong: str
) -> None:
    sitting = sat(office, region, strong)
    done(sitting.proxy("cons1", "cons2"))
    sitting.item(strong, (one for one in MEMBERS if one != "cons1"))
    motion = sitting.ballot(strong, "accept")
    cons1, cons2 = sitting.code("cons1"), sitting.code("cons2")
    assert known(my_ballots(office, sitting.member("cons2"), motion)) == tuple(sorted((cons1, cons2)))
    assert known(my_ballots(office, sitting.member("cons1"), motion)) == ()
    done(sitting.cast(motion, "cons2", "for"))
    assert known(my_ballots(office, sitting.member("cons2"), motion)) == (cons1,)
    for name in ("eden", "fanny", "aud", "claude"):
        seen = known(ballots(office, region.hand(name), motion))
        assert (seen.cast, seen.expected, seen.outcome, seen.rows) == (1, 15, None, ())
    assert why(result(office, region.hand("eden"), motion, "fr")) == "hearing-not-proclaimed"
    done(sitting.cast(motion, "cons2", "against", WHY, grantor="cons1"))
    sitting.vote(motion, choices("for", MEMBERS[2:]))
    after = known(ballots(office, sitting.member("acad1"), motion))
    assert (after.outcome, after.cast) == ("ADOPTED", 15)
    assert [(one.name, one.choice, one.by_proxy) for one in after.rows][:2] == [
        ("Cons1", "against", True), ("Cons2", "for", False),
    ]  # fmt: skip
    assert known(ballots(office, region.hand("claude"), motion)).rows == ()
    assert known(my_ballots(office, sitting.member("cons3"), motion)) == ()
    sheet = known(result(office, region.hand("claude"), motion, "fr"))
    assert sheet.lang == "fr"
    assert any("Adopt" in words for section in sheet.sections for words in section.paragraphs)


def test_what_does_not_exist_is_told(office: Office, region: Region, strong: str) -> None:
    assert why(quorum(office, region.hand("eden"), strong)) == "hearing-not-on-agenda"
    assert why(ballots(office, region.hand("eden"), f"{strong}.m9")) == "hearing-motion-unknown"
    sitting: Sitting = sat(office, region, strong)
    sitting.item(strong)
    assert isinstance(open_item(office, region.hand("fanny"), strong), NotDone)
    motion = done(sitting.move(strong, "accept")).subject
    assert known(my_ballots(office, sitting.member("cons1"), motion)) == ()
    assert known(ballots(office, region.hand("eden"), motion)).expected == 0
