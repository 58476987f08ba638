"""What a verification answers: each check with its verdict and sentence, one answer for all, and a sheet to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from conditionality.certificate.face import KINDS
from conditionality.certificate.statement import Statement, printed_fingerprint
from conditionality.codec import plain
from conditionality.findings import Finding, finding, quote
from conditionality.scoring.labels import shown_number
from conditionality.scoring.scorecard import Amount
from conditionality.wording.findings import sentence
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, mark, say

Name = Literal[
    "readable", "signature", "signer", "unchanged", "papers", "register", "referential", "replay", "standing"
]
"""The checks, in their order."""

Verdict = Literal["holds", "fails", "not_checked"]
Answer = Literal["valid", "not_valid", "partly_checked"]

NAMES: dict[Name, str] = {
    "readable": mark("The file can be read"),
    "signature": mark("The seal is intact"),
    "signer": mark("The signer is known"),
    "unchanged": mark("Nothing changed since it was sealed"),
    "papers": mark("The papers inside agree with what it says"),
    "register": mark("The register knows it"),
    "referential": mark("The référentiel is the published one"),
    "replay": mark("The score comes out the same"),
    "standing": mark("It is in force"),
}

HOLDS: dict[Name, str] = {
    "readable": mark("The file is a PDF, complete and not locked."),
    "signature": mark("It carries one seal, by {signer}, dated {day}."),
    "signer": mark("{signer} is vouched for by an authority that you trust."),
    "unchanged": mark("The seal covers the whole file, and not one byte has changed."),
    "papers": mark("Every paper inside has the fingerprint that the certificate names."),
    "register": mark("The register holds this certificate with the same fingerprint."),
    "referential": mark("{ref} is, byte for byte, the version that was published."),
    "replay": mark("Scored again from the papers inside, the result is the same, byte for byte: {score}."),
    "standing": mark("On {day} it is neither expired, nor suspended, nor withdrawn."),
}

LONGEST = 200
"""Longest text of a certificate that is told, in signs."""

VERDICTS: dict[Verdict, str] = {
    "holds": mark("yes"),
    "fails": mark("NO"),
    "not_checked": mark("not checked"),
}

ANSWERS: dict[Answer, str] = {
    "valid": mark("This certificate is valid."),
    "not_valid": mark("This certificate is NOT valid."),
    "partly_checked": mark("Nothing speaks against this certificate, but not everything could be checked."),
}


Piece = str | date | Amount | None
"""A text, a day, a number (none: a dash)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        name: Which.
        verdict: What came of it.
        finding: What is wrong, or why it was not checked; none when it holds.
        params: Pieces of the sentence when it holds, those that a language writes in its own way as they are.
    """

    name: Name
    verdict: Verdict
    finding: Finding | None = None
    params: tuple[tuple[str, Piece], ...] = ()

    def sentence(self, lang: Lang) -> str:
        """Say what came of it."""
        if self.finding is not None:
            return sentence(self.finding, lang)
        return say(lang, HOLDS[self.name], **{name: _written(one, lang) for name, one in self.params})


def _written(piece: Piece, lang: Lang) -> str:
    match piece:
        case date():
            return day(lang, piece)
        case str():
            return quote(piece, LONGEST)
        case _:
            return shown_number(lang, piece)


def unchecked(name: Name, why: Finding) -> Check:
    """Give a check that was not made, and why."""
    return Check(name, "not_checked", why)


def dated(code: str, on: date | None, given: str = "") -> Finding:
    """Make a finding that tells a day, in the form of each language."""
    return finding(code, given=given, day_fr=day("fr", on) if on else "–", day_en=day("en", on) if on else "–")


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of verifying a file.

    Attributes:
        checks: All nine, in their order.
        statement: What the certificate says; none unless its seal, its signer as far as it was checked, and its bytes
            hold.
        is_audit_file: Whether the papers are inside.
    """

    checks: tuple[Check, ...]
    statement: Statement | None = None
    is_audit_file: bool = False

    @property
    def answer(self) -> Answer:
        """Give one answer: any check that fails makes it not valid.

        A public certificate holds no answers: that it cannot be scored again leaves nothing unchecked.
        """
        if any(one.verdict == "fails" for one in self.checks):
            return "not_valid"
        open_ones = {one.name for one in self.checks if one.verdict == "not_checked"}
        left = open_ones - (set() if self.is_audit_file else {"replay"})
        return "partly_checked" if left else "valid"

    @property
    def is_signed_by_a_known_one(self) -> bool:
        """Tell whether the signer is known: without it, anyone may have made the file."""
        return any(one.name == "signer" and one.verdict == "holds" for one in self.checks)


