"""One cell of a rule book: what it says, and how another value is written in the text of a draft.

A cell is named as findings name it: `indicators[V1].weight`, `outcomes[accepted].when`, `total.floor`. A draft that
extends other versions says little itself: a weight that it takes from them is written under `[inherit]`, anything else
as an item of its own that says that key alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conditionality.findings import Finding, finding
from conditionality.referential.extend import Parents, flatten
from conditionality.referential.inherit import WEIGHTED, items_of
from conditionality.referential.model import BLOCKS
from conditionality.referential.toml import Tree, read_toml
from conditionality.referential.write import AddItem, Change, ImpossibleEditError, RemoveKey, SetKey, edit

_PLACE = re.compile(r"(\w+)(?:\[([^\]]+)\])?(?:\.(.+))?")


@dataclass(frozen=True, slots=True)
class Put:
    """A value to write in a cell.

    Attributes:
        place: The cell.
        was: What the window saw there; None for nothing.
        now: What is to stand there; None for nothing.
    """

    place: str
    was: object
    now: object


@dataclass(frozen=True, slots=True)
class Spot:
    """A place cut up: the block and the id of an item (empty for the head of the file), then keys."""

    block: str
    name: str
    keys: tuple[str, ...]


def spot_of(place: str) -> Spot:
    """Cut a place up.

    Raises:
        ImpossibleEditError: It is none.
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        raise ImpossibleEditError(place)
    keys = tuple(found[3].split(".")) if found[3] else ()
    return Spot(found[1], found[2], keys) if found[2] else Spot("", "", (found[1], *keys))


def value_at(tree: Tree, place: str) -> object:
    """Give what a tree says at a place; None when it says nothing."""
    spot = spot_of(place)
    here: object = items_of(tree, spot.block).get(spot.name) if spot.block in BLOCKS else tree
    for key in spot.keys:
        here = here.get(key) if isinstance(here, dict) else None
    return here


def whole_tree(tree: Tree, parents: Parents) -> Tree:
    """Give what a draft says with what it takes from the versions that it extends."""
    return flatten(tree, parents).tree if "extends" in tree else tree


def written(text: str, puts: Sequence[Put], parents: Parents) -> tuple[str, tuple[Finding, ...]]:
    """Write cells, one after the other.

    Args:
        text: The file.
        puts: What to write.
        parents: Finds the file of a version that it extends.

    Returns:
        The new text; and a finding for each cell that the text cannot hold.
    """
    refused = []
    for one in puts:
        tree = read_toml(text.encode())[0] or {}
        try:
            text = edit(text.encode(), (_change(tree, one, parents),)).decode()
        except ImpossibleEditError:
            refused.append(finding("rules-cell", one.place))
    return text, tuple(refused)


def _change(own: Tree, put: Put, parents: Parents) -> Change:
    spot = spot_of(put.place)
    plain = RemoveKey(put.place) if put.now is None else SetKey(put.place, put.now)
    if spot.block not in BLOCKS or "extends" not in own:
        return plain
    item = items_of(own, spot.block).get(spot.name)
    if spot.keys == ("weight",) and spot.block in WEIGHTED and (item is None or _is_reweighted(own, spot.name)):
        under = f"inherit.reweight.{spot.name}"
        return RemoveKey(under) if put.now is None else SetKey(under, put.now)
    if item is not None and spot.keys[0] in item:
        return plain
    top = value_at(whole_tree(own, parents), f"{spot.block}[{spot.name}].{spot.keys[0]}")
    value = with_value(top, spot.keys[1:], put.now)
    if value is None:
        raise ImpossibleEditError(put.place)
    if item is None:
        return AddItem(spot.block, {"id": spot.name, spot.keys[0]: value})
    return SetKey(f"{spot.block}[{spot.name}].{spot.keys[0]}", value)


def _is_reweighted(own: Tree, name: str) -> bool:
    weights = value_at(own, "inherit.reweight")
    return isinstance(weights, dict) and name in weights


def with_value(top: object, keys: Sequence[str], now: object) -> object:
    """Give a value with another one at some keys inside it; without the last key when there is none to put."""
    if not keys:
        return now
    here = dict(top) if isinstance(top, dict) else {}
    below = with_value(here.get(keys[0]), keys[1:], now)
    if below is None:
        here.pop(keys[0], None)
        return here
    return {**here, keys[0]: below}
