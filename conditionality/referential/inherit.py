"""What a child keeps of its parents: `include`, `remove` and `reweight` of `[inherit]`.

- `include` names indicators, gates, or dimensions (all that stands under them): other indicators and gates go. Without
  `include`, all stay. A field that it names stays even if nothing reads it any more.
- `remove` names blocks of any kind; a dimension goes with all that stands under it. Where a field and another block
  have the same id, the other one is meant; `fields.women` or `gates.G5` says which.
- What that empties goes too: dimensions that lose all their indicators, and fields that the parent's rules read and
  that nothing reads any more; a field whose section is gone is asked where it is read. A check keeps no field: it goes
  with the first of those it reads. What the child itself says stays.
- `reweight` gives new weights to dimensions and indicators; it comes last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from conditionality.findings import Finding, finding, nearest
from conditionality.referential.model import BLOCKS
from conditionality.referential.toml import Tree

Items = Mapping[str, Tree]

PICKED = ("indicators", "gates")
"""Blocks of which `include` chooses."""

WEIGHTED = ("dimensions", "indicators")

TEXT_KEYS = frozenset({
    *("code", "cite", "description", "evidence", "help", "href", "label", "maps_to", "note", "publisher", "reason"),
    *("resources", "source", "sources", "title", "unit", "why"),
})  # fmt: skip
"""Keys that hold words for people: what they say names no field."""

_WORD = re.compile(r"[A-Za-z]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Inherit:
    """The table `[inherit]` as read; `include` is None when the file has none."""

    include: tuple[str, ...] | None = None
    remove: tuple[str, ...] = ()
    reweight: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_used(self) -> bool:
        """Tell whether it says anything."""
        return self.include is not None or bool(self.remove or self.reweight)

    def weighted(self, tree: Tree) -> Iterator[tuple[str, str]]:
        """Give the (block, id) whose weight it lays over."""
        for block in WEIGHTED:
            for name in items_of(tree, block):
                if name in self.reweight:
                    yield block, name


def items_of(tree: Tree, block: str) -> dict[str, Tree]:
    """Give the items of a block by id; what has no id is left out."""
    listed = tree.get(block)
    items = (one for one in listed if isinstance(one, dict)) if isinstance(listed, tuple) else ()
    return {one["id"]: one for one in items if isinstance(one.get("id"), str)}


def read_inherit(said: object) -> tuple[Inherit, tuple[Finding, ...]]:
    """Read `[inherit]`, with a finding for everything in it that is not understood."""
    if not isinstance(said, dict):
        return Inherit(), (finding("table-expected", "inherit", given=said),)
    known = ("include", "remove", "reweight")
    found = [
        finding("unknown-key", f"inherit.{key}", given=key, nearest=nearest(key, known))
        for key in said
        if key not in known
    ]
    include = _names("include", said["include"], found) if "include" in said else None
    remove = _names("remove", said.get("remove", ()), found)
    weights = said.get("reweight", {})
    if not isinstance(weights, dict):
        found.append(finding("table-expected", "inherit.reweight", given=weights))
        weights = {}
    return Inherit(include, remove, weights), tuple(found)


def _names(key: str, said: object, found: list[Finding]) -> tuple[str, ...]:
    if not isinstance(said, tuple):
        found.append(finding("list-expected", f"inherit.{key}", given=said))
        return ()
    found += [finding("text-expected", f"inherit.{key}", given=one) for one in said if not isinstance(one, str)]
    return tuple(one for one in said if isinstance(one, str))


def pick(tree: Tree, inherit: Inherit) -> tuple[Tree, tuple[Finding, ...]]:
    """Leave out what is not included, and what is removed.

    Args:
        tree: The parents, joined.
        inherit: What the child keeps.
    """
    found: list[Finding] = []
    gone = _meant(tree, "remove", inherit.remove, found)
    gone |= {(block, name) for block, name in _below(tree, gone)}
    if inherit.include is not None:
        kept = _meant(tree, "include", inherit.include, found)
        kept |= {(block, name) for block, name in _below(tree, kept)}
        gone |= {(block, name) for block in PICKED for name in items_of(tree, block) if (block, name) not in kept}
    return _without(tree, gone), tuple(found)


def _meant(tree: Tree, word: str, names: Iterable[str], found: list[Finding]) -> set[tuple[str, str]]:
    """Give the (block, id) that names mean, with a finding for each that names nothing."""
    ids = {block: items_of(tree, block) for block in BLOCKS}
    meant: set[tuple[str, str]] = set()
    for name in names:
        block, _, alone = name.rpartition(".")
        places = [key for key in ids if alone in ids[key] and (not block or block == key)]
        if len(places) > 1 and not block:
            places = [key for key in places if key != "fields"]
        meant |= {(place, alone) for place in places}
        if not places:
            known = {one for key, items in ids.items() for one in items if block in {"", key}}
            found.append(finding("inherit-unknown", f"inherit.{word}", given=name, nearest=nearest(alone, known)))
    return meant


def _below(tree: Tree, named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Give the dimensions and indicators that stand under dimensions, at any depth."""
    parents = {name: item.get("parent") for name, item in items_of(tree, "dimensions").items()}
    under = {name for block, name in named if block == "dimensions"}
    grown = True
    while grown:
        more = {name for name, parent in parents.items() if parent in under} - under
        under |= more
        grown = bool(more)
    yield from (("dimensions", name) for name in under)
    for name, item in items_of(tree, "indicators").items():
        if item.get("dimension") in under:
            yield "indicators", name


