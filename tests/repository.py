"""What the repository holds: its files, and what they say, for the tests that keep its laws."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

MADE_BY_MACHINE = frozenset({
    *(".git", ".venv", ".tools", ".cache", ".hypothesis", ".pytest_cache", ".mypy_cache", ".ruff_cache"),
    *("__pycache__", "build", "dist", "node_modules", "output", "var"),
})  # fmt: skip
"""Folders that no person writes (see `.gitignore`)."""

TEXTS = frozenset({
    *(".py", ".pyi", ".toml", ".md", ".po", ".json", ".csv", ".tsv", ".txt", ".lock", ".in", ".svg", ".css", ".js"),
    *(".html", ".yml", ".yaml", ".ini", ".cfg", ".sh", ".sql", ".mako", ""),
})  # fmt: skip


@cache
def files() -> tuple[Path, ...]:
    """Give every file that a person wrote, relative to the root."""
    return tuple(sorted(path.relative_to(ROOT) for path in _walk(ROOT)))


def texts() -> Iterator[tuple[Path, str]]:
    """Give every text file with its content."""
    for path in files():
        if path.suffix in TEXTS:
            yield path, (ROOT / path).read_text(encoding="utf-8")


def modules(*folders: str) -> tuple[Path, ...]:
    """Give the Python files under these folders, relative to the root."""
    return tuple(path for path in files() if path.suffix == ".py" and path.parts[0] in folders)


@cache
def tree(path: Path) -> ast.Module:
    """Give the syntax tree of a Python file."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in MADE_BY_MACHINE:
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path
