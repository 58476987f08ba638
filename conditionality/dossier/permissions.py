"""Who may do what: one pure question, `may(actor, act, case)`, answered yes or no with a reason from a closed list.

An act is the event it would make, or one of the acts that leave no event (`OTHER_ACTS`). The table says which role
may do it and from which state; the rest concerns persons: one's own case, an interest, a hand already had in it.
The screen greys a button with this answer, and the desk obeys the same one.

Source:
    Loi 2013-907 art. 2 and décret 2014-90 (who is interested neither votes nor prepares); CGCT L1111-6 and L4142-5;
    the rules of the assembly: nobody both instructs a dossier and votes on it, visitors do not vote, an appeal has
    another instructor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from conditionality.dossier.case import Case
from conditionality.dossier.fold import why_not
from conditionality.dossier.kinds import Role
from conditionality.dossier.memory import INSTRUCTING, VOTING
from conditionality.dossier.states import HOMES, MACHINES, move_of

DenialReason = Literal[
    "unknown_act",
    "published_version",
    "role",
    "not_own",
    "other_answers",
    "interested",
    "other_table",
    "not_begun",
    "begun",
    "ended",
    "not_from_here",
    "instructed",
    "voted",
    "visited",
    "already_voted",
    "first_instructor",
    "not_paired",
]
"""Why an act is denied, in the order in which reasons are looked for."""

EVERYBODY: tuple[Role, ...] = get_args(Role)

OTHER_ACTS: Mapping[str, tuple[Role, ...]] = {
    "read_public_page": EVERYBODY,
    "verify_certificate": EVERYBODY,
    "read_case": ("ENT", "STAFF", "SEC", "CHAIR", "MEM", "VIS", "AUD"),
    "read_answers": ("ENT", "STAFF", "SEC", "CHAIR", "MEM", "VIS", "AUD"),
    "read_superseded": ("AUD",),
    "verify_chain": ("AUD",),
    "download_audit_file": ("ENT", "AUD"),
    "write_rules": ("STAFF",),
    "edit_published_version": (),
}
"""Acts that leave no event, and the roles that may do them. Nobody edits a published version of a référentiel."""

PUBLIC_ACTS = frozenset({"read_public_page", "verify_certificate"})
READING = frozenset({"read_case", "read_answers", "read_superseded", "download_audit_file"})

APPEAL_ACTS = frozenset({
    "DecisionUpheld",
    "GrantedOnAppeal",
    "GrantedWithPlanOnAppeal",
    "RefusedOnAppeal",
    "SentBackOnAppeal",
    "FoundEligibleOnAppeal",
})  # fmt: skip
"""Acts that answer an appeal: by another instructor than the first."""

IN_SPITE_OF_INTEREST = frozenset({"RecusalDeclared"})
"""Acts of an interested person that are welcome."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in one role.

    Attributes:
        person: Code of the person.
        role: The role in which the act is done; a person with several picks one.
        organisations: SIRETs of the organisations for which the person may act, own or by delegation.
        interests: SIRETs of the organisations in which the person has another interest, declared or detected.
        on_behalf_of: The absent member whose ballot the person casts by proxy; empty for one's own.
    """

    person: str
    role: Role
    organisations: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The act may be done."""


@dataclass(frozen=True, slots=True)
class Denied:
    """The act may not be done, and why."""

    reason: DenialReason


def may(actor: Actor, act: str, case: Case, *, visitors_vote: bool = False) -> Allowed | Denied:
    """Tell whether a person may do an act on a case now.

    Args:
        actor: Who, in which role.
        act: Name of an event, or one of `OTHER_ACTS`.
        case: The case, with the persons of related ones gathered (`dossier.case.gather`).
        visitors_vote: Whether the assembly lets visitors vote on the dossier they visited; no by default.

    >>> may(Actor("p1", "ENT", frozenset({"1"})), "Created", Case("dossier", "2"))
    Denied(reason='not_own')
    """
    if act not in HOMES and act not in OTHER_ACTS:
        return Denied("unknown_act")
    for reason in _reasons(actor, act, case, visitors_vote):
        return Denied(reason)
    return Allowed()


def roles_of(act: str) -> tuple[Role, ...]:
    """Give the roles that may do an act, whatever the state."""
    if act in OTHER_ACTS:
        return OTHER_ACTS[act]
    rows = MACHINES[HOMES[act]].rows_of(act)
    return tuple(role for role in EVERYBODY if any(role in row.who for row in rows))


def _reasons(actor: Actor, act: str, case: Case, visitors_vote: bool) -> Iterator[DenialReason]:  # noqa: FBT001 - private
    if act == "edit_published_version":
        yield "published_version"
    if actor.role not in roles_of(act):
        yield "role"
    if act in PUBLIC_ACTS:
        return
    yield from _ties(actor, act, case)
    if act in HOMES:
        yield from _state(act, case)
    yield from _hands(actor, act, case, visitors_vote)


def _ties(actor: Actor, act: str, case: Case) -> Iterator[DenialReason]:
    own = case.organisation in actor.organisations
    if actor.role == "ENT":
        if not own:
            yield "other_answers" if act in READING else "not_own"
        return
    recused = not {actor.person, actor.on_behalf_of}.isdisjoint(case.recused)
    interested = own or case.organisation in actor.interests or recused
    if interested and actor.role != "SYS" and act not in IN_SPITE_OF_INTEREST:
        yield "interested"


def _state(act: str, case: Case) -> Iterator[DenialReason]:
    if move_of(case.machine, case.state, act) is None:
        reason = why_not(case, act)
        if reason in {"other_table", "not_begun", "begun", "ended"}:
            yield reason
        else:
            yield "not_from_here"


def _hands(actor: Actor, act: str, case: Case, visitors_vote: bool) -> Iterator[DenialReason]:  # noqa: FBT001 - private
    person = actor.person
    voter = actor.on_behalf_of or person
    if act in VOTING and not {person, voter}.isdisjoint(case.instructors):
        yield "instructed"
    if act in INSTRUCTING | APPEAL_ACTS and actor.role != "SYS" and person in case.voters:
        yield "voted"
    if act in VOTING and not {person, voter}.isdisjoint(case.visitors) and not visitors_vote:
        yield "visited"
    if act in VOTING and voter in case.voters:
        yield "already_voted"
    if act in APPEAL_ACTS and person in case.instructors:
        yield "first_instructor"
    if actor.role == "VIS" and person not in case.visitors:
        yield "not_paired"
