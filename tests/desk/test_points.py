"""A listing is suspended and opened again by votes of the assembly, every step an act of the desk."""

from __future__ import annotations

from conditionality.desk.award import notify, record_act
from conditionality.desk.award_requests import Dropping, Lifting, NoticeAnswer, Suspension, SuspensionNotice
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.hearing import convene, open_item, postpone_session, remove_item
from conditionality.desk.hearing_requests import Convocation, Postponement, Removal
from conditionality.desk.listing import consent
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.points import point_of, stands_on
from conditionality.desk.recount import recount
from conditionality.desk.sittings import agenda, minutes, motions_now
from conditionality.desk.suspension import answer_notice, drop_notice, lift, propose_suspension, suspend
from conditionality.dossier.award_events import Suspended
from conditionality.storage.verify import verify
from tests.desk.path import ready
from tests.desk.people import Region, done
from tests.desk.session import (
    MEMBERS,
    advised,
    choices,
    codes,
    convened,
    event_of,
    planned,
    record_of,
    sat,
    state,
)
from tests.desk.shortcut import PAGE, act, words_of

NOTICE = SuspensionNotice(ground="gate_failed", facts="Le seuil des cotisations n'est plus tenu.")
ANSWER = NoticeAnswer(answer="Les cotisations sont payées depuis hier.")
WHY = "Le seuil n'est pas tenu."


def noticed(office: Office, region: Region, *, answered: bool = True) -> str:
    """Bring a dossier to the platform through its own sitting, then give notice of a suspension."""
    dossier = ready(office, region)
    advised(office, region, dossier)
    claude, alix = region.hand("claude"), region.hand("alix")
    done(record_act(office, claude, dossier, act(region, on=claude.today)))
    done(consent(office, alix, dossier, PAGE))
    done(notify(office, claude, dossier))
    done(propose_suspension(office, claude, dossier, NOTICE))
    if answered:
        done(answer_notice(office, region.hand("alix"), dossier, ANSWER))
    return dossier


def suspension(region: Region, motion: str = "") -> Suspension:
    return Suspension(motion=motion, number="2026-CP-020", on=region.now.date(), reason=WHY)


def test_a_listing_is_suspended_then_opened_again_by_votes(office: Office, region: Region) -> None:
    dossier = noticed(office, region)
    sitting = sat(office, region, dossier)
    done(sitting.roll(dossier))
    done(sitting.recuse("cons1", dossier))
    done(sitting.roll(dossier, MEMBERS))
    motion = sitting.ballot(dossier, "suspend", WHY)
    voters = tuple(one for one in MEMBERS if one != "cons1")
    assert codes(sitting.cast(motion, "cons1", "for", WHY)) == ["interested"]
    assert codes(sitting.cast(motion, voters[0], "for")) == ["vote-reason-missing"]
    sitting.vote(motion, choices("for", voters))
    assert state(office, dossier) == "SUSPENSION_NOTICE"
    found = record_of(office, motion)
    assert found.vote.motion is not None
    assert (found.vote.motion.suspends_for, found.vote.motion.heard) == ("gate_failed", True)
    assert found.result.rules.double_majority
    assert {one.code for one in found.result.checks} >= {"THRESHOLD", "COLLEGE_MAJORITY"}
    sitting.end()
    told = minutes(office, region.hand("eden"), sitting.session, "fr", public=False)
    assert isinstance(told, bytes)
    words = words_of(told)
    assert "Suspension du référencement" in words
    assert WHY in words
    assert "Une condition impérative n'est plus remplie" in words
    assert "Avis de l'assemblée : suspendre le référencement." in words
    done(suspend(office, region.hand("fanny"), dossier, suspension(region, motion)))
    written = event_of(office, dossier, Suspended)
    assert isinstance(written, Suspended)
    assert written.motion == motion

    again = sat(office, region, dossier)
    done(again.roll(dossier, voters))
    lifting = again.ballot(dossier, "lift_suspension", "Les cotisations sont payées.")
    again.vote(lifting, choices("for", voters))
    asked = Lifting(number="2026-CP-030", on=region.now.date(), evidence="Attestation de paiement.")
    done(lift(office, region.hand("fanny"), dossier, asked))
    again.end()
    assert state(office, dossier) == "LISTED"
    with office.reading() as connection:
        assert (recount(connection, motion), recount(connection, lifting)) == ((), ())
        assert verify(connection).findings == ()


