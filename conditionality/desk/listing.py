"""The counter of the platform: consent to a public page, take it back, leave; the engine opens the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from conditionality.codec import Paper
from conditionality.desk.award_letters import Telling
from conditionality.desk.award_post import write
from conditionality.desk.award_requests import Consent, Leaving
from conditionality.desk.certificates import term_of
from conditionality.desk.decisions import act_of
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome, deny, stop
from conditionality.desk.work import Seen, Work
from conditionality.dossier.award_events import Listed, PlatformLeft
from conditionality.dossier.award_moves import FAVOURABLE
from conditionality.dossier.register import PageConsented, PageConsentWithdrawn
from conditionality.findings import Finding, finding
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

ShownAs = Literal["accepted", "in_plan"]

NAF = re.compile(r"\d{2}\.\d{2}[A-Z]")
"""A class of activity of the French nomenclature. Source: NAF rév. 2, décret 2007-1888."""

CPV = re.compile(r"\d{8}(-\d)?")
"""A code of the common procurement vocabulary, with or without its check digit. Source: regulation (EC) 213/2008."""


class PublicPage(Paper):
    """What the organisation shows of itself, in its own words; the rest of its page comes from the decision.

    Attributes:
        cpv: Codes of the common procurement vocabulary.
        contact: How the public reaches it; empty when it does not want to.
    """

    about: str
    naf: str = ""
    cpv: tuple[str, ...] = ()
    contact: str = ""


def consent_of(dossier: str) -> str:
    """Give the subject of the consent to the page of a dossier."""
    return f"{dossier}.page"


def consent(office: Office, hand: Hand, dossier: str, asked: Consent, seen: Seen | None = None) -> Outcome:
    """Consent to a public page, or change what stands on it; it opens at once when the decision is notified."""

    def act(work: Work) -> str:
        _may_say(work, dossier)
        if slips := tuple(_slips(work, dossier, asked)):
            raise stop(*slips, act="PageConsented")
        cpv = tuple(dict.fromkeys(one.strip() for one in asked.cpv))
        page = PublicPage(
            about=asked.about.strip(), naf=asked.naf.strip().upper(), cpv=cpv, contact=asked.contact.strip()
        )
        work.note(consent_of(dossier), PageConsented(page=work.paper(page, "page")))
        list_now(work, dossier)
        return dossier

    return office.act(hand, act, seen)


def _may_say(work: Work, dossier: str) -> None:
    """Let through somebody who acts for the organisation of a dossier that exists."""
    if work.hand.role != "ENT":
        raise deny(PlatformLeft.__name__, "role")
    case = work.case(dossier, "dossier")
    work.may("read_case", case)
    if not case.height:
        raise deny(PlatformLeft.__name__, "not_begun")


def _slips(work: Work, dossier: str, asked: Consent) -> Iterator[Finding]:
    if work.case(dossier, "dossier").state in ENDED:
        yield finding("page-over", given=dossier)
    if asked.naf.strip() and not NAF.fullmatch(asked.naf.strip().upper()):
        yield finding("page-naf", "naf", given=asked.naf)
    wrong = [one for one in asked.cpv if not CPV.fullmatch(one.strip())]
    yield from (finding("page-cpv", "cpv", given=one) for one in wrong)


ENDED = frozenset({
    "DELETED", "EXPIRED_DRAFT", "CLOSED_NO_ACTION", "INELIGIBLE", "FINAL_REFUSED", "WITHDRAWN", "RENEWED", "EXPIRED",
    "WITHDRAWN_BY_ENT", "ARCHIVED",
})  # fmt: skip
"""States of a dossier that no page can come from any more."""


def page_consented(work: Work, dossier: str) -> str:
    """Give the digest of the page that the organisation consents to; empty when it does not, or no longer."""
    last = next(reversed(work.log(consent_of(dossier))), None)
    return last.payload.page if last is not None and isinstance(last.payload, PageConsented) else ""


def list_now(work: Work, dossier: str) -> bool:
    """Open the public page by the engine, inside an act: when the decision is notified and the page consented to."""
    page, term = page_consented(work, dossier), term_of(work.connection, dossier)
    record = act_of(work.connection, dossier)
    if not page or term is None or record is None or work.case(dossier, "dossier").state not in FAVOURABLE:
        return False
    shown_as: ShownAs = "in_plan" if record.decision == "granted_with_plan" else "accepted"
    listed = Listed(page=page, consent=page, shown_as=shown_as, term_on=term[1])
    work.add(dossier, listed, ("enterprise_consents_to_page",), work.engine())
    return True


def withdraw_consent(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """Take back the consent to the page: it is closed at once, and the award stays as it is."""

    def act(work: Work) -> str:
        _may_say(work, dossier)
        if not page_consented(work, dossier):
            raise stop(finding("page-none", given=dossier), act="PageConsentWithdrawn")
        work.note(consent_of(dossier), PageConsentWithdrawn(on=hand.today))
        return dossier

    return office.act(hand, act, seen)


def leave(office: Office, hand: Hand, dossier: str, asked: Leaving | None = None, seen: Seen | None = None) -> Outcome:
    """Leave the platform (T47): page and certificate end, what binds the money stays."""
    words = asked.words.strip() if asked else ""

    def act(work: Work) -> str:
        work.may("PlatformLeft", work.case(dossier, "dossier"))

        def telling(lang: Lang) -> Telling:
            return _farewell(lang, hand.today, words)

        letter = write(office, work, dossier, telling, "left")
        work.add(dossier, PlatformLeft(letter=letter))
        if page_consented(work, dossier):
            work.note(consent_of(dossier), PageConsentWithdrawn(on=hand.today))
        return dossier

    return office.act(hand, act, seen)


def _farewell(lang: Lang, on: date, words: str) -> Telling:
    lines = [
        say(lang, "At your request you leave the platform on {day}. Your public page and your certificate end on that "
                  "day.", day=day(lang, on)),
        say(lang, "The conditions of the aid that you received stay as they are in the act of the region."),
    ]  # fmt: skip
    lines += [say(lang, "Your words: {words}", words=words)] if words else []
    return Telling(say(lang, "You leave the platform"), ((say(lang, "What happens"), tuple(lines)),))
