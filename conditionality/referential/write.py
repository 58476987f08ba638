"""Write rule files: change some lines and leave every other sign as it was, or write a flattened rule book whole.

A change names its place as findings do (`indicators[V1].scale`, `total.floor`, `title`). The text is cut at its headers
and only the lines concerned are written anew; a comment inside a value that is replaced moves above it. Then the new
text is read again and must say exactly what was asked, so that no edit can change more than it means to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from unicodedata import normalize

from pydantic import BaseModel

from conditionality.errors import ConditionalityError
from conditionality.referential.model import BLOCKS, Referential
from conditionality.referential.splice import append_item, cut_item, move_item, put_key
from conditionality.referential.toml import Tree, read_toml
from conditionality.referential.toml_text import table_text, value_text

_PLACE = re.compile(r"(\w+)(?:\[([^\]]+)\])?(?:\.(.+))?")
_MARK = "\ufeff"


class ImpossibleEditError(ConditionalityError):
    """A change was asked of a place that the rule file does not have, or that cannot hold it."""

    def __init__(self, place: str) -> None:
        super().__init__(f"this change cannot be made at {place!r}")


@dataclass(frozen=True, slots=True)
class SetKey:
    """Say a key: `indicators[V1].weight`, `indicators[V1].scale.otherwise`, `total.floor`, `title`."""

    place: str
    value: object


@dataclass(frozen=True, slots=True)
class RemoveKey:
    """Say a key no more."""

    place: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """Add an item to a block, before another one or at the end."""

    block: str
    values: Mapping[str, object] = field(default_factory=dict)
    before: str = ""


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Remove an item, with the comments inside it and right above it."""

    place: str


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Move an item, with its comments, before another one or to the end of its block."""

    place: str
    before: str = ""


Change = SetKey | RemoveKey | AddItem | RemoveItem | MoveItem


def edit(content: bytes, changes: Iterable[Change]) -> bytes:
    """Change a rule file and keep its comments, its order and its line ends.

    Args:
        content: A file that TOML can read; what it says may still have findings.
        changes: In the order in which they are made.

    Raises:
        ImpossibleEditError: The file has no such place, or the text cannot hold the change there.
    """
    text = content.decode("utf-8-sig")
    windows = "\r\n" in text
    text = text.replace("\r\n", "\n")
    for change in changes:
        text = _changed(text, change)
    text = text.replace("\n", "\r\n") if windows else text
    return (text if not content.startswith(_MARK.encode()) else _MARK + text).encode()


def _changed(text: str, change: Change) -> str:
    place = change.block if isinstance(change, AddItem) else change.place
    tree = _read(text, place)
    wanted = _expected(tree, change)
    changed = _written(text, tree, wanted, change)
    if _read(changed, place) != wanted:
        raise ImpossibleEditError(place)
    return changed


def _read(text: str, place: str) -> Tree:
    tree, _ = read_toml(text.encode()) if text.strip() else ({}, ())
    if tree is None:
        raise ImpossibleEditError(place)
    return tree


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a change goes: a block and the rank of its item, or the head (empty block); then keys."""

    block: str
    rank: int
    keys: tuple[str, ...]


def _spot(tree: Tree, place: str) -> _Spot:
    found = _PLACE.fullmatch(place)
    if found is None:
        raise ImpossibleEditError(place)
    keys = tuple(found[3].split(".")) if found[3] else ()
    if found[2] is None:
        return _Spot("", 0, (found[1], *keys))
    listed = tree.get(found[1])
    names = [one.get("id") if isinstance(one, dict) else None for one in listed] if isinstance(listed, tuple) else []
    if found[1] not in BLOCKS or found[2] not in names:
        raise ImpossibleEditError(place)
    return _Spot(found[1], names.index(found[2]), keys)


def _item(tree: Tree, spot: _Spot) -> Tree:
    """Give the item of a spot, or the whole tree for the head."""
    listed = tree.get(spot.block)
    item = listed[spot.rank] if isinstance(listed, tuple) else tree
    return item if isinstance(item, dict) else {}


def _expected(tree: Tree, change: Change) -> Tree:
    """Give the tree that the changed file must read back to."""
    match change:
        case SetKey() | RemoveKey():
            spot = _spot(tree, change.place)
            value = _settled(change.value) if isinstance(change, SetKey) else None
            item = _with(_item(tree, spot), spot.keys, value, change.place)
            return item if not spot.block else _with_items(tree, spot.block, spot.rank, (item,))
        case AddItem():
            at = _rank(tree, change.block, change.before)
            return _with_items(tree, change.block, at, (_settled(change.values),), replaced=0)
    return _without_or_elsewhere(tree, change)


