"""The locks hold every dependency, each with its digests, and name no address."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.repository import ROOT

LOCKS = ("requirements.lock", ".ci/tools.lock")
ENTRY = re.compile(
    r"^([A-Za-z0-9._-]+)(?:\[[^\]]+\])?==([^ ;\\]+)[^\n]*(?:\\\n    --hash=sha256:[0-9a-f]{64} ?)+$", re.MULTILINE
)


def _text(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def _name(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert not re.findall(r"https?:|//|file:|@|-i |--(?:index|extra|find|trusted)|\.(?:org|com|net|io)\b", _text(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_release_with_its_digests(lock: str) -> None:
    assert not ENTRY.sub("", _text(lock)).strip()


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads(_text("pyproject.toml"))
    asked = {
        *project["project"]["dependencies"],
        *project["dependency-groups"]["dev"],
        *(one for extra in project["project"]["optional-dependencies"].values() for one in extra),
    }
    locked = {_name(match[1]) for match in ENTRY.finditer(_text("requirements.lock"))}
    assert {_name(one) for one in asked} <= locked
