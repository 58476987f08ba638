"""A command that is printed calls the program as it was called."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from conditionality.cli.calling import called


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Make a program of our name, outside the folders where the shell looks."""
    path = tmp_path / "a bin" / "conditionality"
    path.parent.mkdir()
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_outside_the_path_the_program_is_called_by_its_file(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert called(str(program)) == f"'{program}'"


def test_on_the_path_its_name_is_enough(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(program.parent))
    assert called(str(program)) == "conditionality"


def test_as_a_module_the_same_python_is_named() -> None:
    assert called("/somewhere/conditionality/__main__.py").startswith(sys.executable)
    assert called("/somewhere/conditionality/__main__.py").endswith("-m conditionality")


def test_inside_another_program_the_plain_name_is_told() -> None:
    assert called("/usr/bin/pytest") == called("") == "conditionality"