def _without_or_elsewhere(tree: Tree, change: RemoveItem | MoveItem) -> Tree:
    spot = _spot(tree, change.place)
    left = _with_items(tree, spot.block, spot.rank, ())
    if isinstance(change, RemoveItem):
        return left
    if change.before == _item(tree, spot).get("id"):
        return tree
    return _with_items(left, spot.block, _rank(left, spot.block, change.before), (_item(tree, spot),), replaced=0)


def _settled(value: object) -> object:
    """Give a value as it reads back: lists as tuples, text in Unicode NFC."""
    match value:
        case str():
            return normalize("NFC", value)
        case Mapping():
            return {key: _settled(item) for key, item in value.items()}
        case list() | tuple():
            return tuple(_settled(item) for item in value)
        case _:
            return value


def _rank(tree: Tree, block: str, before: str) -> int:
    """Give the rank of an item; without a name, the one after the last."""
    if block not in BLOCKS:
        raise ImpossibleEditError(block)
    if before:
        return _spot(tree, f"{block}[{before}]").rank
    listed = tree.get(block, ())
    return len(listed) if isinstance(listed, tuple) else 0


def _with_items(tree: Tree, block: str, rank: int, items: tuple[object, ...], replaced: int = 1) -> Tree:
    """Give the tree with items at a rank of a block; a block that has none left is not there any more."""
    listed = tree.get(block, ())
    if not isinstance(listed, tuple):
        raise ImpossibleEditError(block)
    changed = (*listed[:rank], *items, *listed[rank + replaced :])
    return {**tree, block: changed} if changed else {key: value for key, value in tree.items() if key != block}


def _with(item: Tree, keys: tuple[str, ...], value: object, place: str) -> Tree:
    """Give an item with a value at its keys; without the last key when the value is None."""
    head, rest = keys[0], keys[1:]
    if value is None and (not rest or head not in item):
        return {key: one for key, one in item.items() if key != head}
    below = item.get(head, {})
    if rest and not isinstance(below, dict):
        raise ImpossibleEditError(place)
    return {**item, head: _with(below, rest, value, place) if rest and isinstance(below, dict) else value}


def _written(text: str, tree: Tree, wanted: Tree, change: Change) -> str:
    match change:
        case SetKey() | RemoveKey():
            spot = _spot(tree, change.place)
            return put_key(text, spot.block, spot.rank, spot.keys, lambda keys: _told(wanted, spot, keys))
        case AddItem(block=block):
            added = table_text(f"[[{block}]]", change.values)
            return append_item(text, block, _rank(tree, block, change.before), added)
    spot = _spot(tree, change.place)
    if isinstance(change, RemoveItem):
        return cut_item(text, spot.block, spot.rank)[0]
    if change.before == _item(tree, spot).get("id"):
        return text
    left = _with_items(tree, spot.block, spot.rank, ())
    return move_item(text, spot.block, spot.rank, _rank(left, spot.block, change.before))


def _told(wanted: Tree, spot: _Spot, keys: tuple[str, ...]) -> str | None:
    """Give the text of the value that must stand at some keys; None when nothing must."""
    here: object = _item(wanted, spot)
    for key in keys:
        if not isinstance(here, dict) or key not in here:
            return None
        here = here[key]
    return value_text(here)


def flat_toml(referential: Referential) -> bytes:
    """Write a flattened rule book whole, so that it reads back to an equal one without its parents."""
    tree = tree_of(referential)
    head = {key: value for key, value in tree.items() if key not in BLOCKS}
    head |= {"flattened": True} if referential.extends else {}
    parts = [table_text("", head)]
    for block in BLOCKS:
        listed = tree.get(block, ())
        parts += [table_text(f"[[{block}]]", one) for one in (listed if isinstance(listed, tuple) else ())]
    return "\n".join(parts).encode()


def tree_of(paper: BaseModel) -> dict[str, object]:
    """Give a paper as a rule file says it: keys by their written names, defaults left out."""
    found: dict[str, object] = {}
    for name, one in type(paper).model_fields.items():
        item = getattr(paper, name)
        if one.is_required() or item != one.get_default(call_default_factory=True):
            found[one.alias or name] = _plain(item)
    return found


def _plain(value: object) -> object:
    match value:
        case BaseModel():
            return tree_of(value)
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case tuple():
            return tuple(_plain(item) for item in value)
        case _:
            return value
