"""The counter of awards: record the region's act, send back, notify with routes of appeal, record the receipt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from conditionality.codec import canonical
from conditionality.desk.award_checks import act_slips, file_slips, receipt_slips, terms_slips
from conditionality.desk.award_letters import Grounds, act_paper, addressed, notification, routes_section
from conditionality.desk.award_requests import DECISIONS, Notice, Receipt, RegionAct, SendingBack
from conditionality.desk.certificates import certify
from conditionality.desk.decisions import Conditions, act_of, avis_of, record_of
from conditionality.desk.declaring import who_files
from conditionality.desk.improve import start_plan
from conditionality.desk.listing import list_now
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, deny, stop
from conditionality.desk.papers import frozen_by, plan_of, plans_of, referential_of, scorecard_of
from conditionality.desk.receipts import both, heading, official, place
from conditionality.desk.work import Seen, Work
from conditionality.dossier.award_events import Granted, GrantedWithPlan, NoticeReceived, Notified, Refused
from conditionality.dossier.case import Case
from conditionality.dossier.deliberation_events import SentBackByRegion
from conditionality.dossier.follow_up_events import PlanAccepted
from conditionality.dossier.guards import departs
from conditionality.dossier.kinds import Deliberation
from conditionality.dossier.machine import Guard
from conditionality.findings import Finding, finding
from conditionality.report.places import Place
from conditionality.report.places import both as in_both
from conditionality.wording.numbers import day, money
from conditionality.wording.speech import Lang, say

KINDS = {"grant": "Granted", "grant_with_plan": "GrantedWithPlan", "refuse": "Refused"}
"""The event of each decision."""

NO_NOTICE = Notice()


def record_act(office: Office, hand: Hand, dossier: str, asked: RegionAct, seen: Seen | None = None) -> Outcome:
    """Record the act of the region's deciding body (T30): number, day, document; amount and conditions inside.

    An act that departs from the avis says why; a grant with a plan wants the enterprise's signature of the plan.
    """
    kind = KINDS[asked.decision]

    def act(work: Work) -> str:
        case = work.case(dossier, "dossier")
        work.may(kind, case)
        signed = signed_plan(work, dossier)
        if slips := tuple(_slips(work, dossier, case, asked)):
            raise stop(*slips, act=kind)
        held: list[Guard] = ["act_of_region_recorded"]
        held += ["reason_given"] if asked.reason.strip() else []
        held += ["enterprise_signed_plan"] if signed else []
        work.add(dossier, _event(office, work, dossier, asked), held)
        return dossier

    return office.act(hand, act, seen)


def _slips(work: Work, dossier: str, case: Case, asked: RegionAct) -> Iterator[Finding]:
    kind = KINDS[asked.decision]
    yield from act_slips(asked.number, asked.on, work.hand.today)
    avis = avis_of(work.connection, dossier)
    if avis is not None and asked.on < avis.on:
        yield Place("on").find("award-before-avis", asked.on.isoformat(), in_both("avis", avis.on))
    if departs(case, kind) and not asked.departure.strip():
        yield finding("award-departure-absent", "departure")
    yield from terms_slips(asked)
    if kind == "GrantedWithPlan" and not signed_plan(work, dossier):
        yield finding("award-plan-unsigned", "decision")
    yield from file_slips(asked.document, asked.document_name, "document")


def amount_granted(work: Work, dossier: str) -> Decimal:
    """Give the amount of the last decision in euros; nought when it grants none."""
    record = act_of(work.connection, dossier)
    return record.conditions.amount_eur if record is not None and record.conditions is not None else Decimal(0)


def signed_plan(work: Work, dossier: str) -> str:
    """Give the digest of the plan that the enterprise signed and that waits for the act; empty when there is none."""
    subjects = plans_of(work.connection, dossier)
    if not subjects or work.case(subjects[-1], "plan").state != "ACCEPTED_BY_ENT":
        return ""
    signed = (one.payload for one in reversed(work.log(subjects[-1])))
    return next((one.plan for one in signed if isinstance(one, PlanAccepted)), "")


def _event(office: Office, work: Work, dossier: str, asked: RegionAct) -> Granted | GrantedWithPlan | Refused:
    said = (asked.departure.strip(),) if asked.departure.strip() else ()
    act = Deliberation(number=asked.number, on=asked.on, document=_document(office, work, dossier, asked))
    if asked.decision == "refuse":
        return Refused(act=act, reason=asked.reason.strip(), departure=said)
    frozen = frozen_by(work.connection, dossier)
    plan = signed_plan(work, dossier) if asked.decision == "grant_with_plan" else None
    amount = asked.amount_eur or Decimal(0)
    conditions = Conditions(
        amount_eur=amount, words=asked.conditions.strip(), version=frozen.version,
        version_digest=frozen.version_digest, plan=plan,
    )  # fmt: skip
    digest = work.paper(conditions, "conditions")
    if plan:
        return GrantedWithPlan(act=act, amount_eur=amount, conditions=digest, version_digest=frozen.version_digest,
                               plan=plan, departure=said)  # fmt: skip
    return Granted(act=act, amount_eur=amount, conditions=digest, version_digest=frozen.version_digest, departure=said)


def _document(office: Office, work: Work, dossier: str, asked: RegionAct) -> str:
    """Store the act as it was given, or the record of it made from the form."""

    def facts(lang: Lang) -> tuple[tuple[str, str], ...]:
        amount = money(lang, asked.amount_eur) if asked.amount_eur is not None else ""
        return (
            (say(lang, "What the region decided"), say(lang, DECISIONS[asked.decision])),
            (say(lang, "Number of the act"), asked.number),
            (say(lang, "Day of the act"), day(lang, asked.on)),
            (say(lang, "Amount granted, in euros"), amount),
            (say(lang, "Conditions of the aid"), asked.conditions.strip()),
            (say(lang, "Why the act departs from the avis"), asked.departure.strip()),
            (say(lang, "Reasons of a refusal"), asked.reason.strip()),
        )

    return document_of(office, work, dossier, asked.document, facts)


Facts = Callable[[Lang], tuple[tuple[str, str], ...]]


def document_of(office: Office, work: Work, dossier: str, content: bytes | None, facts: Facts) -> str:
    """Store a document as it was given, or the record made from what the form says."""
    if content is not None:
        return work.paper(content, "document")
    known, _, lang = who_files(work, dossier)
    sheet = act_paper(lang, heading(office, dossier, known, work.hand.at), facts(lang))
    return work.paper(official(office, sheet, work.hand.at), "document")


def send_back(office: Office, hand: Hand, dossier: str, asked: SendingBack, seen: Seen | None = None) -> Outcome:
    """Record that the region's body sent the dossier back to the assembly (T31)."""

    def act(work: Work) -> str:
        work.may("SentBackByRegion", work.case(dossier, "dossier"))
        if slips := tuple(file_slips(asked.document, asked.document_name, "document")):
            raise stop(*slips, act="SentBackByRegion")

        def facts(lang: Lang) -> tuple[tuple[str, str], ...]:
            return ((say(lang, "Why the dossier goes back to the assembly"), asked.reason),)

        document = document_of(office, work, dossier, asked.document, facts)
        work.add(dossier, SentBackByRegion(document=document, reason=asked.reason), ("reason_given",))

        def tell(lang: Lang) -> tuple[str, str]:
            body = say(lang, "The region sends the dossier back to the assembly: {reason}", reason=asked.reason)
            subject = say(lang, "Dossier {dossier} comes back from the region", dossier=dossier)
            return subject, f"{body}\n\n{place(office, lang, dossier)}"

        rank = sum(one.kind == "SentBackByRegion" for one in work.log(dossier))
        work.mail(f"{dossier}:sent-back:{rank}", work.holders("SEC"), both(tell))
        return dossier

    return office.act(hand, act, seen)


