"""`conditionality compare`: two reports of one organisation, what moved between them and what moved it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import typer

from conditionality.cli.arguments import HistoryFiles, Ref, ReportFile
from conditionality.cli.explain import version_of
from conditionality.cli.reading import Refusal, open_rules, read_history, read_one
from conditionality.cli.voice import DONE, NEGATIVE, Voice
from conditionality.codec import fraction_text
from conditionality.desk.intake import RuleBook
from conditionality.desk.scores import ScorerShelf, score_all
from conditionality.findings import Finding, errors
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.report.places import Place, both
from conditionality.scoring.compare import Comparison, Move, compare
from conditionality.scoring.explain import outcome_label
from conditionality.scoring.labels import indicator_label, printed, words
from conditionality.scoring.score import score
from conditionality.scoring.scorecard import Scorecard
from conditionality.wording.numbers import day, number, shown
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say


def compare_command(
    ctx: typer.Context, ref: Ref, before: ReportFile, after: ReportFile, *, history: HistoryFiles = None
) -> int:
    """Compare two reports."""
    voice: Voice = ctx.obj
    book = open_rules(ref)
    if isinstance(book, Refusal):
        return voice.refuse(book.findings, book.code)
    filed = read_history(history or (), book)
    if isinstance(filed, Refusal):
        return voice.refuse(filed.findings, filed.code)
    reports: list[Report] = []
    for name in (before, after):
        read = read_one(name, book)
        if isinstance(read, Refusal):
            return voice.refuse(read.findings, read.code)
        reports.append(read[0])
        voice.remark_findings(read[1])
    doubts = doubt_pair(*reports)
    if errors(doubts):
        return voice.refuse(doubts, NEGATIVE)
    voice.remark_findings(doubts)
    _tell(reports, _compared(reports, book, filed), voice)
    return DONE


def doubt_pair(before: Report, after: Report) -> tuple[Finding, ...]:
    """Say when two reports are not of one organisation, or the later one comes first."""
    found: list[Finding] = []
    first, last = before.organisation, after.organisation
    place = Place("organisation")
    told: dict[str, object] = {"first": who(before), "last": who(after)}
    if first.siret and last.siret:
        if first.siret != last.siret:
            found.append(place.find("compare-organisations-differ", "", told))
    elif first != last:
        found.append(place.find("compare-organisations-unsure", "", told, level="warning"))
    if after.period.from_ < before.period.from_:
        days = both("first", before.period.from_) | both("last", after.period.from_)
        found.append(Place("period").find("compare-reversed", "", days, level="warning"))
    return tuple(found)


def who(report: Report) -> str:
    """Name the organisation of a report: its name and its SIRET, whichever is known; else the number of the report."""
    told = [part for part in (report.organisation.name, report.organisation.siret) if part]
    return ", ".join(told) or report.report_id


Compared = tuple[Comparison, Scorecard, Scorecard, Referential]


def _compared(reports: Sequence[Report], book: RuleBook, filed: Sequence[Report]) -> Compared:
    first, last = score_all(reports, book.versions, filed)
    referential = version_of(last, book)
    crossed = None
    if first.referential != last.referential:
        # The earlier report under the later rules: what it moves is the rules' doing.
        asked = {one.id: one.kind for one in referential.fields}
        kinds = {one.id: one.kind for one in version_of(first, book).fields}
        kept = tuple(one for one in reports[0].answers if asked.get(one.field) == kinds[one.field])
        moved = reports[0].model_copy(update={"referential": last.referential, "answers": kept})
        crossed = score(ScorerShelf(book.versions).scorer(reports[1]), moved, filed)
    return compare(first, last, crossed), first, last, referential


def _tell(reports: Sequence[Report], compared: Compared, voice: Voice) -> None:
    comparison, first, last, referential = compared
    if voice.as_json:
        voice.give_tree(_tree(reports, comparison, first, last))
        return
    lang = voice.lang
    labels = {one.id: words(one.label, lang) for one in referential.dimensions}
    marks = {one.id: f"{printed(one)} {indicator_label(referential, one, lang)}" for one in referential.indicators}
    outcomes = [outcome_label(card, referential, lang) for card in (first, last)]
    for title, one in zip((say(lang, "Before"), say(lang, "After")), reports, strict=True):
        voice.tell(f"{say(lang, '{place}: {text}', place=title, text=_called(one, lang))}.")
    voice.tell(say(lang, "Recommendation: {before}, then {after}.", before=outcomes[0], after=outcomes[1]))
    header = (
        say(lang, "What"), say(lang, "Before"), say(lang, "After"), say(lang, "Difference"),
        say(lang, "Of which rules"), say(lang, "Of which report"),
    )  # fmt: skip
    digits = referential.display.decimals
    rows = [_row(say(lang, "Total"), comparison.total, voice, digits)]
    rows += [_row(labels.get(one.name, one.name), one, voice, digits) for one in comparison.dimensions]
    voice.grid(Grid(say(lang, "Scores"), header, tuple(rows), frozenset({1, 2, 3, 4, 5})))
    moved = [one for one in comparison.indicators if one.whole]
    rows = [_row(marks.get(one.name, one.name), one, voice, digits) for one in moved]
    if rows:
        voice.tell("")
        voice.grid(Grid(say(lang, "Contributions that moved"), header, tuple(rows), frozenset({1, 2, 3, 4, 5})))


def _called(report: Report, lang: Lang) -> str:
    return say(
        lang,
        "{who}, report {number}, from {first} to {last}",
        who=who(report), number=report.report_id,
        first=day(lang, report.period.from_), last=day(lang, report.period.to),
    )  # fmt: skip


def _row(name: str, move: Move, voice: Voice, digits: int) -> tuple[str, ...]:
    parts = (move.whole, move.by_rules, move.by_report)
    return (
        name,
        *("–" if one is None else number(voice.lang, one, digits) for one in (move.before, move.after)),
        *(_signed(one, voice, digits) for one in parts),
    )


def _signed(value: Fraction, voice: Voice, digits: int) -> str:
    text = number(voice.lang, value, digits)
    return f"+{text}" if value > 0 and text.strip("0.,") else text


def _tree(reports: Sequence[Report], comparison: Comparison, first: Scorecard, last: Scorecard) -> dict[str, object]:
    return {
        "before": _side_tree(reports[0], first),
        "after": _side_tree(reports[1], last),
        "same_rules": comparison.same_rules,
        "total": _move_tree(comparison.total),
        "dimensions": {one.name: _move_tree(one) for one in comparison.dimensions},
        "indicators": {one.name: _move_tree(one) for one in comparison.indicators},
        "adjustments": {one.name: _move_tree(one) for one in comparison.adjustments},
    }


def _side_tree(report: Report, card: Scorecard) -> dict[str, object]:
    return {
        "report_id": card.report_id,
        "organisation": {"siret": report.organisation.siret, "name": report.organisation.name},
        "referential": card.referential,
        "period": {"from": report.period.from_.isoformat(), "to": report.period.to.isoformat()},
        "outcome": card.outcome,
    }


def _move_tree(move: Move) -> dict[str, object]:
    numbers = {"before": move.before, "after": move.after, "by_rules": move.by_rules, "by_report": move.by_report}
    return {
        name: None if one is None else {"exact": fraction_text(one), "shown": shown(one, 2)}
        for name, one in numbers.items()
    }
