"""What the log of a subject comes to: its state, and what later moves have to remember."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from conditionality.dossier.kinds import NOT_YET, Call, MachineName

Overlay = Literal["IMPLICIT_REFUSAL", "LITIGATION"]
"""What lies over a state without changing it."""

Avis = Literal["none_yet", "accept", "plan", "refuse", "not_reached"]
Decision = Literal["none_yet", "granted", "granted_with_plan", "refused"]

NO_ORGANISATION: Final = "-"
"""For a session or an appointment, which concern no organisation."""


@dataclass(frozen=True, slots=True)
class Case:
    """A subject as its log tells it; equal logs give equal cases.

    Attributes:
        machine: Which table it follows.
        organisation: SIRET of the organisation concerned, or `NO_ORGANISATION`.
        state: Where it stands.
        height: Number of entries of its log.
        overlays: Implicit refusal, litigation.
        avis: What the assembly last advised.
        decision: What the region last decided.
        heard: The contradictory step was held.
        deferrals: How many times the assembly put it off.
        call: First or second call of the item.
        challenged: One visitor was challenged already.
        visit_refused: The enterprise refused the visit; shown to the assembly.
        instructors: Persons who instructed it for the region.
        visitors: Persons who visit or visited it.
        voters: Persons whose ballot was cast; of a ballot by proxy, the member who is represented.
        recused: Persons recused on it.
        recusals: In a session, pairs of a person and the code of the dossier.
    """

    machine: MachineName
    organisation: str = NO_ORGANISATION
    state: str = NOT_YET
    height: int = 0
    overlays: frozenset[Overlay] = frozenset()
    avis: Avis = "none_yet"
    decision: Decision = "none_yet"
    heard: bool = False
    deferrals: int = 0
    call: Call = 1
    challenged: bool = False
    visit_refused: bool = False
    instructors: frozenset[str] = frozenset()
    visitors: frozenset[str] = frozenset()
    voters: frozenset[str] = frozenset()
    recused: frozenset[str] = frozenset()
    recusals: frozenset[tuple[str, str]] = frozenset()


def gather(case: Case, *others: Case) -> Case:
    """Give a case with the persons who had a hand in related ones (the dossier of a motion, the motions of a dossier).

    The voters of other motions are not added to a motion: each motion has its own ballot.
    """
    every = (case, *others)
    voters = case.voters if case.machine == "motion" else _persons(*(one.voters for one in every))
    return replace(
        case,
        instructors=_persons(*(one.instructors for one in every)),
        visitors=_persons(*(one.visitors for one in every)),
        recused=_persons(*(one.recused for one in every)),
        voters=voters,
    )


def recused_on(session: Case, dossier: str) -> frozenset[str]:
    """Give the members who declared an interest in a dossier at this session."""
    return frozenset(person for person, item in session.recusals if item == dossier)


def _persons(*groups: frozenset[str]) -> frozenset[str]:
    return frozenset[str]().union(*groups)
