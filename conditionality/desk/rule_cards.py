"""A draft of a rule book as cards: one item at a time, texts and formulas in boxes, a sentence beside each formula."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conditionality.desk.rule_bench import Bench, labels_of, say_formula
from conditionality.desk.rule_edits import value_at
from conditionality.desk.rule_sheets import CellKind
from conditionality.desk.rule_tables import label_of
from conditionality.referential.inherit import items_of
from conditionality.wording.speech import Lang, mark


@dataclass(frozen=True, slots=True)
class BoxKind:
    """What may be typed under one key of an item.

    Attributes:
        label: English msgid.
        kind: `formula` is said in words beside the box.
        long: Whether the text may have several lines.
        condition: Whether the formula says when something holds.
    """

    label: str
    kind: CellKind = "text"
    long: bool = False
    condition: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a card.

    Attributes:
        value: What the draft says there; None when it says nothing.
        sentence: The formula in words; empty when it is none, or cannot be read.
    """

    place: str
    told: BoxKind
    value: object
    sentence: str = ""


LABELS = {"label.fr": BoxKind(mark("Label in French")), "label.en": BoxKind(mark("Label in English"))}
WHEN = BoxKind(mark("Applies only if (formula)"), "formula", condition=True)

CARDS: Mapping[str, Mapping[str, BoxKind]] = {
    "indicators": {
        **LABELS,
        "value": BoxKind(mark("What is computed (formula)"), "formula", long=True),
        "applies_if": WHEN,
        "weight": BoxKind(mark("Weight"), "amount"),
        "floor": BoxKind(mark("Floor, in points"), "amount"),
        "missing": BoxKind(mark("Without an answer: zero, worst, exclude, block, or points"), "amount"),
    },
    "fields": {
        **LABELS,
        "help.fr": BoxKind(mark("Help in French"), long=True),
        "help.en": BoxKind(mark("Help in English"), long=True),
        "min": BoxKind(mark("Least answer allowed"), "amount"),
        "max": BoxKind(mark("Greatest answer allowed"), "amount"),
        "asked_if": BoxKind(mark("Asked only if (formula)"), "formula", condition=True),
    },
    "gates": {**LABELS, "fails_if": BoxKind(mark("Fails if (formula)"), "formula", long=True, condition=True)},
    "outcomes": {
        **LABELS,
        "when": BoxKind(mark("Holds when (formula)"), "formula", long=True, condition=True),
        "reason.fr": BoxKind(mark("Reason in French"), long=True),
        "reason.en": BoxKind(mark("Reason in English"), long=True),
    },
    "results": {**LABELS, "value": BoxKind(mark("What is computed (formula)"), "formula", long=True)},
}
"""Keys of each kind of item that a card shows, in order; what it does not show is changed in the text."""

NAMES: Mapping[str, str] = {
    "indicators": mark("Indicators"),
    "fields": mark("Questions"),
    "gates": mark("Gates"),
    "outcomes": mark("Recommendations"),
    "results": mark("Intermediate results"),
}


def items_to_read(bench: Bench, block: str, lang: Lang) -> Mapping[str, str]:
    """Give the items of a block that have a card, by id: code and label."""
    found = {}
    for name in items_of(bench.tree, block):
        label = label_of(bench.tree, block, name, lang)
        found[name] = name if label == name else f"{name}. {label}"
    return found


def card(bench: Bench, block: str, name: str, lang: Lang) -> tuple[Box, ...]:
    """Give the boxes of an item."""
    labels, found = labels_of(bench, lang), []
    for key, told in CARDS[block].items():
        place = f"{block}[{name}].{key}"
        value = value_at(bench.tree, place)
        text = value if told.kind == "formula" and isinstance(value, str) else ""
        sentence = say_formula(text, labels, lang, condition=told.condition) if text else ""
        found.append(Box(place, told, value, sentence))
    return tuple(found)
