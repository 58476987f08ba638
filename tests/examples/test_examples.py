"""Every example prints what it is said to print, and every file of the examples is of use."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from conditionality.desk.demo_region import SEED, make_late_table, make_region
from conditionality.desk.refs import shipped
from conditionality.report.write import to_json
from tests.repository import ROOT

EXAMPLES = ROOT / "examples"


def load(path: Path) -> ModuleType:
    """Load a script as a module without running it."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RUN_ALL = load(EXAMPLES / "run_all.py")
COMMANDS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(RUN_ALL.commands())


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_an_example_prints_what_is_expected(name: str, command: tuple[str, ...]) -> None:
    expected = (EXAMPLES / "expected" / name).read_bytes()
    assert RUN_ALL.output(command) == expected, "if this is meant: python examples/run_all.py --write"


def test_every_expected_output_has_its_example() -> None:
    assert {path.name for path in (EXAMPLES / "expected").iterdir()} == {name for name, _ in COMMANDS}


def test_the_examples_come_from_the_demonstration_region() -> None:
    rules = {name: book for name, book in shipped().items() if name != "hdi"}
    assert (EXAMPLES / "late-reports.csv").read_bytes() == make_late_table(rules, SEED)
    made = {to_json(one) for one in make_region(rules, SEED).reports}
    kept = [one for folder in ("two-years", "reports", "plan") for one in (EXAMPLES / folder).iterdir()]
    assert not [path.name for path in kept if path.name != "hdi.json" and path.read_bytes() not in made]
