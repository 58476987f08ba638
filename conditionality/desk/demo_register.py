"""The demonstration register: a database that two campaigns went through, act by act, laid back in time from now.

Nothing is written but by the acts of the desk; the same seed and the same moment give the same register, salts, keys
and seals excepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from conditionality.desk.authority import Authority
from conditionality.desk.cases import case_of
from conditionality.desk.counting import Counter
from conditionality.desk.demo_awards import Awards
from conditionality.desk.demo_campaign import TRACKS, Campaign, Source, Step, choose
from conditionality.desk.demo_people import BEGINNING_DAYS, World, back, settle
from conditionality.desk.demo_region import Scored
from conditionality.desk.demo_reports import FormShelf
from conditionality.desk.demo_sitting import Hearings
from conditionality.desk.demo_words import REGION
from conditionality.desk.office import LETTERS, Office, declare, open_office
from conditionality.desk.read_models import CASE, CERTIFICATE
from conditionality.desk.rulebooks import load_library
from conditionality.desk.sign_in import Account, accounts
from conditionality.desk.simulation import typed_texts
from conditionality.desk.tick import tick
from conditionality.referential.model import Referential

WORD = 8
TICK_DAYS = (500, 430, 365, 300, 240, 140, 136, 100, 49, 34, 15, 9, 2, 0)
"""Days before now on which the clock runs."""

REPORT_TICKS = ((1, 5), (4, 2), (6, 3))
"""Month and day of further runs: periods begin, reports become late."""


@dataclass(frozen=True, slots=True)
class Made:
    """What the register holds.

    Attributes:
        states: How many dossiers stand in each state.
        implicit: Dossiers that the silence of the region refused.
        sessions: State of each session.
        certificates: How many were sealed.
        accounts: Who may sign in.
    """

    states: Mapping[str, int]
    implicit: tuple[str, ...]
    sessions: Mapping[str, str]
    certificates: int
    accounts: tuple[Account, ...] = field(default=())

    @property
    def dossiers(self) -> int:
        """How many dossiers there are."""
        return sum(self.states.values())


def build_register(  # noqa: PLR0913 - where, who seals, what, when, from which seed
    where: Path, scored: Scored, *, authority: Authority | None, now: datetime, seed: int, counter: Counter
) -> Made:
    """Build the register in a new database.

    Args:
        where: A file that is not there yet.
        authority: What seals certificates and letters; without it there are none.
        scored: Enterprises, reports and scores.
        now: With its zone.
        counter: Told how many acts there are, then each one.
    """
    office = open_office(where, load_library(), authority, region=REGION)
    chance = Random(f"register {seed}")  # noqa: S311 - codes of an invented register, no secret
    office.chance = lambda: "".join(chance.choice(LETTERS) for _ in range(WORD))
    try:
        world = World(office, now, back(now, BEGINNING_DAYS))
        live(world, scored, seed, counter)
        return told_of(office, now)
    finally:
        office.store.engine.dispose()


def live(world: World, scored: Scored, seed: int, counter: Counter) -> None:
    """Do every act of the register, each at its moment."""
    declare(world.office, "demonstration", world.at)
    sources = choose(TRACKS, tuple(sources_of(scored, world.office)))
    settle(world, {key: one.enterprise for key, one in sources.items()})
    campaign = Campaign(world, sources)
    steps = [*campaign.steps(), *Hearings(world, seed).steps(), *Awards(world, campaign).steps(), *_ticks(world)]
    counter.start(len(steps))
    for at, doing in sorted(steps, key=lambda one: one[0]):
        world.at = max(at, world.at + timedelta(seconds=1))
        doing()
        counter.step()


def _ticks(world: World) -> Iterator[Step]:
    """Give the runs of the clock; the last one is now."""

    def run() -> None:
        tick(world.office, min(world.at, world.now))

    for days in TICK_DAYS:
        yield (back(world.now, days) + timedelta(hours=10) if days else world.now), run
    first = back(world.now, BEGINNING_DAYS).year + 1
    for year in range(first, world.now.year + 1):
        for month, day in REPORT_TICKS:
            moment = datetime(year, month, day, 6, tzinfo=UTC)
            if moment < world.now:
                yield moment, run


def sources_of(scored: Scored, office: Office) -> Iterator[tuple[Source, tuple[str, ...]]]:
    """Give each enterprise with its answers as typed, and the outcomes of its years; those who answer all."""
    cards = {one.report_id: one for one in scored.cards}
    refs = {one.referential for one in scored.region.reports}
    forms = FormShelf({ref: _rules(office, ref) for ref in refs})
    for enterprise in scored.region.enterprises:
        reports = tuple(one for one in scored.region.reports if one.organisation.siret == enterprise.siret)
        if any(cards[one.report_id].unanswered for one in reports):
            continue
        texts = tuple(typed_texts(one, forms.form(one.referential, one.period.from_), "fr") for one in reports)
        yield Source(enterprise, reports, texts), tuple(cards[one.report_id].outcome for one in reports)


def _rules(office: Office, ref: str) -> Referential:
    found = office.referential(ref)
    if found is None:
        raise KeyError(ref)
    return found


def told_of(office: Office, now: datetime) -> Made:
    """Tell what a register holds."""
    states: dict[str, int] = {}
    with office.reading() as connection:
        dossiers = list(connection.execute(select(CASE.c.subject).where(CASE.c.machine == "dossier")).scalars())
        cases = {one: case_of(connection, one, "dossier") for one in dossiers}
        for one in cases.values():
            states[one.state] = states.get(one.state, 0) + 1
        sessions = connection.execute(select(CASE.c.subject, CASE.c.state).where(CASE.c.machine == "session"))
        certificates = len(connection.execute(select(CERTIFICATE.c.id)).all())
        return Made(
            dict(sorted(states.items())),
            tuple(name for name, one in cases.items() if "IMPLICIT_REFUSAL" in one.overlays),
            {row.subject: row.state for row in sessions},
            certificates,
            accounts(office, now.date()),
        )
