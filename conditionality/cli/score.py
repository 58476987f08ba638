"""`conditionality score`: one report or a table of them, against one rule book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from conditionality.cli.arguments import HistoryFiles, OutFile, Ref
from conditionality.cli.explain import version_of
from conditionality.cli.reading import Refusal, check_one, open_rules, read_history, read_intake, read_map, read_period
from conditionality.cli.score_large import INCOMPLETE, Rules, StreamAsked, counted, grade_label, is_large
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.desk.files import check_place, write_file
from conditionality.desk.intake import Intake, RuleBook
from conditionality.desk.score_table import rejects_table, score_table
from conditionality.desk.scores import score_all
from conditionality.desk.tables import Table, as_trees, csv_text, ending_of, write_table
from conditionality.findings import Finding
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.explain import explain, outcome_label
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.scorecard_json import scorecard_tree, write_scorecard
from conditionality.wording.sheet import Sheet, as_text
from conditionality.wording.speech import mark, say

MOST_SHOWN = 20
"""Findings about rows told on the screen; the others are for the rejects file."""

SHOWN_SECTIONS = 3
"""Sections of the one-page explanation that are shown with a score: the result, why, the dimensions."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The line as typed."""

    ref: str
    reports: str
    out: str
    points: bool
    rejects: str
    period: str
    rename: tuple[str, ...]
    history: tuple[str, ...]

    @property
    def streamed(self) -> StreamAsked:
        """Give what concerns a table that is read by blocks."""
        return StreamAsked(self.reports, self.out, self.rejects, self.history, points=self.points)


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be scored: the rules, the reports, the earlier ones."""

    book: RuleBook
    intake: Intake
    filed: tuple[Report, ...]


def score_command(  # noqa: PLR0913 - one argument an option
    ctx: typer.Context,
    ref: Ref,
    reports: Annotated[
        str,
        typer.Argument(
            metavar=mark("REPORTS"),
            help=mark("One report (.json, or a filled form), a table of reports, or a folder of Parquet files."),
        ),
    ],
    *,
    out: OutFile = "",
    points: Annotated[
        bool, typer.Option("--points", help=mark("In a table, give the points of each indicator too."))
    ] = False,
    rejects: Annotated[
        str, typer.Option("--rejects", metavar=mark("FILE"), help=mark("Where to write the rows that cannot be read."))
    ] = "",
    period: Annotated[
        str,
        typer.Option(
            "--period",
            metavar=mark("FROM/TO"),
            help=mark(
                "Period of the rows that name none: both days, YYYY-MM-DD/YYYY-MM-DD, or the first alone. Default: the "
                "first year of the version."
            ),
        ),
    ] = "",
    rename: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar=mark("COLUMN=FIELD"),
            help=mark("A column called otherwise than its field. May be repeated."),
        ),
    ] = None,
    history: HistoryFiles = None,
    stream: Annotated[
        bool, typer.Option("--stream", help=mark("Read the table by blocks, as is done by itself with a large one."))
    ] = False,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster",
            metavar=mark("ADDRESS"),
            help=mark("Share the work out over a Dask cluster: the address of its scheduler, or local."),
        ),
    ] = "",
) -> int:
    """Score one report or a table of them."""
    voice: Voice = ctx.obj
    asked = Asked(ref, reports, out, points, rejects, period, tuple(rename or ()), tuple(history or ()))
    if stream or cluster or is_large(reports):
        rules = _rules(asked)
        if isinstance(rules, Refusal):
            return voice.refuse(rules.findings, rules.code)
        # Loaded only for such a table: the kernels take longer to load than most tables to score.
        from conditionality.cli.score_stream import score_stream  # noqa: PLC0415

        return score_stream(asked.streamed, rules, cluster, voice)
    work = _prepare(asked)
    if isinstance(work, Refusal):
        return voice.refuse(work.findings, work.code)
    return _score_one(asked, work, voice) if work.intake.alone else _score_table(asked, work, voice)


def _rules(asked: Asked) -> Rules | Refusal:
    """Open the rules, and read the options that say how a table is read."""
    names = read_map(asked.rename)
    if isinstance(names, Refusal):
        return names
    book = open_rules(asked.ref)
    if isinstance(book, Refusal):
        return book
    period = read_period(asked.period, book)
    return period if isinstance(period, Refusal) else Rules(book, names, period)


def _prepare(asked: Asked) -> Work | Refusal:
    """Check the options, then read everything that is named."""
    written = [name for name in (asked.out, asked.rejects) if name]
    wrong = tuple(fault for name in written for fault in (*ending_of(name)[1], *check_place(name)))
    if wrong:
        return Refusal(wrong)
    rules = _rules(asked)
    if isinstance(rules, Refusal):
        return rules
    intake = read_intake(asked.reports, rules.book, rules.names, rules.period)
    if isinstance(intake, Refusal):
        return intake
    filed = read_history(asked.history, rules.book)
    return filed if isinstance(filed, Refusal) else Work(rules.book, intake, filed)


def _score_one(asked: Asked, work: Work, voice: Voice) -> int:
    """Score the one report of a JSON file or of a filled form."""
    if work.intake.rejects:
        found = tuple(one for row in work.intake.rejects for one in row.findings)
        faults = _write_rejects(asked, work, voice)
        return voice.refuse((*found, *work.intake.findings, *faults), WRONG_USE if faults else NEGATIVE)
    card = next(score_all(work.intake.reports, work.book.versions, work.filed))
    known = work.intake.findings
    voice.remark_findings((*known, *check_one(work.intake.reports[0], version_of(card, work.book), known)))
    if asked.out:
        ending = ending_of(asked.out)[0]
        table = score_table((card,), points=asked.points)
        content = write_scorecard(card) if ending == ".json" else write_table(ending, table)
        faults = write_file(asked.out, content)
        if faults:
            return voice.refuse(faults, WRONG_USE)
    if voice.as_json:
        voice.give_tree(scorecard_tree(card))
    else:
        voice.tell(as_text(_sheet(card, version_of(card, work.book), voice)).rstrip())
    return DONE


def _sheet(card: Scorecard, referential: Referential, voice: Voice) -> Sheet:
    page = explain(card, referential, voice.lang, "page")
    return Sheet(page.title, page.subtitle, page.sections[:SHOWN_SECTIONS], "", voice.lang)


def _score_table(asked: Asked, work: Work, voice: Voice) -> int:
    """Score the rows of a table; those that cannot be read are told and left out."""
    reports = work.intake.reports
    cards: list[Scorecard] = []
    with voice.progress(say(voice.lang, "Reports to score")) as counter:
        counter.start(len(reports))
        for card in score_all(reports, work.book.versions, work.filed):
            cards.append(card)
            counter.step()
    table = score_table(cards, points=asked.points)
    faults = _write_rejects(asked, work, voice)
    if asked.out and not faults:
        faults = write_file(asked.out, write_table(ending_of(asked.out)[0], table))
    if faults:
        return voice.refuse(faults, WRONG_USE)
    if voice.as_json:
        voice.give_tree(_tree(table, work, voice))
    elif not asked.out:
        voice.give(csv_text(table).encode("utf-8"))
    _summary(asked, cards, work, voice)
    return NEGATIVE if work.intake.rejects else DONE


def _tree(table: Table, work: Work, voice: Voice) -> dict[str, object]:
    return {
        "scores": as_trees(table),
        "rejects": as_trees(rejects_table(work.intake.rejects, voice.lang)),
        "findings": [voice.finding_tree(one) for one in work.intake.findings],
    }


def _write_rejects(asked: Asked, work: Work, voice: Voice) -> tuple[Finding, ...]:
    if not asked.rejects:
        return ()
    table = rejects_table(work.intake.rejects, voice.lang)
    return write_file(asked.rejects, write_table(ending_of(asked.rejects)[0], table))


def _summary(asked: Asked, cards: Sequence[Scorecard], work: Work, voice: Voice) -> None:
    """Say beside the result what was scored, what was not, and what is recommended."""
    intake, lang = work.intake, voice.lang
    if not voice.as_json:
        voice.remark_findings(intake.findings)
        found = [one for row in intake.rejects for one in row.findings if one.level == "error"]
        if not asked.rejects:
            voice.remark_findings(found[:MOST_SHOWN])
            left = len(found) - MOST_SHOWN
            if left > 0:
                voice.remark(
                    say(lang, "… and as many as {count} more: write them all with --rejects.", count=str(left))
                )
    ruled = [card for card in cards if version_of(card, work.book).outcomes]
    outcomes = Counter(outcome_label(card, version_of(card, work.book), lang) for card in ruled)
    grades = Counter(grade_label(card.grade, version_of(card, work.book), lang) for card in cards if card.grade)
    voice.remark(
        say(lang, "Rows scored: {scored}. Rows left out: {rejected}.", scored=str(len(cards)),
            rejected=str(len(intake.rejects)))
    )  # fmt: skip
    if incomplete := sum(card.status == "incomplete" for card in cards):
        voice.remark(say(lang, INCOMPLETE, count=str(incomplete)))
    if outcomes:
        voice.remark(say(lang, "Recommendations: {listed}.", listed=counted(outcomes)))
    if grades:
        voice.remark(say(lang, "Grades: {listed}.", listed=counted(grades)))
    for name in (asked.out, asked.rejects):
        if name:
            voice.remark(say(lang, "Written: {name}", name=name))
