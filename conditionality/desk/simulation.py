"""Try the rules without an account: what a person has typed so far, read, checked and scored; nothing is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from conditionality.codec import decimal_text
from conditionality.findings import Finding, errors
from conditionality.referential.model import Referential
from conditionality.report.answers import read_cell
from conditionality.report.cells import text_of
from conditionality.report.check import check
from conditionality.report.columns import HEADER_WITHIN, fold
from conditionality.report.file_kinds import kind_of
from conditionality.report.files import read_grids
from conditionality.report.form import Form
from conditionality.report.grid import Grid
from conditionality.report.identity import read_organisation
from conditionality.report.json_text import parse_json
from conditionality.report.layout import IDENTITY_MARK
from conditionality.report.model import (
    Answer,
    DateAnswer,
    NumberAnswer,
    OptionAnswer,
    OptionsAnswer,
    Period,
    Report,
    TextAnswer,
    TruthAnswer,
)
from conditionality.report.periods import duration, nth_period
from conditionality.report.places import Place, answer_path
from conditionality.report.read import read_draft
from conditionality.report.state import FormState, state
from conditionality.report.table import Reject, read_table
from conditionality.scoring.score import Scorer, score
from conditionality.scoring.scorecard import Scorecard
from conditionality.wording.numbers import day, number
from conditionality.wording.speech import Lang

REPORT_ID = "simulation"

LONGEST_SLUG = 60
"""Letters of an organisation's name in the name of a file."""

NONE_TICKED = "-"
"""What stands for "none of these" in a text; the reader of typed answers knows it."""

MOST_PERIODS = 40
"""Periods offered, the latest first."""

COMPLETENESS = frozenset({"answer-missing"})
"""Findings that a person who is still filling the form sees as progress, not as slips."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person has typed so far, as typed.

    Attributes:
        texts: By field; an empty text is no answer.
        period: Of the report.
        name: Of the organisation.
        siret: Of the organisation.
    """

    texts: Mapping[str, str]
    period: Period
    name: str = ""
    siret: str = ""


@dataclass(frozen=True, slots=True)
class Simulation:
    """What comes of it.

    Attributes:
        report: The answers that could be read.
        card: Their score.
        state: Which questions are asked and which answers are still needed.
        findings: Every slip and doubt, on answers and on who reports; missing answers are in the state.
    """

    report: Report
    card: Scorecard
    state: FormState
    findings: tuple[Finding, ...]

    def about(self, name: str) -> tuple[Finding, ...]:
        """Give what was found about one field."""
        return tuple(one for one in self.findings if one.path == answer_path(name))


