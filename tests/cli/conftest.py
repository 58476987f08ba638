"""What the tests of the command line share: run a line, see its exit code and what it said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from conditionality.cli import main
from tests.repository import ROOT

EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class Ran:
    """What a line gave."""

    code: int
    out: str
    err: str

    @property
    def tree(self) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Give the answer read as JSON."""
        return json.loads(self.out)

    @property
    def said(self) -> str:
        """Give everything that was said."""
        return self.out + self.err


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a line in this process, from an empty folder, in French unless the line says otherwise."""
    monkeypatch.delenv("CONDITIONALITY_LANG", raising=False)
    monkeypatch.delenv("CONDITIONALITY_HOME", raising=False)
    monkeypatch.chdir(tmp_path)

    def run_line(*words: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_line


@pytest.fixture
def run_apart(tmp_path: Path) -> Run:
    """Run a line in a process of its own."""

    def run_line(*words: str | Path, **variables: str) -> Ran:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CONDITIONALITY_")}
        done = subprocess.run(
            [sys.executable, "-m", "conditionality", *(str(word) for word in words)],
            cwd=tmp_path,
            env={**kept, "PYTHONPATH": str(ROOT), **variables},
            capture_output=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run_line
