"""Every sentence of the program stands in French, once, with the same values, and every finding has its sentence."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from conditionality.wording.findings import SENTENCES
from tests import repository

KEYWORDS = {"say": 1, "mark": 0}
"""The functions that speak, and which of their arguments is the sentence."""

ALWAYS_GIVEN = frozenset({"given", "path", "position"})
"""Values that `conditionality.wording.findings.sentence` gives to every sentence."""

SOURCES = repository.modules("conditionality", "app")
CATALOGUES = tuple(path for path in repository.files() if path.match("conditionality/wording/locales/fr/*.po"))


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    """Give every call of these functions in a file, wherever it stands (also inside an f-string)."""
    for node in ast.walk(repository.tree(path)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names:
            yield node


def spoken() -> dict[str, str]:
    """Give every sentence of the sources, with the place of its first use."""
    found: dict[str, str] = {}
    for path in SOURCES:
        for name, index in KEYWORDS.items():
            for call in calls(path, name):
                if len(call.args) > index and isinstance(literal := call.args[index], ast.Constant):
                    found.setdefault(str(literal.value), f"{path}:{call.lineno}")
    return found


def translated() -> Iterator[tuple[str, str]]:
    """Give every pair of sentences of the French catalogues, in their order."""
    for path in CATALOGUES:
        for message in read_po(BytesIO((repository.ROOT / path).read_bytes()), locale="fr"):
            if message.id:
                assert isinstance(message.id, str)
                assert isinstance(message.string, str)
                yield message.id, message.string


def written(path: Path) -> Iterator[str]:
    """Give every msgid as it is written in a catalogue, so that one that stands twice is seen twice."""
    text = (repository.ROOT / path).read_text(encoding="utf-8")
    for quoted in re.findall(r'^msgid ((?:".*"\s*)+)', text, re.MULTILINE):
        yield "".join(ast.literal_eval(line) for line in quoted.split("\n") if line.strip())


def values(text: str) -> set[str]:
    """Give the names of the values that a sentence takes."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_sentence_stands_in_french() -> None:
    french = {msgid for msgid, text in translated() if text}
    missing = {msgid: place for msgid, place in spoken().items() if msgid not in french}
    entries = [f'#: {place}\nmsgid "{as_quoted(msgid)}"\nmsgstr ""\n' for msgid, place in missing.items()]
    assert not missing, "to translate:\n\n" + "\n".join(entries)


def as_quoted(text: str) -> str:
    """Give a sentence as it is written between quotes in a catalogue."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def test_no_sentence_stands_twice() -> None:
    counted = Counter(msgid for path in CATALOGUES for msgid in written(path) if msgid)
    assert not [msgid for msgid, times in counted.items() if times > 1]


def test_no_translation_is_left_without_its_sentence() -> None:
    idle = {msgid for msgid, _ in translated()} - set(spoken())
    assert not idle


def test_no_translation_is_doubtful_or_old() -> None:
    for path in CATALOGUES:
        text = (repository.ROOT / path).read_text(encoding="utf-8")
        assert not re.findall(r"^#~|^#,.*fuzzy", text, re.MULTILINE), path


def test_both_languages_take_the_same_values() -> None:
    assert not [msgid for msgid, text in translated() if values(msgid) != values(text)]


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_a_sentence_is_a_literal_without_values_inside(path: Path) -> None:
    for name, index in KEYWORDS.items():
        for call in calls(path, name):
            assert not isinstance(call.args[index], ast.JoinedStr | ast.BinOp), f"line {call.lineno}"


def test_every_finding_has_a_sentence_that_it_can_fill() -> None:
    faults = []
    for path, call in ((source, call) for source in SOURCES for call in calls(source, "finding")):
        code = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
        named = {keyword.arg for keyword in call.keywords}
        if isinstance(code, str) and code not in SENTENCES:
            faults.append(f"{path}:{call.lineno}: no sentence for {code}")
        elif (
            isinstance(code, str) and None not in named and (lacking := values(SENTENCES[code]) - ALWAYS_GIVEN - named)
        ):
            faults.append(f"{path}:{call.lineno}: {code} lacks {', '.join(sorted(lacking))}")
    assert not faults, "\n".join(faults)


def test_every_sentence_of_a_finding_is_of_use() -> None:
    outside = [path for path in SOURCES if path.parts[:2] != ("conditionality", "wording")]
    texts = {
        node.value
        for path in outside
        for node in ast.walk(repository.tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not set(SENTENCES) - texts
