"""The sessions of the demonstration register: who comes, who is tied, how each item is voted, and what is signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from conditionality.assembly.kinds import Choice
from conditionality.assembly.motions import MotionKind
from conditionality.desk.avis import close_item
from conditionality.desk.cases import case_of
from conditionality.desk.demo_campaign import Step
from conditionality.desk.demo_people import MEMBERS, TIED, World, back
from conditionality.desk.hearing import (
    call_roll,
    convene,
    declare_interest,
    give_proxy,
    open_session,
    plan_session,
)
from conditionality.desk.hearing_requests import Cast, Convocation, Interest, NewMotion, NewSession, Proxy, RollCall
from conditionality.desk.items import open_item
from conditionality.desk.minutes import close_session, draft_minutes, publish_minutes, sign_minutes
from conditionality.desk.voting import cast, close_ballot, move_motion, open_ballot

Mood = str
"""How a motion is received: `warm`, `mixed` (adopted, with votes against) or `cold` (rejected)."""

PLACE = "Salle des Songes, 1 place de la Fable, Port-Songe"


@dataclass(frozen=True, slots=True)
class Item:
    """A dossier of an agenda, and the motions put on it, in order."""

    track: str
    motions: tuple[tuple[MotionKind, Mood], ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session.

    Attributes:
        key: Its name.
        held: Days before now on which it is held; below nought for one to come.
        ends: `convened`, `drafted` (minutes wait for the chair) or `published`.
        absent: A member who stays away, and the one who has the proxy.
        recused: A member who declares an interest, and in which item.
    """

    key: str
    held: int
    ends: str
    items: tuple[Item, ...]
    absent: tuple[str, str] = ("", "")
    recused: tuple[str, str] = ("", "")


SITTINGS: tuple[Sitting, ...] = (
    Sitting(
        "first", 525, "published",
        (
            Item("certified", (("accept", "warm"),)),
            Item("certified2", (("accept", "mixed"),)),
            Item("late", (("accept", "mixed"),)),
            Item("notice", (("accept", "warm"),)),
            Item("in_plan", (("plan", "warm"),)),
            Item("in_plan2", (("plan", "mixed"),)),
            Item("renewal", (("accept", "warm"),)),
            Item("renewed", (("accept", "mixed"),)),
            Item("term", (("accept", "warm"),)),
            Item("final", (("plan", "mixed"),)),
        ),
        ("cons2", "cons1"),
        TIED,
    ),
    Sitting(
        "second", 34, "published",
        (
            Item("listed", (("accept", "mixed"),)),
            Item("listed_plan", (("accept", "cold"), ("plan", "warm"))),
            Item("granted_told", (("accept", "warm"),)),
            Item("plan_told", (("plan", "mixed"),)),
            Item("renewed_again", (("accept", "warm"),)),
            Item("granted", (("accept", "mixed"),)),
            Item("granted_plan", (("plan", "warm"),)),
            Item("refused", (("accept", "mixed"),)),
            Item("refused_act", (("plan", "mixed"),)),
            Item("sent", (("accept", "mixed"),)),
            Item("sent_plan", (("plan", "mixed"),)),
            Item("put_off", (("defer", "warm"),)),
        ),
        ("synd3", "synd1"),
        ("eco2", "listed"),
    ),
    Sitting(
        "third", 6, "drafted",
        (
            Item("avis_accept", (("accept", "mixed"),)),
            Item("to_sign", (("plan", "warm"),)),
            Item("avis_refuse", (("plan", "cold"), ("refuse", "mixed"))),
            Item("put_off", (("accept", "cold"), ("plan", "cold"))),
        ),
        ("acad3", "acad1"),
        ("reg2", "avis_accept"),
    ),
    Sitting("next", -9, "convened", (Item("agenda"), Item("agenda2"), Item("agenda3"))),
)  # fmt: skip

LEFT = frozenset({"cons3", "acad2", "synd2", "eco3", "reg1"})
"""Members who are out of the room for the items that nobody discusses."""

REASONS: Mapping[Choice, str] = {
    "for": "Les engagements sont clairs et les chiffres se vérifient.",
    "against": "Les preuves jointes ne suffisent pas à mes yeux.",
    "abstain": "Je manque d'éléments sur ce point.",
    "nppv": "",
}
WRITTEN = "Au vu du dossier, de son score et de ce qui a été dit en séance."


