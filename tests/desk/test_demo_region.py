"""The region is laid out as files, the same bytes each time, every row marked as invented."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from conditionality.desk.counting import Counter
from conditionality.desk.demo_region import SEED, files_of, make_late_table, make_region, score_region, write_region
from conditionality.report.identifiers import is_siret
from tests.desk.region import region, rules, scored


class Counted(Counter):
    """Counts what it is told."""

    def __init__(self) -> None:
        self.total = self.steps = 0

    def start(self, total: int) -> None:
        self.total = total

    def step(self) -> None:
        self.steps += 1


def test_the_same_seed_gives_the_same_region() -> None:
    assert make_region(rules(), SEED) == region()
    assert make_late_table(rules(), SEED) == scored().late
    assert make_region(rules(), SEED + 1) != region()


def test_every_report_is_scored_and_counted() -> None:
    counted = Counted()
    again = score_region(rules(), SEED, counted)
    assert again.cards == scored().cards
    assert counted.total == counted.steps == len(again.cards) == 180 + len(again.intake.reports)


def test_every_organisation_says_that_it_is_invented() -> None:
    files = dict(files_of(scored(), SEED, "en"))
    told = list(csv.DictReader(io.StringIO(files["organisations.csv"].decode("utf-8"))))
    assert len(told) == 60
    assert {one["invented"] for one in told} == {"true"}
    assert all(is_siret(one["siret"]) and one["siret"].startswith("0000") for one in told)
    assert json.loads(files["region.json"])["invented"] is True
    assert json.loads(files["region.json"])["note"]["en"].startswith("Every organisation")


def test_files_of_both_languages_differ_in_sentences_only() -> None:
    french, english = dict(files_of(scored(), SEED, "fr")), dict(files_of(scored(), SEED, "en"))
    assert [name for name in french if french[name] != english[name]] == ["rejects.csv"]


def test_files_are_written_and_the_first_trouble_stops(tmp_path: Path) -> None:
    assert write_region(tmp_path, iter([("a/b.txt", b"one"), ("c.txt", b"two")])) == ()
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"one"
    found = write_region(tmp_path, iter([("c.txt/d", b""), ("e", b"")]))
    assert [one.code for one in found] == ["folder-is-file"]
    assert not (tmp_path / "e").exists()
