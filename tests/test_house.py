"""The laws of the house that no tool keeps for us: measure, names, mirrors, exactness, and what is never committed."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests import repository

LONGEST_FILE = 300
LONGEST_SCREEN = 80

TOP_LEVEL = frozenset({
    *("README.md", "LICENSE", "Makefile", "pyproject.toml", "requirements.lock", ".ci", ".gitignore"),
    *("conditionality", "app", "referentials", "examples", "benchmarks", "tests", "docs", "changelog.d"),
})  # fmt: skip

VAGUE_NAMES = frozenset({"utils", "util", "helpers", "helper", "manager", "data", "info", "misc", "common"})

WITHOUT_MIRROR = {
    "__init__": "holds a docstring and nothing else",
    "__main__": "calls the command line",
    "sentences_*": "tables of sentences, held by tests/wording/test_catalogues.py",
}
"""Modules without a test file of their own, and why."""

EXACT_ROOMS = frozenset({"formula", "codec", "referential", "report", "scoring", "plan", "assembly", "funding"})

WITH_FLOATS = {
    "scoring/batch/*": "the batch machine works in float64; what it is not sure of goes to the exact machine",
}
"""Modules of the exact rooms where binary floats are allowed, and why."""

CORE = repository.modules("conditionality")
PYTHON = repository.modules("conditionality", "app")


def _is_one_of(path: Path, patterns: dict[str, str]) -> bool:
    inside = path.relative_to(path.parts[0]).with_suffix("")
    return any(inside.match(pattern) for pattern in patterns)


@pytest.mark.parametrize("path", PYTHON, ids=str)
def test_a_file_is_one_concept_with_a_first_line_that_says_it(path: Path) -> None:
    lines = (repository.ROOT / path).read_text(encoding="utf-8").count("\n")
    assert lines <= (LONGEST_SCREEN if path.parts[:2] == ("app", "screens") else LONGEST_FILE)
    assert ast.get_docstring(repository.tree(path))
    assert path.stem not in VAGUE_NAMES


DOORS = frozenset({Path("conditionality/__init__.py"), Path("conditionality/cli/__init__.py")})
"""Package files that give names: the public ones, and `conditionality.cli:main` that the console script calls."""


@pytest.mark.parametrize("path", [path for path in PYTHON if path.name == "__init__.py"], ids=str)
def test_a_package_file_holds_a_docstring_and_nothing_else(path: Path) -> None:
    if path not in DOORS:
        assert len(repository.tree(path).body) == 1


@pytest.mark.parametrize("path", [path for path in CORE if not _is_one_of(path, WITHOUT_MIRROR)], ids=str)
def test_a_module_has_its_test_file_at_the_same_place(path: Path) -> None:
    mirror = Path("tests", *path.parts[1:-1], f"test_{path.stem}.py")
    assert mirror in repository.files(), f"no {mirror}"


@pytest.mark.parametrize("path", [path for path in CORE if path.parts[1].removesuffix(".py") in EXACT_ROOMS], ids=str)
def test_no_decision_is_taken_on_binary_floats(path: Path) -> None:
    if _is_one_of(path, WITH_FLOATS):
        return
    for node in ast.walk(repository.tree(path)):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
        written = isinstance(node, ast.Constant) and isinstance(node.value, float)
        assert not called, f"line {getattr(node, 'lineno', 0)}"
        assert not written, f"line {getattr(node, 'lineno', 0)}"


def test_the_top_level_is_tidy() -> None:
    assert {path.parts[0] for path in repository.files()} <= TOP_LEVEL


def test_folders_go_two_levels_deep_at_most() -> None:
    deep = [path for path in PYTHON if len(path.parts) > len(("app", "screens", "role", "file.py"))]
    assert not deep


NEVER_COMMITTED = {
    "the path of one machine": re.compile(r"(?<![\w.~/:])/(?:work|root|home|Users|opt/(?:pypi|wheels))/\w"),
    "the host name of a registry": re.compile(r"\b(?:pypi|pythonhosted|npmjs|debian|crates)\.(?:org|com|net|io)\b"),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
}


@pytest.mark.parametrize("what", NEVER_COMMITTED)
def test_some_things_are_never_committed(what: str) -> None:
    pattern = NEVER_COMMITTED[what]
    assert not [str(path) for path, text in repository.texts() if pattern.search(text)]


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    silent = re.compile(r"pytest\.(?:mark\.)?(?:skip|xfail|importorskip)|unittest\.skip")
    own = Path("tests/test_house.py")
    found = [str(path) for path, text in repository.texts() if path.suffix == ".py" and silent.search(text)]
    assert [path for path in found if path != str(own)] == []


FRAGMENT = re.compile(r"\d+\.(?:added|changed|fixed|removed|rules|security)\.md")


def test_a_fragment_of_the_changelog_says_its_kind() -> None:
    fragments = [path.name for path in repository.files() if path.parent == Path("changelog.d")]
    assert [name for name in fragments if name != "README.md" and not FRAGMENT.fullmatch(name)] == []
