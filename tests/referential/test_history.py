"""The history of a rule book: the tool writes its entry, people keep theirs, and the same entry twice is one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.referential.diff import Change, diff
from conditionality.referential.history import (
    END,
    START,
    Publication,
    entry,
    indicators_touched,
    nature,
    untold,
    versions_told,
    with_entry,
)
from conditionality.referential.model import Adopted, Referential
from conditionality.referential.read import read_referential
from conditionality.referential.write import AddItem, RemoveItem, SetKey, edit
from conditionality.referential.write import Change as Edit
from tests.referential import books

ACT = Adopted(act="Délibération 2026-07", on=date(2026, 7, 3))


def read(content: bytes) -> Referential:
    reading = read_referential(content)
    assert reading.referential is not None, reading.errors
    return reading.referential


WHOLE = read(books.WHOLE)


def after(*edits: Edit) -> Publication:
    """Give what publishing the whole book with edits says."""
    new = read(edit(books.WHOLE, [SetKey("version", "1.3.0"), *edits]))
    return Publication(new, ACT, WHOLE, diff(WHOLE, new), 3, 1200, date(2026, 6, 1))


MADE = after(SetKey("indicators[parity].weight", 4))


def test_a_new_entry_comes_before_the_others_and_the_rest_stays() -> None:
    text = "# Rules\n\nA word.\n\n## 1.2.0\n\n- Old.\n\nMore <b>words</b>.\n"
    told = with_entry(text, MADE, "en")
    assert told.replace(told[told.index("## 1.3.0") : told.index("## 1.2.0")], "") == text
    assert versions_told(told) == ("1.3.0", "1.2.0")


def test_without_a_history_one_is_begun() -> None:
    told = with_entry("", MADE, "fr")
    assert told.startswith("# Atelier modèle\u00a0: historique des versions\n\n## 1.3.0\n\n<!--")
    assert "- **Nature** : changement de règles, après la 1.2.0\n" in told
    assert "- **Indicateurs** : parity\u202f; 1 sur 8\n" in told
    assert "  - parity pèse 4 au lieu de 3\n" in told
    assert told.endswith("<!-- end -->\n")


def test_what_people_wrote_in_the_section_stays_under_the_entry() -> None:
    text = "# R\n\n## 1.3.0 (summer)\n\nBy hand, before.\n\n## 1.2.0\n\n- Old.\n"
    told = with_entry(text, MADE, "en")
    assert re.sub(f"\n{START}.*?{END}\n", "", told, flags=re.DOTALL) == text
    assert told.index(END) < told.index("By hand, before.")


def test_the_entry_is_written_anew_in_its_place() -> None:
    once = with_entry("# R\n\n## 1.3.0\n\nBefore.\n", MADE, "en").replace(START, f"Above.\n{START}")
    other = with_entry(once, replace(MADE, cases=4), "en")
    assert other == once.replace("hold: 3", "hold: 4")


@given(st.text(alphabet="#1.230 \n-ab<!>", max_size=60), st.booleans())
def test_the_same_entry_twice_changes_nothing(text: str, windows: bool) -> None:
    text = text.replace("\n", "\r\n") if windows else text
    once = with_entry(text, MADE, "en")
    assert with_entry(once, MADE, "en") == once
    assert "1.3.0" in versions_told(once)
    lines = [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    kept = once.replace("\r\n", "\n").split("\n")
    assert all(line.rstrip() in [one.rstrip() for one in kept] for line in lines)


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([SetKey("title", {"fr": "T", "en": "T"})], "words, sources or dates only, after 1.2.0"),
        ([SetKey("in_force.from", date(2024, 12, 1))], "words, sources or dates only"),
        ([SetKey("indicators[parity].label.fr", "x")], "words, sources or dates only"),
        ([SetKey("fields[energy].in_force.from", date(2027, 1, 1))], "change of rules, after 1.2.0"),
        ([SetKey("dimensions[S].floor", 31)], "change of rules, after 1.2.0"),
    ],
)
def test_the_nature_of_a_version_follows_from_what_changes(edits: list[Edit], said: str) -> None:
    assert nature(after(*edits), "en").startswith(said)


@pytest.mark.parametrize(
    ("edits", "touched"),
    [
        ([SetKey("indicators[parity].weight", 4)], ("parity",)),
        ([SetKey("indicators[parity].label.fr", "x")], ()),
        ([SetKey("scales[yes_or_no].scale.no", 5)], ("duerp",)),
        ([SetKey("fields[energy].min", 5)], ("intensity",)),
        ([SetKey("parameters[smic].values", [{"from": date(2024, 1, 1), "value": Decimal(9), "source": "x"}])],
         ("malus",)),
        ([SetKey("fields[form].options", [{"id": one, "label": {"fr": one, "en": one}} for one in
                                          ("none", "advisory", "ess_law", "other")]),
          SetKey("indicators[form].scale.choices.other", 1),
          SetKey("tables[by_form].rows", [["none", 0], ["advisory", 5], ["ess_law", 10], ["other", 0]])],
         ("parity", "form", "labels", "intensity", "waste")),
        ([RemoveItem("indicators[malus]")], ("malus",)),
        ([SetKey("gates[D1].fails_if", "women > 9")], ()),
    ],
)  # fmt: skip
def test_indicators_are_touched_by_themselves_or_by_what_they_read(edits: list[Edit], touched: tuple[str, ...]) -> None:
    made = after(*edits)
    assert made.older is not None
    assert indicators_touched(made.changes, made.referential, made.older) == touched


def test_a_first_version_says_so_without_details() -> None:
    text = entry(Publication(WHOLE, ACT, cases=2), "en")
    assert "first version, published" in text
    assert "all 8 are new" in text
    assert "periods that start from 1 Jan 2025 to 31 Dec 2029" in text
    assert "golden cases that hold: 2\n" in text
    assert "Details" not in text


def test_a_label_cannot_break_the_layout() -> None:
    label = {"fr": "a\n\n## 9.9.9\n<!-- end -->", "en": "a\n\n## 9.9.9\n<!-- end -->"}
    field = {"id": "note", "kind": "text", "label": label, "required": False}
    told = with_entry("", after(AddItem("fields", field)), "en")
    assert versions_told(told) == ("1.3.0",)
    assert told.count(END) == 1


def test_versions_without_a_word_are_found() -> None:
    text = f"# R\n\n## 1.1.0\n\n- x\n\n## 1.0.0\n\n{START}\n{END}\n"
    assert untold(text, ["1.0.0", "1.1.0", "1.2.0"]) == ("1.0.0", "1.2.0")
    assert untold("", ["1.0.0"]) == ("1.0.0",)


def test_a_change_of_the_header_touches_no_indicator() -> None:
    header = Change("header", "", "", "version", "1", "2")
    assert indicators_touched((header,), WHOLE, WHOLE) == ()
