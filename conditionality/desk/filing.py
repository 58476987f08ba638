"""The counter of deposit, second half: file a request, give the pieces that were asked, take a request back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conditionality.codec import fingerprint
from conditionality.desk.cases import organisation_of
from conditionality.desk.declaring import (
    Changes,
    Draft,
    declared,
    differences,
    draft_of,
    freeze,
    frozen_scorer,
    library_scorer,
    version_proposed,
    who_files,
)
from conditionality.desk.evidence import (
    attach,
    detach,
    drop_folder,
    evidence,
    expired,
    folder_names,
    read_evidence,
    take_folder,
)
from conditionality.desk.filing_requests import Filing
from conditionality.desk.letters import withdrawal_letter
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome, StoppedError, stop
from conditionality.desk.papers import number_filed, reports_of, submission_of
from conditionality.desk.permission import allow
from conditionality.desk.receipts import Filed, both, heading, official, place, receipt
from conditionality.desk.reminders import drop_reminders
from conditionality.desk.rules_at_hand import rules_at_hand
from conditionality.desk.simulation import period_proposed, periods_offered, typed_texts
from conditionality.desk.work import Seen, Work
from conditionality.dossier.clocks import TERMS, Running, due, silence_clock
from conditionality.dossier.request_events import PiecesGiven, RequestWithdrawn, Submitted
from conditionality.findings import Finding, errors, finding
from conditionality.report.form import make_form
from conditionality.report.model import Period, Report
from conditionality.report.prefill import next_draft, propose
from conditionality.scoring.score import Scorer
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say

__all__ = ("Filing", "Prefilled", "attach", "detach", "evidence", "file_dossier", "give_pieces", "prefilled",
           "read_evidence", "withdraw")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Prefilled:
    """What may be taken over from the last report of an organisation, for a person to confirm.

    Attributes:
        texts: By field, as a person would type them; empty when nothing was filed before.
        period: The one that is proposed.
        last: The report they come from.
        findings: Why some answers cannot be taken over.
    """

    texts: Mapping[str, str]
    period: Period
    last: Report | None = None
    findings: tuple[Finding, ...] = ()


def prefilled(office: Office, hand: Hand, dossier: str, lang: Lang = "fr") -> Prefilled | NotDone:
    """Give what the last filed report of the organisation proposes for a draft; nothing is saved."""
    with office.reading() as connection:
        try:
            allow(connection, hand, "read_answers", dossier)
            book = rules_at_hand(office, version_proposed(connection, dossier))
        except StoppedError as fault:
            return fault.why
        period = period_proposed(periods_offered(book, hand.today), hand.today)
        filed = reports_of(connection, organisation_of(connection, dossier))
        before = [one.report for one in filed if one.subject != dossier and one.report.period.from_ < period.from_]
    if not before:
        return Prefilled({}, period)
    last, form = max(reversed(before), key=lambda one: one.period.from_), make_form(book, period.from_)
    draft = next_draft(last, form, dossier, period)
    return Prefilled(typed_texts(draft, form, lang), period, last, propose(last, form).findings)


def file_dossier(  # noqa: PLR0913 - two windows: what the person saw of the ledger, and of the draft
    office: Office, hand: Hand, dossier: str, asked: Filing, seen: Seen | None = None, *, version: int | None = None
) -> Outcome:
    """File a request (T04): the rules and the answers are frozen, the draft is gone, a receipt is given.

    Args:
        seen: Height at which the person saw the dossier.
        version: Version of the draft that the person saw and declares true; default, the one that stands.

    Returns:
        Done; or every slip at once, and the draft is as it was.
    """

    def act(work: Work) -> str:
        work.may("Submitted", work.case(dossier, "dossier"))
        ref = version_proposed(work.connection, dossier)
        scorer = library_scorer(office, ref, open_draft(work, dossier).typing.from_on)
        taken = take_draft(work, scorer, dossier, asked, version)
        digest, parents = freeze(office, work, ref)
        silence_on = due(TERMS["silence"], hand.today)
        filed = Filed(1, ref, fingerprint(taken.report), taken.named, silence_on)
        event = Submitted(
            version=ref, version_digest=digest, submission=work.paper(taken.report, "submission"), submission_number=1,
            receipt=give_receipt(office, work, dossier, filed), declared_true_by=hand.person, silence_on=silence_on,
            parents=parents, evidence=taken.files,
        )  # fmt: skip
        work.add(dossier, event, ("form_valid", "truth_signed"))
        _tell_filed(office, work, dossier)
        return dossier

    return office.act(hand, act, seen)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was in a draft that is filed now.

    Attributes:
        report: The answers.
        files: Digests of the files joined, as an event names them.
        named: Name and plain sha256 of each.
    """

    report: Report
    files: tuple[str, ...]
    named: tuple[tuple[str, str], ...]


