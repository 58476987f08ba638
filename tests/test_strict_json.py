"""JSON from strangers: strict, every fault found, never an exception; numbers are left to who asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.strict_json import Strictness, brief, read_json

STRICT = Strictness(lambda text: ("number", text), 1_000, 4, "vote-file-too-large", "vote-file-too-deep")


@pytest.mark.parametrize("number", ["0", "-1", "0.10", "1e400", "NaN", "-Infinity", "9" * 900])
def test_a_number_goes_as_it_is_written_to_who_asks(number: str) -> None:
    assert read_json(f'{{"a": [{number}]}}'.encode(), STRICT) == ({"a": [("number", number)]}, ())


def test_what_is_no_number_is_plain() -> None:
    tree = read_json(b'\xef\xbb\xbf{"a": [null, true, "\xc3\xa9"], "b": {}}', STRICT)
    assert tree == ({"a": [None, True, "é"], "b": {}}, ())


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        (b"", "empty-file", ""),
        (b" \n", "empty-file", ""),
        (b'{"a": ', "json-cut", ""),
        (b'{"a" 1}', "json-syntax", ""),
        (b'{"a": "\xe9"}', "json-not-utf8", ""),
        (b" " * 1_001, "vote-file-too-large", ""),
        (b'{"a": [[[[]]]]}', "vote-file-too-deep", "a[1][1][1]"),
        (b'{"a": {"b": 1, "b": 2}}', "json-key-twice", "a.b"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_is_wrong_with_it_as_json_is_said_by_the_codes_of_who_asks(content: bytes, code: str, place: str) -> None:
    assert [(one.code, one.path) for one in read_json(content, STRICT)[1]] == [(code, place)]


def test_beyond_what_the_parser_can_follow_it_is_too_deep() -> None:
    wide = Strictness(str, 1_000_000, 8)
    assert [one.code for one in read_json(b"[" * 200_000, wide)[1]] == ["json-too-deep"]


def test_what_holds_others_is_only_hinted_at() -> None:
    values: tuple[object, ...] = (None, {}, (), [], False, "a", 3)
    assert [brief(value) for value in values] == ["null", "{…}", "[…]", "[…]", "false", "a", "3"]


@given(st.binary(max_size=200) | st.text('[]{}",:0123e-. ', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    tree, found = read_json(content, STRICT)
    assert tree is not None or found or content.strip() == b"null"
