"""The guide for writing rules shows a rule book that holds, and names only what exists."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from conditionality.referential.names import RESERVED
from conditionality.referential.read import read_referential
from conditionality.scoring.compile import compile_program

GUIDE = (Path(__file__).parents[1] / "docs" / "referentiel.md").read_text(encoding="utf-8")


def test_the_rule_book_of_the_guide_holds_and_compiles() -> None:
    [example] = re.findall(r"```toml\n(.*?)```", GUIDE, flags=re.DOTALL)
    reading = read_referential(example.encode())
    assert reading.referential is not None
    assert not reading.findings
    assert "total.score" in compile_program(reading.referential, date(2026, 1, 1)).registers


def test_every_function_the_guide_names_exists() -> None:
    listed = re.search(r"les fonctions `([^`]*)`", GUIDE)
    assert listed is not None
    assert set(listed[1].split()) <= RESERVED
