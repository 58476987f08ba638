"""Where things stand in the text: headers, keys, comments, and the line of every place."""

from __future__ import annotations

import pytest

from conditionality.referential.layout import comments, line_of, lines_of, marks
from conditionality.referential.toml import read_toml
from tests.referential import books

TRICKY = '''# head
a = "[not] a # header" # one
b = """
[[not]] # a header
""" # two
c = \'\'\'
[nor] # this\'\'\'
d = [
  1, # three
  [2],
]
e = { f = "}" } # four
"quoted key" = 1
g.h.i = 2

[table] # five
  indented = 1

[[list]]
id = "x"
[[list.inner]]
id = "y"
'''


def test_brackets_and_signs_inside_texts_are_neither_headers_nor_comments() -> None:
    found = [(one.kind, one.text, one.line) for one in marks(TRICKY) if one.kind != "comment"]
    assert found == [
        ("key", "a", 2),
        ("key", "b", 3),
        ("key", "c", 6),
        ("key", "d", 8),
        ("key", "e", 12),
        ("key", "quoted key", 13),
        ("key", "g", 14),
        ("table", "table", 16),
        ("key", "indented", 17),
        ("item", "list", 19),
        ("key", "id", 20),
        ("item", "list.inner", 21),
        ("key", "id", 22),
    ]


def test_every_comment_is_found() -> None:
    assert comments(TRICKY) == ("# head", "# one", "# two", "# three", "# four", "# five")


def test_a_text_may_end_with_quotation_marks_and_hold_escaped_ones() -> None:
    text = 'a = """x \\""" y""""" # one\nb = "\\"#\\\\" # two\n'
    assert comments(text) == ("# one", "# two")
    assert [one.text for one in marks(text) if one.kind == "key"] == ["a", "b"]


def test_blocks_and_their_keys_have_their_line() -> None:
    tree, _ = read_toml(books.WHOLE)
    assert tree is not None
    lines = lines_of(books.WHOLE.decode(), tree)
    text = books.WHOLE.decode().split("\n")
    for place, start in {
        "version": "version =",
        "adopted": "[adopted]",
        "adopted.act": "act =",
        "fields[women]": "[[fields]]",
        "fields[women].usual": "usual =",
        "indicators[form].scale": "[indicators.scale]",
        "indicators[form].scale.choices": "choices =",
        "indicators[age].scale": "scale.steps",
        "indicators[parity].levers": "[[indicators.levers]]",
        "indicators[parity].levers[write_policy].months": "months =",
        "total.floor": "floor =",
        "outcomes[total].reason": "reason =",
    }.items():
        assert text[lines[place] - 1].startswith(start), place
    assert text[lines["indicators[parity].levers[write_policy]"]] == 'id = "write_policy"'


def test_a_block_without_an_id_has_its_rank() -> None:
    text = '[[fields]]\nkind = "text"\n[[fields]]\nid = ""\n'
    tree, _ = read_toml(text.encode())
    assert tree is not None
    assert lines_of(text, tree) == {"fields[1]": 1, "fields": 1, "fields[1].kind": 2, "fields[2]": 3, "fields[2].id": 4}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("fields[a].min", 3),
        ("fields[a].options[x].label.en", 2),
        ("fields[b]", 1),
        ("total.of", 0),
        ("", 0),
        ("[x]", 0),
    ],
)
def test_a_place_that_has_no_line_takes_that_of_what_holds_it(path: str, line: int) -> None:
    assert line_of(path, {"fields": 1, "fields[a]": 2, "fields[a].min": 3}) == line
