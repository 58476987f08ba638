"""The codes of findings are listed for the programs that rely on them, each with what it says."""

from __future__ import annotations

import ast
import re

from conditionality.wording import sentences_formula, sentences_referential
from tests import repository

PAGE = (repository.ROOT / "docs/findings.md").read_text(encoding="utf-8")
ROOMS = [path for path in repository.modules("conditionality") if path.parts[1] in {"formula", "referential"}]


def section(title: str) -> str:
    """Give the text under a title of the page."""
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def codes(title: str) -> list[str]:
    """Give the codes of the table under a title."""
    return re.findall(r"^\| `([a-z0-9-]+)` \| .+ \|$", section(title), re.MULTILINE)


def test_every_code_of_rule_files_and_formulas_is_listed() -> None:
    assert codes("Rule files") == sorted(sentences_referential.SENTENCES)
    assert codes("Formulas") == sorted(sentences_formula.SENTENCES)


def test_the_doubts_are_those_that_do_not_stop() -> None:
    doubts = set()
    for path in ROOMS:
        for node in ast.walk(repository.tree(path)):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                levels = [one.value for one in node.keywords if one.arg == "level"]
                if any(isinstance(level, ast.Constant) and level.value == "warning" for level in levels):
                    doubts.add(node.args[0].value)
    assert set(re.findall(r"`([a-z0-9-]+)`", section("Doubts"))) == doubts
