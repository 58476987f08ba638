"""The counter of suspension: notice and answer, drop, suspend, lift, withdraw; nothing against anybody unheard.

Source:
    CRPA L122-1 and L211-2 (reasons, after the person was put in a position to answer); CRPA L242-1 (an illegal decision
    is withdrawn within four months) and L242-2 (without time limit when the conditions of an aid are not met).
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from conditionality.codec import Paper
from conditionality.desk.award import amount_granted
from conditionality.desk.award_checks import file_slips
from conditionality.desk.award_post import write
from conditionality.desk.award_requests import (
    Dropping,
    Lifting,
    NoticeAnswer,
    Suspension,
    SuspensionNotice,
    Withdrawal,
)
from conditionality.desk.certificates import revoke_all
from conditionality.desk.legal_days import last_day
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, stop
from conditionality.desk.receipts import both, place
from conditionality.desk.suspension_grounds import acts_of, find_grounds, heard, stop_unless, withdrawal_slips
from conditionality.desk.suspension_letters import ClawBack, dropping, lifting, proposing, suspending, withdrawing
from conditionality.desk.work import Seen, Work
from conditionality.dossier.award_events import (
    NoticeAnswered,
    NoticeDropped,
    Suspended,
    SuspensionLifted,
    SuspensionProposed,
    Withdrawn,
)
from conditionality.wording.speech import Lang, say


class Answer(Paper):
    """Words given as an answer or as evidence."""

    words: str


def propose_suspension(
    office: Office, hand: Hand, dossier: str, asked: SuspensionNotice, seen: Seen | None = None
) -> Outcome:
    """Propose a suspension (T39): the enterprise is asked for its observations within fifteen days."""
    answer_by = last_day("answer", hand.today)

    def act(work: Work) -> str:
        work.may("SuspensionProposed", work.case(dossier, "dossier"))
        words = partial(proposing, asked=asked, answer_by=answer_by)
        notice = write(office, work, dossier, words, "notice")
        proposed = SuspensionProposed(ground=asked.ground, notice=notice, answer_by=answer_by)
        work.add(dossier, proposed, ("cited_a_listed_ground",))
        return dossier

    return office.act(hand, act, seen)


def answer_notice(office: Office, hand: Hand, dossier: str, asked: NoticeAnswer, seen: Seen | None = None) -> Outcome:
    """Answer the notice of a suspension; more than one answer may be given."""

    def act(work: Work) -> str:
        work.may("NoticeAnswered", work.case(dossier, "dossier"))
        if slips := tuple(file_slips(asked.document, asked.document_name, "document")):
            raise stop(*slips, act="NoticeAnswered")
        document = work.paper(asked.document, "document") if asked.document is not None else None
        answer = work.paper(Answer(words=asked.answer), "answer")
        work.add(dossier, NoticeAnswered(answer=answer, document=document))

        def tell(lang: Lang) -> tuple[str, str]:
            subject = say(lang, "{dossier}: observations on a suspension", dossier=dossier)
            body = say(lang, "The enterprise answered the notice of suspension.")
            return subject, f"{body}\n\n{place(office, lang, dossier)}"

        key = f"{dossier}:notice-answered:{len(work.log(dossier))}"
        work.mail(key, (*work.holders("SEC"), *work.holders("STAFF")), both(tell))
        return dossier

    return office.act(hand, act, seen)


def drop_notice(office: Office, hand: Hand, dossier: str, asked: Dropping, seen: Seen | None = None) -> Outcome:
    """Give up a suspension that was proposed, and say why."""

    def act(work: Work) -> str:
        work.may("NoticeDropped", work.case(dossier, "dossier"))
        letter = write(office, work, dossier, partial(dropping, reason=asked.reason), "dropped")
        work.add(dossier, NoticeDropped(reason=asked.reason, letter=letter), ("reason_given",))
        return dossier

    return office.act(hand, act, seen)


def suspend(office: Office, hand: Hand, dossier: str, asked: Suspension, seen: Seen | None = None) -> Outcome:
    """Suspend (T40), once the enterprise was heard and the assembly voted, with the region's act if there is money.

    From this day the page shows nothing but the suspension, and the register says it of the certificate.
    """

    def act(work: Work) -> str:
        work.may("Suspended", work.case(dossier, "dossier"))
        found = find_grounds(work, dossier, asked, "suspend")
        held = (*found.held, *heard(work, dossier))
        stop_unless(found, held, ("answer_given_or_time_over",), "Suspended")
        words = partial(suspending, office=office, on=hand.today, reason=asked.reason)
        letter = write(office, work, dossier, words, "suspended")
        acts = acts_of(office, work, dossier, asked)
        suspended = Suspended(
            motion=found.motion, trace=found.trace, acts=acts, since=hand.today, reason=asked.reason, letter=letter
        )
        work.add(dossier, suspended, held)
        return dossier

    return office.act(hand, act, seen)


def lift(office: Office, hand: Hand, dossier: str, asked: Lifting, seen: Seen | None = None) -> Outcome:
    """Lift a suspension (T41) on evidence, by the same hands that set it."""

    def act(work: Work) -> str:
        work.may("SuspensionLifted", work.case(dossier, "dossier"))
        found = find_grounds(work, dossier, asked, "lift_suspension")
        stop_unless(found, found.held, (), "SuspensionLifted")
        letter = write(office, work, dossier, partial(lifting, on=hand.today), "lifted")
        evidence = work.paper(Answer(words=asked.evidence), "evidence")
        acts = acts_of(office, work, dossier, asked)
        lifted = SuspensionLifted(motion=found.motion, trace=found.trace, acts=acts, evidence=evidence, letter=letter)
        work.add(dossier, lifted, (*found.held, "proof_given"))
        return dossier

    return office.act(hand, act, seen)


def withdraw_aid(office: Office, hand: Hand, dossier: str, asked: Withdrawal, seen: Seen | None = None) -> Outcome:
    """Record that the region withdrew its decision (T42), with the amount asked back; certificates are revoked."""

    def act(work: Work) -> str:
        work.may("Withdrawn", work.case(dossier, "dossier"))
        if slips := tuple(withdrawal_slips(work, dossier, asked)):
            raise stop(*slips, act="Withdrawn")
        granted = amount_granted(work, dossier)
        amounts = ClawBack(granted_eur=granted, claw_back_eur=asked.claw_back_eur or Decimal(0))
        words = partial(withdrawing, office=office, asked=asked, amounts=amounts)
        letter = write(office, work, dossier, words, "withdrawn")
        (deliberation,) = acts_of(office, work, dossier, asked)
        withdrawn = Withdrawn(
            act=deliberation,
            ground=asked.ground,
            claw_back=work.paper(amounts, "claw_back"),
            reason=asked.reason,
            letter=letter,
        )
        work.add(dossier, withdrawn, ("act_of_region_recorded", "reason_given"))
        revoke_all(work, dossier, asked.reason)
        return dossier

    return office.act(hand, act, seen)
