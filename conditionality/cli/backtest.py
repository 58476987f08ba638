"""`conditionality referential backtest`: the same reports under two versions of the rules, before one is published."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated

import typer

from conditionality.cli.arguments import OutFile
from conditionality.cli.reading import Refusal, open_rules, read_map, read_period
from conditionality.cli.referential import today
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.codec import plain
from conditionality.desk.effect_page import effect_page
from conditionality.desk.effects import Asked, Gathered, open_population
from conditionality.desk.files import READ_CODES, check_place, write_file
from conditionality.findings import Finding, errors, finding
from conditionality.referential.model import Referential
from conditionality.report.json_text import write_json
from conditionality.scoring.backtest import backtest
from conditionality.scoring.effect import Backtest
from conditionality.scoring.effect_sheet import write_effect
from conditionality.scoring.side import Side
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import mark, say

ENDINGS = (".html", ".json")

MOST_SHOWN = 10
"""Findings about rows told on the screen."""

TYPED = frozenset({*READ_CODES.values(), "file-unreadable", "file-over-limit", "backtest-column-absent"})
"""Codes of the findings about what was typed on the line, not about what stands in a file."""

WIDTH = 160
"""Columns of the text."""


def backtest_command(  # noqa: PLR0913 - one argument an option
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(metavar="OLD", help=mark("The rules before: id@version, id, or a path."))],
    new: Annotated[str, typer.Argument(metavar="NEW", help=mark("The rules to try: id@version, id, or a path."))],
    reports: Annotated[
        str,
        typer.Argument(
            metavar=mark("REPORTS"),
            help=mark("A table of reports made for the rules before, or a folder of reports in JSON."),
        ),
    ],
    *,
    out: OutFile = "",
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar=mark("COLUMN"),
            help=mark(
                "Who gains and who loses by size, sector or territory, or by any column of the table; size=COLUMN "
                "reads head counts, sector=COLUMN reads NAF codes. May be repeated. Default: the columns known for it."
            ),
        ),
    ] = None,
    grants: Annotated[
        str, typer.Option("--grants", metavar=mark("COLUMN"), help=mark("Column of the amounts granted, in euros."))
    ] = "",
    period: Annotated[
        str,
        typer.Option(
            "--period",
            metavar=mark("FROM/TO"),
            help=mark("Period of the rows that name none. Default: the first year of the rules before."),
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
) -> int:
    """Say what a new version would change."""
    voice: Voice = ctx.obj
    typed = Typed(old, new, reports, out, tuple(by or ()), grants, period, tuple(rename or ()))
    work = _prepare(typed)
    if isinstance(work, Refusal):
        return voice.refuse(work.findings, work.code)
    paper = backtest(Side(work.old), Side(work.new), work.gathered.population, today())
    faults = write_file(out, _content(paper, work, out, voice)) if out else ()
    if faults:
        return voice.refuse(faults, WRONG_USE)
    _tell(paper, work, out, voice)
    return NEGATIVE if work.gathered.rejects else DONE


@dataclass(frozen=True, slots=True)
class Typed:
    """The line as typed."""

    old: str
    new: str
    reports: str
    out: str
    by: tuple[str, ...]
    grants: str
    period: str
    rename: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """Both versions, and the reports to try them on."""

    old: Referential
    new: Referential
    gathered: Gathered


def _prepare(typed: Typed) -> Work | Refusal:
    """Check the options, then read everything that is named."""
    wrong = _doubt_out(typed.out)
    if wrong:
        return Refusal(wrong)
    before = open_rules(typed.old)
    if isinstance(before, Refusal):
        return before
    after = open_rules(typed.new)
    if isinstance(after, Refusal):
        return after
    names = read_map(typed.rename)
    if isinstance(names, Refusal):
        return names
    period = read_period(typed.period, before)
    if isinstance(period, Refusal):
        return period
    asked = Asked(typed.by, typed.grants, names, period)
    return _read(typed.reports, before.newest, after.newest, asked)


def _doubt_out(out: str) -> tuple[Finding, ...]:
    if not out:
        return ()
    if PurePath(out).suffix.lower() not in ENDINGS:
        return (finding("ending-unknown", given=out, known=", ".join(ENDINGS)),)
    return check_place(out)


def _read(name: str, old: Referential, new: Referential, asked: Asked) -> Work | Refusal:
    gathered = open_population(name, old, new, asked)
    if errors(gathered.findings):
        typed = all(one.code in TYPED for one in errors(gathered.findings))
        return Refusal(gathered.findings, WRONG_USE if typed else NEGATIVE)
    if not gathered.population.rows:
        return Refusal((*gathered.findings, *_slips(gathered), finding("backtest-no-report", given=name)), NEGATIVE)
    return Work(old, new, gathered)


def _slips(gathered: Gathered) -> tuple[Finding, ...]:
    return tuple(one for row in gathered.rejects for one in row.findings)


def _content(paper: Backtest, work: Work, out: str, voice: Voice) -> bytes:
    """Give the file that is asked for: the paper itself, or the page that people read."""
    if PurePath(out).suffix.lower() == ".json":
        return write_json(plain(paper))
    return effect_page(paper, work.old, work.new, voice.lang)


def _tell(paper: Backtest, work: Work, out: str, voice: Voice) -> None:
    """Give the result, then what was left out."""
    gathered = work.gathered
    if voice.as_json:
        told = (*gathered.findings, *_slips(gathered))
        voice.give_tree({
            "backtest": plain(paper),
            "rejected": len(gathered.rejects),
            "other_rules": gathered.others,
            "findings": [voice.finding_tree(one) for one in told],
        })  # fmt: skip
        return
    voice.tell(as_text(write_effect(paper, work.old, work.new, voice.lang), WIDTH).rstrip())
    voice.remark_findings((*gathered.findings, *_slips(gathered)[:MOST_SHOWN]))
    if gathered.rejects or gathered.others:
        left, others = str(len(gathered.rejects)), str(gathered.others)
        text = say(voice.lang, "Reports left out: {left}. Made for other rules: {others}.", left=left, others=others)
        voice.remark(text)
    if out:
        voice.remark(say(voice.lang, "Written: {name}", name=out))
