"""Flatten a rule book that extends others: include, remove, override by id, re-weight; and say where each line comes from.

A parent is pinned (`id@version`). Overriding goes key by key inside a block, a list is replaced whole. What a child
does not say of `total`, `display`, `gradings` and `outcomes` it inherits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conditionality.findings import Finding, finding, nearest
from conditionality.referential.model import BLOCKS
from conditionality.referential.toml import Tree, read_toml

Parents = Callable[[str], bytes | None]
"""Give the bytes of `id@version`, or None when there is no such version."""

OWN_KEYS = ("id", "version", "title", "description", "extends", "status", "in_force", "adopted", "inherit")
"""Header keys that are never inherited."""
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Flat:
    """A flattened tree, the findings on the way, and `block[id].key` → the `id@version` that said it."""

    tree: Tree
    findings: tuple[Finding, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)


def flatten(tree: Tree, parents: Parents, trail: tuple[str, ...] = ()) -> Flat:
    """Merge the ancestors of a rule book into it.

    Args:
        tree: The rule file as read.
        parents: Finds the file of a pinned parent.
        trail: Versions already on the way down, to see a circle.
    """
    own = f"{tree.get('id', '')}@{tree.get('version', '')}"
    named = tree.get("extends", ())
    wanted = (named,) if isinstance(named, str) else tuple(named) if isinstance(named, tuple) else ()
    inherit, faults = _inherit(tree.get("inherit", {}))
    merged: Tree = {}
    origin: dict[str, str] = {}
    for ref in wanted:
        parent = _parent(str(ref), parents, (*trail, own))
        faults += parent.findings
        merged = _join(merged, parent.tree, origin, parent.provenance)
    merged, more = _pick(merged, inherit)
    faults += more
    child = {key: value for key, value in tree.items() if key != "inherit"}
    child["extends"] = wanted
    flat = _lay_over(merged, child, origin, own)
    flat, more = _reweight(flat, inherit.get("reweight", {}), origin, own)
    return Flat(flat, faults + more, origin)


def _inherit(said: Any) -> tuple[Tree, tuple[Finding, ...]]:
    if not isinstance(said, dict):
        return {}, (finding("table-expected", "inherit", given=said),)
    known = {"include": tuple, "remove": tuple, "reweight": dict}
    faults = tuple(
        finding("unknown-key", f"inherit.{key}", given=key, nearest=nearest(key, known))
        for key in said
        if key not in known
    )
    faults += tuple(
        finding("list-expected" if kind is tuple else "table-expected", f"inherit.{key}", given=said[key])
        for key, kind in known.items()
        if key in said and not isinstance(said[key], kind)
    )
    return {key: said[key] for key, kind in known.items() if isinstance(said.get(key), kind)}, faults


def _parent(ref: str, parents: Parents, trail: tuple[str, ...]) -> Flat:
    if ref in trail:
        return Flat({}, (finding("extends-circle", "extends", given=ref, circle=" → ".join((*trail, ref))),))
    if ref.count("@") != 1 or len(trail) > DEEPEST:
        return Flat({}, (finding("extends-unpinned", "extends", given=ref),))
    content = parents(ref)
    if content is None:
        return Flat({}, (finding("extends-unknown", "extends", given=ref),))
    tree, faults = read_toml(content)
    if tree is None:
        return Flat({}, tuple(one.within(f"extends[{ref}]") for one in faults))
    return flatten(tree, parents, trail)


def _join(left: Tree, right: Tree, origin: dict[str, str], more: Mapping[str, str]) -> Tree:
    """Join a further parent: its blocks come after; where both say the same key, the later parent wins."""
    origin.update(more)
    inherited = {key: value for key, value in right.items() if key not in OWN_KEYS}
    joined = dict(left)
    for key, value in inherited.items():
        joined[key] = _merge_blocks(joined.get(key, ()), value) if key in BLOCKS else value
    return joined


def _pick(tree: Tree, inherit: Tree) -> tuple[Tree, tuple[Finding, ...]]:
    """Keep the included indicators, gates and dimensions (all when none is named), then drop the removed."""
    known = {one.get("id") for key in BLOCKS for one in tree.get(key, ()) if isinstance(one, dict)}
    faults = tuple(
        finding("inherit-unknown", f"inherit.{word}", given=name, nearest=nearest(str(name), map(str, known)))
        for word in ("include", "remove", "reweight")
        for name in inherit.get(word, ())
        if name not in known and word != "reweight"
    )
    include, remove = inherit.get("include"), set(inherit.get("remove", ()))
    picked = dict(tree)
    for key in BLOCKS:
        if key in tree:
            chosen = [one for one in tree[key] if isinstance(one, dict)]
            if include is not None and key in {"indicators", "gates"}:
                chosen = [one for one in chosen if one.get("id") in include]
            picked[key] = tuple(one for one in chosen if one.get("id") not in remove)
    return picked, faults


def _merge_blocks(below: Any, above: Any) -> Any:
    if not isinstance(below, tuple) or not isinstance(above, tuple):
        return above
    rank = {one.get("id"): place for place, one in enumerate(below) if isinstance(one, dict)}
    merged = list(below)
    for one in above:
        at = rank.get(one.get("id")) if isinstance(one, dict) else None
        if at is None:
            merged.append(one)
        else:
            merged[at] = {**merged[at], **one}
    return tuple(merged)


def _lay_over(below: Tree, child: Tree, origin: dict[str, str], own: str) -> Tree:
    flat = dict(below)
    for key, value in child.items():
        if key in BLOCKS:
            for one in value if isinstance(value, tuple) else ():
                if isinstance(one, dict):
                    origin.update({f"{key}[{one.get('id')}].{name}": own for name in one})
            flat[key] = _merge_blocks(flat.get(key, ()), value)
        else:
            origin[key] = own
            flat[key] = (
                {**flat[key], **value}
                if key in flat and isinstance(flat[key], dict) and isinstance(value, dict)
                else value
            )
    return flat


def _reweight(tree: Tree, weights: Tree, origin: dict[str, str], own: str) -> tuple[Tree, tuple[Finding, ...]]:
    weighted, seen = dict(tree), set()
    for key in ("dimensions", "indicators"):
        chosen = []
        for one in tree.get(key, ()):
            name = one.get("id") if isinstance(one, dict) else None
            if name in weights:
                seen.add(name)
                origin[f"{key}[{name}].weight"] = own
                one = {**one, "weight": weights[name]}
            chosen.append(one)
        if key in tree:
            weighted[key] = tuple(chosen)
    known = [
        str(one.get("id")) for key in ("dimensions", "indicators") for one in tree.get(key, ()) if isinstance(one, dict)
    ]
    return weighted, tuple(
        finding("inherit-unknown", "inherit.reweight", given=name, nearest=nearest(name, known))
        for name in weights
        if name not in seen
    )
