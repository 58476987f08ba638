"""Canonical bytes: one spelling of a paper, whatever the machine; what is read back is equal."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, ValidationError

from conditionality.codec import (
    MOST_FRACTION_DIGITS,
    Exact,
    Paper,
    canonical,
    decimal_text,
    fingerprint,
    fraction_text,
    plain,
    read_paper,
)
from conditionality.errors import UnreadablePaperError


class Leaf(Paper):
    """A small paper inside another."""

    from_: int = Field(alias="from")
    note: str | None = None


class Sheet(Paper):
    """A paper with every kind of key."""

    name: str
    score: Exact
    on: date
    leaves: tuple[Leaf, ...] = ()
    first: Leaf = Leaf(from_=1)
    marks: dict[str, Exact] = Field(default_factory=dict)
    needed: str | None
    flag: bool = False


def sheet(**more: object) -> Sheet:
    values: dict[str, object] = {"name": "é", "score": Fraction(475, 6), "on": date(2026, 1, 2), "needed": None, **more}
    return Sheet.model_validate(values)


def test_the_bytes_are_sorted_without_blanks_and_by_written_names() -> None:
    expected = '{"leaves":[{"from":2}],"name":"é","needed":null,"on":"2026-01-02","score":"475/6"}'
    assert canonical(sheet(leaves=(Leaf(from_=2),))) == expected.encode()


def test_a_default_is_left_out_so_that_a_new_key_changes_no_old_fingerprint() -> None:
    class Grown(Sheet):
        added: int = 7

    values = {name: getattr(sheet(), name) for name in Sheet.model_fields}
    assert canonical(Grown.model_validate(values)) == canonical(sheet())
    assert canonical(sheet(first=Leaf(from_=1), flag=False, marks={})) == canonical(sheet())


def test_a_key_that_is_not_a_default_is_kept_even_when_it_is_equal_to_one_of_another_type() -> None:
    assert b'"flag":true' in canonical(sheet(flag=True))


@given(
    name=st.text(st.characters(exclude_categories=["Cs"])),
    score=st.fractions(),
    on=st.dates(),
    leaves=st.lists(st.integers()),
    marks=st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.fractions()),
)
def test_a_paper_reads_back_equal(
    name: str, score: Fraction, on: date, leaves: list[int], marks: dict[str, Fraction]
) -> None:
    first = sheet(name=name, score=score, on=on, leaves=tuple(Leaf(from_=one) for one in leaves))
    one = read_paper(Sheet, canonical(first))
    assert canonical(one) == canonical(first)
    assert fingerprint(one) == fingerprint(first)
    assert read_paper(Sheet, canonical(one)) == one


def test_a_paper_is_read_by_its_written_names_only() -> None:
    with pytest.raises(UnreadablePaperError):
        read_paper(Leaf, b'{"from_":1}')


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff", b'{"from":1,"more":2}', b'{"from":"1"}', b'{"from":1.0}', b"[" * 100_000],
)
def test_other_bytes_are_not_a_paper(content: bytes) -> None:
    with pytest.raises(UnreadablePaperError):
        read_paper(Leaf, content)


@pytest.mark.parametrize(
    "score",
    ["1/0", "1e9", "0.5", "", " 1", "1/2/3", "--1", "1_0", "٣", "9" * (MOST_FRACTION_DIGITS + 1), None, True, [1]],
)
def test_a_score_that_is_no_fraction_is_refused_at_once(score: object) -> None:
    content = json.dumps({"name": "x", "score": score, "on": "2026-01-02", "needed": None}).encode()
    with pytest.raises(UnreadablePaperError):
        read_paper(Sheet, content)


def test_a_score_may_be_a_whole_number() -> None:
    content = b'{"name":"x","score":3,"on":"2026-01-02","needed":null}'
    assert read_paper(Sheet, content).score == Fraction(3)


def test_text_is_normalised() -> None:
    assert canonical("e\u0301") == canonical("\u00e9") == '"é"'.encode()
    assert canonical({"e\u0301": 1}) == canonical({"\u00e9": 1})


@pytest.mark.parametrize(
    "value",
    [0.5, float("nan"), Decimal("NaN"), Decimal("-Infinity"), object(), b"x", {1: 2}, {"e\u0301": 1, "\u00e9": 2}],
)
def test_what_has_no_one_spelling_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical([value])


def test_times_are_told_in_utc_and_need_a_zone() -> None:
    paris = datetime(2026, 1, 2, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    assert plain(paris) == plain(datetime(2026, 1, 2, 0, 30, tzinfo=UTC)) == "2026-01-02T00:30:00+00:00"
    with pytest.raises(TypeError):
        plain(datetime(2026, 1, 2, 0, 30))  # noqa: DTZ001 - the point of the test


def test_sets_have_one_order() -> None:
    assert canonical(frozenset({"b", "a", "c"})) == b'["a","b","c"]'


def test_bytes_are_fingerprinted_as_they_are() -> None:
    assert fingerprint(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert fingerprint({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=12))
def test_a_decimal_has_one_spelling(value: Decimal) -> None:
    text = decimal_text(value)
    assert Decimal(text) == value
    assert text == decimal_text(Decimal(text)) == decimal_text(Decimal(f"{value:f}"))
    assert "E" not in text
    assert not ("." in text and text.endswith("0"))
    assert text != "-0"


@given(st.fractions())
def test_a_fraction_has_one_spelling(value: Fraction) -> None:
    assert Fraction(fraction_text(value)) == value


def test_a_paper_cannot_be_changed_nor_take_unknown_keys() -> None:
    with pytest.raises(ValidationError):
        Leaf(from_=1, other=2)  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        Leaf(from_=1).note = "x"  # type: ignore[misc]
