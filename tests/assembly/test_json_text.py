"""JSON read strictly."""

from __future__ import annotations

import pytest

from conditionality.assembly.json_text import Odd, _tidy, parse_json
from conditionality.strict_json import brief


def test_lists_are_tuples_and_null_is_left_out() -> None:
    assert parse_json(b'\xef\xbb\xbf{"a": [1, null, true], "b": null}') == ({"a": (1, None, True)}, ())


@pytest.mark.parametrize("text", ["1.0", "1e3", "NaN", "-Infinity", "1" * 13, "9" * 5_000])
def test_a_number_that_no_vote_holds_is_kept_as_it_is_written(text: str) -> None:
    tree, found = parse_json(text.encode())
    assert (tree, found) == (Odd(text), ())
    assert brief(tree) == text


def test_the_first_of_a_key_written_twice_is_kept() -> None:
    tree, found = parse_json(b'{"a": {"b": 1, "b": 2}}')
    assert tree == {"a": {"b": 1}}
    assert [(one.code, one.path) for one in found] == [("json-key-twice", "a.b")]


def test_what_no_parser_gives_is_our_fault() -> None:
    with pytest.raises(TypeError):
        _tidy(1.5)
