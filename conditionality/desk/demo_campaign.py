"""The campaigns of the demonstration register: who files what and when, and how far the staff takes each request."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from conditionality.desk.contradictory import answer_contradictory, open_contradictory
from conditionality.desk.demo_enterprises import Enterprise
from conditionality.desk.demo_people import ADVISER, World, back
from conditionality.desk.deposit import NewDossier, Typing, create, delete, save
from conditionality.desk.filing import file_dossier, withdraw
from conditionality.desk.filing_requests import AskPieces, Closing, Filing, Ineligible
from conditionality.desk.hearing_requests import Contradictory, Observations
from conditionality.desk.instruction import (
    ask_pieces,
    close_without_action,
    declare_complete,
    find_ineligible,
    score_dossier,
    skip_visit,
)
from conditionality.desk.register import NewScheme, open_scheme
from conditionality.dossier.register import Sampling
from conditionality.report.model import Report

REGIONAL, LIGHT, FOOD = "socle-regional", "socle-leger", "filiere-alimentaire"
TRUE = Filing(declared_true=True)

FIRST_OPENS, FIRST_CLOSES = 565, 400
SECOND_OPENS, SECOND_AHEAD = 130, 60
"""Days before now on which the campaigns open and close; the second closes after now."""


@dataclass(frozen=True, slots=True)
class Track:
    """One request and how far it goes.

    Attributes:
        key: Its name; the account of that name acts for it, else the adviser.
        wish: Outcome that its answers should have, where an enterprise has them; empty for any.
        campaign: 0 for the first, 1 for the second.
        opened: Days before now on which its draft is opened.
        fate: How far it goes (`FATES`); `ready` goes on to a session.
        after: Key of an earlier track of the same organisation.
    """

    key: str
    book: str
    wish: str
    campaign: int
    opened: int
    fate: str = "ready"
    after: str = ""


TRACKS: tuple[Track, ...] = (
    Track("certified", REGIONAL, "accepted", 0, 556),
    Track("certified2", REGIONAL, "accepted", 0, 556),
    Track("late", REGIONAL, "accepted", 0, 555),
    Track("notice", REGIONAL, "accepted", 0, 555),
    Track("in_plan", REGIONAL, "progress", 0, 554),
    Track("in_plan2", LIGHT, "progress", 0, 554),
    Track("renewal", LIGHT, "accepted", 0, 553),
    Track("renewed", LIGHT, "accepted", 0, 553),
    Track("term", FOOD, "accepted", 0, 552),
    Track("final", LIGHT, "refused", 0, 552),
    Track("expired", FOOD, "", 1, 126, "draft"),
    Track("silent", LIGHT, "accepted", 1, 85, "scored"),
    Track("closed", FOOD, "", 1, 62, "closed"),
    Track("listed", REGIONAL, "accepted", 1, 58),
    Track("listed_plan", LIGHT, "progress", 1, 58),
    Track("granted_told", LIGHT, "accepted", 1, 57),
    Track("plan_told", LIGHT, "progress", 1, 57),
    Track("renewed_again", LIGHT, "accepted", 1, 57, after="renewed"),
    Track("granted", LIGHT, "accepted", 1, 56),
    Track("granted_plan", LIGHT, "progress", 1, 56),
    Track("refused", LIGHT, "", 1, 55),
    Track("refused_act", LIGHT, "", 1, 55),
    Track("sent", LIGHT, "accepted", 1, 54),
    Track("sent_plan", LIGHT, "", 1, 54),
    Track("put_off", REGIONAL, "", 1, 53),
    Track("ineligible", FOOD, "", 1, 52, "ineligible"),
    Track("withdrawn", REGIONAL, "", 1, 51, "withdrawn"),
    Track("deleted", REGIONAL, "", 1, 50, "deleted"),
    Track("avis_accept", REGIONAL, "accepted", 1, 38),
    Track("to_sign", REGIONAL, "progress", 1, 37),
    Track("avis_refuse", REGIONAL, "refused", 1, 36, "heard"),
    Track("agenda", REGIONAL, "accepted", 1, 30),
    Track("agenda2", REGIONAL, "", 1, 29),
    Track("agenda3", REGIONAL, "progress", 1, 28),
    Track("ready", REGIONAL, "", 1, 20),
    Track("contradictory", REGIONAL, "", 1, 22, "contradictory"),
    Track("visit", FOOD, "accepted", 1, 19, "scored"),
    Track("visit2", FOOD, "", 1, 18, "scored"),
    Track("scored", REGIONAL, "progress", 1, 16, "scored"),
    Track("complete", REGIONAL, "", 1, 10, "complete"),
    Track("pieces", FOOD, "", 1, 14, "incomplete"),
    Track("submitted", REGIONAL, "", 1, 4, "submitted"),
    Track("submitted2", FOOD, "", 1, 2, "submitted"),
    Track("draft", REGIONAL, "", 1, 6, "draft"),
    Track("draft2", FOOD, "", 1, 3, "draft"),
)

Step = tuple[datetime, Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Source:
    """What an enterprise answers, by rank of the year."""

    enterprise: Enterprise
    reports: tuple[Report, ...]
    texts: tuple[Mapping[str, str], ...]


@dataclass
class Campaign:
    """The acts of the requests, each with its moment.

    Attributes:
        sources: By key of the track.
    """

    world: World
    sources: Mapping[str, Source]

    def steps(self) -> Iterator[Step]:
        """Give every act of every request, in no order."""
        yield self._at(FIRST_OPENS), lambda: self._open(0)
        yield self._at(SECOND_OPENS), lambda: self._open(1)
        for one in TRACKS:
            yield from self._track(one)

    def _at(self, days: int) -> datetime:
        return back(self.world.now, days)

    def _open(self, campaign: int) -> None:
        """Open the three schemes of a campaign."""
        cycle, today = str(self.world.today.year), self.world.today
        lasts = FIRST_OPENS - FIRST_CLOSES if campaign == 0 else SECOND_OPENS + SECOND_AHEAD
        for book, (title, months) in SCHEMES.items():
            sampling: Sampling = "first_listing" if book == FOOD and campaign == 1 else "none"
            asked = NewScheme(
                scheme=f"{book}-{campaign + 1}", title=f"{title} {cycle}", version=f"{book}@1.0.0", cycle=cycle,
                opens_on=today, closes_on=today + timedelta(days=lasts), sampling=sampling,
                term_months=months, about=f"{title} (démonstration).",
            )  # fmt: skip
            self.world.done(open_scheme(self.world.office, self.world.clock(), asked))

    def _track(self, one: Track) -> Iterator[Step]:
        yield self._at(one.opened), lambda: self._draft(one)
        far = FATES[one.fate]
        if far >= FATES["submitted"]:
            yield self._at(one.opened - 1), lambda: self._file(one)
        if far >= FATES["complete"]:
            yield self._at(one.opened - 4), lambda: self._staff(one, "complete")
        if far >= FATES["scored"]:
            yield self._at(one.opened - 6), lambda: self._staff(one, "score")
        if far >= FATES["ready"]:
            yield self._at(one.opened - 7), lambda: self._staff(one, "skip")
        yield from self._turns(one)

    def _turns(self, one: Track) -> Iterator[Step]:
        """Give what else happens to a request, by its fate."""
        later = {
            "deleted": ((1, self._delete),),
            "withdrawn": ((10, self._withdraw),),
            "incomplete": ((4, self._ask),),
            "closed": ((4, self._ask), (40, self._close)),
            "ineligible": ((5, self._exclude),),
            "heard": ((8, self._hear), (13, self._answer)),
            "contradictory": ((16, self._hear),),
        }
        for days, doing in later.get(one.fate, ()):
            yield self._at(one.opened - days), lambda doing=doing: doing(one)  # type: ignore[misc]

    def who(self, one: Track) -> str:
        """Give who acts for the enterprise of a track."""
        return one.key if one.key in self.world.people else ADVISER

    def _draft(self, one: Track) -> None:
        world, source = self.world, self.sources[one.key]
        asked = NewDossier(siret=source.enterprise.siret, scheme=f"{one.book}-{one.campaign + 1}")
        dossier = world.done(create(world.office, world.hand(self.who(one)), asked), one.key)
        world.dossiers[one.key] = dossier
        year, texts = world.today.year - 1, source.texts[one.campaign]
        half = dict(list(texts.items())[: len(texts) // 2]) if one.fate == "draft" else dict(texts)
        typing = Typing(texts=half, from_on=date(year, 1, 1), to_on=date(year, 12, 31))
        saved = save(world.office, world.hand(self.who(one)), dossier, typing, 0)
        if not isinstance(saved, int):
            world.done(saved, one.key)

    def _file(self, one: Track) -> None:
        world = self.world
        world.done(file_dossier(world.office, world.hand(self.who(one)), world.dossiers[one.key], TRUE), one.key)

    def _staff(self, one: Track, act: str) -> None:
        world = self.world
        doing = {"complete": declare_complete, "score": score_dossier, "skip": skip_visit}[act]
        world.done(doing(world.office, world.hand("staff"), world.dossiers[one.key]), one.key)

    def _delete(self, one: Track) -> None:
        world = self.world
        world.done(delete(world.office, world.hand(self.who(one)), world.dossiers[one.key]), one.key)

    def _withdraw(self, one: Track) -> None:
        world = self.world
        world.done(withdraw(world.office, world.hand(self.who(one)), world.dossiers[one.key]), one.key)

    def _ask(self, one: Track) -> None:
        world = self.world
        asked = AskPieces(
            pieces=("employees", "Attestation de régularité sociale"), deadline=world.today + timedelta(days=20),
            message="Merci de vérifier l'effectif et de joindre l'attestation.",
        )  # fmt: skip
        world.done(ask_pieces(world.office, world.hand("staff"), world.dossiers[one.key], asked), one.key)

    def _close(self, one: Track) -> None:
        world = self.world
        asked = Closing(reminded_on=world.today - timedelta(days=20))
        world.done(close_without_action(world.office, world.hand("staff"), world.dossiers[one.key], asked), one.key)

    def _exclude(self, one: Track) -> None:
        world = self.world
        asked = Ineligible(rule="siege-hors-region", reason="L'établissement inventé est hors de la région inventée.")
        world.done(find_ineligible(world.office, world.hand("staff"), world.dossiers[one.key], asked), one.key)

    def _hear(self, one: Track) -> None:
        world = self.world
        asked = Contradictory(reason="Les réponses et les pièces jointes ne disent pas la même chose.")
        world.done(open_contradictory(world.office, world.hand("staff"), world.dossiers[one.key], asked), one.key)

    def _answer(self, one: Track) -> None:
        world = self.world
        asked = Observations(words="L'écart vient d'une erreur de saisie, que nous regrettons.")
        hand = world.hand(self.who(one))
        world.done(answer_contradictory(world.office, hand, world.dossiers[one.key], asked), one.key)


SCHEMES: Mapping[str, tuple[str, int]] = {
    REGIONAL: ("Aide régionale à la transition", 36),
    LIGHT: ("Aide aux petites structures", 18),
    FOOD: ("Aide à la filière alimentaire", 12),
}
"""Title and months of validity; the short ones let a term and a renewal be seen."""

FATES: Mapping[str, int] = {
    "draft": 0, "deleted": 0, "submitted": 1, "incomplete": 1, "closed": 1, "ineligible": 1, "withdrawn": 1,
    "complete": 2, "scored": 3, "ready": 4, "heard": 4, "contradictory": 4,
}  # fmt: skip
"""How far the staff takes a request: 1 filed, 2 complete, 3 scored, 4 before the assembly."""


def choose(tracks: tuple[Track, ...], sources: tuple[tuple[Source, tuple[str, ...]], ...]) -> dict[str, Source]:
    """Give each track an enterprise that is on no other, with the outcome it wishes if one has it.

    Args:
        sources: Each enterprise with the outcomes of its years.
    """
    left = [one for one in sources if not one[0].enterprise.months_late]
    found: dict[str, Source] = {}
    for track in sorted(tracks, key=lambda one: (bool(one.after), not one.wish)):
        if track.after:
            found[track.key] = found[track.after]
            continue
        years = range(2) if track.campaign == 0 else (1,)
        fits = [one for one in left if all(_book(one[0], rank) == track.book for rank in years)]
        taken = next((one for one in fits if one[1][track.campaign] == track.wish), fits[0])
        left.remove(taken)
        found[track.key] = taken[0]
    return found


def _book(source: Source, rank: int) -> str:
    return source.reports[rank].referential.partition("@")[0]
