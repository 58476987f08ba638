"""Imports only go down the floors: the contracts of `pyproject.toml` are kept."""

from __future__ import annotations

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.repository import ROOT


def test_imports_only_go_down_the_floors() -> None:
    status = lint_imports(
        config_filename=str(ROOT / "pyproject.toml"), cache_dir=str(ROOT / ".cache/import_linter"), no_logo=True
    )
    assert status == EXIT_STATUS_SUCCESS
