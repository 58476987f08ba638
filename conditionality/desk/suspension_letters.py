"""Words of the letters about a suspension: notice, given up, suspended, lifted; and of a withdrawal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from conditionality.assembly.labels import SUSPENSION_GROUNDS
from conditionality.codec import Paper
from conditionality.desk.award_letters import Telling, addressed, routes_section
from conditionality.desk.award_requests import (
    WITHDRAWAL_GROUNDS,
    SuspensionNotice,
    Withdrawal,
)
from conditionality.desk.office import Office
from conditionality.wording.numbers import day, money
from conditionality.wording.sheet import Section
from conditionality.wording.speech import Lang, say


class ClawBack(Paper):
    """What is asked back, beside what was granted."""

    granted_eur: Decimal
    claw_back_eur: Decimal


def proposing(lang: Lang, asked: SuspensionNotice, answer_by: date) -> Telling:
    """Say what is reproached, and ask for observations.

    Source:
        CRPA L122-1: observations in writing, by word on request, with help.
    """
    facts = (say(lang, "Ground: {ground}.", ground=say(lang, SUSPENSION_GROUNDS[asked.ground])), asked.facts)
    asks = (
        say(lang, "Your observations are awaited by {day}, in writing in your file. You may be assisted, and be heard "
                  "if you ask for it.", day=day(lang, answer_by)),
        say(lang, "The assembly then votes. Until then nothing changes: your page and your certificate stand."),
    )  # fmt: skip
    parts = ((say(lang, "What is reproached"), facts), (say(lang, "What you may do"), asks))
    return Telling(say(lang, "A suspension is proposed: your observations are asked for"), parts)


def dropping(lang: Lang, reason: str) -> Telling:
    """Say that a suspension is given up."""
    words = (say(lang, "The suspension that was proposed is not pursued. Nothing changes for you."), reason)
    return Telling(say(lang, "The suspension is not pursued"), ((say(lang, "What is decided"), words),))


def suspending(lang: Lang, office: Office, on: date, reason: str) -> Telling:
    """Say that the organisation is suspended, why, and how to contest it."""
    words = (
        say(lang, "Your place on the platform is suspended from {day}. Your page shows it, and so does whoever checks "
                  "your certificate.", day=day(lang, on)),
        say(lang, "Reasons of the region: {reason}", reason=reason),
        say(lang, "It is lifted when you show that its ground is gone."),
    )  # fmt: skip
    return Telling(say(lang, "You are suspended"), ((say(lang, "What is decided"), words),), _routes(lang, office))


def lifting(lang: Lang, on: date) -> Telling:
    """Say that the suspension is over."""
    words = (say(lang, "Your suspension is lifted from {day}. Your page is open again.", day=day(lang, on)),)
    return Telling(say(lang, "Your suspension is lifted"), ((say(lang, "What is decided"), words),))


def withdrawing(lang: Lang, office: Office, asked: Withdrawal, amounts: ClawBack) -> Telling:
    """Say that the aid is withdrawn, why, what is asked back, and how to contest it."""
    words = (
        say(lang, "By its act {number} of {day}, {region} withdraws the decision that granted your aid.",
            number=asked.number, day=day(lang, asked.on), region=office.region),
        say(lang, "Ground: {ground}.", ground=say(lang, WITHDRAWAL_GROUNDS[asked.ground])),
        say(lang, "Reasons of the region: {reason}", reason=asked.reason),
        say(lang, "To be paid back: {amount}, of {granted} granted.", amount=money(lang, amounts.claw_back_eur),
            granted=money(lang, amounts.granted_eur)),
    )  # fmt: skip
    return Telling(say(lang, "Your aid is withdrawn"), ((say(lang, "What is decided"), words),), _routes(lang, office))


def _routes(lang: Lang, office: Office) -> tuple[Section, ...]:
    return (routes_section(lang, office.region, office.address, addressed(office)),)
