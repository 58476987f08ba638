"""Yes and no, one option, several: ids, labels in both languages, and words for none."""

from __future__ import annotations

import pytest

from conditionality.referential.blocks import AskedField, Option
from conditionality.referential.terms import Words
from conditionality.report.options import is_truth_word, read_option, read_options, read_yes_no, unknown_option
from tests.report import dairy

FORM = next(one for one in dairy.rules().fields if one.id == "form")
LABELS = next(one for one in dairy.rules().fields if one.id == "labels")


def field(*options: tuple[str, str]) -> AskedField:
    """Give a field of these options: id and label."""
    listed = tuple(Option(id=name, label=Words(fr=label, en=label)) for name, label in options)
    return AskedField(id="f", kind="choices", label=Words(fr="f", en="f"), options=listed)


@pytest.mark.parametrize("typed", ["oui", "OUI", " Yes ", "vrai", "True", "x", "X", "1"])
def test_yes_is_said_in_many_ways(typed: str) -> None:
    assert read_yes_no(typed) is True


@pytest.mark.parametrize("typed", ["non", "NO", "faux", "false", "0"])
def test_no_is_said_in_many_ways(typed: str) -> None:
    assert read_yes_no(typed) is False


@pytest.mark.parametrize("typed", ["", "peut-être", "2", "o", "-"])
def test_anything_else_is_neither(typed: str) -> None:
    assert read_yes_no(typed) is None


def test_words_of_truth_are_known_but_not_digits() -> None:
    assert [is_truth_word(one) for one in ("Oui", "faux", "1", "x", "12")] == [True, True, False, False, False]


@pytest.mark.parametrize(
    "typed",
    ["coop", "COOP", " coop ", "Coopérative, une personne une voix", "cooperative, one person one vote"],
)
def test_an_option_is_known_by_its_id_or_its_labels(typed: str) -> None:
    assert read_option(FORM, typed) == ("coop", ())


def test_an_id_wins_over_the_label_of_another() -> None:
    crossed = field(("a", "B"), ("b", "A"))
    assert read_option(crossed, "a") == ("a", ())
    assert read_option(crossed, "B") == ("b", ())


def test_a_label_that_two_options_share_is_ambiguous() -> None:
    found = read_option(field(("a", "same"), ("b", "same")), "Same")[1]
    assert [(one.code, dict(one.params)["options"]) for one in found] == [("option-ambiguous", "a, b")]


def test_an_unknown_option_is_answered_with_those_there_are() -> None:
    found = read_option(FORM, "comité consultatf")[1]
    assert dict(found[0].params) == {
        "nearest": "comité consultatif",
        "options_fr": "aucune; comité consultatif; coopérative, une personne une voix",
        "options_en": "none; advisory board; cooperative, one person one vote",
    }


def test_a_program_is_told_ids() -> None:
    found = dict(unknown_option(FORM, "advisory board").params)
    assert (found["nearest"], found["options_fr"]) == ("advisory", "none; advisory; coop")


def test_many_options_are_not_all_listed() -> None:
    many = field(*((f"o{rank}", f"label {rank}") for rank in range(20)))
    assert dict(unknown_option(many, "zzz").params)["options_en"].endswith("; o11; …")


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        ("ab", ("ab",)),
        ("msc; ab", ("ab", "msc")),
        ("msc|ab|ab", ("ab", "msc")),
        ("ab\nmsc\n", ("ab", "msc")),
        ("ab, msc", ("ab", "msc")),
        ("bio, pêche durable", ("ab", "msc")),
        ("équitable, nord-nord", ("fair",)),
        ("équitable, nord-nord; bio", ("ab", "fair")),
        ("-", ()),
        ("Aucun", ()),
        ("none", ()),
    ],
)
def test_ticked_options_are_read_from_one_text(typed: str, options: tuple[str, ...]) -> None:
    assert read_options(LABELS, typed) == (options, ())


def test_none_is_an_option_where_one_is_called_so() -> None:
    assert read_options(field(("none", "aucun"), ("a", "A")), "none") == (("none",), ())


def test_every_unknown_option_is_found() -> None:
    options, found = read_options(LABELS, "ab; xyz; zzz")
    assert options is None
    assert [one.given for one in found] == ["xyz", "zzz"]