def notify(office: Office, hand: Hand, dossier: str, notice: Notice = NO_NOTICE, seen: Seen | None = None) -> Outcome:
    """Notify the decision (T33) with routes and time limits; what follows from it is done in the same transaction.

    When it is favourable the engine starts the plan, seals the certificates, and opens the public page if the
    enterprise consented to it already.
    """

    def act(work: Work) -> str:
        work.may("Notified", work.case(dossier, "dossier"))
        letter = _letter(office, work, dossier, notice)
        work.add(dossier, Notified(letter=letter, sent_on=hand.today), ("routes_and_time_limits_told",))
        _post(office, work, dossier)
        _start_plan(office, work, dossier)
        certify(work, office, dossier)
        list_now(work, dossier)
        return dossier

    return office.act(hand, act, seen)


def _letter(office: Office, work: Work, dossier: str, notice: Notice) -> str:
    connection = work.connection
    record = record_of(connection, dossier)
    if record is None:
        raise deny(Notified.__name__, "not_from_here")
    known, _, lang = who_files(work, dossier)
    plan = plan_of(connection, dossier) if record.act.conditions and record.act.conditions.plan else None
    grounds = Grounds(scorecard_of(connection, dossier), referential_of(connection, dossier), plan[1] if plan else None)
    routes = routes_section(lang, office.region, office.address, addressed(office, notice))
    head = heading(office, dossier, known, work.hand.at)
    sheet = notification(lang, head, record, grounds, routes)
    return work.paper(official(office, sheet, work.hand.at), "letter")


def _post(office: Office, work: Work, dossier: str) -> None:
    def tell(lang: Lang) -> tuple[str, str]:
        body = say(lang, "The region has decided on your request. The letter is in your file, with the routes and time "
                         "limits of appeal.")  # fmt: skip
        subject = say(lang, "Decision on your request {dossier}", dossier=dossier)
        return subject, f"{body}\n\n{place(office, lang, dossier)}"

    _, people, _ = who_files(work, dossier)
    work.mail(f"{dossier}:notified:{len(work.log(dossier))}", people, both(tell))


def _start_plan(office: Office, work: Work, dossier: str) -> None:
    """Start the plan that the decision carries, by the engine, with the days of its actions."""
    payloads = (one.payload for one in reversed(work.log(dossier)))
    decided = next((one for one in payloads if isinstance(one, GrantedWithPlan)), None)
    if decided is not None and signed_plan(work, dossier):
        start_plan(office, work, dossier, decided.act, work.hand.today)


def record_receipt(office: Office, hand: Hand, dossier: str, asked: Receipt, seen: Seen | None = None) -> Outcome:
    """Record the day on which the decision was received, with its proof: the time of appeal runs from it."""

    def act(work: Work) -> str:
        work.may("NoticeReceived", work.case(dossier, "dossier"))
        if slips := tuple(receipt_slips(work.log(dossier), asked, hand.today)):
            raise stop(*slips, act="NoticeReceived")
        proof = asked.proof if asked.proof is not None else canonical({"reference": asked.reference.strip()})
        received = NoticeReceived(received_on=asked.received_on, proof=work.paper(proof, "proof"))
        work.add(dossier, received, ("proof_given",))
        return dossier

    return office.act(hand, act, seen)
