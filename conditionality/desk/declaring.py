"""Read a draft as the counter does when it is filed: rules, answers, and everything that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from conditionality.codec import Paper, canonical, fingerprint, read_paper
from conditionality.desk.cases import dossier_of, log_of, organisation_of
from conditionality.desk.deposit import Typing
from conditionality.desk.mandates import Known, Person, organisation
from conditionality.desk.office import Office
from conditionality.desk.outcome import stop
from conditionality.desk.papers import NotFiledError, earlier_reports, number_filed, referential_files
from conditionality.desk.rules_at_hand import rules_at_hand
from conditionality.desk.simulation import COMPLETENESS, Typed, simulate, typed_text, typed_texts
from conditionality.desk.work import Work
from conditionality.dossier.request_events import Created
from conditionality.findings import Finding, errors, finding
from conditionality.referential.library import open_library, read
from conditionality.referential.read import read_referential
from conditionality.report.check import check
from conditionality.report.model import Answer, Period, Report
from conditionality.scoring.score import Scorer, make_scorer
from conditionality.storage import drafts
from conditionality.storage.faults import UnknownDraftError
from conditionality.wording.speech import Lang

NEEDS_EARLIER = frozenset({"answer-changed-tenfold"})
"""What is found only beside an earlier report."""

OF_NEW_REQUESTS = frozenset({"period-not-in-force"})
"""What stops a new request only: a listed organisation reports on its frozen rules, in force or not."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is typed, and its version in the drafts."""

    typing: Typing
    version: int


@dataclass(frozen=True, slots=True)
class Declared:
    """What a draft says.

    Attributes:
        report: Its answers, those that could be read.
        findings: Every slip and doubt.
    """

    report: Report
    findings: tuple[Finding, ...]


def draft_of(connection: Connection, subject: str) -> Draft | None:
    """Give the draft of answers of a subject; nothing when nobody typed since it was last filed."""
    try:
        found = drafts.read(connection, subject)
    except UnknownDraftError:
        return None
    return Draft(read_paper(Typing, found.content), found.version)


def version_proposed(connection: Connection, dossier: str) -> str:
    """Give the version under which a dossier was opened."""
    payloads = (one.payload for one in log_of(connection, dossier))
    return next((one.version for one in payloads if isinstance(one, Created)), "")


def library_scorer(office: Office, ref: str, on: date) -> Scorer:
    """Give the rules of the shelf, for a dossier that is not filed yet.

    Raises:
        StoppedError: The shelf does not hold the version, or its published file changed.
    """
    rules_at_hand(office, ref)
    return office.scorer(ref, on)


def frozen_scorer(office: Office, connection: Connection, dossier: str, on: date) -> Scorer:
    """Give the rules frozen at filing, made ready for periods that start on a day.

    Raises:
        StoppedError: The filing was erased, or there is none.
    """
    try:
        files = referential_files(connection, dossier)
    except NotFiledError as fault:
        raise stop(finding("submission-erased", given=dossier)) from fault
    ref = next(iter(files))
    key = (fingerprint({name: fingerprint(content) for name, content in files.items()}), on)
    if key not in office.scorers:
        found = read(open_library(files), ref).referential
        if found is None:
            raise stop(finding("scheme-version", "version", given=ref))
        office.scorers[key] = make_scorer(found, on)
    return office.scorers[key]


def freeze(office: Office, work: Work, ref: str) -> tuple[str, tuple[str, ...]]:
    """Store the file of a version and those it extends; give their digests."""
    files = office.library.files
    met: dict[str, bytes] = {}

    def parent(wanted: str) -> bytes | None:
        if wanted in files:
            met[wanted] = files[wanted]
        return files.get(wanted)

    read_referential(files[ref], parent)
    return work.keep(files[ref]), tuple(work.keep(content) for content in met.values())


def declared(connection: Connection, scorer: Scorer, subject: str, typing: Typing) -> Declared:
    """Read what is typed as a report, checked as the counter does; an answer that cannot be read is not also missing.

    Args:
        scorer: Made for the first day of the typed period.
        subject: The dossier, or the period of it.
    """
    known = organisation(connection, organisation_of(connection, subject))
    period = Period(from_=typing.from_on, to=typing.to_on)
    tried = simulate(scorer, Typed(typing.texts, period, known.name, known.siret))
    number = f"{subject}-{number_filed(connection, subject) + 1}"
    report = tried.report.model_copy(update={"report_id": number})
    before = earlier_reports(connection, subject, report)
    faulty = {one.path for one in errors(tried.findings)}
    more = (
        one
        for one in check(report, scorer.form, before[0].report if before else None)
        if one.code in COMPLETENESS | NEEDS_EARLIER and one.path not in faulty
    )
    found = (one for one in tried.findings if one.code not in OF_NEW_REQUESTS or subject == dossier_of(subject))
    return Declared(report, (*found, *more))


def reopened(report: Report, scorer: Scorer, by: str = "") -> Typing:
    """Give the draft that goes on from a report."""
    texts = typed_texts(report, scorer.form, "en")
    return Typing(texts=texts, from_on=report.period.from_, to_on=report.period.to, by=by)


def save_reopened(work: Work, subject: str, typing: Typing, siret: str) -> None:
    """Save a draft that goes on from what was filed."""
    work.tx.save_draft(drafts.Draft(subject, "answers", siret, 0, canonical(typing), work.hand.at))


class Difference(Paper):
    """What one version changed in another.

    Attributes:
        field: Id of the field; `period` for the period.
        before: As typed; empty for no answer.
        after: As typed; empty for no answer.
    """

    field: str
    before: str
    after: str


class Changes(Paper):
    """What a new version changed: `number` is its own."""

    number: int
    lines: tuple[Difference, ...]


def differences(before: Report, after: Report, lang: Lang = "en") -> tuple[Difference, ...]:
    """Give what changed between two versions of a report, the period first, then by field."""
    return tuple(one for one in _compared(before, after, lang) if one.before != one.after)


def _compared(before: Report, after: Report, lang: Lang) -> Iterator[Difference]:
    yield Difference(field="period", before=_period(before), after=_period(after))
    old, new = ({one.field: one for one in report.answers} for report in (before, after))
    for name in sorted({*old, *new}):
        yield Difference(field=name, before=_text(old.get(name), lang), after=_text(new.get(name), lang))


def _text(answer: Answer | None, lang: Lang) -> str:
    return "" if answer is None else typed_text(answer, lang)


def _period(report: Report) -> str:
    return f"{report.period.from_.isoformat()}/{report.period.to.isoformat()}"


def who_files(work: Work, dossier: str) -> tuple[Known, tuple[Person, ...], Lang]:
    """Give the organisation of a dossier, those who act for it, and the language it is written to in."""
    siret = organisation_of(work.connection, dossier_of(dossier))
    people = work.enterprise(siret)
    return organisation(work.connection, siret), people, tongue(people)


def tongue(people: tuple[Person, ...]) -> Lang:
    """Give the language of an organisation: English when all who act for it read English, else French."""
    return "en" if people and all(one.lang == "en" for one in people) else "fr"
