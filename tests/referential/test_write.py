"""Edits of a rule file: what is asked is what changes, comments and all other lines stay; flattened books read back."""

from __future__ import annotations

import copy
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.referential.layout import comments
from conditionality.referential.model import BLOCKS, Referential
from conditionality.referential.read import read_referential
from conditionality.referential.toml import Tree, frozen, read_toml
from conditionality.referential.write import (
    AddItem,
    Change,
    ImpossibleEditError,
    MoveItem,
    RemoveItem,
    RemoveKey,
    SetKey,
    edit,
    flat_toml,
    tree_of,
)
from tests import repository
from tests.referential import books
from tests.strategies.referentials import referentials

SHELF = repository.ROOT / "referentials"
SHIPPED = sorted(SHELF.glob("*/*.toml"))


def tree(content: bytes) -> Tree:
    read, _ = read_toml(content)
    assert read is not None
    return read


def lines_changed(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Give the lines that are gone, and those that are new."""
    old, new = Counter(before.decode().split("\n")), Counter(after.decode().split("\n"))
    return sorted((old - new).elements()), sorted((new - old).elements())


@pytest.mark.parametrize(
    ("change", "gone", "new"),
    [
        (SetKey("version", "1.3.0"), 'version = "1.2.0"', 'version = "1.3.0"'),
        (SetKey("fields[women].usual", [0, 9]), "usual = [0, 500] # beyond, the form asks again", "[0, 9]"),
        (SetKey("total.floor", Decimal("25.50")), "floor = 20", "25.5"),
        (SetKey("indicators[age].scale.otherwise", 5), "scale.otherwise = 20", "5"),
        (SetKey("adopted.on", date(2025, 1, 2)), "on = 2024-12-01", "2025-01-02"),
        (SetKey("dimensions[S].coverage", 1), "coverage = 0.5", "1"),
        (
            SetKey("in_force.until", date(2030, 1, 1)),
            "in_force = { from = 2025-01-01, until = 2029-12-31 }",
            "2030-01-01",
        ),
        (SetKey("indicators[form].scale.choices.none", 7), "choices = { none = 0, advisory = 50, ess_law = 100 }", "7"),
        (SetKey("gates[D1].label.fr", "É"), 'label = { fr = "DUERP", en = "Risk assessment" }', '"É"'),
        (SetKey("indicators[waste].weight", 2), "", "weight = 2"),
        (RemoveKey("grace"), 'grace = "P3M"', ""),
        (RemoveKey("total.rescale"), "", ""),
    ],
)
def test_an_edit_changes_the_line_it_is_about(change: Change, gone: str, new: str) -> None:
    old_lines, new_lines = lines_changed(books.WHOLE, edit(books.WHOLE, [change]))
    assert old_lines == ([gone] if gone else [])
    assert len(new_lines) == bool(new)
    assert all(new in line and line.partition("=")[0] == (gone or new).partition("=")[0] for line in new_lines)
    assert ("# beyond" in gone) == any("# beyond" in line for line in new_lines)


def test_several_changes_are_made_in_their_order() -> None:
    after = edit(
        books.WHOLE,
        [
            AddItem("fields", {"id": "new", "kind": "text", "label": {"fr": "N", "en": "N"}}, before="men"),
            MoveItem("fields[new]"),
            SetKey("fields[new].required", False),
            RemoveItem("fields[contact]"),
        ],
    )
    one = read_referential(after).referential
    assert one is not None
    assert [field.id for field in one.fields][-2:] == ["founded_on", "new"]
    assert one.fields[-1].required is False


def test_removing_all_items_of_a_block_leaves_no_empty_list() -> None:
    after = edit(
        books.WHOLE, [RemoveItem("outcomes[total]"), RemoveItem("outcomes[accepted]"), RemoveItem("outcomes[blocked]")]
    )
    assert "outcomes" not in tree(after)


def test_line_ends_and_the_mark_of_utf8_are_kept() -> None:
    windows = b"\xef\xbb\xbf" + books.WHOLE.replace(b"\n", b"\r\n")
    after = edit(windows, [SetKey("version", "1.3.0")])
    assert after == windows.replace(b'"1.2.0"', b'"1.3.0"')


def test_an_edit_of_nothing_changes_no_byte() -> None:
    for content in (books.WHOLE, b"", b"# only\r\n", b"\xef\xbb\xbfa = 1"):
        assert edit(content, []) == content


def test_a_file_may_be_started_from_nothing() -> None:
    after = edit(
        b"",
        [
            SetKey("id", "essai"),
            SetKey("version", "1.0.0"),
            AddItem("fields", {"id": "a"}),
            SetKey("title", {"fr": "E"}),
        ],
    )
    assert after == b'id = "essai"\nversion = "1.0.0"\ntitle = { fr = "E" }\n\n[[fields]]\nid = "a"\n'


@pytest.mark.parametrize(
    "change",
    [
        SetKey("fields[nothing].min", 3),
        SetKey("total[x].floor", 3),
        SetKey("not a place", 3),
        SetKey("version.major", 3),
        AddItem("total", {"id": "x"}),
        AddItem("fields", {"id": "x"}, before="nothing"),
        RemoveItem("fields[nothing]"),
        MoveItem("fields[women]", before="nothing"),
        SetKey("title", "x" * 3_000_000),
    ],
)
def test_a_place_that_is_not_there_is_refused(change: Change) -> None:
    with pytest.raises(ImpossibleEditError):
        edit(books.WHOLE, [change])


def test_a_block_written_on_one_line_cannot_be_edited_item_by_item() -> None:
    content = b'fields = [{ id = "a" }]\n'
    for change in (SetKey("fields[a].min", 3), AddItem("fields", {"id": "b"}), RemoveItem("fields[a]")):
        with pytest.raises(ImpossibleEditError):
            edit(content, [change])


def test_a_block_of_another_shape_cannot_be_added_to() -> None:
    with pytest.raises(ImpossibleEditError):
        edit(b"[fields]\nid = 1\n", [AddItem("fields", {"id": "b"})])


def test_text_is_written_normalised() -> None:
    after = edit(books.WHOLE, [SetKey("title.fr", "E\u0301te\u0301")])
    assert "Été".encode() in after


# Random edits: the result reads as asked, in two readers, and every comment stays.

KEYS = (
    *("weight", "label", "scale", "levers", "min", "value", "in_force", "new_key"),
    *("scale.otherwise", "label.fr", "in_force.from"),
)
HEADER = (
    *("title", "title.fr", "total", "total.floor", "display.decimals", "adopted", "missing", "grace"),
    "inherit.reweight.G",
)
NAMES = {block: [one["id"] for one in tree(books.WHOLE)[block]] for block in BLOCKS}  # type: ignore[attr-defined]

values: st.SearchStrategy[Any] = st.one_of(
    st.integers(-5, 500),
    st.decimals(min_value=-100, max_value=100, places=2),
    st.sampled_from(["", "a * 2", 'Été "quoted" \\ # not a comment', "[[not a header]]", "multi\nline"]),
    st.lists(st.integers(0, 9), max_size=30),
    st.fixed_dictionaries({"fr": st.just("a"), "en": st.just("b")}),
    st.lists(st.fixed_dictionaries({"id": st.just("x"), "deep": st.just({"y": [1, {"z": "#"}]})}), max_size=3),
    st.dates(),
    st.booleans(),
)  # fmt: skip


@st.composite
def edits(draw: st.DrawFn) -> Change:
    """Draw a change of the rule book that says everything."""
    block = draw(st.sampled_from(BLOCKS))
    name = draw(st.sampled_from(NAMES[block]))
    match draw(st.sampled_from(["set", "head", "drop", "add", "move"])):
        case "set":
            return SetKey(f"{block}[{name}].{draw(st.sampled_from(KEYS))}", draw(values))
        case "head":
            return SetKey(draw(st.sampled_from(HEADER)), draw(values))
        case "drop":
            return RemoveKey(f"{block}[{name}].{draw(st.sampled_from(KEYS))}")
        case "add":
            return AddItem(block, {"id": "added", "more": draw(values)}, draw(st.sampled_from(["", name])))
        case _:
            return MoveItem(f"{block}[{name}]", draw(st.sampled_from(["", *NAMES[block]])))


def applied(before: Tree, change: Change) -> Tree:
    """Make a change on a tree, by the plainest code there is."""
    after: Any = copy.deepcopy(thawed(before))
    if isinstance(change, AddItem):
        at = [one["id"] for one in after[change.block]].index(change.before) if change.before else None
        after[change.block].insert(len(after[change.block]) if at is None else at, dict(change.values))
    elif isinstance(change, MoveItem):
        block, name = change.place.rstrip("]").split("[")
        if name != change.before:
            item = next(one for one in after[block] if one["id"] == name)
            after[block].remove(item)
            at = [one["id"] for one in after[block]].index(change.before) if change.before else len(after[block])
            after[block].insert(at, item)
    elif isinstance(change, SetKey | RemoveKey):
        head, _, rest = change.place.partition("].")
        block, _, name = head.partition("[")
        here = next(one for one in after[block] if one["id"] == name) if rest else after
        *way, last = (rest or change.place).split(".")
        for key in way:
            if isinstance(change, RemoveKey) and key not in here:
                return before
            here = here.setdefault(key, {})
        if isinstance(change, SetKey):
            here[last] = change.value
        else:
            here.pop(last, None)
    result: Any = frozen(after)
    return result  # type: ignore[no-any-return]


def thawed(value: object) -> object:
    if isinstance(value, dict):
        return {key: thawed(item) for key, item in value.items()}
    return [thawed(item) for item in value] if isinstance(value, tuple) else value


@settings(max_examples=100)
@given(st.lists(edits(), min_size=1, max_size=4))
def test_any_edit_reads_back_as_asked_and_all_comments_stay(changes: list[Change]) -> None:
    content, expected = books.WHOLE, tree(books.WHOLE)
    for change in changes:
        try:
            asked = applied(expected, change)
        except (TypeError, AttributeError, ValueError, StopIteration):
            with pytest.raises(ImpossibleEditError):
                edit(content, [change])
            continue
        content, expected = edit(content, [change]), asked
    assert tree(content) == expected
    assert frozen(tomlkit.parse(content.decode()).unwrap()).keys() == expected.keys()  # type: ignore[attr-defined]
    assert not Counter(comments(books.WHOLE.decode())) - Counter(comments(content.decode()))


@given(st.sampled_from([(block, name) for block, names in NAMES.items() for name in names]))
def test_removing_an_item_leaves_the_comments_of_all_others(item: tuple[str, str]) -> None:
    block, name = item
    after = edit(books.WHOLE, [RemoveItem(f"{block}[{name}]")])
    left = [one for one in NAMES[block] if one != name]
    assert [one["id"] for one in tree(after).get(block, ())] == left  # type: ignore[attr-defined]
    assert comments(after.decode())[0] == comments(books.WHOLE.decode())[0]
    assert "# What is asked" in after.decode()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}@{path.stem}")
def test_a_shipped_rule_book_changes_by_one_line(path: Path) -> None:
    content = path.read_bytes()
    after = edit(content, [SetKey("version", "9.9.9")])
    gone, new = lines_changed(content, after)
    assert (len(gone), new) == (1, ['version = "9.9.9"'])


# Flattened books.


def parents(ref: str) -> bytes:
    return (SHELF / f"{ref.replace('@', '/')}.toml").read_bytes()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}@{path.stem}")
def test_a_shipped_rule_book_written_flat_reads_back_equal_without_its_parents(path: Path) -> None:
    one = read_referential(path.read_bytes(), parents).referential
    assert one is not None
    again = read_referential(flat_toml(one)).referential
    assert again == one
    assert again.fingerprint() == one.fingerprint()
    assert flat_toml(again) == flat_toml(one)


@given(referentials())
def test_any_rule_book_written_flat_reads_back_equal(one: Referential) -> None:
    assert read_referential(flat_toml(one)).referential == one


def test_a_paper_is_told_by_its_written_keys_without_defaults() -> None:
    told = tree_of(books.whole().total)
    assert told == {"round": {"digits": 0}, "floor": Decimal(20)}
    assert "from" in tree_of(books.whole().in_force)
