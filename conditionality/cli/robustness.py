"""`conditionality robustness`: how firmly recommendations hold when weights or declared figures are a little other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, cast

import typer

from conditionality.cli.arguments import HistoryFiles, Ref
from conditionality.cli.reading import Refusal, open_rules, read_history, read_intake
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.codec import plain
from conditionality.desk.intake import Intake, RuleBook
from conditionality.desk.scores import by_siret, history_of
from conditionality.findings import Finding, finding, nearest
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.report.numbers import read_number
from conditionality.scoring.draws import LAWS, Law, Terms
from conditionality.scoring.firm_population import make_trials, population_firmness
from conditionality.scoring.firmness import Firmness, PopulationFirmness
from conditionality.scoring.firmness_sheet import write_firmness, write_population
from conditionality.scoring.gathering import gather
from conditionality.scoring.robustness import firmness, make_trial
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import mark, say

ALONE, AMONG = 1_000, 200
"""Draws for one report, and for each of many, where none are asked for."""

MOST_DRAWS = 100_000
MOST_SEED = 2**63 - 1
MOST_SPREAD = Decimal(99)
LEAST_DIRICHLET = Decimal(2)
"""Spread from which a Dirichlet law can be drawn with whole parameters of a sane size."""

MOST_ERRORS = Decimal(100)


def robustness_command(  # noqa: PLR0913 - one argument an option
    ctx: typer.Context,
    ref: Ref,
    reports: Annotated[
        str,
        typer.Argument(
            metavar=mark("REPORTS"), help=mark("One report in JSON or in a filled form, or a table of them.")
        ),
    ],
    *,
    report: Annotated[
        str, typer.Option("--report", metavar="ID", help=mark("Number of one report of the table."))
    ] = "",
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", help=mark("How many draws. Default: 1000 for one report, else 200."))
    ] = 0,
    spread: Annotated[
        str, typer.Option("--spread", metavar=mark("PERCENT"), help=mark("How far weights go, in percent."))
    ] = "10",
    law: Annotated[
        str, typer.Option("--law", metavar="uniform|dirichlet", help=mark("How weights are drawn."))
    ] = "uniform",
    errors: Annotated[
        str,
        typer.Option("--errors", metavar=mark("PERCENT"), help=mark("How far declared figures go, in percent.")),
    ] = "0",
    seed: Annotated[int, typer.Option("--seed", metavar="N", help=mark("The same seed gives the same draws."))] = 1,
    history: HistoryFiles = None,
) -> int:
    """Say how firmly recommendations hold."""
    voice: Voice = ctx.obj
    terms, faults = read_terms(Typed(draws, spread, law, errors, seed))
    if terms is None:
        return voice.refuse(faults, WRONG_USE)
    work = _prepare(ref, reports, report, tuple(history or ()))
    if isinstance(work, Refusal):
        return voice.refuse(work.findings, work.code)
    if len(work.chosen) == 1:
        _tell_one(work, terms, voice)
    else:
        _tell_many(work, terms, voice)
    return NEGATIVE if work.intake.rejects else DONE


@dataclass(frozen=True, slots=True)
class Typed:
    """What to draw, as typed; 0 draws: the usual number."""

    draws: int
    spread: str
    law: str
    errors: str
    seed: int


@dataclass(frozen=True, slots=True)
class Work:
    """The rules, what was read, and the reports to look at."""

    book: RuleBook
    intake: Intake
    chosen: tuple[Report, ...]
    filed: tuple[Report, ...]


def read_terms(typed: Typed) -> tuple[Terms | None, tuple[Finding, ...]]:
    """Read what to draw; all that is wrong at once."""
    found: list[Finding] = []
    law = next((one for one in LAWS if one == typed.law), None)
    if law is None:
        found.append(finding("robustness-law", given=typed.law, known=", ".join(LAWS)))
    least = LEAST_DIRICHLET if law == "dirichlet" else Decimal(0)
    spread = _percent("--spread", typed.spread, least, MOST_SPREAD, found)
    errors = _percent("--errors", typed.errors, Decimal(0), MOST_ERRORS, found)
    for name, value, low, high in (("--draws", typed.draws, 0, MOST_DRAWS), ("--seed", typed.seed, 0, MOST_SEED)):
        if not low <= value <= high:
            found.append(_outside(name, str(value), str(low), str(high)))
    if found:
        return None, tuple(found)
    return Terms(typed.draws, spread, cast("Law", law), errors, typed.seed), ()


def _percent(name: str, text: str, least: Decimal, most: Decimal, found: list[Finding]) -> Decimal:
    value, faults = read_number(text, ("%",))
    # Two decimals, so that draws keep few digits.
    if value is None or faults or not least <= value <= most or value != round(value, 2):
        found.append(_outside(name, text, str(least), str(most)))
        return Decimal(0)
    return value


def _outside(name: str, given: str, least: str, most: str) -> Finding:
    return finding("robustness-number", given=given, option=name, least=least, most=most)


def _prepare(ref: str, reports: str, number: str, history: Sequence[str]) -> Work | Refusal:
    """Read the rules, the reports and the earlier ones."""
    book = open_rules(ref)
    if isinstance(book, Refusal):
        return book
    intake = read_intake(reports, book)
    if isinstance(intake, Refusal):
        return intake
    filed = read_history(history, book)
    if isinstance(filed, Refusal):
        return filed
    slips = tuple(one for row in intake.rejects for one in row.findings)
    chosen = tuple(one for one in intake.reports if number in {"", one.report_id})
    if not chosen:
        known = [one.report_id for one in intake.reports]
        absent = (finding("robustness-report-absent", given=number, nearest=nearest(number, known)),) if known else ()
        return Refusal((*slips, *absent), NEGATIVE)
    return Work(book, intake, chosen, filed)


def _tell_one(work: Work, terms: Terms, voice: Voice) -> None:
    report = work.chosen[0]
    rules = _rules(work.book, report.referential)
    earlier = history_of(report, by_siret((*work.filed, *work.intake.reports)))
    asked = _with_draws(terms, ALONE)
    paper: Firmness = firmness(make_trial(rules, report.period.from_), report, asked, earlier)
    _remark(work, voice)
    if voice.as_json:
        voice.give_tree(plain(paper))
    else:
        voice.tell(as_text(write_firmness(paper, rules, voice.lang)).rstrip())


def _tell_many(work: Work, terms: Terms, voice: Voice) -> None:
    """Tell of the reports of each version."""
    papers: list[PopulationFirmness] = []
    for name in dict.fromkeys(one.referential for one in work.chosen):
        rules = _rules(work.book, name)
        mine = [one for one in work.chosen if one.referential == name]
        paper = _look(rules, mine, _with_draws(terms, AMONG), voice)
        papers.append(paper)
        if not voice.as_json:
            voice.tell(as_text(write_population(paper, rules, voice.lang)).rstrip())
    _remark(work, voice)
    if voice.as_json:
        voice.give_tree({"populations": [plain(one) for one in papers], "rejected": len(work.intake.rejects)})


def _look(rules: Referential, reports: Sequence[Report], terms: Terms, voice: Voice) -> PopulationFirmness:
    with voice.progress(say(voice.lang, "Reports to look at")) as counter:
        counter.start(len(reports))
        return population_firmness(make_trials(rules), gather(reports, rules), terms, counter.advance)


def _remark(work: Work, voice: Voice) -> None:
    if not voice.as_json:
        voice.remark_findings((*work.intake.findings, *(one for row in work.intake.rejects for one in row.findings)))


def _rules(book: RuleBook, ref: str) -> Referential:
    return next(one for one in book.versions if one.ref == ref)


def _with_draws(terms: Terms, usual: int) -> Terms:
    return terms if terms.draws else Terms(usual, terms.spread_percent, terms.law, terms.errors_percent, terms.seed)
