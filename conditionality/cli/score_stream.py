"""`conditionality score` over a table of any size: by blocks, on this machine or on a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec

from conditionality.cli.reading import OF_THE_LINE
from conditionality.cli.score_large import INCOMPLETE, Rules, StreamAsked, counted, grade_label
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.desk.files import READ_CODES, write_fault
from conditionality.desk.intake import RuleBook
from conditionality.desk.population import (
    REJECTS_SCHEMA,
    Population,
    Sink,
    Summary,
    open_population,
    schema_written,
    score_population,
)
from conditionality.desk.population_arrow import ArrowSource
from conditionality.desk.population_blocks import BrokenTableError, ClusterLostError
from conditionality.desk.population_out import Draft, TextSheet, check_target
from conditionality.findings import Finding, errors, finding
from conditionality.referential.model import Referential
from conditionality.scoring.labels import OUTCOME_KINDS, table_word, words
from conditionality.wording.speech import Lang, say

MOST_SHOWN = 20
"""Findings about rows told on the screen; the others are for the rejects file."""

OF_THE_NAME = frozenset({*READ_CODES.values(), "file-unreadable", "population-folder-empty"})
"""Codes of the findings that say there is no table of that name."""

Found = tuple[Finding, ...]


def score_stream(asked: StreamAsked, rules: Rules, cluster: str, voice: Voice) -> int:
    """Score a table by blocks.

    Args:
        asked: The line.
        rules: The rules.
        cluster: Address of a scheduler, `local`, or nothing for this machine alone.
        voice: To whoever asked.
    """
    wrong = (*_wrong_use(asked, voice), *_without_cluster(cluster))
    if wrong:
        return voice.refuse(wrong, WRONG_USE)
    population, found = open_population(asked.reports, rules.book, rules.names, rules.period, points=asked.points)
    if population is None:
        of_the_line = all(one.code.startswith(OF_THE_LINE) or one.code in OF_THE_NAME for one in errors(found))
        return voice.refuse(found, WRONG_USE if of_the_line else NEGATIVE)
    if cluster and not isinstance(population.source, ArrowSource):
        return voice.refuse((finding("cluster-parquet", given=asked.reports),), WRONG_USE)
    try:
        summary = _run(asked, population, cluster, voice)
    except BrokenTableError as fault:
        return voice.refuse((fault.found,), NEGATIVE)
    if isinstance(summary, Finding):
        return voice.refuse((summary,), WRONG_USE)
    _tell(asked, summary, rules.book, voice)
    return NEGATIVE if summary.rejected else DONE


def _wrong_use(asked: StreamAsked, voice: Voice) -> Iterator[Finding]:
    for name in (asked.out, asked.rejects):
        if name:
            yield from check_target(name)
    if asked.history:
        yield finding("population-history", given=asked.history[0])
    if voice.as_json and not asked.out:
        yield finding("population-out-needed", given=asked.reports)


def _without_cluster(cluster: str) -> Iterator[Finding]:
    """Say when a cluster is asked for and its library is not installed."""
    if cluster and find_spec("distributed") is None:
        yield finding("cluster-absent", given=cluster)


@contextmanager
def _drafts(asked: StreamAsked, population: Population) -> Iterator[tuple[Draft | None, Draft | None]]:
    """Open the files to write; each is put in its place at the end, or leaves nothing."""
    with ExitStack() as stack:
        wanted = ((asked.out, schema_written(population.plan)), (asked.rejects, REJECTS_SCHEMA))
        made = [stack.enter_context(Draft(name, schema)) if name else None for name, schema in wanted]
        yield made[0], made[1]
        for draft in made:
            if draft is not None:
                draft.finish()
        for draft in made:
            if draft is not None:
                draft.keep()


def _run(asked: StreamAsked, population: Population, cluster: str, voice: Voice) -> Summary | Finding:
    try:
        with _drafts(asked, population) as (scores, rejects):
            sink: Sink = scores or TextSheet(voice.give, schema_written(population.plan))
            with voice.progress(say(voice.lang, "Reports to score")) as counter:
                if cluster:
                    # Loaded only for a cluster, which takes seconds.
                    from conditionality.desk.cluster import score_on_cluster  # noqa: PLC0415

                    return score_on_cluster(population, cluster, (sink, rejects), voice.lang, counter)
                return score_population(population, (sink, rejects), voice.lang, counter)
    except ClusterLostError as fault:
        return fault.found
    except OSError as fault:
        return write_fault(fault, asked.out or asked.rejects)


def _tell(asked: StreamAsked, summary: Summary, book: RuleBook, voice: Voice) -> None:
    """Say what was scored, what was not, and what is recommended."""
    lang = voice.lang
    outcomes, grades = labelled(summary, book, lang)
    if voice.as_json:
        voice.give_tree(
            {
                "scored": summary.scored,
                "rejected": summary.rejected,
                "outcomes": _trees(summary.outcomes, "outcome"),
                "grades": _trees(summary.grades, "grade"),
                "findings": [voice.finding_tree(one) for one in (*summary.warnings.values(), *summary.first)],
            }
        )
    else:
        voice.remark_findings(summary.warnings.values())
        if not asked.rejects:
            voice.remark_findings(summary.first[:MOST_SHOWN])
            if summary.rejected > MOST_SHOWN:
                left = str(summary.rejected - MOST_SHOWN)
                voice.remark(say(lang, "… and as many as {count} more: write them all with --rejects.", count=left))
    voice.remark(
        say(lang, "Rows scored: {scored}. Rows left out: {rejected}.", scored=str(summary.scored),
            rejected=str(summary.rejected))
    )  # fmt: skip
    if summary.incomplete:
        voice.remark(say(lang, INCOMPLETE, count=str(summary.incomplete)))
    if outcomes:
        voice.remark(say(lang, "Recommendations: {listed}.", listed=counted(outcomes)))
    if grades:
        voice.remark(say(lang, "Grades: {listed}.", listed=counted(grades)))
    for name in (asked.out, asked.rejects):
        if name:
            voice.remark(say(lang, "Written: {name}", name=name))


def labelled(summary: Summary, book: RuleBook, lang: Lang) -> tuple[Counter[str], Counter[str]]:
    """Give the outcomes and the grades as people read them, counted."""
    versions = {one.ref: one for one in book.versions}
    outcomes: Counter[str] = Counter()
    grades: Counter[str] = Counter()
    for (ref, outcome), count in sorted(summary.outcomes.items()):
        if versions[ref].outcomes:
            outcomes[_outcome_label(outcome, versions[ref], lang)] += count
    for (ref, grade), count in sorted(summary.grades.items()):
        grades[grade_label(grade, versions[ref], lang)] += count
    return outcomes, grades


def _trees(tally: Counter[tuple[str, str]], name: str) -> list[dict[str, object]]:
    return [{"referential": ref, name: one, "rows": count} for (ref, one), count in sorted(tally.items())]


def _outcome_label(outcome: str, referential: Referential, lang: Lang) -> str:
    one = next((item for item in referential.outcomes if item.id == outcome), None)
    if one is not None and one.label is not None:
        return words(one.label, lang)
    return table_word(OUTCOME_KINDS, outcome if one is None else one.kind, lang)
