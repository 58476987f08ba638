"""The demonstration region: made, scored, laid out as files; the same seed gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from conditionality.desk.counting import Counter
from conditionality.desk.demo_cases import with_cases
from conditionality.desk.demo_enterprises import Enterprise, invented_siret, make_enterprises, size_in
from conditionality.desk.demo_messy import RULES, SLIPS, YEAR_RANK, messy_csv
from conditionality.desk.demo_reports import FIRST_YEAR, YEARS, FormShelf, Region, all_answers, make_reports
from conditionality.desk.demo_words import REGION
from conditionality.desk.files import make_folder, write_file
from conditionality.desk.intake import Intake, RuleBook, take_in
from conditionality.desk.score_table import rejects_table, score_table
from conditionality.desk.scores import score_all
from conditionality.desk.tables import Cell, Table, write_table
from conditionality.findings import Finding
from conditionality.referential.model import Referential
from conditionality.report.json_text import write_json
from conditionality.report.write import to_json
from conditionality.scoring.scorecard import Scorecard
from conditionality.wording.speech import LANGUAGES, Lang, mark, say

SEED = 2026
LATE_RANK = 900
"""Rank of the first enterprise of the table of late reports."""

NOTE = mark(
    "Every organisation, place and number here is invented. SIREN numbers start with 0000, which nobody has been given."
)


@dataclass(frozen=True, slots=True)
class Scored:
    """The region with its scores.

    Attributes:
        region: Enterprises and reports.
        late: The table of late reports, as received.
        intake: What the table gave.
        cards: Of every report, then of every late one.
    """

    region: Region
    late: bytes
    intake: Intake
    cards: tuple[Scorecard, ...]


def make_region(rules: Mapping[str, Referential], seed: int) -> Region:
    """Make the enterprises and their reports.

    Args:
        rules: The shipped référentiels by id.
        seed: Of everything that is drawn.
    """
    forms = FormShelf(rules)
    paired = with_cases(make_enterprises(seed))
    reports = tuple(report for one, case in paired for report in make_reports(one, case, forms, seed))
    return Region(tuple(one for one, _ in paired), reports)


def make_late_table(rules: Mapping[str, Referential], seed: int) -> bytes:
    """Make the table of late reports of further small enterprises, with the slips that people make."""
    drawn = [one for one in make_enterprises(seed + 1) if one.referential == RULES]
    late = [
        replace(one, rank=LATE_RANK + place, siret=invented_siret(LATE_RANK + place), size=min(one.size + 1, 8))
        for place, one in enumerate(drawn[: len(SLIPS)])
    ]
    return messy_csv([(one, all_answers(one, YEAR_RANK, seed)) for one in late], FormShelf(rules))


def score_region(rules: Mapping[str, Referential], seed: int, counter: Counter) -> Scored:
    """Make the region and score everything that can be read.

    Args:
        rules: The shipped référentiels by id.
        seed: Of everything that is drawn.
        counter: Told how many reports there are, then each one.
    """
    region, late = make_region(rules, seed), make_late_table(rules, seed)
    intake = take_in(late, RuleBook((rules[RULES],), pinned=False))
    reports = (*region.reports, *intake.reports)
    counter.start(len(reports))
    cards: list[Scorecard] = []
    for card in score_all(reports, rules.values()):
        cards.append(card)
        counter.step()
    return Scored(region, late, intake, tuple(cards))


def files_of(scored: Scored, seed: int, lang: Lang) -> Iterator[tuple[str, bytes]]:
    """Give every file of the region: its path under the folder, and its bytes."""
    note = {one: say(one, NOTE) for one in LANGUAGES}
    yield "region.json", write_json({"region": REGION, "invented": True, "seed": seed, "note": note})
    yield "organisations.csv", write_table(".csv", organisations_table(scored.region.enterprises))
    for one in scored.region.reports:
        yield f"reports/{one.report_id[-4:]}/{one.report_id}.json", to_json(one)
    yield "late-reports.csv", scored.late
    yield "scores.csv", write_table(".csv", score_table(scored.cards))
    yield "rejects.csv", write_table(".csv", rejects_table(scored.intake.rejects, lang))


def organisations_table(enterprises: Sequence[Enterprise]) -> Table:
    """Give who reports, one a row; every row says that it is invented."""
    years = tuple(f"employees_{FIRST_YEAR + rank}" for rank in range(YEARS))
    header = (
        *("siret", "name", "legal_form", "sector", "sector_fr", "sector_en", "naf", "naf_nomenclature"),
        *("territory", "commune", "referential", "course", *years, "invented"),
    )
    rows = tuple(_organisation(one) for one in enterprises)
    return Table(header, rows, whole=frozenset(years))


def _organisation(one: Enterprise) -> tuple[Cell, ...]:
    return (
        *(one.siret, one.name, one.form, one.trade.id, one.trade.fr, one.trade.en, one.trade.naf, "NAF rév. 2"),
        *(one.territory, one.commune, one.referential, one.course),
        *(size_in(one, rank) for rank in range(YEARS)),
        "true",
    )


def write_region(folder: Path, files: Iterator[tuple[str, bytes]]) -> tuple[Finding, ...]:
    """Write the files of the region under a folder; the first trouble stops."""
    for name, content in files:
        path = folder / name
        found = make_folder(path.parent) or write_file(str(path), content)
        if found:
            return found
    return ()
