"""Cards of a draft: boxes, sentences, what is written."""

from __future__ import annotations

import pytest

from conditionality.desk.rule_cards import CARDS, card, items_to_read
from conditionality.desk.rule_edits import Put, written
from tests.desk.rule_laid import BASE, LIBRARY


def test_a_card_says_its_formula_in_words() -> None:
    boxes = {one.place: one for one in card(BASE, "indicators", "G1", "fr")}
    assert boxes["indicators[G1].value"].value == "100 * board_employee_seats / board_seats"
    assert "100 ×" in boxes["indicators[G1].value"].sentence
    assert boxes["indicators[G1].label.en"].sentence == ""


@pytest.mark.parametrize("block", CARDS)
def test_every_item_has_a_card(block: str) -> None:
    names = items_to_read(BASE, block, "en")
    assert names
    for name in names:
        assert [one.place.rpartition("]")[0] for one in card(BASE, block, name, "en")] == (
            [f"{block}[{name}"] * len(CARDS[block])
        )


def test_a_card_writes_a_text() -> None:
    (put,) = [
        Put(one.place, one.value, "Autre") for one in card(BASE, "fields", "employees", "fr") if "help.fr" in one.place
    ]
    assert "Autre" in written(BASE.draft.text, [put], LIBRARY.files.get)[0]