def sheet(verification: Verification, lang: Lang) -> Sheet:
    """Write a verification as a sheet: the answer, the checks, what the certificate says."""
    rows = tuple(
        (say(lang, NAMES[one.name]), say(lang, VERDICTS[one.verdict]), one.sentence(lang))
        for one in verification.checks
    )
    header = (say(lang, "Check"), say(lang, "Verdict"), say(lang, "What was found"))
    sections = [Section(say(lang, "Checks, in their order"), (), (Grid("", header, rows),))]
    statement = verification.statement
    if statement is not None:
        sections.insert(0, Section(say(lang, "What it says"), (), (Grid("", *_said(statement, lang)),)))
    subtitle = "" if statement is None else quote(f"{statement.holder.name}, {statement.id}", LONGEST)
    return Sheet(say(lang, ANSWERS[verification.answer]), subtitle, tuple(sections), "", lang)


def _said(statement: Statement, lang: Lang) -> tuple[tuple[str, str], tuple[tuple[str, str], ...]]:
    rows = [
        (say(lang, "Organisation"), statement.holder.name),
        ("SIRET", statement.holder.siret or "–"),
        (say(lang, "Given by"), statement.issuer),
        (say(lang, "Decision"), say(lang, KINDS[statement.kind])),
        (say(lang, "Act"), say(lang, "{act}, {day}", act=statement.act.number, day=day(lang, statement.act.on))),
        (say(lang, "Total"), shown_number(lang, statement.total.score)),
        (say(lang, "Valid"), _span(statement, lang)),
        (say(lang, "Fingerprint"), printed_fingerprint(statement.fingerprint())),
    ]
    if statement.demonstration:
        rows.insert(0, (say(lang, "Note"), say(lang, "Demonstration: made for trial, without any legal value.")))
    return (say(lang, "Fact"), say(lang, "Value")), tuple((label, quote(words, LONGEST)) for label, words in rows)


def _span(statement: Statement, lang: Lang) -> str:
    start, end = day(lang, statement.valid_from), day(lang, statement.valid_until)
    return say(lang, "from {start} to {end}", start=start, end=end)


def verification_tree(verification: Verification, lang: Lang) -> dict[str, object]:
    """Give a verification as plain values, for another program."""
    statement = verification.statement
    return {
        "answer": verification.answer,
        "sentence": say(lang, ANSWERS[verification.answer]),
        "audit_file": verification.is_audit_file,
        "checks": [
            {
                "name": one.name,
                "verdict": one.verdict,
                "code": one.finding.code if one.finding else None,
                "sentence": one.sentence(lang),
            }
            for one in verification.checks
        ],
        "fingerprint": statement.fingerprint() if statement else None,
        "statement": plain(statement) if statement else None,
    }


@dataclass(frozen=True, slots=True)
class LedgerWord:
    """What the register says of a certificate.

    Attributes:
        fingerprint: Of its statement.
        standing: How it stands today.
        since: First day of a suspension or withdrawal.
    """

    fingerprint: str
    standing: Literal["in_force", "suspended", "withdrawn"] = "in_force"
    since: date | None = None


Known = Callable[[str], LedgerWord | None]
"""Give the register's word on a certificate by its number, or none when the register does not know it."""

Published = Callable[[str], str | None]
"""Give the sha256 of the published file of `id@version`, or none when it is not known here."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What a reader knows beside the file; what is absent is not checked.

    Attributes:
        roots: Certificates of the authorities that are trusted, in DER.
        known: The register.
        published: The library of published référentiels.
    """

    roots: tuple[bytes, ...] = ()
    known: Known | None = None
    published: Published | None = None
