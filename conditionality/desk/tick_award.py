"""Chores of the clock on an award: a refusal that nobody contests, the renewal of a listing, its term."""

from __future__ import annotations

from sqlalchemy import select

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.chores import Chore, Doing, Look
from conditionality.desk.legal_days import last_day
from conditionality.desk.mandates import who_acts_for
from conditionality.desk.read_models import CASE
from conditionality.desk.receipts import both, place
from conditionality.desk.work import Work
from conditionality.dossier.award_events import (
    DecisionUpheld,
    Listed,
    NoticeReceived,
    Notified,
    RefusalBecameFinal,
    RefusedOnAppeal,
    RenewalFellDue,
    Renewed,
    TermPassed,
)
from conditionality.dossier.award_moves import DECIDED, NOTIFIED
from conditionality.dossier.clocks import TERMS, before, legal_day
from conditionality.dossier.request_events import Created, Submitted
from conditionality.dossier.request_moves import FILED
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

DECISIONS = (Notified, DecisionUpheld, RefusedOnAppeal)
"""What starts a new time of appeal, once it is received."""

PENDING = frozenset({*FILED, *DECIDED, *NOTIFIED})
"""States of a renewal that was filed in time: the listing waits for what becomes of it."""


def finish_refusal(look: Look) -> Doing | None:
    """Make a refusal final once the time of appeal is over, counted from its receipt (T38); not during a litigation."""
    names = {one.__name__ for one in DECISIONS}
    after = [one for rank, one in enumerate(look.log) if not any(two.kind in names for two in look.log[rank + 1 :])]
    received = next((one.payload for one in reversed(after) if isinstance(one.payload, NoticeReceived)), None)
    if received is None or "LITIGATION" in look.case.overlays:
        return None
    over_on = last_day("appeal", received.received_on)
    if look.today <= over_on:
        return None

    def doing(work: Work) -> None:
        work.add(look.subject, RefusalBecameFinal(over_on=over_on), ("appeal_time_over",))

    return doing


def call_for_renewal(look: Look) -> Doing | None:
    """Call for a renewal six months before the term (T43)."""
    listed = look.last(Listed)
    if listed is None or look.today < before(TERMS["renewal"], listed.term_on):
        return None

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "Your listing ends on {term}. File a new request before that day: what you gave is taken "
                         "over, and the page stays open while it is examined.",
                   term=day(lang, listed.term_on))  # fmt: skip
        where = place(look.office, lang, look.subject)
        return say(lang, "The listing of {dossier} is to be renewed", dossier=look.subject), f"{told}\n\n{where}"

    def doing(work: Work) -> None:
        work.add(look.subject, RenewalFellDue(term_on=listed.term_on), ("term_near",))
        people = who_acts_for(work.connection, _organisation(look), look.today)
        work.mail(f"{look.subject}:renewal:{listed.term_on.isoformat()}", people, both(tell))

    return doing


def hand_over(look: Look) -> Doing | None:
    """Hand over to the new dossier once it is on the platform (T44)."""
    new = next((name for name, state in _renewals(look) if state == "LISTED"), "")
    if not new:
        return None

    def doing(work: Work) -> None:
        work.add(look.subject, Renewed(new_dossier=new), ("new_dossier_granted",))

    return doing


def pass_term(look: Look) -> Doing | None:
    """End a listing whose term is past, unless a renewal was filed in time (T45)."""
    listed = look.last(Listed)
    if listed is None or look.today <= listed.term_on or any(_waits(look, listed, one) for one in _renewals(look)):
        return None

    def tell(lang: Lang) -> tuple[str, str]:
        told = say(lang, "The term of your listing, {term}, is past and no renewal was filed in time: the public page "
                         "is closed. What binds the aid stays.", term=day(lang, listed.term_on))  # fmt: skip
        where = place(look.office, lang, look.subject)
        return say(lang, "The listing of {dossier} has ended", dossier=look.subject), f"{told}\n\n{where}"

    def doing(work: Work) -> None:
        work.add(look.subject, TermPassed(term_on=listed.term_on), ("term_passed",))
        people = who_acts_for(work.connection, _organisation(look), look.today)
        work.mail(f"{look.subject}:term:{listed.term_on.isoformat()}", people, both(tell))

    return doing


def _waits(look: Look, listed: Listed, renewal: tuple[str, str]) -> bool:
    name, state = renewal
    filed = next((one.at for one in log_of(look.connection, name) if one.kind == Submitted.__name__), None)
    return state in PENDING and filed is not None and legal_day(filed) <= listed.term_on


def _renewals(look: Look) -> tuple[tuple[str, str], ...]:
    """Give the dossiers that the same organisation opened later on the same rule book, with their states.

    A scheme runs for one cycle: a renewal is a request under the next one.
    """
    created = look.last(Created)
    if created is None:
        return ()
    mine = (CASE.c.machine == "dossier") & (CASE.c.organisation == created.organisation)
    book = created.version.partition("@")[0]
    same = CASE.c.version.startswith(f"{book}@", autoescape=True) & (
        CASE.c.opened_at > look.log[0].at.isoformat(timespec="microseconds")
    )
    names = look.connection.execute(select(CASE.c.subject).where(mine, same, CASE.c.subject != look.subject)).scalars()
    return tuple((name, case_of(look.connection, name, "dossier").state) for name in names)


def _organisation(look: Look) -> str:
    created = look.last(Created)
    return created.organisation if created else "-"


def award_chores() -> tuple[Chore, ...]:
    """Give the chores on awards, in the order in which they are done."""
    return (
        Chore("refusal_final", "dossier", ("NOTIFIED_REFUSED",), finish_refusal),
        Chore("renewal_due", "dossier", ("LISTED",), call_for_renewal),
        Chore("renewed", "dossier", ("RENEWAL_DUE",), hand_over),
        Chore("term_passed", "dossier", ("RENEWAL_DUE",), pass_term),
    )
