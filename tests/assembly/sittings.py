"""Small sittings, made by hand and drawn at random."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from conditionality.assembly.kinds import Choice, Ground
from conditionality.assembly.roster import Assembly, CollegeStatute, Seat
from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.assembly.sitting import Ballot, ItemFacts, Recusal, Roll, hand_of, roll_of
from conditionality.assembly.vote import Proxy

DAY = date(2026, 11, 21)
SINCE = date(2026, 1, 1)
WEIGHTS = {"A": 4_000, "B": 3_000, "C": 3_000}
SIZE = 3


def assembly(*, consultative: bool = True) -> Assembly:
    """Give an assembly of three colleges that vote, and one that only speaks."""
    voting = tuple(
        CollegeStatute(id=name, label_fr=f"Collège {name}", label_en=f"{name} college", weight_bp=weight)
        for name, weight in WEIGHTS.items()
    )
    speaking = CollegeStatute(id="Z", label_fr="Collège invité", label_en="Guests", voice="consultative")
    colleges = (*voting, speaking) if consultative else voting
    return Assembly(id="demo", name="Assemblée de démonstration", rules=DEFAULT_RULES, colleges=colleges)


def seat(person: str, begins: date = SINCE, ends: date | None = None) -> Seat:
    """Give a seat of the college that the code of the person begins with."""
    return Seat(
        person=person, college=person[0], organisation_name=f"Organisation {person}", mandate_from=begins,
        mandate_to=ends,
    )  # fmt: skip


MEMBERS = tuple(f"{college}{rank}" for college in "ABCZ" for rank in range(1, SIZE + 1))
SEATS = tuple(seat(person) for person in MEMBERS)


def item(
    *present: str, recused: tuple[str, ...] = (), proxies: tuple[tuple[str, str], ...] = (), **more: object
) -> ItemFacts:
    """Give an item; everybody is there when nobody is named."""
    made: dict[str, object] = {
        "assembly": assembly(), "seats": SEATS, "day": DAY, "chair": "A1", "title": "Item 1",
        "roll": Roll(dossier="D1", present=present or MEMBERS),
        "recusals": tuple(Recusal(person=one, ground="competitor") for one in recused),
        "proxies": tuple(Proxy(grantor=grantor, holder=holder) for grantor, holder in proxies),
    }  # fmt: skip
    return ItemFacts(**(made | more))  # type: ignore[arg-type]  # a dictionary of right arguments


def ballot(person: str, choice: Choice = "for", *reasons: str, of: str | None = None) -> Ballot:
    """Give a ballot, in person or on behalf of somebody."""
    return Ballot(person=person, choice=choice, reasons=reasons, on_behalf_of=of)


def ballots(spelled: str) -> tuple[Ballot, ...]:
    """Give ballots spelled `A1+ A2- B1= C1. A1>A3+`: for, against, abstain, no part, on behalf of."""
    signs: dict[str, Choice] = {"+": "for", "-": "against", "=": "abstain", ".": "nppv"}
    made = []
    for word in spelled.split():
        person, _, of = word[:-1].partition(">")
        reason = ("Because.",) if word[-1] == "-" else ()
        made.append(ballot(person, signs[word[-1]], *reason, of=of or None))
    return tuple(made)


@st.composite
def items(draw: st.DrawFn) -> ItemFacts:
    """Draw an item: who has a mandate, is there, left, gave a proxy."""
    mandates = st.sampled_from([(SINCE, None), (SINCE, None), (SINCE, date(2026, 6, 1)), (date(2027, 1, 1), None)])
    seats = tuple(seat(person, *draw(mandates)) for person in MEMBERS)
    recused = draw(st.sets(st.sampled_from(MEMBERS), max_size=3))
    grounds = st.sampled_from(get_args(Ground))
    recusals = tuple(Recusal(person=one, ground=draw(grounds), why="In words.") for one in sorted(recused))
    grantors = draw(st.sets(st.sampled_from(MEMBERS), max_size=4))
    proxies = tuple(
        (one, draw(st.sampled_from([other for other in MEMBERS if other != one]))) for one in sorted(grantors)
    )
    present = tuple(sorted(draw(st.sets(st.sampled_from(MEMBERS), min_size=2))))
    chair = draw(st.none() | st.sampled_from(MEMBERS))
    call = draw(st.sampled_from([1, 2]))
    return item(*present, seats=seats, recusals=recusals, proxies=proxies, chair=chair, call=call)


@st.composite
def right_ballots(draw: st.DrawFn, facts: ItemFacts, *, all_vote: bool = False) -> tuple[Ballot, ...]:
    """Draw ballots that may be cast, each by the right hand."""
    roll = roll_of(facts)
    made = []
    for one in roll.members.values():
        hand = hand_of(one.id, roll)
        there = one.present or hand != one.id
        able = there and one.recused is None and one.college != "Z" and seat_runs(one.id, facts)
        if able and (all_vote or draw(st.booleans())):
            choice = draw(st.sampled_from(["for", "against", "abstain"] if all_vote else get_args(Choice)))
            made.append(ballot(hand, choice, "Because.", of=None if hand == one.id else one.id))
    return tuple(draw(st.permutations(made)))


def seat_runs(person: str, facts: ItemFacts) -> bool:
    """Tell whether the mandate of a person runs on the day."""
    return any(one.person == person and one.runs_on(facts.day) for one in facts.seats)
