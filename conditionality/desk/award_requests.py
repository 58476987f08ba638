"""What people ask once the assembly gave its avis: the region's act, letters, public page, suspension, withdrawal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from conditionality.assembly.labels import SUSPENSION_GROUNDS
from conditionality.desk.request import Line, Long, Request, Words, labelled, seen_or_empty
from conditionality.dossier.kinds import SuspensionGround
from conditionality.wording.speech import mark

Decided = Literal["grant", "grant_with_plan", "refuse"]
RevocationGround = Literal["decision_changed", "issued_in_error", "key_compromised"]
WithdrawalGround = Literal["conditions_unmet", "illegality"]

DECISIONS: dict[Decided, str] = {
    "grant": mark("Grant"),
    "grant_with_plan": mark("Grant with an improvement plan"),
    "refuse": mark("Refuse"),
}

REVOCATION_GROUNDS: dict[RevocationGround, str] = {
    "decision_changed": mark("The decision changed"),
    "issued_in_error": mark("It was issued in error"),
    "key_compromised": mark("The key that sealed it is no longer safe"),
}

WITHDRAWAL_GROUNDS: dict[WithdrawalGround, str] = {
    "conditions_unmet": mark("The conditions of the aid are not met"),
    "illegality": mark("The decision was illegal"),
}

DOCUMENT_NAME = Field(default="", max_length=200, json_schema_extra={"name_of": "document"})

Euros = Annotated[Decimal, Field(max_digits=20)]
"""An amount as typed; the counter says what is wrong with it."""


class RegionAct(Request):
    """The act of the region's deciding body, to record."""

    decision: Decided = Field(title=mark("What the region decided"), json_schema_extra=labelled(DECISIONS))
    number: Line = Field(title=mark("Number of the act"), description=mark("Without blanks, for example 2026-CP-014"))
    on: date = Field(title=mark("Day of the act"))
    amount_eur: Euros | None = Field(default=None, title=mark("Amount granted, in euros"))
    conditions: Long = Field(
        default="",
        title=mark("Conditions of the aid"),
        description=mark("Asked for a grant, not for a refusal. Where there is no condition, write «none»."),
    )
    departure: Long = Field(
        default="",
        title=mark("Why the act departs from the avis"),
        description=mark("Asked when the region does not follow the assembly."),
    )
    reason: Long = Field(default="", title=mark("Reasons of a refusal"))
    document: bytes | None = Field(
        default=None,
        title=mark("The act itself, as a file"),
        description=mark("PDF or image. Without it, a record of the act is made from this form."),
    )
    document_name: str = DOCUMENT_NAME


class SendingBack(Request):
    """A dossier that the region's body sends back to the assembly."""

    reason: Words = Field(title=mark("Why the dossier goes back to the assembly"))
    document: bytes | None = Field(default=None, title=mark("The document that says so, as a file"))
    document_name: str = DOCUMENT_NAME


class Notice(Request):
    """Where to appeal, as the letter tells it; empty: as the deployment is set."""

    service: Annotated[str, Field(max_length=400), AfterValidator(seen_or_empty)] = Field(
        default="", title=mark("To whom an informal appeal is addressed"), description=mark("Service and full address")
    )
    court: Annotated[str, Field(max_length=400), AfterValidator(seen_or_empty)] = Field(
        default="", title=mark("Administrative court"), description=mark("Name and full address")
    )


class Receipt(Request):
    """The day on which the organisation received the decision, with its proof."""

    received_on: date = Field(title=mark("Received on"))
    proof: bytes | None = Field(default=None, title=mark("Proof of receipt, as a file"))
    proof_name: str = Field(default="", max_length=200, json_schema_extra={"name_of": "proof"})
    reference: Annotated[str, Field(max_length=200), AfterValidator(seen_or_empty)] = Field(
        default="",
        title=mark("Reference of the proof"),
        description=mark("Number of the registered letter, when there is no file."),
    )


class Consent(Request):
    """The public page that an organisation consents to: nothing else is shown."""

    about: Words = Field(title=mark("Products and services, in a few sentences"))
    naf: Annotated[str, Field(max_length=10), AfterValidator(seen_or_empty)] = Field(
        default="", title=mark("NAF code"), description=mark("For example 10.71C")
    )
    cpv: tuple[Line, ...] = Field(
        default=(), max_length=20, title=mark("CPV codes"), description=mark("One a line, for example 15811100-7")
    )
    contact: Annotated[str, Field(max_length=200), AfterValidator(seen_or_empty)] = Field(
        default="",
        title=mark("How to reach you"),
        description=mark("Optional. Public: give an address of the organisation, not of a person."),
    )
    agreed: Literal[True] = Field(title=mark("I consent to this page being public, and may take it back at any time"))


class Leaving(Request):
    """An organisation leaves the platform; what binds its money stays."""

    words: Long = Field(default="", title=mark("Why you leave, if you want to say it"))


class Revocation(Request):
    """A certificate that is no longer true."""

    ground: RevocationGround = Field(title=mark("Ground"), json_schema_extra=labelled(REVOCATION_GROUNDS))
    reason: Words = Field(title=mark("Why the certificate is revoked"))


class SuspensionNotice(Request):
    """A suspension to propose: the organisation is asked for its observations."""

    ground: SuspensionGround = Field(title=mark("Ground"), json_schema_extra=labelled(SUSPENSION_GROUNDS))
    facts: Words = Field(title=mark("Facts, as the letter tells them"))


class NoticeAnswer(Request):
    """Observations of the organisation."""

    answer: Words = Field(title=mark("Your observations"))
    document: bytes | None = Field(default=None, title=mark("A document, as a file"))
    document_name: str = DOCUMENT_NAME


class Dropping(Request):
    """A suspension that is not pursued."""

    reason: Words = Field(title=mark("Why the suspension is not pursued"))


class MoneyAct(Request):
    """The motion that the assembly adopted and, where money is at stake, the act of the region."""

    motion: Annotated[str, Field(max_length=60), AfterValidator(seen_or_empty)] = Field(
        default="", title=mark("Motion"), description=mark("Empty: the last one adopted on this dossier")
    )
    number: Annotated[str, Field(max_length=120), AfterValidator(seen_or_empty)] = Field(
        default="", title=mark("Number of the act of the region")
    )
    on: date | None = Field(default=None, title=mark("Day of the act"))
    document: bytes | None = Field(default=None, title=mark("The act itself, as a file"))
    document_name: str = DOCUMENT_NAME


class Suspension(MoneyAct):
    """A suspension to put into effect."""

    reason: Words = Field(title=mark("Reasons, as the letter tells them"))


class Lifting(MoneyAct):
    """A suspension to lift."""

    evidence: Words = Field(title=mark("What shows that the ground is gone"))


class Withdrawal(Request):
    """An aid to withdraw, after the hearing."""

    number: Line = Field(title=mark("Number of the act"))
    on: date = Field(title=mark("Day of the act"))
    ground: WithdrawalGround = Field(title=mark("Ground"), json_schema_extra=labelled(WITHDRAWAL_GROUNDS))
    reason: Words = Field(title=mark("Reasons, as the letter tells them"))
    claw_back_eur: Euros | None = Field(default=None, title=mark("Amount to be paid back, in euros"))
    document: bytes | None = Field(default=None, title=mark("The act itself, as a file"))
    document_name: str = DOCUMENT_NAME
