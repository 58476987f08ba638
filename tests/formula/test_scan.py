"""Cutting a formula into pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conditionality.formula.scan import can_be_read_on, is_operator, scan


def pieces(text: str) -> list[tuple[str, str]]:
    """Give kind and text of every token."""
    return [(token.kind, token.text) for token in scan(text)[0]]


def test_each_piece_has_its_kind() -> None:
    assert pieces("V1.points >= 2.5e3 and 'a b' not in x") == [
        ("name", "V1.points"),
        ("sign", ">="),
        ("number", "2.5e3"),
        ("word", "and"),
        ("text", "'a b'"),
        ("word", "not"),
        ("word", "in"),
        ("name", "x"),
    ]


def test_the_longest_sign_wins() -> None:
    assert [text for _, text in pieces("a**b*c<=d<e==f")] == ["a", "**", "b", "*", "c", "<=", "d", "<", "e", "==", "f"]


def test_a_sign_that_stands_for_one_of_ours_is_read_as_it() -> None:
    tokens, found = scan("a ≥ b && c")
    assert [token.text for token in tokens] == ["a", ">=", "b", "and", "c"]
    assert can_be_read_on(tokens, found)
    assert [is_operator(token) for token in tokens] == [False, True, False, True, False]


def test_what_stands_for_nothing_of_ours_cannot_be_read_on() -> None:
    for text in ("a ? b", "a 'b", "a . b", "a %"):
        assert not can_be_read_on(*scan(text)), text


def test_the_same_sign_is_found_once() -> None:
    assert [one.position for one in scan("a ≥ b ≥ c ≤ d")[1]] == [3, 11]


def test_a_number_too_long_is_found() -> None:
    assert [one.code for one in scan("1" * 40)[1]] == []
    assert [one.code for one in scan("1" * 41)[1]] == ["formula-number-too-long"]
    assert [one.code for one in scan("1e40 1e41 1e-41")[1]] == ["formula-number-too-long"] * 2


@given(st.text(max_size=50))
def test_pieces_stand_where_they_say(text: str) -> None:
    tokens, _ = scan(text)
    end = 0
    for token in tokens:
        assert end <= token.start < token.end
        assert token.kind in {"sign", "word"} or text[token.start : token.end] == token.text
        end = token.end
