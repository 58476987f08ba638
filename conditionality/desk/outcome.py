"""What comes of an act at the desk: it is done, or nothing at all was written and these are the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from conditionality.dossier.kinds import Role
from conditionality.dossier.labels import denial_text, guards_text
from conditionality.dossier.machine import Guard
from conditionality.dossier.permissions import DenialReason, Denied
from conditionality.errors import ConditionalityError
from conditionality.findings import Finding
from conditionality.wording.findings import sentence
from conditionality.wording.speech import Lang, say


@dataclass(frozen=True, slots=True)
class Done:
    """The act was done.

    Attributes:
        subject: What it made or moved (`D-2026-0001`).
        heights: Height of each subject it touched, after it.
        papers: Digests of the papers it made, by name.
    """

    subject: str
    heights: Mapping[str, int] = field(default_factory=dict)
    papers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotDone:
    """Nothing was written.

    Attributes:
        act: Name of the event that was wanted.
        denied: Why the person may not, when that is the reason.
        unmet: Conditions of the row that do not hold.
        findings: Slips of the person, or a conflict with somebody else's act.
    """

    act: str = ""
    denied: DenialReason | None = None
    unmet: tuple[Guard, ...] = ()
    findings: tuple[Finding, ...] = ()

    def sentences(self, lang: Lang) -> tuple[str, ...]:
        """Say every reason, each with what to do."""
        told = [denial_text(lang, Denied(self.denied), self.act)] if self.denied else []
        if self.unmet:
            told.append(say(lang, "This cannot be done yet. What must hold first: {conditions}.",
                            conditions=guards_text(lang, self.unmet)))  # fmt: skip
        return (*told, *(sentence(one, lang) for one in self.findings))


Outcome = Done | NotDone


class StoppedError(ConditionalityError):
    """An act stops inside its transaction, which undoes it; the desk gives its `NotDone` back as a value."""

    def __init__(self, why: NotDone) -> None:
        super().__init__(f"{why.act}: {why.denied or why.unmet or [one.code for one in why.findings]}")
        self.why = why


def stop(*findings: Finding, act: str = "") -> StoppedError:
    """Give the stop of an act for slips of the person."""
    return StoppedError(NotDone(act, findings=findings))


def deny(act: str, reason: DenialReason) -> StoppedError:
    """Give the stop of an act that the person may not do."""
    return StoppedError(NotDone(act, denied=reason))


def acting_role(role: str) -> Role:
    """Give a role from its code in the ledger.

    Raises:
        ValueError: There is no such role.
    """
    from_code: dict[str, Role] = {
        "ENT": "ENT", "STAFF": "STAFF", "SEC": "SEC", "CHAIR": "CHAIR", "MEM": "MEM", "VIS": "VIS", "AUD": "AUD",
        "SYS": "SYS", "PUB": "PUB",
    }  # fmt: skip
    if role not in from_code:
        raise ValueError(role)
    return from_code[role]
