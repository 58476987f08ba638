"""`conditionality explain`: why one report has its score, in a line, on a page, or as the law wants it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from conditionality.certificate.explanation import make_explanation_pdf
from conditionality.cli.arguments import HistoryFiles, Ref, ReportFile
from conditionality.cli.reading import Refusal, check_one, open_rules, read_history, read_one
from conditionality.cli.voice import DONE, WRONG_USE, Voice
from conditionality.desk.files import check_place, write_file
from conditionality.desk.intake import RuleBook
from conditionality.desk.scores import score_all
from conditionality.findings import finding
from conditionality.referential.model import Referential
from conditionality.scoring.explain import Length, explain, line
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.scorecard_json import scorecard_tree
from conditionality.wording.sheet import Sheet, as_text
from conditionality.wording.speech import mark

LENGTHS: tuple[Length, ...] = ("line", "page", "full")


def explain_command(  # noqa: PLR0913 - one argument an option
    ctx: typer.Context,
    ref: Ref,
    report: ReportFile,
    *,
    length: Annotated[
        str,
        typer.Option(
            "--length", metavar="line|page|full", help=mark("One line, one page (default), or the complete sheet.")
        ),
    ] = "page",
    pdf: Annotated[
        str, typer.Option("--pdf", metavar=mark("FILE"), help=mark("Where to write the explanation as a PDF too."))
    ] = "",
    history: HistoryFiles = None,
) -> int:
    """Explain the score of one report."""
    voice: Voice = ctx.obj
    wanted = next((one for one in LENGTHS if one == length), None)
    if wanted is None:
        return voice.refuse((finding("option-length", given=length, known=", ".join(LENGTHS)),), WRONG_USE)
    faults = check_place(pdf) if pdf else ()
    if faults:
        return voice.refuse(faults, WRONG_USE)
    scored = score_one(ref, report, history or (), voice)
    if isinstance(scored, Refusal):
        return voice.refuse(scored.findings, scored.code)
    card, referential = scored
    if pdf:
        content = make_explanation_pdf(card, referential, voice.lang, "page" if wanted == "line" else wanted)
        faults = write_file(pdf, content)
        if faults:
            return voice.refuse(faults, WRONG_USE)
    _tell(card, referential, wanted, voice)
    return DONE


def score_one(ref: str, report: str, history: Sequence[str], voice: Voice) -> tuple[Scorecard, Referential] | Refusal:
    """Read the rules, one report and its history, and score it; what is wrong or doubtful is told beside."""
    book = open_rules(ref)
    if isinstance(book, Refusal):
        return book
    read = read_one(report, book)
    if isinstance(read, Refusal):
        return read
    filed = read_history(history or (), book)
    if isinstance(filed, Refusal):
        return filed
    card = next(score_all(read[:1], book.versions, filed))
    referential = version_of(card, book)
    voice.remark_findings((*read[1], *check_one(*read[:1], referential, read[1])))
    return card, referential


def version_of(card: Scorecard, book: RuleBook) -> Referential:
    """Give the version that a scorecard was made with."""
    return next(one for one in book.versions if one.ref == card.referential)


def _tell(card: Scorecard, referential: Referential, length: Length, voice: Voice) -> None:
    sheet = explain(card, referential, voice.lang, length)
    if voice.as_json:
        voice.give_tree({"explanation": sheet_tree(sheet), "scorecard": scorecard_tree(card)})
    elif length == "line":
        voice.tell(line(card, referential, voice.lang))
    else:
        voice.tell(as_text(sheet).rstrip())


def sheet_tree(sheet: Sheet) -> dict[str, object]:
    """Give a written sheet as plain values."""
    return {
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "lang": sheet.lang,
        "sections": [
            {
                "heading": section.heading,
                "paragraphs": list(section.paragraphs),
                "tables": [
                    {"caption": grid.caption, "header": list(grid.header), "rows": [list(row) for row in grid.rows]}
                    for grid in section.grids
                ],
            }
            for section in sheet.sections
        ],
        "mention": sheet.mention,
    }
