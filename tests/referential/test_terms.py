"""Small pieces of a rule book: numbers as they were written, texts in both languages, names, dates in force."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from conditionality.codec import Paper, canonical, read_paper
from conditionality.referential.terms import Amount, AnySource, Id, InForce, Number, SameWords, Words, sane, visible


class Sheet(Paper):
    """Holds what is tested."""

    number: Number
    amount: Amount


NUMBER: TypeAdapter[Decimal] = TypeAdapter(Number)
AMOUNT: TypeAdapter[Decimal | str] = TypeAdapter(Amount)


def kind_of_refusal(adapter: TypeAdapter[Any], value: object) -> str:
    with pytest.raises(ValidationError) as refused:
        adapter.validate_python(value)
    return refused.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("3", "number_quoted"),
        (" 3.5 ", "number_quoted"),
        ("three", "number"),
        (True, "number"),
        (0.5, "number"),
        (None, "number"),
        (Decimal("NaN"), "number_size"),
        (Decimal("1E400"), "number_size"),
        (10**30, "number_size"),
        (Decimal("1E-31"), "number_size"),
    ],
)
def test_a_number_is_a_whole_number_or_a_decimal_of_sane_size(value: object, kind: str) -> None:
    assert kind_of_refusal(NUMBER, value) == kind


def test_a_whole_number_of_thousands_of_digits_is_refused_at_once() -> None:
    assert kind_of_refusal(NUMBER, 1 << 100_000) == "number_size"


@given(st.decimals(min_value=-(10**29), max_value=10**29, places=20) | st.integers(-(10**29), 10**29))
def test_a_sane_number_is_kept_exactly(value: Decimal | int) -> None:
    assert NUMBER.validate_python(value) == value
    assert sane(Decimal(value))


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6), st.sampled_from(["a * 2", "200/3", "x", " 5"]))
def test_numbers_and_formulas_read_back_from_canonical_bytes(number: Decimal, formula: str) -> None:
    for amount in (number, formula):
        one = Sheet(number=number, amount=amount)
        assert read_paper(Sheet, canonical(one)) == one


def test_a_formula_that_only_spells_a_number_is_that_number() -> None:
    assert AMOUNT.validate_python("2.50") == Decimal("2.5")
    assert AMOUNT.validate_python("2,50") == "2,50"


def test_words_are_in_both_languages() -> None:
    with pytest.raises(ValidationError):
        Words.model_validate({"fr": "Oui"})
    assert TypeAdapter(SameWords).validate_python("%") == Words(fr="%", en="%")


def test_words_are_said_in_a_language_by_the_rules_of_its_typography() -> None:
    words = Words(fr="L'avis : oui", en="The advice: yes")
    assert words.text("fr") == "L’avis\u00a0: oui"
    assert words.text("en") == "The advice: yes"


def test_a_source_may_be_its_citation_alone() -> None:
    source = TypeAdapter(AnySource).validate_python("Loi inventée")
    assert source.cite.en == "Loi inventée"


@pytest.mark.parametrize("href", ["javascript:alert(1)", "ftp://x", "https://", "http://a b", "https://x/<script>"])
def test_a_link_leads_to_the_web(href: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(AnySource).validate_python({"cite": "x", "href": href})


@pytest.mark.parametrize("name", ["a", "A1", "women_12m", "x" * 60])
def test_a_name_is_a_letter_then_letters_digits_and_underscores(name: str) -> None:
    assert TypeAdapter(Id).validate_python(name) == name


@pytest.mark.parametrize("name", ["", "1a", "_a", "é", "a-b", "a.b", "a b", "a\n", "x" * 61])
def test_anything_else_is_not_a_name(name: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(name)


@pytest.mark.parametrize("text", ["a\u202eb", "\u200b", "a\x00", "\u2028", "a\r\nb", "\u00ad", "\x7f"])
def test_signs_that_no_one_can_see_are_refused(text: str) -> None:
    assert kind_of_refusal(TypeAdapter(Words), {"fr": text, "en": "x"}) in {"unseen_sign", "text_empty"}


def test_line_ends_tabs_and_french_blanks_can_be_seen() -> None:
    text = "Deux\nlignes\tet «\u00a0guillemets\u00a0»\u202f!"
    assert visible(text) == text


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0"])
def test_a_blank_text_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        Words(fr=text, en="x")


def test_both_ends_of_the_dates_in_force_are_inside() -> None:
    span = InForce.model_validate({"from": date(2025, 1, 1), "until": date(2025, 12, 31)})
    assert [
        span.holds_on(day) for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1))
    ] == [
        False,
        True,
        True,
        False,
    ]
    assert InForce(from_=date(2025, 1, 1)).holds_on(date.max)
