"""Bytes to a tree: every encoding, size and slip of syntax is a finding, whatever the bytes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.referential.toml import DEEPEST, LARGEST_FILE, frozen, read_toml, text_of
from tests.referential import books


def found(content: bytes) -> list[tuple[str, int]]:
    tree, findings = read_toml(content)
    assert (tree is None) == bool(findings)
    return [(one.code, one.line) for one in findings]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "empty-file", 0),
        (b" \r\n\t\n", "empty-file", 0),
        (b"\xef\xbb\xbf\n", "empty-file", 0),
        (b"x" * (LARGEST_FILE + 1), "file-too-large", 0),
        (b'a = "' + b"x" * 10_000_000 + b'"', "file-too-large", 0),
        ("a = 'é'".encode("utf-16"), "file-utf16", 0),
        ("a = 'é'".encode("utf-16-le"), "file-utf16", 0),
        ("a = 'é'".encode("utf-16-be"), "file-utf16", 0),
        ("a = 1\n\nb = 'é'".encode("latin-1"), "file-not-utf8", 3),
        ("a = '€'".encode("cp1252"), "file-not-utf8", 1),
        (b"a = 1\nb = '\x00'\nccccccccccccccccccccccccccc = 2", "toml-unseen-sign", 2),
        (b"a = 1\nb = 2\na = 3", "toml-key-twice", 3),
        (b"[a]\nb = 1\n[a]\nc = 2", "toml-key-twice", 3),
        (b"a = { b = 1, b = 2 }\n", "toml-key-twice", 1),
        (b"a.b = 1\n[a]\n", "toml-key-twice", 2),
        (b"[[a]]\n[a]\n", "toml-key-twice", 2),
        (b"a = 0,5\n", "toml-decimal-comma", 1),
        (b"a = -1,25 # why\n", "toml-decimal-comma", 1),
        (b"id = V1\n", "toml-syntax", 1),
        (b'a = "open\n', "toml-syntax", 1),
        (b"a = [1, 2\n", "toml-syntax", 1),
        (b"a = 1\rb = 2", "toml-syntax", 1),
        (b"plain words", "toml-syntax", 1),
        (b"a = " + b"[" * 100_000, "toml-too-deep", 0),
        (b"a = " + b"{a = " * 100_000, "toml-too-deep", 0),
        (b"a = 1\n" + b".".join([b"a"] * 900_000) + b" = 1", "toml-too-deep", 2),
        (b".".join([b'"a"'] * 400_000) + b" = 1", "toml-too-deep", 1),
        (b"a = 1\n\nb = " + b"9" * 5_000, "number-size", 3),
    ],
    ids=lambda value: value[:20] if isinstance(value, bytes) else None,
)
def test_what_cannot_be_read_is_told_with_its_line(content: bytes, code: str, line: int) -> None:
    assert found(content) == [(code, line)]


def test_a_list_of_whole_numbers_is_not_a_decimal_comma() -> None:
    assert read_toml(b"a = [10, 5]\nb = [0,5]")[0] == {"a": (10, 5), "b": (0, 5)}


def test_decimals_are_exact_days_are_days_and_lists_are_tuples() -> None:
    tree, _ = read_toml(b"a = 0.10\nb = 2026-01-02\nc = [[1, 2.5]]\nd = 1_000.5\ne = true")
    assert tree == {
        "a": Decimal("0.10"),
        "b": date(2026, 1, 2),
        "c": ((1, Decimal("2.5")),),
        "d": Decimal("1000.5"),
        "e": True,
    }


def test_numbers_that_no_decimal_holds_are_left_to_be_refused_where_they_stand() -> None:
    tree, _ = read_toml(b"a = nan\nb = -inf\nc = 1e400\nd = 1e99999999999999999999\ne = 0x" + b"f" * 100_000)
    assert tree is not None
    assert all(isinstance(value, Decimal) for value in tree.values())


def test_windows_line_ends_and_the_mark_of_utf8_change_nothing() -> None:
    windows = b"\xef\xbb\xbf" + books.WHOLE.replace(b"\n", b"\r\n")
    assert read_toml(windows) == read_toml(books.WHOLE)


def test_text_is_normalised() -> None:
    assert read_toml("a = 'e\u0301'".encode()) == ({"a": "\u00e9"}, ())


def test_a_text_with_many_points_is_no_deep_key() -> None:
    assert read_toml(b'a = "' + b"x.y." * 1_000 + b'"')[0] is not None


def test_brackets_may_nest_as_deep_as_rules_need_and_no_deeper() -> None:
    assert frozen([[[1]]]) == (((1,),),)
    deep: object = 1
    for _ in range(DEEPEST):
        deep = [deep]
    assert frozen(deep)
    with pytest.raises(RecursionError):
        frozen([deep])


@given(st.binary(max_size=200))
def test_any_bytes_give_a_tree_or_a_finding(content: bytes) -> None:
    tree, findings = read_toml(content)
    assert (tree is None) == bool(findings)


@given(st.text(max_size=200))
def test_any_text_is_decoded(text: str) -> None:
    decoded, findings = text_of(text.encode("utf-8", "ignore"))
    assert findings or "\r\n" not in decoded
