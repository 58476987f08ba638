"""Stages of the way of a dossier, and each act of the desk as it is tried there, for the matrix of rights."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from conditionality.desk import (
    avis,
    award,
    certify,
    contradictory,
    deposit,
    drafting,
    evidence,
    examination,
    filing,
    hearing,
    improve,
    instruction,
    items,
    listing,
    minutes,
    periodic,
    postponing,
    suspension,
    voting,
)
from conditionality.desk.award_requests import (
    Dropping,
    Lifting,
    NoticeAnswer,
    Receipt,
    Revocation,
    SendingBack,
    Suspension,
    SuspensionNotice,
    Withdrawal,
)
from conditionality.desk.certificates import certificates_of
from conditionality.desk.filing_requests import Advance, Amendment, AskPieces, Closing, Correction, Ineligible
from conditionality.desk.hearing_requests import (
    Cast,
    Contradictory,
    Convocation,
    Interest,
    NewMotion,
    NewSession,
    Observations,
    Postponement,
    Proxy,
    Redraft,
    Removal,
    RollCall,
)
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from tests.desk import path, path_plans, session, shortcut
from tests.desk.path import TRUE, typing
from tests.desk.people import MINE, Region, done

PRESENT = tuple(one for one in session.MEMBERS if one != "cons2")
"""Members who are there: all but the one who belongs to the organisation, who may not be called for its item."""


@dataclass
class Stage:
    """A register whose organisation `MINE` stands at a stage, with what belongs to its dossier."""

    office: Office
    region: Region
    dossier: str = ""
    session: str = ""
    motion: str = ""
    report: str = ""

    @property
    def today(self) -> date:
        """The day of the register."""
        return self.region.now.date()

    @property
    def certificate(self) -> str:
        """The certificate of the dossier."""
        with self.office.reading() as connection:
            return str(certificates_of(connection, self.dossier)[0]["id"])


Build = Callable[[Stage], None]
Try = Callable[[Stage, Office, Hand], object]


def _simple(make: Callable[[Office, Region], str]) -> Build:
    def build(stage: Stage) -> None:
        stage.dossier = make(stage.office, stage.region)

    return build


def _nothing(stage: Stage) -> None:
    stage.session = "S-2026-01"


def _incomplete(stage: Stage) -> None:
    stage.dossier = path.filed(stage.office, stage.region)
    asked = AskPieces(pieces=("employees",), deadline=stage.today + timedelta(days=20), message="Merci de préciser.")
    done(instruction.ask_pieces(stage.office, stage.region.hand("claude"), stage.dossier, asked))


def _overdue(stage: Stage) -> None:
    _incomplete(stage)
    stage.region.wait(30)


def _contradictory(stage: Stage) -> None:
    stage.dossier = path.ready(stage.office, stage.region)
    asked = Contradictory(reason="Un écart.")
    done(contradictory.open_contradictory(stage.office, stage.region.hand("claude"), stage.dossier, asked))


def _planned(stage: Stage) -> None:
    stage.dossier = path.ready(stage.office, stage.region)
    stage.session = session.planned(stage.office, stage.region).session


def _convened(stage: Stage) -> None:
    stage.dossier = path.ready(stage.office, stage.region)
    stage.session = session.convened(stage.office, stage.region, stage.dossier).session


def _sitting(stage: Stage) -> session.Sitting:
    stage.dossier = path.ready(stage.office, stage.region)
    found = session.sat(stage.office, stage.region, stage.dossier)
    stage.session = found.session
    return found


def _sat(stage: Stage) -> None:
    done(_sitting(stage).roll(stage.dossier, PRESENT))


def _item(stage: Stage) -> session.Sitting:
    found = _sitting(stage)
    found.item(stage.dossier, PRESENT)
    return found


def _moved(stage: Stage) -> None:
    stage.motion = done(_item(stage).move(stage.dossier, "plan")).subject


def _balloting(stage: Stage) -> None:
    stage.motion = _item(stage).ballot(stage.dossier, "plan")


def _voted(stage: Stage) -> session.Sitting:
    found = _item(stage)
    found.vote(found.ballot(stage.dossier, "plan"), session.choices("for", PRESENT))
    return found


def _opened(stage: Stage) -> None:
    _item(stage)


def _counted(stage: Stage) -> None:
    _voted(stage)


def _closed(stage: Stage) -> None:
    _voted(stage)
    done(minutes.close_session(stage.office, stage.region.hand("fanny"), stage.session))


def _drafted(stage: Stage) -> None:
    _closed(stage)
    done(minutes.draft_minutes(stage.office, stage.region.hand("eden"), stage.session))


def _signed(stage: Stage) -> None:
    _drafted(stage)
    done(minutes.sign_minutes(stage.office, stage.region.hand("fanny"), stage.session))


def _suspended(stage: Stage) -> None:
    _answered(stage)
    asked = Suspension(number="2026-CP-020", on=stage.today, reason="Le seuil n'est pas tenu.")
    done(suspension.suspend(stage.office, stage.region.hand("fanny"), stage.dossier, asked))


def _answered(stage: Stage) -> None:
    stage.dossier = shortcut.noticed(stage.office, stage.region)
    answer = NoticeAnswer(answer="Payé depuis hier.")
    done(suspension.answer_notice(stage.office, stage.region.hand("alix"), stage.dossier, answer))
    shortcut.adopt(stage.office, stage.region, stage.dossier, "suspend")


def _liftable(stage: Stage) -> None:
    _suspended(stage)
    shortcut.adopt(stage.office, stage.region, stage.dossier, "lift_suspension", 3)


def _period(stage: Stage) -> None:
    dossier = path.filed(stage.office, stage.region)
    stage.dossier = dossier
    stage.report = path_plans.period_open(stage.office, stage.region, dossier)
    assert periodic.type_report(stage.office, stage.region.hand("alix"), stage.report, path.STRONG, 0) == 1


def _reported(stage: Stage) -> None:
    _period(stage)
    done(periodic.file_report(stage.office, stage.region.hand("alix"), stage.report, TRUE))
    assert periodic.type_report(stage.office, stage.region.hand("alix"), stage.report, path.STRONG, 0) == 1


def _strongly_sent(stage: Stage) -> None:
    stage.dossier = shortcut.sent(stage.office, stage.region)


STAGES: Mapping[str, Build] = {
    "nothing": _nothing,
    "draft": _simple(path.drafted),
    "submitted": _simple(path.filed),
    "incomplete": _incomplete,
    "overdue": _overdue,
    "complete": _simple(path.complete),
    "scored": _simple(path.scored),
    "ready": _simple(path.ready),
    "contradictory": _contradictory,
    "planned": _planned,
    "convened": _convened,
    "sat": _sat,
    "item": _opened,
    "moved": _moved,
    "balloting": _balloting,
    "voted": _counted,
    "closed": _closed,
    "drafted": _drafted,
    "signed": _signed,
    "proposed": _simple(path_plans.proposed),
    "running": _simple(path_plans.running),
    "sent": _strongly_sent,
    "granted": _simple(shortcut.granted),
    "listed": _simple(shortcut.listed),
    "noticed": _simple(shortcut.noticed),
    "answered": _answered,
    "suspended": _suspended,
    "liftable": _liftable,
    "period": _period,
    "reported": _reported,
}

ACTS: Mapping[str, tuple[str, Try]] = {
    "deposit.create": ("nothing", lambda _, o, h: deposit.create(o, h, _new())),
    "deposit.save": ("draft", lambda s, o, h: deposit.save(o, h, s.dossier, typing(), 1)),
    "deposit.delete": ("draft", lambda s, o, h: deposit.delete(o, h, s.dossier)),
    "drafting.write": ("draft", lambda s, o, h: drafting.write(o, h, s.dossier, typing(), typing())),
    "drafting.choose": ("draft", lambda s, o, h: drafting.choose(o, h, s.dossier, "employees", "4")),
    "evidence.attach": ("draft", lambda s, o, h: evidence.attach(o, h, s.dossier, "a.pdf", shortcut.PDF)),
    "evidence.detach": ("draft", lambda s, o, h: evidence.detach(o, h, s.dossier, "none")),
    "filing.file_dossier": ("draft", lambda s, o, h: filing.file_dossier(o, h, s.dossier, TRUE)),
    "filing.give_pieces": ("incomplete", lambda s, o, h: filing.give_pieces(o, h, s.dossier, TRUE)),
    "filing.withdraw": ("submitted", lambda s, o, h: filing.withdraw(o, h, s.dossier)),
    "instruction.ask_pieces": ("submitted", lambda s, o, h: instruction.ask_pieces(o, h, s.dossier, _pieces(s))),
    "instruction.declare_complete": ("submitted", lambda s, o, h: instruction.declare_complete(o, h, s.dossier)),
    "instruction.find_ineligible": (
        "submitted",
        lambda s, o, h: instruction.find_ineligible(o, h, s.dossier, Ineligible(rule="siege", reason="Hors région.")),
    ),
    "instruction.close_without_action": (
        "overdue",
        lambda s, o, h: instruction.close_without_action(o, h, s.dossier, Closing(reminded_on=s.today)),
    ),
    "examination.score_dossier": ("complete", lambda s, o, h: examination.score_dossier(o, h, s.dossier)),
    "examination.rescore": ("scored", lambda s, o, h: examination.rescore(o, h, s.dossier, "correction")),
    "examination.skip_visit": ("scored", lambda s, o, h: examination.skip_visit(o, h, s.dossier)),
    "contradictory.open_contradictory": (
        "ready", lambda s, o, h: contradictory.open_contradictory(o, h, s.dossier, Contradictory(reason="Un écart.")),
    ),
    "contradictory.answer_contradictory": (
        "contradictory",
        lambda s, o, h: contradictory.answer_contradictory(o, h, s.dossier, Observations(words="Voici.")),
    ),
    "hearing.plan_session": (
        "nothing",
        lambda s, o, h: hearing.plan_session(o, h, NewSession(on=s.today + timedelta(days=20), place="Salle")),
    ),
    "hearing.convene": (
        "planned", lambda s, o, h: hearing.convene(o, h, s.session, Convocation(dossiers=(s.dossier,))),
    ),
    "hearing.remove_item": ("convened", lambda s, o, h: hearing.remove_item(o, h, s.dossier, Removal(reason="Tard."))),
    "hearing.declare_interest": (
        "convened",
        lambda s, o, h: hearing.declare_interest(o, h, s.session, Interest(dossier=s.dossier, ground="competitor")),
    ),
    "hearing.give_proxy": (
        "convened", lambda s, o, h: hearing.give_proxy(o, h, s.session, Proxy(holder=s.region.people["cons3"])),
    ),
    "hearing.open_session": ("convened", lambda s, o, h: hearing.open_session(o, _later(h, 10), s.session)),
    "postponing.postpone_session": (
        "convened",
        lambda s, o, h: postponing.postpone_session(
            o, h, s.session, Postponement(on=s.today + timedelta(days=40), reason="Grève.")
        ),
    ),
    "hearing.call_roll": ("sat", lambda s, o, h: hearing.call_roll(o, h, s.session, _roll(s))),
    "items.open_item": ("sat", lambda s, o, h: items.open_item(o, h, s.dossier)),
    "items.second_call": ("sat", lambda s, o, h: items.second_call(o, h, s.dossier)),
    "voting.move_motion": ("item", lambda s, o, h: voting.move_motion(o, h, s.dossier, NewMotion(kind="plan"))),
    "voting.amend_motion": ("moved", lambda s, o, h: voting.amend_motion(o, h, s.motion, _amendment())),
    "voting.open_ballot": ("moved", lambda s, o, h: voting.open_ballot(o, h, s.motion)),
    "voting.cast": ("balloting", lambda s, o, h: voting.cast(o, h, s.motion, Cast(choice="for"))),
    "voting.close_ballot": ("balloting", lambda s, o, h: voting.close_ballot(o, h, s.motion)),
    "avis.close_item": ("item", lambda s, o, h: avis.close_item(o, h, s.dossier)),
    "minutes.close_session": ("voted", lambda s, o, h: minutes.close_session(o, h, s.session)),
    "minutes.draft_minutes": ("closed", lambda s, o, h: minutes.draft_minutes(o, h, s.session)),
    "minutes.redraft_minutes": (
        "drafted", lambda s, o, h: minutes.redraft_minutes(o, h, s.session, Redraft(reason="Une coquille.")),
    ),
    "minutes.sign_minutes": ("drafted", lambda s, o, h: minutes.sign_minutes(o, h, s.session)),
    "minutes.publish_minutes": ("signed", lambda s, o, h: minutes.publish_minutes(o, h, s.session)),
    "minutes.send_to_region": ("drafted", lambda s, o, h: minutes.send_to_region(o, h, s.dossier, s.session)),
    "improve.amend_plan": ("scored", lambda s, o, h: improve.amend_plan(o, h, s.dossier, _amendment())),
    "improve.sign_plan": ("proposed", lambda s, o, h: improve.sign_plan(o, h, s.dossier)),
    "improve.decline_plan": ("proposed", lambda s, o, h: improve.decline_plan(o, h, s.dossier)),
    "improve.declare_progress": (
        "running",
        lambda s, o, h: improve.declare_progress(o, h, s.dossier, Advance(period="2027-01-01", words="Rien encore.")),
    ),
    "award.record_act": ("sent", lambda s, o, h: award.record_act(o, h, s.dossier, shortcut.act(s.region))),
    "award.send_back": ("sent", lambda s, o, h: award.send_back(o, h, s.dossier, SendingBack(reason="À revoir."))),
    "award.notify": ("granted", lambda s, o, h: award.notify(o, h, s.dossier)),
    "award.record_receipt": (
        "listed", lambda s, o, h: award.record_receipt(o, h, s.dossier, Receipt(received_on=s.today, reference="1A")),
    ),
    "certify.issue": ("listed", lambda s, o, h: certify.issue(o, h, s.dossier)),
    "certify.revoke": (
        "listed",
        lambda s, o, h: certify.revoke(o, h, s.certificate, Revocation(ground="issued_in_error", reason="Erreur.")),
    ),
    "listing.consent": ("granted", lambda s, o, h: listing.consent(o, h, s.dossier, shortcut.PAGE)),
    "listing.leave": ("listed", lambda s, o, h: listing.leave(o, h, s.dossier)),
    "listing.withdraw_consent": ("listed", lambda s, o, h: listing.withdraw_consent(o, h, s.dossier)),
    "suspension.propose_suspension": (
        "listed",
        lambda s, o, h: suspension.propose_suspension(
            o, h, s.dossier, SuspensionNotice(ground="gate_failed", facts="Des faits.")
        ),
    ),
    "suspension.answer_notice": (
        "noticed", lambda s, o, h: suspension.answer_notice(o, h, s.dossier, NoticeAnswer(answer="Payé.")),
    ),
    "suspension.drop_notice": (
        "noticed", lambda s, o, h: suspension.drop_notice(o, h, s.dossier, Dropping(reason="Réglé.")),
    ),
    "suspension.suspend": (
        "answered",
        lambda s, o, h: suspension.suspend(
            o, h, s.dossier, Suspension(number="2026-CP-020", on=s.today, reason="Le seuil.")
        ),
    ),
    "suspension.lift": (
        "liftable",
        lambda s, o, h: suspension.lift(
            o, h, s.dossier, Lifting(number="2026-CP-030", on=s.today, evidence="Attestation.")
        ),
    ),
    "suspension.withdraw_aid": (
        "suspended",
        lambda s, o, h: suspension.withdraw_aid(
            o, h, s.dossier,
            Withdrawal(number="2026-CP-040", on=s.today, ground="conditions_unmet", reason="Non tenu.",
                       claw_back_eur=Decimal(100)),
        ),
    ),
    "periodic.type_report": (
        "period", lambda s, o, h: periodic.type_report(o, h, s.report, path.STRONG, 1),
    ),
    "periodic.file_report": ("period", lambda s, o, h: periodic.file_report(o, h, s.report, TRUE)),
    "periodic.correct_report": (
        "reported",
        lambda s, o, h: periodic.correct_report(o, h, s.report, Correction(declared_true=True, reason="Une erreur.")),
    ),
}  # fmt: skip


def _new() -> deposit.NewDossier:
    return deposit.NewDossier(siret=MINE, scheme="aide-2026")


def _pieces(stage: Stage) -> AskPieces:
    return AskPieces(pieces=("employees",), deadline=stage.today + timedelta(days=20), message="Merci.")


def _later(hand: Hand, days: int) -> Hand:
    return Hand(hand.person, hand.role, hand.at + timedelta(days=days), hand.on_behalf_of)


def _roll(stage: Stage) -> RollCall:
    return RollCall(dossier=stage.dossier, present=tuple(stage.region.people[one] for one in PRESENT))


def _amendment() -> Amendment:
    return Amendment(steps=(), reason="Plus simple.")