def _without(tree: Tree, gone: Iterable[tuple[str, str]]) -> Tree:
    left = dict(tree)
    for block in {block for block, _ in gone}:
        names = {name for place, name in gone if place == block}
        listed = left[block]
        items = listed if isinstance(listed, tuple) else ()
        left[block] = tuple(one for one in items if not (isinstance(one, dict) and one.get("id") in names))
    return left


def prune(tree: Tree, *, before: Tree, child: Tree, inherit: Inherit) -> Tree:
    """Drop what `include` and `remove` emptied: dimensions, fields, checks of these, then sections that are gone.

    Args:
        tree: The parents, picked, with the child laid over.
        before: The parents, before anything was left out.
        child: The child's own file.
        inherit: What the child keeps.
    """
    if inherit.include is None and not inherit.remove:
        return tree
    own = items_of(child, "dimensions")
    empty = (_bearing(before) - _bearing(tree) - set(own)) & set(items_of(tree, "dimensions"))
    tree = _without(tree, {("dimensions", name) for name in empty})
    said = {name.removeprefix("fields.") for name in inherit.include or ()} | set(items_of(child, "fields"))
    read = read_fields(before)
    own_sake = set(items_of(tree, "fields")) - read
    unread = (read - read_fields(tree, said | own_sake)) & set(items_of(tree, "fields"))
    tree = _without(tree, {("fields", name) for name in unread})
    tree = _without(tree, {("checks", name) for name in _blind(tree, before, child)})
    dropped = set(items_of(before, "dimensions")) - set(items_of(tree, "dimensions"))
    fields = tree.get("fields")
    if dropped and isinstance(fields, tuple):
        tree["fields"] = tuple(_placed(one, dropped) for one in fields)
    return tree


def _blind(tree: Tree, before: Tree, child: Tree) -> set[str]:
    """Give the parents' checks that read a field or a parameter which is gone."""
    named = ("fields", "parameters")
    gone = {name for block in named for name in items_of(before, block).keys() - items_of(tree, block).keys()}
    own = items_of(child, "checks")
    checks = {name: item for name, item in items_of(tree, "checks").items() if "holds" not in own.get(name, {})}
    return {name for name, item in checks.items() if gone.intersection(_words(item.get("holds")))}


def _bearing(tree: Tree) -> set[str]:
    """Give the dimensions that have an indicator under them, at any depth."""
    parents = {name: item.get("parent") for name, item in items_of(tree, "dimensions").items()}
    found: set[str] = set()
    for item in items_of(tree, "indicators").values():
        name: object = item.get("dimension")
        while isinstance(name, str) and name not in found:
            found.add(name)
            name = parents.get(name)
    return found


def _placed(item: object, dropped: set[str]) -> object:
    if isinstance(item, dict) and item.get("section") in dropped:
        return {key: value for key, value in item.items() if key != "section"}
    return item


def read_fields(tree: Tree, also: Iterable[str] = ()) -> set[str]:
    """Give the fields that the rules read, directly or through the conditions of other fields; checks do not count.

    A word of a formula that happens to be the name of a field counts: rather one field too many than one too few.

    Args:
        tree: The rule book.
        also: Fields that are asked whatever reads them.
    """
    fields = items_of(tree, "fields")
    words: set[str] = set()
    for block in {*BLOCKS, "total"} - {"fields", "checks"}:
        words |= set(_words(tree.get(block, ())))
    found: set[str] = set()
    waiting = words.union(also) & set(fields)
    while waiting:
        found |= waiting
        conditions = ((fields[name].get("asked_if"), fields[name].get("required")) for name in waiting)
        waiting = ({word for pair in conditions for word in _words(pair)} & set(fields)) - found
    return found


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from _WORD.findall(value)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in TEXT_KEYS:
                yield from _words(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item)


def reweight(tree: Tree, inherit: Inherit) -> tuple[Tree, tuple[Finding, ...]]:
    """Lay the new weights over dimensions and indicators."""
    weighted = dict(tree)
    for block in WEIGHTED:
        listed = tree.get(block)
        if isinstance(listed, tuple):
            weighted[block] = tuple(_weighted(one, inherit.reweight) for one in listed)
    known = {name for block in WEIGHTED for name in items_of(tree, block)}
    unknown = [name for name in inherit.reweight if name not in known]
    return weighted, tuple(
        finding("inherit-unknown", "inherit.reweight", given=name, nearest=nearest(name, known)) for name in unknown
    )


def _weighted(item: object, weights: Mapping[str, object]) -> object:
    name = item.get("id") if isinstance(item, dict) else None
    if isinstance(item, dict) and isinstance(name, str) and name in weights:
        return {**item, "weight": weights[name]}
    return item