@dataclass(frozen=True, slots=True)
class Received:
    """What an uploaded file gave.

    Attributes:
        reports: That could be read, whole or in part.
        rejects: Lines that are no report, and why.
        findings: On the file, or on the one report it holds.
    """

    reports: tuple[Report, ...] = ()
    rejects: tuple[Reject, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Tell whether the file holds one whole report and nothing to correct."""
        return len(self.reports) == 1 and not self.rejects and not errors(self.findings)


def simulate(scorer: Scorer, typed: Typed) -> Simulation:
    """Read, check and score what was typed.

    Args:
        scorer: Made for the first day of the period.
        typed: As typed; a text that cannot be read is a finding and no answer.
    """
    found: list[Finding] = []
    answers: list[Answer] = []
    for question in scorer.form.questions:
        text = typed.texts.get(question.id, "")
        answer, slips = read_cell(question.field, text, Place(answer_path(question.id)))
        found += slips
        answers += () if answer is None else (answer,)
    siret, name = (
        (typed.siret.strip() or None, Place("organisation.siret")),
        (typed.name.strip() or None, Place("organisation.name")),
    )
    organisation, slips = read_organisation(siret, name)
    report = Report(
        report_id=REPORT_ID,
        organisation=organisation,
        referential=scorer.referential.ref,
        period=typed.period,
        answers=tuple(sorted(answers, key=lambda one: one.field)),
    )
    faulty = {one.path for one in found}
    checked = check(report, scorer.form)
    found += slips
    found += (one for one in checked if one.code not in COMPLETENESS and one.path not in faulty)
    return Simulation(report, score(scorer, report), state(scorer.form, report.values()), tuple(found))


def receive_file(content: bytes, referential: Referential, period: Period | None = None) -> Received:
    """Read an uploaded file: a report as JSON, or a table or filled form (CSV, Excel, OpenDocument).

    Args:
        content: The file.
        referential: The rules.
        period: Of the rows of a table that name none; default, the first one of the version.
    """
    if kind_of(content) == "json":
        report, found = read_draft(content, referential)
        return Received((report,) if report is not None else (), (), found)
    reading = read_table(content, referential, period=period)
    return Received(reading.reports, reading.rejects, reading.findings)


def named_ref(content: bytes) -> str:
    """Give the rule book that a file names: `id@version`, or `id` alone; empty when it names none or several."""
    if kind_of(content) == "json":
        tree, _ = parse_json(content)
        named = tree.get("referential") if isinstance(tree, dict) else None
        return named.strip() if isinstance(named, str) else ""
    grids, _ = read_grids(content, lambda text: fold(text) in {"field", "answer", "referential"})
    names = {name for grid in grids if not grid.hidden for name in _named_in(grid)}
    return names.pop() if len(names) == 1 else ""


def _named_in(grid: Grid) -> set[str]:
    """Give the rule books named in a sheet: on the line `referential` of a form, or in the column of a table."""
    for rank, row in enumerate(grid.rows[:HEADER_WITHIN]):
        texts = [fold(text) for text in row.texts()]
        if "field" in texts and "answer" in texts:
            name, answer = texts.index("field"), texts.index("answer")
            below = (
                one.cell(answer)
                for one in grid.rows[rank + 1 :]
                if text_of(one.cell(name)).removeprefix(IDENTITY_MARK) == "referential"
            )
        elif "referential" in texts:
            below = (one.cell(texts.index("referential")) for one in grid.rows[rank + 1 :])
        else:
            continue
        return {text for cell in below if (text := text_of(cell).strip())}
    return set()


def paper_name(report: Report) -> str:
    """Give the name of the files made from a report, without their ending: rules, who, days.

    A calendar year is named by itself; an organisation without a name is left out.
    """
    bare = normalize("NFKD", report.organisation.name or "").encode("ascii", "ignore").decode().lower()
    who = "-".join(re.findall(r"[a-z0-9]+", bare))[:LONGEST_SLUG].strip("-")
    first, last = report.period.from_, report.period.to
    year = (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    when = str(first.year) if year else f"{first.isoformat()}-{last.isoformat()}"
    return "-".join(part for part in (report.referential.partition("@")[0], who, when) if part)


def typed_texts(report: Report, form: Form, lang: Lang) -> dict[str, str]:
    """Give the answers of a report as a person would type them."""
    return {one.field: typed_text(one, lang) for one in report.answers if one.field in form.by_id}


def typed_text(answer: Answer, lang: Lang) -> str:
    """Give one answer as a person would type it; reading it gives the answer back."""
    match answer:
        case NumberAnswer():
            return number(lang, answer.number) if lang == "fr" else decimal_text(answer.number)
        case TruthAnswer():
            return "yes" if answer.yes else "no"
        case OptionAnswer():
            return answer.option
        case OptionsAnswer():
            return "; ".join(answer.options) or NONE_TICKED
        case DateAnswer():
            return day("fr", answer.date) if lang == "fr" else answer.date.isoformat()
        case TextAnswer():
            return answer.text


def periods_offered(referential: Referential, today: date) -> tuple[Period, ...]:
    """Give the periods that may be simulated, the latest first: those that start while the version is in force.

    The first period is offered even when the version is not yet in force.
    """
    length, force = duration(referential.interval), referential.in_force
    last = max(today, force.from_)
    found: list[Period] = []
    while (one := nth_period(force.from_, length, len(found))).from_ <= last and force.holds_on(one.from_):
        found.append(one)
        if not length:
            break
    return tuple(reversed(found))[:MOST_PERIODS]


def period_proposed(periods: tuple[Period, ...], today: date) -> Period:
    """Give the period that a person most likely means: the last one that is over, else the latest."""
    return next((one for one in periods if one.to < today), periods[0])
