"""The acts of the region on one dossier: the sheet of each, what may be chosen in it, and the counter it is sent to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pydantic import Field

from app.parts.act_fields import Option
from conditionality.desk import award, certify, contradictory, instruction, suspension
from conditionality.desk.award_requests import (
    Dropping,
    Lifting,
    Notice,
    Receipt,
    RegionAct,
    Revocation,
    SendingBack,
    Suspension,
    SuspensionNotice,
    Withdrawal,
)
from conditionality.desk.filing_requests import AskPieces, Closing, Ineligible
from conditionality.desk.hearing_requests import Contradictory
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome
from conditionality.desk.request import Line, Request, Words
from conditionality.desk.views_acts import ISSUE, REVOKE
from conditionality.desk.views_instruction import CasePage
from conditionality.desk.work import Seen
from conditionality.dossier.kinds import Code
from conditionality.findings import Finding, finding
from conditionality.report.form import Form
from conditionality.scoring.labels import words
from conditionality.wording.speech import Lang, mark, say

OTHER_RULE = "reglement-du-dispositif"
"""Code of a condition that is in the rules of the scheme, and no gate of the rule book."""

CAUSES: dict[str, str] = {
    "verified_value": mark("A value was verified"),
    "correction": mark("Something was corrected"),
    "answer": mark("The organisation answered"),
}


class Plainly(Request):
    """An act that asks for nothing more."""


class MissingPieces(Request):
    """Pieces that are missing: questions to answer again, and files to join."""

    questions: tuple[str, ...] = Field(
        default=(),
        title=mark("Questions to answer again"),
        description=mark("The form is open again for the organisation; its other answers stay."),
    )
    files: tuple[Line, ...] = Field(
        default=(), max_length=20, title=mark("Files to join"), description=mark("Name each as people do.")
    )
    deadline: date = Field(title=mark("To give by"))
    message: Words = Field(title=mark("Message to the organisation"))


class ConditionNotMet(Ineligible):
    """A condition of eligibility that is not met, picked from a list."""

    rule: Code = Field(title=mark("Condition that is not met"))


class ScoringAgain(Request):
    """A score to compute again."""

    cause: Literal["verified_value", "correction", "answer"] = Field(
        title=mark("Why the score is computed again"), json_schema_extra={"labels": dict(CAUSES)}
    )


@dataclass(frozen=True, slots=True)
class Ask:
    """An act as a person sends it: who, on which dossier, what was asked, what was seen."""

    office: Office
    hand: Hand
    page: CasePage
    asked: Any
    seen: Seen

    @property
    def place(self) -> tuple[Office, Hand, str]:
        """Give what every counter asks first."""
        return self.office, self.hand, self.page.dossier


@dataclass(frozen=True, slots=True)
class RegionDeed:
    """One act of the region.

    Attributes:
        event: What the table of acts calls it.
        title: Words of its choice and of its button.
        model: Of what it asks.
        send: Takes it to the counter.
        fixed: Fields that are not asked.
        confirm: What goes for ever, when something does.
    """

    event: str
    title: str
    model: type[Request]
    send: Callable[[Ask], Outcome]
    fixed: Mapping[str, object] = field(default_factory=dict)
    confirm: str = ""


def _ask_pieces(ask: Ask) -> Outcome:
    asked: MissingPieces = ask.asked
    pieces = (*asked.questions, *asked.files)
    request = AskPieces(pieces=pieces, deadline=asked.deadline, message=asked.message)
    return instruction.ask_pieces(*ask.place, request, ask.seen)


def _revoke(ask: Ask) -> Outcome:
    standing = (one.number for one in ask.page.certificates if one.where != "revoked")
    return certify.revoke(ask.office, ask.hand, next(standing, ""), ask.asked, ask.seen)


DEEDS: tuple[RegionDeed, ...] = (
    RegionDeed("PiecesAsked", mark("Ask for missing pieces"), MissingPieces, _ask_pieces),
    RegionDeed("DeclaredComplete", mark("Declare the request complete"), Plainly,
               lambda ask: instruction.declare_complete(*ask.place, ask.seen)),
    RegionDeed("FoundIneligible", mark("Find the request ineligible"), ConditionNotMet,
               lambda ask: instruction.find_ineligible(*ask.place, ask.asked, ask.seen),
               confirm=mark("This ends the request: a letter with the routes of appeal goes to the organisation.")),
    RegionDeed("ClosedWithoutAction", mark("Close without action"), Closing,
               lambda ask: instruction.close_without_action(*ask.place, ask.asked, ask.seen),
               confirm=mark("This ends the request. What the organisation was typing again is thrown away.")),
    RegionDeed("Scored", mark("Compute the score"), Plainly,
               lambda ask: instruction.score_dossier(*ask.place, ask.seen)),
    RegionDeed("VisitSkipped", mark("Go on without a visit"), Plainly,
               lambda ask: instruction.skip_visit(*ask.place, ask.seen)),
    RegionDeed("Rescored", mark("Compute the score again"), ScoringAgain,
               lambda ask: instruction.rescore(*ask.place, ask.asked.cause, ask.seen)),
    RegionDeed("ContradictoryOpened", mark("Open the contradictory step"), Contradictory,
               lambda ask: contradictory.open_contradictory(*ask.place, ask.asked, ask.seen),
               fixed={"opened_by": "staff"}),
    RegionDeed("Granted", mark("Record the act of the region"), RegionAct,
               lambda ask: award.record_act(*ask.place, ask.asked, ask.seen)),
    RegionDeed("SentBackByRegion", mark("Record that the region sends the dossier back"), SendingBack,
               lambda ask: award.send_back(*ask.place, ask.asked, ask.seen)),
    RegionDeed("Notified", mark("Notify the decision"), Notice,
               lambda ask: award.notify(*ask.place, ask.asked, ask.seen)),
    RegionDeed("NoticeReceived", mark("Record the day of receipt"), Receipt,
               lambda ask: award.record_receipt(*ask.place, ask.asked, ask.seen)),
    RegionDeed(ISSUE, mark("Issue the certificate"), Plainly, lambda ask: certify.issue(*ask.place, ask.seen)),
    RegionDeed(REVOKE, mark("Revoke the certificate"), Revocation, _revoke,
               confirm=mark("From now on whoever checks the certificate is told that it is revoked.")),
    RegionDeed("SuspensionProposed", mark("Propose a suspension"), SuspensionNotice,
               lambda ask: suspension.propose_suspension(*ask.place, ask.asked, ask.seen)),
    RegionDeed("NoticeDropped", mark("Give up the suspension"), Dropping,
               lambda ask: suspension.drop_notice(*ask.place, ask.asked, ask.seen)),
    RegionDeed("Suspended", mark("Suspend"), Suspension,
               lambda ask: suspension.suspend(*ask.place, ask.asked, ask.seen), fixed={"motion": ""},
               confirm=mark("From today the public page shows nothing but the suspension.")),
    RegionDeed("SuspensionLifted", mark("Lift the suspension"), Lifting,
               lambda ask: suspension.lift(*ask.place, ask.asked, ask.seen), fixed={"motion": ""}),
    RegionDeed("Withdrawn", mark("Withdraw the aid"), Withdrawal,
               lambda ask: suspension.withdraw_aid(*ask.place, ask.asked, ask.seen),
               confirm=mark("The decision is withdrawn, the certificates are revoked, the public page goes.")),
)  # fmt: skip
"""In the order of a dossier's life."""


def offered(deed: RegionDeed, form: Form | None, lang: Lang) -> dict[str, Sequence[Option]]:
    """Give what may be chosen in the sheet of an act, by field.

    Args:
        deed: The act.
        form: What the rules frozen at filing ask; none before.
        lang: `fr` or `en`.
    """
    if form is None:
        return {}
    if deed.event == "PiecesAsked":
        return {"questions": [Option(one.id, words(one.field.label, lang)) for one in form.questions]}
    if deed.event == "FoundIneligible":
        gates = [Option(one.id, words(one.label, lang)) for one in form.referential.gates]
        return {"rule": [*gates, Option(OTHER_RULE, say(lang, "Another condition, in the rules of the scheme"))]}
    return {}


def slips(asked: object) -> tuple[Finding, ...]:
    """Give what is wrong between the fields of a sheet, that no single field tells."""
    if isinstance(asked, MissingPieces) and not asked.questions and not asked.files:
        return (finding("act-choice-needed", "questions"),)
    return ()
