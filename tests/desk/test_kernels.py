"""Kernels compiled by processes of their own are those that a batch then finds on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from conditionality.desk import kernels

USE = """
import sys
from conditionality.scoring.batch.careful import run_careful
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.batch.swift import run_swift
from tests.scoring.batch.random_books import first_day, random_book
from tests.scoring.batch.random_reports import random_reports
from conditionality.scoring.compile import compile_program
book = random_book(4)
reports = random_reports(book, 300, 4, first_day(4))
marks = BatchMachine(compile_program(book, first_day(4))).run(reports.columns(), reports.rows)
assert marks.careful > 0
for kernel in (run_swift, run_careful):
    assert sum(kernel.stats.cache_hits.values()) == 1, kernel
    assert not kernel.stats.cache_misses, kernel
"""


def test_what_is_compiled_apart_is_not_compiled_again(tmp_path: Path) -> None:
    there = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path)}
    for wanted in ([sys.executable, "-m", "conditionality.desk.kernels"], [sys.executable, "-c", USE]):
        done = subprocess.run(wanted, env=there, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.rglob("kernels-*.ready"))) == 1


def test_where_no_process_can_be_started_a_batch_compiles_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernels, "_mark", lambda: tmp_path / "mark")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))
    kernels.compile_apart()
    assert not (tmp_path / "mark").exists()


def test_a_process_that_fails_leaves_no_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "_mark", lambda: tmp_path / "mark")
    monkeypatch.setattr(kernels, "KERNELS", ("swift", "unheard of"))
    monkeypatch.setattr(kernels, "_start", lambda command: subprocess.Popen(["false", *command]))
    kernels.compile_apart()
    assert not (tmp_path / "mark").exists()
