"""JSON from strangers: exact, strict, every fault found, never an exception."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.report.cells import Broken
from conditionality.report.json_text import MOST_BYTES, Json, brief, parse_json, write_json


def codes(content: bytes) -> list[str]:
    """Give the codes found in a JSON file."""
    return [one.code for one in parse_json(content)[1]]


@pytest.mark.parametrize(
    ("content", "tree"),
    [
        (b'{"a": 0.10, "b": [1, -2e3, true, false, null, "x"]}',
         {"a": Decimal("0.10"), "b": [Decimal(1), Decimal(-2000), True, False, None, "x"]}),
        (b'\xef\xbb\xbf{"a": 1}', {"a": Decimal(1)}),
        (b"0.100000000000000005551115123125", Decimal("0.100000000000000005551115123125")),
        ('"é\\u00e9"'.encode(), "éé"),
    ],
)  # fmt: skip
def test_json_is_read_exactly(content: bytes, tree: Json) -> None:
    assert parse_json(content) == (tree, ())


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (b"NaN", "number-not-finite"),
        (b"Infinity", "number-not-finite"),
        (b"-Infinity", "number-not-finite"),
        (b"1e400", "number-too-large"),
        (b"1e-400", "number-too-large"),
        (b"1e99999999999999999999", "number-too-large"),
        (b"9" * 6000, "number-too-large"),
    ],
)
def test_a_number_that_no_paper_can_hold_is_broken_where_it_stands(number: bytes, code: str) -> None:
    tree, found = parse_json(b'{"a": [' + number + b"]}")
    assert found == ()
    assert tree == {"a": [Broken(code, number[:80].decode())]}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ["empty-file"]),
        (b" \n\t", ["empty-file"]),
        (b"{", ["json-cut"]),
        (b'{"a": [1,', ["json-cut"]),
        (b'{"a": 1,}', ["json-syntax"]),
        (b"{'a': 1}", ["json-syntax"]),
        (b'{"a": "\x01"}', ["json-syntax"]),
        (b'{"a": 01}', ["json-syntax"]),
        (b"\xff\xfe{\x00}\x00", ["json-not-utf8"]),
        ('{"a": "é"}'.encode("cp1252"), ["json-not-utf8"]),
        (b"[" * 100_000, ["json-too-deep"]),
        (b"[" * 9 + b"]" * 9, ["json-too-deep"]),
        (b" " * (MOST_BYTES + 1), ["json-too-large"]),
        (b'{"a": 1, "a": 2, "b": {"c": 1, "c": 1}}', ["json-key-twice", "json-key-twice"]),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_is_wrong_with_it_as_json_is_said(content: bytes, expected: list[str]) -> None:
    assert codes(content) == expected


def test_of_a_repeated_key_the_first_value_is_kept_and_its_path_said() -> None:
    tree, found = parse_json(b'{"answers": {"women": 1, "women": 2}}')
    assert tree == {"answers": {"women": Decimal(1)}}
    assert [one.path for one in found] == ["answers.women"]


def test_a_fault_is_told_by_its_line() -> None:
    found = parse_json(b'{\n  "a": 1,\n  oops\n}')[1][0]
    assert (found.line, found.position, found.given) == (3, 3, "oops\n}".replace("\n", " "))
    assert parse_json(b'{\n"a": "\xe9"}')[1][0].line == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "null"), (True, "true"), (False, "false"), (Decimal("1.50"), "1.5"), ("x", "x"), ([], "[…]"), ({}, "{…}"),
     (Broken("number-not-finite", "NaN"), "NaN")],
)  # fmt: skip
def test_a_value_is_shown_in_brief(value: Json, text: str) -> None:
    assert brief(value) == text


def test_json_is_written_in_the_order_given_digit_by_digit() -> None:
    tree = {"b": Decimal("0.10"), "a": [], "c": {}, "d": [1, None, "é"], "e": Decimal("12345678901234567890.1")}
    lines = ["{", '  "b": 0.1,', '  "a": [],', '  "c": {},', '  "d": [', "    1,", "    null,", '    "é"', "  ],"]
    lines += ['  "e": 12345678901234567890.1', "}", ""]
    assert write_json(tree).decode().split("\n") == lines


def test_a_sign_that_cannot_stand_in_utf8_is_written_by_its_number() -> None:
    assert write_json("\ud800") == b'"\\ud800"\n'


def test_only_plain_values_are_written() -> None:
    with pytest.raises(TypeError, match="object"):
        write_json({"a": object()})


trees = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8) | st.decimals(-(10**9), 10**9, places=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=4), trees, max_size=3))
def test_what_is_written_is_read_back(tree: dict[str, Json]) -> None:
    content = write_json(tree)
    json.loads(content)
    read, found = parse_json(content)
    assert [one.code for one in found if one.code != "json-too-deep"] == []
    assert found or read == tree


@given(
    st.binary(max_size=200)
    | st.text(max_size=100).map(str.encode)
    | st.text('[]{}",:0123e-. ', max_size=60).map(str.encode)
)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    tree, found = parse_json(content)
    assert tree is not None or found or content.strip() == b"null"
