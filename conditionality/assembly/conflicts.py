"""Ties between members and the organisation of a dossier, looked for when it is put on an agenda.

Two organisations are one when they have the same SIREN, the first nine digits of a SIRET. A tie that was found recuses
nobody by itself: the member is asked to declare, and whoever acknowledges it lays down a recusal. A tie left without
answer is told when the item is opened.

Source:
    Loi 2013-907 art. 2 (conflict of interest), CGCT L1111-6, and the closed list of grounds of the assembly.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from conditionality.assembly.kinds import Ground, Name, Text
from conditionality.assembly.labels import GROUNDS
from conditionality.assembly.roster import Seat
from conditionality.assembly.sitting import Recusal
from conditionality.codec import Paper
from conditionality.dossier.kinds import Code, Siret
from conditionality.findings import Finding, finding
from conditionality.wording.speech import Lang, mark, say

Source = Literal["own_organisation", "declared_interest", "mandate", "visit"]

FOUND_BY: dict[Source, str] = {
    "own_organisation": mark("the member speaks for this organisation"),
    "declared_interest": mark("declared by the member before this item"),
    "mandate": mark("the register gives the member a mandate to act for this organisation"),
    "visit": mark("the log says that the member visited this organisation"),
}

SIREN_DIGITS = 9


class Interest(Paper):
    """An interest that a member declared once and for all, or that the log shows (a visit of this campaign).

    Attributes:
        siret: Any establishment of the organisation concerned.
        why: The ground in words; required with the ground `other`.
        found_by: How it is known.
    """

    person: Name
    siret: Siret
    ground: Ground
    why: Text | None = None
    found_by: Source = "declared_interest"


class Bond(Paper):
    """One tie that was found between a member and the organisation of the dossier."""

    person: Name
    college: Name
    organisation: Text
    ground: Ground
    why: Text | None = None
    found_by: Source


class Conflicts(Paper):
    """What looking for ties gave on one dossier; an empty list says that it was looked for."""

    dossier: Code
    siret: Siret
    found: tuple[Bond, ...] = ()


def siren(siret: str) -> str:
    """Give the number of the organisation that an establishment belongs to.

    >>> siren("12345678200010")
    '123456782'
    """
    return siret[:SIREN_DIGITS]


def detect_conflicts(
    dossier: str, siret: str, electors: tuple[Seat, ...], interests: tuple[Interest, ...] = ()
) -> Conflicts:
    """Look for ties between the members and the organisation of a dossier.

    Args:
        dossier: Code of the dossier.
        siret: Of the organisation that asks.
        electors: Seats whose mandate runs on the day of the session (`roster.electors_on`).
        interests: Declared ones, and those that the log shows; of persons without a seat they are left out.

    Returns:
        The ties in the order of the seats; of a member, one for each ground.
    """
    found: dict[tuple[str, str], Bond] = {}
    for seat in electors:
        for bond in _bonds(seat, siret, interests):
            found.setdefault((bond.person, bond.ground), bond)
    return Conflicts(dossier=dossier, siret=siret, found=tuple(found.values()))


def _bonds(seat: Seat, siret: str, interests: tuple[Interest, ...]) -> Iterator[Bond]:
    told = {"person": seat.person, "college": seat.college, "organisation": seat.organisation_name}
    if seat.organisation_siret is not None and siren(seat.organisation_siret) == siren(siret):
        yield Bond.model_validate({**told, "ground": "employee_officer_or_owner", "found_by": "own_organisation"})
    for one in interests:
        if one.person == seat.person and siren(one.siret) == siren(siret):
            yield Bond.model_validate({
                **told, "ground": one.ground, "why": one.why, "found_by": one.found_by,
            })  # fmt: skip


def acknowledged(bond: Bond) -> Recusal:
    """Make the recusal of a member who acknowledges a tie that was found."""
    return Recusal(person=bond.person, ground=bond.ground, why=bond.why, source="detected")


def unanswered(conflicts: Conflicts, recusals: tuple[Recusal, ...]) -> tuple[Finding, ...]:
    """Tell the members with a tie who are not recused when the item is opened: a warning each, never an error."""
    answered = {one.person for one in recusals}
    left = dict.fromkeys(bond.person for bond in conflicts.found if bond.person not in answered)
    return tuple(
        finding("sitting-bond-unanswered", f"members[{person}]", given=person, level="warning") for person in left
    )


def conflict_sentences(conflicts: Conflicts, lang: Lang) -> tuple[str, ...]:
    """Say each tie, for the secretary and the member concerned; they name persons and are not published."""
    if not conflicts.found:
        return (say(lang, "No tie was found between a member and this organisation."),)
    return tuple(
        say(
            lang,
            "{person} ({organisation}): {ground}; {found_by}. The member is asked to declare and to leave for this "
            "item.",
            person=one.person,
            organisation=one.organisation,
            ground=one.why if one.ground == "other" and one.why else say(lang, GROUNDS[one.ground]),
            found_by=say(lang, FOUND_BY[one.found_by]),
        )
        for one in conflicts.found
    )
