"""What follows the avis in the demonstration register: acts of the region, letters, public pages, reports, plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from conditionality.desk.award import notify, record_act, record_receipt
from conditionality.desk.award_requests import Consent, NoticeAnswer, Receipt, RegionAct, SuspensionNotice
from conditionality.desk.cases import case_of
from conditionality.desk.demo_campaign import TRACKS, TRUE, Campaign, Step, Track
from conditionality.desk.demo_people import World, back
from conditionality.desk.filing_requests import Advance
from conditionality.desk.improve import declare_progress, sign_plan
from conditionality.desk.listing import consent
from conditionality.desk.papers import version_of
from conditionality.desk.periodic import file_report, report_subject, type_report
from conditionality.desk.suspension import answer_notice, propose_suspension


@dataclass(frozen=True, slots=True)
class Award:
    """What the region decides on a track.

    Attributes:
        decision: As `RegionAct` has it; empty when it has not decided yet.
        told: The decision is notified.
        page: The organisation consents to its page.
        received: Days after the notification on which it is received; 0 when nothing proves it.
    """

    track: str
    decision: str
    told: bool = True
    page: bool = True
    received: int = 3


AWARDS: tuple[tuple[int, tuple[Award, ...]], ...] = (
    (
        510,
        (
            Award("certified", "grant"),
            Award("certified2", "grant"),
            Award("late", "grant"),
            Award("notice", "grant"),
            Award("in_plan", "grant_with_plan"),
            Award("in_plan2", "grant_with_plan"),
            Award("renewal", "grant"),
            Award("renewed", "grant"),
            Award("term", "grant"),
            Award("final", "refuse", page=False),
        ),
    ),
    (
        22,
        (
            Award("listed", "grant"),
            Award("listed_plan", "grant_with_plan"),
            Award("granted_told", "grant", page=False),
            Award("plan_told", "grant_with_plan", page=False, received=0),
            Award("renewed_again", "grant"),
            Award("granted", "grant", told=False, page=False),
            Award("granted_plan", "grant_with_plan", told=False, page=False),
            Award("refused", "refuse", page=False),
            Award("refused_act", "refuse", told=False, page=False),
        ),
    ),
)
"""Days before now of the region's acts, and what they decide."""

AFTER_VOTE, UNTIL_TOLD = 8, 4
"""Days between vote and signature of a plan, act and letter."""

LATE = ("late", "notice")
"""Tracks that do not file their periodic reports."""

NOTICE_DAYS, ANSWER_DAYS = 12, 7
FILING_DAY = (3, 10)
"""Month and day on which periodic reports are filed, before the end of March."""


