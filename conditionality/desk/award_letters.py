"""Letters of the region about an award: the decision with its routes of appeal, the record of an act, suspension."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from conditionality.certificate.face import avis_text, vote_text
from conditionality.certificate.statement import printed_fingerprint
from conditionality.desk.award_requests import Notice
from conditionality.desk.decisions import ActRecord, Conditions, DecisionRecord
from conditionality.desk.office import Office
from conditionality.desk.receipts import Heading, letter
from conditionality.plan.paper import Plan
from conditionality.plan.schedule import lay_schedule
from conditionality.referential.model import Referential
from conditionality.scoring.explain import mention, outcome_label
from conditionality.scoring.labels import shown_number
from conditionality.scoring.scorecard import Scorecard
from conditionality.wording.numbers import day, money, number
from conditionality.wording.sheet import Section, Sheet
from conditionality.wording.speech import Lang, listed, mark, say

DECIDED = {
    "granted": mark("By its act {number} of {day}, {region} grants the aid that you asked for."),
    "granted_with_plan": mark("By its act {number} of {day}, {region} grants the aid that you asked for, with the "
                              "improvement plan that you signed."),
    "refused": mark("By its act {number} of {day}, {region} refuses the aid that you asked for."),
}  # fmt: skip
"""What the act decides, by kind."""

TITLES = {
    "granted": mark("Your aid is granted"),
    "granted_with_plan": mark("Your aid is granted, with an improvement plan"),
    "refused": mark("Your aid is refused"),
}

TELERECOURS = "https://www.telerecours.fr"
"""Where a person without a lawyer seizes any administrative court. Source: CJA R414-1 and R414-2."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a decision rests on.

    Attributes:
        card: The last score.
        referential: The rules frozen at filing.
        plan: The plan that was signed, when there is one.
    """

    card: Scorecard | None
    referential: Referential
    plan: Plan | None = None


def notification(lang: Lang, head: Heading, record: DecisionRecord, grounds: Grounds, routes: Section) -> Sheet:
    """Write the letter that notifies a decision.

    Source:
        CJA R421-5 (routes and time limits, or they bind nobody); CRPA L211-2 (reasons), L311-3-1 and R311-3-1-1
        (mention of the algorithm).
    """
    act = record.act
    words = say(lang, DECIDED[act.decision], number=act.number, day=day(lang, act.on), region=head.region)
    sections = (
        Section(say(lang, "What is decided"), (words,)),
        Section(say(lang, "Grounds"), tuple(_grounds(lang, record, grounds))),
        *_conditions(lang, act.conditions, grounds.plan),
        *_follows(lang, act),
        routes,
    )
    sheet = letter(lang, head, say(lang, TITLES[act.decision]), sections)
    return replace(sheet, mention=mention(grounds.referential, lang))


def _grounds(lang: Lang, record: DecisionRecord, grounds: Grounds) -> Iterator[str]:
    if record.avis is not None:
        given = record.avis.given()
        told = (avis_text(given, lang), vote_text(given, lang))
        yield say(lang, "Avis of the assembly: {avis}.", avis=listed(lang, (one for one in told if one)))
    card = grounds.card
    if card is not None and card.total.score is not None:
        yield say(lang, "Score under the rules {rules}: {score}. Recommendation of the rules: {outcome}.",
                  rules=card.referential, score=shown_number(lang, card.total.score),
                  outcome=outcome_label(card, grounds.referential, lang))  # fmt: skip
    if record.act.reason:
        yield say(lang, "Reasons of the region: {reason}", reason=record.act.reason)
    if record.act.departure:
        yield say(lang, "The act departs from the avis, for this reason: {reason}", reason=record.act.departure)


def _conditions(lang: Lang, found: Conditions | None, plan: Plan | None) -> Iterator[Section]:
    if found is None:
        return
    told = [
        say(lang, "Amount: {amount}.", amount=money(lang, found.amount_eur)),
        found.words,
        say(lang, "Rules: {version}, as frozen when you filed (sha256 {fingerprint}…).", version=found.version,
            fingerprint=printed_fingerprint(found.version_digest)),
    ]  # fmt: skip
    if plan is not None:
        told.append(say(lang, "Plan: {count} actions, over {months} months at most; it runs from the day of this "
                              "letter.", count=len(plan.actions), months=number(lang, plan_months(plan))))  # fmt: skip
    yield Section(say(lang, "Amount and conditions"), tuple(told))


def plan_months(plan: Plan) -> int:
    """Give the whole months in which every action of a plan is done."""
    return max((one.end for one in lay_schedule(plan).placed), default=0)


def _follows(lang: Lang, act: ActRecord) -> Iterator[Section]:
    if act.decision == "refused":
        return
    told = (
        say(lang, "Your certificate is in your file. It says what was decided, and anybody may check it."),
        say(lang, "Your public page opens when you consent to it, in your file; you may take that back at any time."),
    )
    yield Section(say(lang, "What follows"), told)


def routes_section(lang: Lang, region: str, address: str, told: Notice) -> Section:
    """Say how a decision may be contested, where, and until when.

    Args:
        region: Name of the region.
        address: Address of the web front, where an informal appeal may be lodged in the file.
        told: Service and court with their postal addresses; empty, they are named without.

    Source:
        CRPA L411-2 (informal appeal); CJA R421-1 (two months, délai franc), R421-2 (silence), R421-5 (told in the
        notification), R312-1 (court of the seat of the authority), R414-2 (by internet).
    """
    service = told.service or say(lang, "{region}, to its president, at its seat", region=region)
    court = told.court or say(lang, "the administrative court in whose district {region} has its seat", region=region)
    return Section(
        say(lang, "Routes and time limits of appeal"),
        (
            say(lang, "Two months run from the day on which you receive this letter. The day of receipt does not "
                      "count; a last day that is a Saturday, a Sunday or a public holiday is put off to the next "
                      "working day."),
            say(lang, "Informal appeal: in your file, at {address}, or by post to {service}. Lodged within these two "
                      "months, it interrupts the time to go to court. Two months of silence are a rejection.",
                address=address, service=service),
            say(lang, "Court: {court}, by post or at {telerecours}, within these two months; or, after an informal "
                      "appeal, within two months of its rejection, in words or by silence.",
                court=court, telerecours=TELERECOURS),
            say(lang, "A message that only asks questions is not an appeal."),
        ),
    )  # fmt: skip


def addressed(office: Office, told: Notice | None = None) -> Notice:
    """Give service and court with their postal addresses: as this letter says, else as the deployment is set."""
    service, court = ("", "") if told is None else (told.service, told.court)
    return Notice(service=service or office.service, court=court or office.court)


@dataclass(frozen=True, slots=True)
class Telling:
    """A short letter: a title, headings with their paragraphs, and routes of appeal when it tells of a decision."""

    title: str
    parts: Sequence[tuple[str, tuple[str, ...]]]
    routes: tuple[Section, ...] = ()


def told(lang: Lang, head: Heading, telling: Telling) -> Sheet:
    """Write a short letter of the region."""
    sections = tuple(Section(heading, words) for heading, words in telling.parts)
    return letter(lang, head, telling.title, (*sections, *telling.routes))


def act_paper(lang: Lang, head: Heading, facts: Sequence[tuple[str, str]]) -> Sheet:
    """Write the record of an act of the region, when the act itself was not given as a file."""
    words = tuple(say(lang, "{label}: {value}", label=label, value=value) for label, value in facts if value)
    note = say(lang, "Recorded by the region's staff from the act of its deciding body. It does not stand for the act.")
    sections = (Section(say(lang, "The act"), words), Section("", (note,)))
    return letter(lang, head, say(lang, "Record of an act of the region"), sections)
