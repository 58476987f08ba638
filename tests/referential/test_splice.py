"""Cut and paste in the text: one key, or one item, and nothing else moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conditionality.referential.splice import append_item, cut_item, move_item, put_key

TEXT = """a = 1 # one
b = { c = 2 }

[[items]]
id = "x" # two
d.e = 3
d.f = 4
# under x

# free

[[items]]
id = "y"
[items.g]
h = 5 # three
# under g

[total]
i = 6
"""

Told = Callable[[tuple[str, ...]], str | None]


def told(**values: str | None) -> Told:
    """Say values by dotted keys; a key that is not among them says nothing."""
    return lambda keys: values.get("__".join(keys))


@pytest.mark.parametrize(
    ("place", "values", "old", "new"),
    [
        (("", 0, ("a",)), {"a": "9"}, "a = 1 # one", "a = 9 # one"),
        (("", 0, ("a",)), {}, "a = 1 # one", "# one"),
        (("", 0, ("b", "c")), {"b": "{ c = 9 }", "b__c": "9"}, "b = { c = 2 }", "b = { c = 9 }"),
        (("", 0, ("new",)), {"new": "0"}, "b = { c = 2 }\n", "b = { c = 2 }\nnew = 0\n"),
        (("", 0, ("total", "i")), {"total__i": "9"}, "i = 6", "i = 9"),
        (("", 0, ("total", "j")), {"total__j": "9"}, "i = 6\n", "i = 6\nj = 9\n"),
        (("", 0, ("total",)), {"total": "{ j = 1 }"}, "b = { c = 2 }\n", "b = { c = 2 }\ntotal = { j = 1 }\n"),
        (("items", 0, ("d", "e")), {"d__e": "9"}, "d.e = 3", "d.e = 9"),
        (("items", 0, ("d", "e")), {}, "d.e = 3\n", ""),
        (("items", 0, ("d", "k")), {"d__k": "9"}, "d.f = 4\n", "d.f = 4\nd.k = 9\n"),
        (("items", 0, ("d",)), {"d": "1"}, "d.e = 3\nd.f = 4\n", "d = 1\n"),
        (("items", 0, ("new key",)), {"new key": "1"}, "d.f = 4\n", 'd.f = 4\n"new key" = 1\n'),
        (("items", 1, ("g", "h")), {"g__h": "9"}, "h = 5 # three", "h = 9 # three"),
        (("items", 1, ("g", "h")), {}, "h = 5 # three", "# three"),
        (
            ("items", 1, ("g",)),
            {"g": "1"},
            'id = "y"\n[items.g]\nh = 5 # three\n# under g\n',
            'id = "y"\n# three\n# under g\ng = 1\n',
        ),
    ],
)
def test_a_key_is_written_where_it_stands(
    place: tuple[str, int, tuple[str, ...]], values: dict[str, str | None], old: str, new: str
) -> None:
    changed = put_key(TEXT, *place, told(**values))
    expected = TEXT.replace(old, new, 1)
    assert changed == (expected if place[2] != ("total",) else expected.replace("[total]\ni = 6\n", ""))


def test_comments_inside_a_value_go_above_it() -> None:
    text = "a = [\n  1, # one\n  2,\n] # two\n"
    assert put_key(text, "", 0, ("a",), told(a="[3]")) == "# one\na = [3] # two\n"


def test_a_last_line_without_an_end_gets_one() -> None:
    assert put_key("a = 1", "", 0, ("b",), told(b="2")) == "a = 1\nb = 2\n"
    assert put_key("", "", 0, ("b",), told(b="2")) == "b = 2\n"


def test_an_item_without_a_header_is_left_as_it_is() -> None:
    text = 'items = [{ id = "x" }]\n'
    assert put_key(text, "items", 0, ("d",), told(d="1")) == text
    assert cut_item(text, "items", 0) == (text, "")


def test_a_new_item_comes_before_another_or_after_the_last_of_its_block() -> None:
    new = '[[items]]\nid = "z"\n'
    first = append_item(TEXT, "items", 0, new)
    assert first == TEXT.replace('[[items]]\nid = "x"', f'{new}\n[[items]]\nid = "x"')
    last = append_item(TEXT, "items", 2, new)
    assert last == TEXT.replace("# under g\n\n[total]", f"# under g\n\n{new}\n[total]")
    assert append_item(TEXT, "others", 0, "[[others]]\n") == f"{TEXT}\n[[others]]\n"
    assert append_item("", "items", 0, new) == new


def test_an_item_is_cut_with_its_tables_and_its_own_comments() -> None:
    left, cut = cut_item(TEXT, "items", 0)
    assert cut == '[[items]]\nid = "x" # two\nd.e = 3\nd.f = 4\n# under x\n'
    assert "# free" in left
    assert "# under x" not in left
    left, cut = cut_item(TEXT, "items", 1)
    assert cut == '[[items]]\nid = "y"\n\n[items.g]\nh = 5 # three\n# under g\n'
    assert left.endswith("# free\n\n[total]\ni = 6\n")


def test_a_moved_item_takes_its_comments_along() -> None:
    moved = move_item(TEXT, "items", 1, 0)
    assert moved.index('id = "y"') < moved.index("# under g") < moved.index('id = "x"') < moved.index("# free")
    assert move_item(moved, "items", 0, 1).index('id = "x"') < moved.index('id = "x"')
