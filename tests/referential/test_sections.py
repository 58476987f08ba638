"""The text of a rule file cut at its headers: every sign belongs somewhere, comments to the right block."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conditionality.referential.sections import Line, items, lines, sections
from tests.referential import books

TEXT = """# about the file
a = 1 # one

# free

# about b
[[b]]
id = "x"
# under x

# ---- c ----

[[b]] # two
id = "y"
list = [
  1, # three
]
b.c.d = { e = 1 } # four
[b.inner]
f = 1
[[b.more]]
[total]
"""


def test_every_sign_belongs_to_one_section() -> None:
    found = sections(TEXT)
    assert "".join(TEXT[one.start : one.end] for one in found) == TEXT
    assert [one.path for one in found] == [(), ("b",), ("b",), ("b", "inner"), ("b", "more"), ("total",)]
    assert [one.listed for one in found] == [False, True, True, False, True, False]


def test_comment_lines_right_above_a_header_or_under_the_last_key_belong_to_the_block() -> None:
    _, first, second, *_ = sections(TEXT)
    assert TEXT[first.start : first.tail] == '# about b\n[[b]]\nid = "x"\n# under x\n'
    assert TEXT[first.tail : first.end] == "\n# ---- c ----\n\n"
    assert TEXT[second.start : second.body] == "[[b]] # two\n"


def test_the_comments_of_the_head_belong_to_nobody_when_a_line_is_empty_before_the_first_header() -> None:
    head = sections(TEXT)[0]
    assert TEXT[head.tail : head.end] == "\n# free\n\n"


def test_an_item_has_its_own_section_and_those_of_the_tables_inside_it() -> None:
    assert [[one.path for one in item] for item in items(TEXT, "b")] == [
        [("b",)],
        [("b",), ("b", "inner"), ("b", "more")],
    ]
    assert items(TEXT, "total") == ()
    assert items(TEXT, "nothing") == ()


def test_a_key_is_given_with_the_places_of_its_value() -> None:
    second = items(TEXT, "b")[1][0]
    found = list(lines(TEXT, second))
    assert [one.keys for one in found] == [("id",), ("list",), ("b", "c", "d")]
    assert [TEXT[one.value : one.value_end] for one in found] == ['"y"', "[\n  1, # three\n]", "{ e = 1 }"]
    assert TEXT[found[2].start : found[2].end] == "b.c.d = { e = 1 } # four\n"


def test_keys_between_quotation_marks_are_read_too() -> None:
    text = "\"a b\".'c.d' . e =  1"
    assert list(lines(text, sections(text)[0])) == [Line(("a b", "c.d", "e"), 0, 19, 20, 20)]


def test_a_file_without_headers_is_all_head() -> None:
    assert [(one.path, one.start, one.end) for one in sections("")] == [((), 0, 0)]
    assert [(one.path, one.tail) for one in sections("# only")] == [((), 6)]


@given(st.lists(st.sampled_from(["a = 1\n", "\n", "# c\n", "[[b]]\n", "[t]\n", 'k = """x\n[y]"""\n', "  [b.c]\n"])))
def test_cutting_loses_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    found = sections(text)
    assert "".join(text[one.start : one.end] for one in found) == text
    assert all(one.start <= one.body <= one.tail <= one.end for one in found[1:])


def test_the_whole_rule_book_is_cut_where_its_headers_stand() -> None:
    text = books.WHOLE.decode()
    headers = [line for line in text.split("\n") if line.startswith("[")]
    assert len(sections(text)) == len(headers) + 1
