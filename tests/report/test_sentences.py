"""Every finding of the report room has its sentence, and every sentence its values in both languages."""

from __future__ import annotations

import ast
from string import Formatter

from conditionality.report.options import NO, YES
from conditionality.report.places import both
from conditionality.wording.sentences_report import SENTENCES
from tests import repository

MAKERS = {"slip": 0, "find": 0, "finding": 0, "Broken": 0}
ROOM = [path for path in repository.modules("conditionality") if path.parts[1] == "report"]


def codes() -> set[str]:
    """Give the codes that the room writes where it makes a finding or a broken cell."""
    found = set()
    for path in ROOM:
        for node in ast.walk(repository.tree(path)):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in MAKERS and node.args and isinstance(code := node.args[0], ast.Constant):
                    found.add(str(code.value))
    return found


def test_every_code_has_its_sentence() -> None:
    assert codes() <= set(SENTENCES)
    assert len(codes()) > 70


def test_what_is_given_to_a_sentence_has_both_languages_or_none() -> None:
    assert set(both("least", 3)) == {"least_fr", "least_en"}
    names = {name for text in SENTENCES.values() for _, name, _, _ in Formatter().parse(text) if name}
    assert not {name for name in names if name.endswith(("_fr", "_en"))}


def test_no_word_says_yes_and_no() -> None:
    assert not YES & NO
