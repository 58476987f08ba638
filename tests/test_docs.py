"""Every link of the documentation leads to a file of this repository, and every verb it tells exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import repository

PAGES = tuple(path for path in repository.files() if path.suffix == ".md")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)[^)]*\)")
VERB = re.compile(r"`make ([a-z]+)")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_link_leads_somewhere(page: Path) -> None:
    text = (repository.ROOT / page).read_text(encoding="utf-8")
    broken = [link for link in LINK.findall(text) if not (repository.ROOT / page.parent / link).exists()]
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_a_verb_that_is_told_exists(page: Path) -> None:
    known = re.findall(r"^([a-z]+):", (repository.ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(VERB.findall((repository.ROOT / page).read_text(encoding="utf-8"))) <= set(known)