def take_draft(work: Work, scorer: Scorer, subject: str, asked: Filing, version: int | None) -> Taken:
    """Read a draft that must hold and be declared true, and empty it and its folder.

    Raises:
        StoppedError: With every slip at once.
    """
    draft = open_draft(work, subject)
    said = declared(work.connection, scorer, subject, draft.typing)
    slips = (*errors(said.findings), *expired(work, subject))
    if not asked.declared_true:
        slips += (finding("truth-not-declared", "declared_true"),)
    if slips:
        raise stop(*slips)
    named = folder_names(work, subject)
    files = take_folder(work, subject)
    work.tx.discard_draft(subject, draft.version if version is None else version)
    return Taken(said.report, files, named)


def open_draft(work: Work, subject: str) -> Draft:
    """Give the draft of a subject.

    Raises:
        StoppedError: Nobody typed anything.
    """
    draft = draft_of(work.connection, subject)
    if draft is None:
        raise stop(finding("draft-empty", given=subject))
    return draft


def drop_draft(work: Work, subject: str) -> None:
    """Throw away what was typed and joined since the last filing."""
    draft = draft_of(work.connection, subject)
    if draft is not None:
        work.tx.discard_draft(subject, draft.version)
    drop_folder(work, subject)
    drop_reminders(work, subject)


def give_receipt(office: Office, work: Work, subject: str, filed: Filed) -> str:
    """Store the receipt of a filing, and give its digest."""
    known, _, lang = who_files(work, subject)
    head = heading(office, subject, known, work.hand.at)
    return work.paper(official(office, receipt(lang, head, filed), work.hand.at), "receipt")


def _tell_filed(office: Office, work: Work, dossier: str) -> None:
    known, people, _ = who_files(work, dossier)
    clock = silence_clock(work.log(dossier))
    until = clock.due_on if isinstance(clock, Running) else None

    def tell(lang: Lang) -> tuple[str, str]:
        shown = day(lang, until) if until else ""
        body = say(lang, "Your request {dossier} was received. The receipt is in your file. Without a decision by "
                         "{day}, it is refused by silence.", dossier=dossier, day=shown)  # fmt: skip
        return say(lang, "Request {dossier} received", dossier=dossier), f"{body}\n\n{place(office, lang, dossier)}"

    def inform(lang: Lang) -> tuple[str, str]:
        body = say(lang, "{organisation} filed the request {dossier}. It is to be found complete, or pieces are to be "
                         "asked.", dossier=dossier, organisation=known.name or known.siret)  # fmt: skip
        title = say(lang, "New request {dossier} to instruct", dossier=dossier)
        return title, f"{body}\n\n{place(office, lang, dossier)}"

    number = number_filed(work.connection, dossier)
    work.mail(f"{dossier}:received:{number}", people, both(tell))
    work.mail(f"{dossier}:to-instruct:{number}", work.holders("STAFF"), both(inform))


def give_pieces(  # noqa: PLR0913 - as `file_dossier`
    office: Office, hand: Hand, dossier: str, asked: Filing, seen: Seen | None = None, *, version: int | None = None
) -> Outcome:
    """Give the pieces that were asked (T06): a new version of the submission, what changed in it, and the clock runs.

    Args:
        seen: Height at which the person saw the dossier.
        version: Version of the draft that the person saw; default, the one that stands.
    """

    def act(work: Work) -> str:
        work.may("PiecesGiven", work.case(dossier, "dossier"))
        scorer = frozen_scorer(office, work.connection, dossier, open_draft(work, dossier).typing.from_on)
        number = number_filed(work.connection, dossier) + 1
        before = submission_of(work.connection, dossier)
        taken = take_draft(work, scorer, dossier, asked, version)
        lines = differences(before, taken.report) if before else ()
        if not lines and not taken.files:
            raise stop(finding("pieces-nothing-given"))
        drop_reminders(work, dossier)
        event = PiecesGiven(
            pieces=taken.files, submission=work.paper(taken.report, "submission"), submission_number=number,
            changes=work.paper(Changes(number=number, lines=lines), "changes"),
        )  # fmt: skip
        work.add(dossier, event, ("form_valid",))
        _tell_filed(office, work, dossier)
        return dossier

    return office.act(hand, act, seen)


def withdraw(office: Office, hand: Hand, dossier: str, seen: Seen | None = None) -> Outcome:
    """Take a request back (T46); no reason is asked."""

    def act(work: Work) -> str:
        work.may("RequestWithdrawn", work.case(dossier, "dossier"))
        known, people, lang = who_files(work, dossier)
        sheet = withdrawal_letter(lang, heading(office, dossier, known, hand.at))
        paper = work.paper(official(office, sheet, hand.at), "letter")
        drop_draft(work, dossier)
        work.add(dossier, RequestWithdrawn(letter=paper))

        def tell(lang: Lang) -> tuple[str, str]:
            body = say(lang, "The request {dossier} of {organisation} was taken back; it is no longer examined.",
                       dossier=dossier, organisation=known.name or known.siret)  # fmt: skip
            return say(lang, "Request {dossier} taken back", dossier=dossier), body

        work.mail(f"{dossier}:withdrawn", (*people, *work.holders("STAFF")), both(tell))
        return dossier

    return office.act(hand, act, seen)
