"""Receipts and letters of the region around a filing: the words, on sheets that are printed and sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from conditionality.certificate.paper import sheet_pdf
from conditionality.desk.mandates import Known
from conditionality.desk.office import Office
from conditionality.dossier.clocks import legal_day
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, say

Mail = dict[str, str]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head of a paper of the region.

    Attributes:
        region: Who writes.
        dossier: Code of the dossier, or of the period.
        known: To whom.
        at: Moment of the act.
        service: Name and postal address of the service in charge; empty, it is named by its function.
        court: Name and postal address of the administrative court; empty, it is named by its function.
    """

    region: str
    dossier: str
    known: Known
    at: datetime
    service: str = ""
    court: str = ""

    @property
    def on(self) -> date:
        """The legal day in France."""
        return legal_day(self.at)


@dataclass(frozen=True, slots=True)
class Filed:
    """What a receipt tells of.

    Attributes:
        number: Of the version filed.
        version: Rule book and version.
        fingerprint: Plain sha256 of the answers filed.
        files: Name and sha256 of each file joined.
        silence_on: Day on which silence becomes a refusal; none for a periodic report, which asks for no decision.
    """

    number: int
    version: str
    fingerprint: str
    files: tuple[tuple[str, str], ...] = ()
    silence_on: date | None = None


def heading(office: Office, dossier: str, known: Known, at: datetime) -> Heading:
    """Give what stands at the head of a paper of this office."""
    return Heading(office.region, dossier, known, at, office.service, office.court)


def official(office: Office, sheet: Sheet, at: datetime) -> bytes:
    """Print a paper of the region, sealed with its key where there is one; under a key made for trial, it says so."""
    if office.authority is None:
        return sheet_pdf(sheet, author=office.region)
    if office.authority.is_demonstration:
        lang: Lang = "en" if sheet.lang == "en" else "fr"
        words = say(lang, "Demonstration: made for trial, without any legal value.")
        sheet = replace(sheet, mention=f"{words} {sheet.mention}".strip())
    content = sheet_pdf(sheet, author=office.region)
    from conditionality.certificate.seal import seal_pdf  # noqa: PLC0415 - heavy, and only where there is a key

    return seal_pdf(content, office.authority.seal, at, sheet.title)


def receipt(lang: Lang, head: Heading, filed: Filed) -> Sheet:
    """Write the receipt of a request, or of a periodic report.

    Source:
        CRPA L112-3, R112-5: day of receipt, service with its postal address, and what silence means, with routes and
        time limits.
    """
    meaning = () if filed.silence_on is None else (_silence(lang, head, filed.silence_on),)
    sections = (
        _facts(lang, head, filed),
        *meaning,
        _enclosed(lang, filed),
        Section(say(lang, "What this receipt is not"), (
            say(lang, "This receipt is not a check of conformity: it says that answers arrived, not that they are "
                      "right, complete or sufficient."),
        )),
    )  # fmt: skip
    return Sheet(say(lang, "Receipt"), _subtitle(lang, head), sections, _mention(lang), lang)


def _facts(lang: Lang, head: Heading, filed: Filed) -> Section:
    told = (
        say(lang, "Received on {day} by {region}: what {organisation} filed under the number {dossier}.",
            region=head.region, day=day(lang, head.on), organisation=head.known.name or head.known.siret,
            dossier=head.dossier),
        say(lang, "Version {number} of the answers, declared true by the organisation, under the rules {version}, "
                  "which stay those of this file whatever becomes of the rule book.",
            number=filed.number, version=filed.version),
        _service(lang, head),
    )  # fmt: skip
    return Section(say(lang, "What was received"), told)


def _service(lang: Lang, head: Heading) -> str:
    if head.service:
        return say(lang, "Service in charge: {service}. Write to it in the file itself, or at this address.",
                   service=head.service)  # fmt: skip
    return say(lang, "Service in charge: {region}, instruction of the scheme. Write to it in the file itself.",
               region=head.region)  # fmt: skip


def _silence(lang: Lang, head: Heading, silence_on: date) -> Section:
    told = (
        say(lang, "Without a decision notified by {day}, the request is refused by the silence of the region, at the "
                  "end of two months. The days during which missing pieces are awaited are added.",
            day=day(lang, silence_on)),
        say(lang, "A decision in words stays possible after that day, and takes the place of the silence."),
        *routes(lang, head),
    )  # fmt: skip
    return Section(say(lang, "What silence means"), told)


def _enclosed(lang: Lang, filed: Filed) -> Section:
    rows = ((say(lang, "Answers"), filed.fingerprint), *filed.files)
    grid = Grid("", (say(lang, "Filed"), say(lang, "Fingerprint (sha256)")), rows)
    words = say(lang, "Whoever holds the same files finds the same fingerprints.")
    return Section(say(lang, "What was filed"), (words,), (grid,))


def routes(lang: Lang, head: Heading) -> tuple[str, ...]:
    """Say how a decision, or a silence, may be contested.

    Source:
        CRPA L411-2 (informal appeal); CJA R421-1 and R421-2 (two months, from the decision or from the silence).
    """
    service = head.service or say(lang, "the president of the region")
    court = head.court or say(lang, "the administrative court of the seat of the region")
    return (
        say(lang, "Informal appeal: write to {service} within two months; the time to go to court then starts again "
                  "from the answer, or from two months of silence.", service=service),
        say(lang, "Court: {court}, within two months, by post or on www.telerecours.fr; a lawyer is not required to "
                  "question the legality of a decision.", court=court),
    )  # fmt: skip


def _subtitle(lang: Lang, head: Heading) -> str:
    who = head.known.name or head.known.siret
    return say(lang, "{region} to {organisation} (SIRET {siret}), file {dossier}, {day}", region=head.region,
               organisation=who, siret=head.known.siret, dossier=head.dossier, day=day(lang, head.on))  # fmt: skip


def _mention(lang: Lang) -> str:
    return say(lang, "Answers are scored by an algorithm that only recommends; the assembly gives an avis, the region "
                     "decides. On request, the rules and how they applied are explained "
                     "(CRPA L311-3-1).")  # fmt: skip


def letter(lang: Lang, head: Heading, title: str, sections: tuple[Section, ...]) -> Sheet:
    """Write a letter of the region."""
    return Sheet(title, _subtitle(lang, head), sections, "", lang)


def both(tell: Callable[[Lang], tuple[str, str]]) -> Mail:
    """Give subject and body of a mail in both languages; French where the reader's is not known."""
    (subject_fr, body_fr), (subject_en, body_en) = tell("fr"), tell("en")
    return {
        "subject": subject_fr, "body": body_fr, "subject_fr": subject_fr, "body_fr": body_fr,
        "subject_en": subject_en, "body_en": body_en,
    }  # fmt: skip


def place(office: Office, lang: Lang, dossier: str) -> str:
    """Say where the file is."""
    return say(lang, "File {dossier}: {address}", dossier=dossier, address=office.address)