@dataclass
class Awards:
    """The acts after the avis, each with its moment."""

    world: World
    campaign: Campaign

    def steps(self) -> Iterator[Step]:
        """Give every act, in no order."""
        for rank, (days, awards) in enumerate(AWARDS):
            for place, one in enumerate(awards, 1):
                yield from self._award(days, f"{rank + 1}{place:02}", one)
        for track in TRACKS:
            if track.campaign == 0:
                yield from self._reports(track)
        yield self._at(NOTICE_DAYS), self._suspend
        yield self._at(ANSWER_DAYS), self._answer

    def _at(self, days: int) -> datetime:
        return back(self.world.now, days)

    def _award(self, days: int, number: str, one: Award) -> Iterator[Step]:
        if one.decision == "grant_with_plan":
            yield self._at(days + AFTER_VOTE), lambda: self._sign(one)
        yield self._at(days), lambda: self._decide(one, number)
        if one.page:
            yield self._at(days - 1), lambda: self._consent(one)
        if one.told:
            yield self._at(days - UNTIL_TOLD), lambda: self._notify(one)
            if one.received:
                yield self._at(days - UNTIL_TOLD - one.received), lambda: self._receive(one)
        if one.decision == "grant_with_plan" and one.told:
            yield self._at(max(days - 300, 8)), lambda: self._progress(one)

    def _who(self, key: str) -> str:
        return self.campaign.who(next(one for one in TRACKS if one.key == key))

    def _sign(self, one: Award) -> None:
        world = self.world
        world.done(sign_plan(world.office, world.hand(self._who(one.track)), world.dossiers[one.track]), one.track)

    def _decide(self, one: Award, number: str) -> None:
        world = self.world
        refuses = one.decision == "refuse"
        asked = RegionAct.model_validate({
            "decision": one.decision, "number": f"{world.today.year}-CP-{number}", "on": world.today,
            "amount_eur": None if refuses else Decimal(8_000 + 1_500 * int(number[1:])),
            "conditions": "" if refuses else "Rendre compte chaque année et tenir les engagements du dossier.",
            "departure": "La région retient un autre motif que l'avis." if refuses else "",
            "reason": "Les engagements ne suffisent pas au regard du référentiel." if refuses else "",
        })  # fmt: skip
        world.done(record_act(world.office, world.hand("staff2"), world.dossiers[one.track], asked), one.track)

    def _consent(self, one: Award) -> None:
        world, enterprise = self.world, self.campaign.sources[one.track].enterprise
        asked = Consent(
            about=f"{enterprise.trade.fr} à {enterprise.commune}. Organisation inventée pour la démonstration.",
            naf=enterprise.trade.naf, cpv=CPV.get(enterprise.trade.id, FOODS),
            contact="bonjour@demonstration.example", agreed=True,
        )  # fmt: skip
        world.done(consent(world.office, world.hand(self._who(one.track)), world.dossiers[one.track], asked), one.track)

    def _notify(self, one: Award) -> None:
        world = self.world
        world.done(notify(world.office, world.hand("staff2"), world.dossiers[one.track]), one.track)

    def _receive(self, one: Award) -> None:
        world = self.world
        asked = Receipt(received_on=world.today, reference=f"AR {world.dossiers[one.track]}")
        world.done(record_receipt(world.office, world.hand("staff2"), world.dossiers[one.track], asked), one.track)

    def _progress(self, one: Award) -> None:
        """Declare the first action of the plan done."""
        world, dossier = self.world, self.world.dossiers[one.track]
        with world.office.reading() as connection:
            version = version_of(connection, dossier)
        done = tuple(action.id for action in version.plan.actions[:1]) if version is not None else ()
        asked = Advance(period=f"{world.today.year}-01-01", done=done, words="La première action est faite.")
        world.done(declare_progress(world.office, world.hand(self._who(one.track)), dossier, asked), one.track)

    def _reports(self, track: Track) -> Iterator[Step]:
        """Give the filing of each periodic report that is due by now."""
        if track.key in LATE:
            return
        filed = self._at(track.opened).year
        for rank in (1, 2):
            moment = datetime(filed + rank, *FILING_DAY, 9, tzinfo=UTC)
            if moment < self.world.now:
                yield moment, lambda rank=rank: self._report(track, filed - 1 + rank, rank)  # type: ignore[misc]

    def _report(self, track: Track, year: int, rank: int) -> None:
        world = self.world
        subject = report_subject(world.dossiers[track.key], date(year, 1, 1))
        with world.office.reading() as connection:
            state = case_of(connection, subject, "report").state
        source = self.campaign.sources[track.key]
        if state not in {"OPEN", "LATE"} or source.reports[rank].referential.partition("@")[0] != track.book:
            return
        who = self.campaign.who(track)
        saved = type_report(world.office, world.hand(who), subject, source.texts[rank], 0)
        if not isinstance(saved, int):
            world.done(saved, subject)
        world.done(file_report(world.office, world.hand(who), subject, TRUE), subject)

    def _suspend(self) -> None:
        world = self.world
        asked = SuspensionNotice(
            ground="report_late_over_60_days", facts="La déclaration annuelle n'est pas déposée plus de 60 jours après."
        )
        world.done(propose_suspension(world.office, world.hand("staff"), world.dossiers["notice"], asked))

    def _answer(self) -> None:
        world = self.world
        asked = NoticeAnswer(answer="La déclaration est prête, nous la déposons cette semaine.")
        world.done(answer_notice(world.office, world.hand(self._who("notice")), world.dossiers["notice"], asked))


CPV: Mapping[str, tuple[str, ...]] = {
    "metal": ("44316000-8",), "wood": ("39100000-3",), "building": ("45000000-7",), "wholesale": ("39000000-2",),
    "digital": ("72000000-5",), "care": ("85310000-5",), "culture": ("92312000-1",), "inclusion": ("90000000-7",),
    "transport": ("60000000-8",), "textile": ("18000000-9",), "reuse": ("90500000-2",),
}  # fmt: skip
"""Codes of products and services, by trade. Source: regulation (EC) 213/2008, divisions and groups."""

FOODS = ("15000000-8",)