def test_nobody_unheard_and_only_the_motion_of_the_point(office: Office, region: Region) -> None:
    dossier = noticed(office, region, answered=False)
    sitting = convened(office, region, dossier)
    assert codes(sitting.move(dossier, "suspend", WHY)) == ["hearing-session-not-open"]
    sitting.open()
    assert codes(sitting.move(dossier, "suspend", WHY)) == ["hearing-suspend-unheard"]
    done(answer_notice(office, region.hand("alix"), dossier, ANSWER))
    assert codes(sitting.move(dossier, "accept")) == ["hearing-motion-elsewhere"]
    assert codes(sitting.move(dossier, "lift_suspension", WHY)) == ["hearing-motion-elsewhere"]
    assert codes(sitting.move(dossier, "suspend")) == ["hearing-motion-reason"]
    shown = motions_now(office, region.hand("fanny"), dossier)
    assert not isinstance(shown, NotDone)
    assert [(one.kind, one.why_not, one.justify) for one in shown] == [("suspend", None, ("for",))]
    assert isinstance(open_item(office, region.hand("fanny"), dossier), NotDone)
    done(sitting.roll(dossier))
    motion = sitting.ballot(dossier, "suspend", WHY)
    sitting.vote(motion, choices("for", MEMBERS[:6]) | choices("against", MEMBERS[6:]))
    assert codes(suspend(office, region.hand("fanny"), dossier, suspension(region))) == ["motion_adopted"]
    assert codes(sitting.move(dossier, "suspend", WHY)) == ["hearing-motion-voted"]
    sitting.end()
    told = minutes(office, region.hand("eden"), sitting.session, "en", public=True)
    assert isinstance(told, bytes)
    assert "nothing changes for the organisation" in words_of(told)
    done(drop_notice(office, region.hand("eden"), dossier, Dropping(reason="Payé.")))


def test_a_suspension_is_not_moved_on_a_request(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    sitting = sat(office, region, dossier)
    sitting.item(dossier)
    assert codes(sitting.move(dossier, "suspend", WHY)) == ["hearing-motion-elsewhere"]


def test_a_point_stands_on_one_agenda_and_leaves_it_by_an_act(office: Office, region: Region) -> None:
    dossier = noticed(office, region)
    eden = region.hand("eden")
    assert codes(remove_item(office, eden, dossier, Removal(reason="Tard."))) == ["hearing-not-on-agenda"]
    first, second = convened(office, region, dossier), planned(office, region, days=12)
    asked = Convocation(dossiers=(dossier,))
    assert codes(convene(office, eden, second.session, asked)) == ["hearing-point-standing"]
    view = agenda(office, eden, first.session)
    assert not isinstance(view, NotDone)
    assert [one.state for one in view.items] == ["SUSPENSION_NOTICE"]
    done(remove_item(office, eden, dossier, Removal(reason="Trop tôt.")))
    assert codes(first.move(dossier, "suspend", WHY)) == ["hearing-not-on-agenda"]
    done(convene(office, eden, second.session, asked))
    later = Postponement(on=(region.hand("eden").today).replace(year=2027), reason="Grève.")
    done(postpone_session(office, eden, second.session, later))
    with office.reading() as connection:
        assert stands_on(connection, dossier) == ""
        case = case_of(connection, dossier, "dossier")
        point = point_of(log_of(connection, dossier), case.state, eden.today)
    assert point is not None
    assert (point.kind, point.heard, point.ground, len(point.pieces)) == ("suspend", True, "gate_failed", 2)