@dataclass
class Hearings:
    """The acts of the sessions, each with its moment."""

    world: World
    seed: int

    def steps(self) -> Iterator[Step]:
        """Give every act of every session, in no order."""
        for one in SITTINGS:
            convened = back(self.world.now, max(one.held + 9, 1))
            yield convened, lambda one=one: self._convene(one)  # type: ignore[misc]
            if one.ends != "convened":
                yield back(self.world.now, one.held), lambda one=one: self._hold(one)  # type: ignore[misc]
                yield back(self.world.now, one.held - 1), lambda one=one: self._minutes(one)  # type: ignore[misc]

    def _convene(self, one: Sitting) -> None:
        world = self.world
        on = back(world.now, one.held).date()
        asked = NewSession(on=on, place=PLACE, starts_at="14:00")
        session = world.done(plan_session(world.office, world.hand("secretary"), asked), one.key)
        world.dossiers[f"session:{one.key}"] = session
        called = Convocation(dossiers=tuple(world.dossiers[item.track] for item in one.items))
        world.done(convene(world.office, world.hand("secretary"), session, called), one.key)

    def _hold(self, one: Sitting) -> None:
        world, session = self.world, self.world.dossiers[f"session:{one.key}"]
        grantor, holder = one.absent
        asked = Proxy(holder=world.people[holder][0])
        world.done(give_proxy(world.office, world.hand(grantor, "MEM"), session, asked), one.key)
        world.done(open_session(world.office, world.hand("chair"), session), one.key)
        tied, item = one.recused
        ground = "employee_officer_or_owner" if one.recused == TIED else "competitor"
        declared = Interest.model_validate({"dossier": world.dossiers[item], "ground": ground})
        world.done(declare_interest(world.office, world.hand(tied, "MEM"), session, declared), one.key)
        for each in one.items:
            self._item(one, each)
        world.done(close_session(world.office, world.hand("chair"), session), one.key)

    def _item(self, one: Sitting, item: Item) -> None:
        world, dossier = self.world, self.world.dossiers[item.track]
        out = {one.absent[0], one.recused[0] if one.recused[1] == item.track else ""}
        if all(mood == "warm" for _, mood in item.motions):
            out |= LEFT
        there = tuple(key for key, _, _ in MEMBERS if key not in out)
        roll = RollCall(dossier=dossier, present=tuple(world.people[key][0] for key in there))
        world.done(call_roll(world.office, world.hand("secretary"), world.dossiers[f"session:{one.key}"], roll))
        world.done(open_item(world.office, world.hand("chair"), dossier), item.track)
        for kind, mood in item.motions:
            self._vote(one, item, there, kind, mood)
        with world.office.reading() as connection:
            state = case_of(connection, dossier, "dossier").state
        if state == "IN_DELIBERATION":
            world.done(close_item(world.office, world.hand("chair"), dossier), item.track)

    def _vote(self, one: Sitting, item: Item, there: tuple[str, ...], kind: MotionKind, mood: Mood) -> None:
        world, step = self.world, f"{item.track} {kind}"
        ground = "gate_failed_after_hearing" if kind == "refuse" else None
        asked = NewMotion.model_validate({"kind": kind, "reason": WRITTEN, "ground": ground})
        dossier = world.dossiers[item.track]
        motion = world.done(move_motion(world.office, world.hand("chair", "CHAIR"), dossier, asked), step)
        world.done(open_ballot(world.office, world.hand("chair"), motion), step)
        chance = Random(f"votes {self.seed} {step}")  # noqa: S311 - an invented vote, no secret
        voting = ((key, "") for key in there)
        proxied = ((one.absent[1], world.people[one.absent[0]][0]),) if one.absent[1] in there else ()
        for rank, (key, grantor) in enumerate((*voting, *proxied)):
            choice = draw_choice(mood, rank, chance)
            ballot = Cast(choice=choice, reason=REASONS[choice], on_behalf_of=grantor)
            world.done(cast(world.office, world.hand(key, "MEM"), motion, ballot), step)
        world.done(close_ballot(world.office, world.hand("chair"), motion), step)

    def _minutes(self, one: Sitting) -> None:
        world, session = self.world, self.world.dossiers[f"session:{one.key}"]
        world.done(draft_minutes(world.office, world.hand("secretary"), session), one.key)
        if one.ends == "published":
            world.done(sign_minutes(world.office, world.hand("chair"), session), one.key)
            world.done(publish_minutes(world.office, world.hand("secretary"), session), one.key)


def draw_choice(mood: Mood, rank: int, chance: Random) -> Choice:
    """Draw a ballot; two of three against make a motion fail, one of a college of three against does not."""
    if mood == "cold":
        return "for" if rank % 5 == 0 else "against"
    if mood == "warm":
        return "abstain" if chance.random() < 1 / 20 else "for"
    if rank % 3 == 0:
        return chance.choice(("against", "abstain", "nppv", "for"))
    return "for"
