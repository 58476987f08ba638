"""The page that everyone may see of a certificate: who, what was decided, the score with its bars, how to check it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.platypus import Flowable, Spacer

from conditionality.assembly.tally import Masses, display_bp
from conditionality.certificate.paper import FLAT, NO_PADDING, WIDTH, bar_rows, fact_rows, total_row
from conditionality.certificate.pieces import (
    ACCENT,
    BODY,
    FINE,
    INK,
    PALE,
    SOFT,
    AtFoot,
    Bar,
    Ruled,
    style,
    text,
)
from conditionality.certificate.statement import AvisGiven, Gate, Measure, Statement, printed_fingerprint
from conditionality.certificate.tags import marked
from conditionality.certificate.typeface import BOLD
from conditionality.scoring.labels import STATUSES, shown_number, table_word
from conditionality.wording.numbers import day, number, percent
from conditionality.wording.speech import Lang, listed, mark, say

KINDS = {"accepted": mark("Organisation accepted"), "improving": mark("Organisation on an improvement path")}

AVIS = {
    "accept": mark("favourable"),
    "plan": mark("favourable, with an improvement plan"),
    "refuse": mark("unfavourable"),
    "none": mark("none could be given"),
}

GATES = {
    "holds": mark("Hold: {listed}."),
    "fails": mark("Fail: {listed}."),
    "unknown": mark("Cannot be told: {listed}."),
    "not_applicable": mark("Not applicable: {listed}."),
}

ISSUER = style(11, fontName=BOLD, textColor=INK, spaceAfter=10)
NAME = style(16, fontName=BOLD, leading=19, spaceAfter=2)
TITLE = style(23, fontName=BOLD, textColor=ACCENT, leading=28, spaceAfter=14)
UNDER = style(10, textColor=SOFT, spaceAfter=10)
TOLD = style(9.5)
DECIDED = style(14, fontName=BOLD, textColor=ACCENT, leading=18)
MONO = style(11, fontName=BOLD, leading=15)
TRIAL = style(9.5, fontName=BOLD, alignment=1)

QR_POINTS = 84.0
QUIET = 4
"""Empty modules around a QR code. Source: ISO/IEC 18004, 5.3.8."""


def face(statement: Statement, lang: Lang, verify_url: str) -> Iterator[Flowable]:
    """Give the pieces of the public page.

    Args:
        statement: What the certificate says; nothing else is printed.
        lang: `fr` or `en`.
        verify_url: Where it can be checked; it stands in the QR code and in letters.
    """
    title = certificate_title(lang)
    if statement.demonstration:
        words = say(lang, "Demonstration: made for trial, without any legal value.")
        yield Boxed([text(words, TRIAL, (("P", "trial"),))])
        yield Spacer(1, 8)
    yield text(statement.issuer, ISSUER, (("P", "issuer"),))
    yield text(title, TITLE, (("H1", "certificate"),), outline=title)
    yield text(statement.holder.name, NAME, (("P", "holder"),))
    yield text(_holder(statement), UNDER, (("P", "holder2"),))
    yield Boxed(
        [
            text(say(lang, KINDS[statement.kind]), DECIDED, (("P", "decided"),)),
            text(_decided(statement, lang), BODY, (("P", "decided2"),)),
        ]
    )
    yield Spacer(1, 12)
    yield total_row(measure_bar(statement.total, lang, of=True))
    yield Spacer(1, 2)
    if statement.dimensions:
        yield bar_rows(tuple(measure_bar(one, lang) for one in statement.dimensions))
    yield Spacer(1, 10)
    yield fact_rows(tuple(facts(statement, lang)), 0.24, TOLD)
    yield Spacer(1, 12)
    yield _check(statement, lang, verify_url)
    yield AtFoot(statement.mention.text(lang))


def certificate_title(lang: Lang) -> str:
    """Give the title of every certificate."""
    return say(lang, "Certificate of eco-socio-conditionality")


def _holder(statement: Statement) -> str:
    who = statement.holder
    parts = [f"SIRET {grouped(who.siret)}"] if who.siret else []
    return " · ".join([*parts, who.town] if who.town else parts)


def grouped(siret: str) -> str:
    """Write a SIRET as people read it, never cut at the end of a line.

    >>> grouped("12345678200002").replace("\u00a0", " ")
    '123 456 782 00002'
    """
    return "\u00a0".join((siret[:3], siret[3:6], siret[6:9], siret[9:]))


def _decided(statement: Statement, lang: Lang) -> str:
    return say(
        lang,
        "Decided by act {number} of {day}. Valid from {start} to {end}, both days included.",
        number=statement.act.number,
        day=day(lang, statement.act.on),
        start=day(lang, statement.valid_from),
        end=day(lang, statement.valid_until),
    )


def measure_bar(one: Measure, lang: Lang, *, of: bool = False) -> Bar:
    """Give the bar of a dimension or of the total; `of` says out of how much."""
    label = one.label.text(lang)
    if one.score is None:
        return Bar(label, table_word(STATUSES, one.status, lang), None)
    shown = shown_number(lang, one.score)
    if of:
        shown = say(lang, "{score} out of {most}", score=shown, most=number(lang, one.most))
    return Bar(label, shown, one.score.exact / one.most if one.most > 0 else None)


def facts(statement: Statement, lang: Lang) -> Iterator[tuple[str, str]]:
    """Give what stands under the bars: label and text."""
    rules, period = statement.rules, statement.period
    yield say(lang, "Rules"), f"{rules.title.text(lang)} ({rules.ref})"
    span = say(lang, "from {start} to {end}", start=day(lang, period.from_), end=day(lang, period.to))
    yield say(lang, "Reported period"), span
    yield say(lang, "Recommendation"), statement.outcome_label.text(lang)
    if statement.grade is not None:
        label = statement.grade_label
        yield say(lang, "Grade"), label.text(lang) if label else statement.grade
    if statement.gates:
        yield say(lang, "Gates"), gates_text(statement.gates, lang)
    if statement.avis is not None:
        yield say(lang, "Avis of the assembly"), avis_text(statement.avis, lang)
        if masses := vote_text(statement.avis, lang):
            yield say(lang, "Vote, in weight"), masses
    yield say(lang, "Dossier"), say(lang, "{dossier}, certificate {id}", dossier=statement.dossier, id=statement.id)


def gates_text(gates: tuple[Gate, ...], lang: Lang) -> str:
    """Say which gates hold and which do not, a line for each state."""
    told = []
    for state, msgid in GATES.items():
        names = listed(lang, (one.label.text(lang) for one in gates if one.status == state))
        if names:
            told.append(say(lang, msgid, listed=names))
    return "\n".join(told)


def avis_text(avis: AvisGiven, lang: Lang) -> str:
    """Say the avis: what it was, and when."""
    return say(
        lang, "{avis}, session {session} of {day}", avis=say(lang, AVIS[avis.outcome]), session=avis.session,
        day=day(lang, avis.on),
    )  # fmt: skip


def vote_text(avis: AvisGiven, lang: Lang) -> str:
    """Say the masses of the vote; empty when there are none."""
    if avis.mass_for is None or avis.mass_against is None or avis.mass_abstain is None:
        return ""
    masses = Masses(avis.mass_for, avis.mass_against, avis.mass_abstain)
    if not masses.whole:
        return ""
    shown = [percent(lang, Fraction(part, 100), 2) for part in display_bp(masses)]
    return say(lang, "for {f}, against {a}, abstention {b}", f=shown[0], a=shown[1], b=shown[2])


def _check(statement: Statement, lang: Lang, verify_url: str) -> Flowable:
    """Set the QR code and, beside it, what to do with it."""
    head = statement.head
    lines: list[Flowable] = [
        text(say(lang, "Check this certificate"), style(10.5, fontName=BOLD), (("H2", "check"),)),
        text(verify_url, FINE, (("P", "check.url"),)),
        Spacer(1, 3),
        text(
            say(lang, "Fingerprint (its first 16 signs, to compare):"), FINE, (("P", "check.words"),),
        ),
        text(printed_fingerprint(statement.fingerprint()), MONO, (("P", "check.fingerprint"),)),
        text(
            say(
                lang,
                "Sealed electronically by {issuer}: only the file itself is proof, not a printout. Register: event "
                "{height}, {hash}.",
                issuer=statement.issuer,
                height=number(lang, head.height),
                hash=printed_fingerprint(head.hash),
            ),
            FINE,
            (("P", "check.seal"),),
        ),
    ]  # fmt: skip
    look: list[Any] = [*NO_PADDING, *FLAT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Ruled([[Code(verify_url), lines]], colWidths=[QR_POINTS + 14, WIDTH - QR_POINTS - 14], style=look)


class Code(Flowable):
    """A QR code; the address stands in letters beside it, so that it is not read aloud."""

    def __init__(self, address: str) -> None:
        super().__init__()
        code = QRCode(None, QRErrorCorrectLevel.M)
        code.addData(address)
        code.make()
        self.modules: list[list[bool]] = code.modules
        self.width = self.height = QR_POINTS

    def wrap(self, _aW: float, _aH: float) -> tuple[float, float]:  # noqa: N803 - the library's names
        """Take a fixed square."""
        return QR_POINTS, QR_POINTS

    def draw(self) -> None:
        """Draw the modules, dark on white, with the quiet zone that readers need."""
        canvas = self.canv
        side = QR_POINTS / (len(self.modules) + 2 * QUIET)
        with marked(canvas, ()):
            canvas.setFillColor(INK)
            path = canvas.beginPath()
            for row, line in enumerate(self.modules):
                for column, dark in enumerate(line):
                    if dark:
                        top = QR_POINTS - (row + QUIET + 1) * side
                        path.rect((column + QUIET) * side, top, side, side)
            canvas.drawPath(path, stroke=0, fill=1)


class Boxed(Ruled):
    """Texts on a pale ground, with a line at their left."""

    def __init__(self, lines: list[Flowable]) -> None:
        look = [
            *NO_PADDING,
            ("BACKGROUND", (0, 0), (-1, -1), PALE),
            ("LINEBEFORE", (0, 0), (0, -1), 3, ACCENT),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 7),
        ]
        super().__init__([[lines]], colWidths=[WIDTH], hAlign="LEFT", style=look)
