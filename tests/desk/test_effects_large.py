"""A large table gives a back-test the reports that a small one of the same rows gives."""

from __future__ import annotations

import random
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from conditionality.desk import effects
from conditionality.desk.effects import Asked, Gathered, open_population, read_population
from conditionality.scoring.batch.columns import rows_of
from tests.desk.test_effects import newer
from tests.scoring.workshop import rules

FULL = {
    "report_id": ("r{rank}",),
    "siret": ("90000000100009", "", "12"),
    "staff": ("12", "60", "300", "beaucoup", "-1", ""),
    "delay": ("45", "20,5", "1 200", "long", ""),
    "form": ("none", "advisory", "Consultative", "other", ""),
    "labels": ("ab", "ab; msc", "", "ab, msc"),
    "clean": ("oui", "non", "yes", ""),
    "period_from": ("2025-01-01", "01/01/2026", "", "soon"),
    "referential": ("atelier@1.2.0", "", "other@1.0.0", "atelier"),
    "audits": ("3", "", "many"),
    "naf": ("25.62B", "56.10A", ""),
    "granted": ("1000", "12,50", ""),
}


def table(rows: int, seed: int) -> list[dict[str, str]]:
    """Draw rows, most of them good, some with slips, some with a number that stands twice."""
    chance = random.Random(seed)
    found = []
    for rank in range(rows):
        row = {name: (chance.choice(some) if chance.random() < 0.35 else some[0]) for name, some in FULL.items()}
        row["report_id"] = f"r{chance.randrange(rank) if rank and chance.random() < 0.05 else rank}"
        found.append(row)
    return found


def told(found: Gathered) -> object:
    """Give what was read, by number of report."""
    population = found.population
    every = range(population.rows)
    groups = {by: [column.value(row) for row in every] for by, column in population.groups.items()}
    grants = population.grants
    reports = {
        name: (given, {by: texts[row] for by, texts in groups.items()}, grants.value(row) if grants else None)
        for row, (name, given) in enumerate(
            zip(population.ids, rows_of(population.columns, np.arange(population.rows)), strict=True)
        )
    }
    return reports, [(one.line, one.findings) for one in found.rejects], found.others


ASKED = Asked(grants="granted")


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    if path.suffix == ".csv":
        lines = [list(FULL), *(list(row.values()) for row in rows)]
        path.write_text("\n".join(";".join(line) for line in lines) + "\n", encoding="utf-8")
    else:
        parquet.write_table(
            pa.table({name: [row[name] or None for row in rows] for name in FULL}), path, row_group_size=40
        )
    return path


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
@pytest.mark.parametrize("seed", [1, 2])
def test_every_row_is_read_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, seed: int) -> None:
    path = write(tmp_path / f"reports{ending}", table(150, seed))
    small = read_population(path.read_bytes(), rules(), newer(), ASKED)
    monkeypatch.setattr(effects, "FEW", 1)
    large = open_population(str(path), rules(), newer(), ASKED)
    assert told(large) == told(small)
    assert large.population.rows > 30
    assert large.rejects


def test_numbers_and_days_of_parquet_are_read_as_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "reports.parquet"
    columns = {
        "report_id": ["a", "b"],
        "staff": [12, None],
        "delay": [45.5, 0.1],
        "clean": [True, False],
        "heads": [9, 50],
    }
    parquet.write_table(pa.table(columns), path)
    monkeypatch.setattr(effects, "FEW", 1)
    found = open_population(str(path), rules(), newer(), Asked(by=("size=heads",))).population
    assert [found.columns["delay"].value(row) for row in range(2)] == [Decimal("45.5"), Decimal("0.1")]
    assert found.groups["size"].options == ("0-9", "50-249")
    assert found.columns["period.from"].value(0) == rules().in_force.from_


def test_rows_without_a_number_are_named_by_their_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "reports.csv"
    path.write_text("staff;delay\n12;45\n;\n30;20\n", encoding="utf-8")
    small = read_population(path.read_bytes(), rules(), rules(), Asked())
    monkeypatch.setattr(effects, "FEW", 1)
    large = open_population(str(path), rules(), rules(), Asked())
    assert told(large) == told(small)
    assert large.population.rows == 2


def test_a_column_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "reports.csv", table(5, 3))
    monkeypatch.setattr(effects, "FEW", 1)
    found = open_population(str(path), rules(), newer(), Asked(by=("nothing",)))
    assert [one.code for one in found.findings] == ["backtest-column-absent"]


def test_a_renamed_column_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "reports.csv"
    path.write_text("report_id;wait;checks\na;45;3\nb;20;\n", encoding="utf-8")
    monkeypatch.setattr(effects, "FEW", 1)
    renamed = Asked(rename={"wait": "delay"})
    found = open_population(str(path), rules(), newer(), renamed).population
    assert [found.columns["delay"].value(row) for row in range(2)] == [45, 20]
    assert "audits" not in found.columns
