"""Flatten a rule book that extends others, and say where each line comes from.

A parent is pinned (`id@version`). In this order: the parents are joined (where two say the same key, the later one
wins, and a warning tells it); what `[inherit]` does not include, or removes, goes; the child's own blocks override by
id, key by key, a list or a table replaced whole; the weights of `[inherit.reweight]` are laid over. What the child does
not say of `total`, `display` and the header it inherits, but for the keys that name or date a version.
What goes with `include` and `remove` is told in `referential.inherit`.

A file that says `flattened = true` already holds its parents: `extends` is then only their mention.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from conditionality.findings import Finding, finding
from conditionality.referential.inherit import Inherit, items_of, pick, prune, read_inherit, reweight
from conditionality.referential.model import BLOCKS, PINNED
from conditionality.referential.toml import Tree, read_toml

Parents = Callable[[str], bytes | None]
"""Give the bytes of `id@version`, or None when there is no such version."""

OWN_KEYS = ("id", "version", "title", "description", "extends", "status", "in_force", "adopted")
"""Header keys that are never inherited."""

LAYERS = ("total", "display")
"""Tables of the header that a child overrides key by key."""

DEEPEST = 8
"""Generations of rule books."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A flattened tree, the findings on the way, and `block[id].key` → the `id@version` that said it."""

    tree: Tree
    findings: tuple[Finding, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Search:
    """The search for parents: where they are found, the versions on the way down, and those already flattened."""

    parents: Parents
    trail: tuple[str, ...] = ()
    known: dict[str, Flat] = field(default_factory=dict)


def flatten(tree: Tree, parents: Parents) -> Flat:
    """Merge the ancestors of a rule book into it.

    Args:
        tree: The rule file as read.
        parents: Finds the file of a pinned parent.
    """
    return _flatten(tree, _Search(parents))


def _flatten(tree: Tree, search: _Search) -> Flat:
    own = f"{tree.get('id', '')}@{tree.get('version', '')}"
    refs, found = _refs(tree.get("extends", ()))
    inherit, faults = read_inherit(tree.get("inherit", {}))
    found += faults
    child: Tree = {key: value for key, value in tree.items() if key not in {"inherit", "flattened"}}
    child |= {"extends": refs} if "extends" in child else {}
    flattened = tree.get("flattened", False)
    if not isinstance(flattened, bool):
        found += (finding("truth-expected", "flattened", given=flattened),)
    if inherit.is_used and "extends" not in child:
        found += (finding("inherit-nothing", "inherit"),)
    if flattened is True or not refs:
        return Flat(child, found, _said(child, own))
    merged = _ancestors(refs, child, _Search(search.parents, (*search.trail, own), search.known))
    laid = _lay_inherited(merged, child, inherit, own)
    return Flat(laid.tree, tuple(dict.fromkeys(found + laid.findings)), laid.provenance)


def _ancestors(refs: tuple[str, ...], child: Tree, search: _Search) -> Flat:
    """Find the parents and join them, with every finding on the way."""
    merged = Flat({})
    found: tuple[Finding, ...] = ()
    for ref in refs:
        parent = _parent(ref, search)
        found += parent.findings + tuple(_differences(merged, parent, child))
        merged = _join(merged, parent)
    return Flat(merged.tree, found, merged.provenance)


def _lay_inherited(merged: Flat, child: Tree, inherit: Inherit, own: str) -> Flat:
    """Leave out what the child does not keep, lay the child over the rest, then its weights."""
    picked, found = pick(merged.tree, inherit)
    laid = prune(_lay_over(picked, child), before=merged.tree, child=child, inherit=inherit)
    laid, faults = reweight(laid, inherit)
    weights = {f"{block}[{name}].weight": own for block, name in inherit.weighted(laid)}
    origin = {**merged.provenance, **_said(child, own), **weights}
    # Only what is still there, in the order of the tree.
    origin = {place: origin[place] for place in _said(laid, "") if place in origin}
    return Flat(laid, merged.findings + found + faults, origin)


def _refs(said: object) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Give the parents that are pinned, and a finding for each other thing that stands there."""
    if not isinstance(said, str | tuple):
        return (), (finding("list-expected", "extends", given=said),)
    named = (said,) if isinstance(said, str) else said
    pinned = tuple(one for one in named if isinstance(one, str) and re.fullmatch(PINNED, one, re.ASCII))
    faults = tuple(finding("extends-unpinned", "extends", given=one) for one in named if one not in pinned)
    return tuple(dict.fromkeys(pinned)), faults


def _parent(ref: str, search: _Search) -> Flat:
    if ref in search.trail:
        circle = " → ".join((*search.trail[search.trail.index(ref) :], ref))
        return Flat({}, (finding("extends-circle", "extends", given=ref, circle=circle),))
    if len(search.trail) > DEEPEST:
        return Flat({}, (finding("extends-too-deep", "extends", given=ref, limit=DEEPEST),))
    if ref not in search.known:
        search.known[ref] = _found(ref, search)
    return search.known[ref]


def _found(ref: str, search: _Search) -> Flat:
    content = search.parents(ref)
    if content is None:
        return Flat({}, (finding("extends-unknown", "extends", given=ref),))
    tree, faults = read_toml(content)
    if tree is None:
        return Flat({}, tuple(one.within(f"extends[{ref}]") for one in faults))
    holds = f"{tree.get('id', '')}@{tree.get('version', '')}"
    if holds != ref:
        return Flat({}, (finding("extends-mismatch", "extends", given=ref, holds=holds),))
    return _flatten(tree, search)


def _join(left: Flat, right: Flat) -> Flat:
    """Join a further parent: its new blocks come after; where both say the same key, the later parent wins."""
    joined: Tree = dict(left.tree)
    for key, value in right.tree.items():
        if key not in OWN_KEYS:
            joined[key] = _merge_blocks(joined.get(key, ()), value) if key in BLOCKS else value
    return Flat(joined, (), {**left.provenance, **right.provenance})


def _differences(left: Flat, right: Flat, child: Tree) -> Iterator[Finding]:
    """Tell, once a block, where two parents do not say the same and the child does not settle it."""
    for block in BLOCKS:
        known, own = items_of(left.tree, block), items_of(child, block)
        for name, item in items_of(right.tree, block).items():
            settled = own.get(name, {})
            both = (key for key in item if key in known.get(name, {}) and key not in settled)
            differing = [key for key in both if item[key] != known[name][key]]
            if differing:
                yield finding("parents-differ", f"{block}[{name}]", level="warning", given=", ".join(differing))
    for key in set(left.tree) & set(right.tree) - {*BLOCKS, *OWN_KEYS} - set(child):
        if left.tree[key] != right.tree[key]:
            yield finding("parents-differ", key, level="warning", given=key)


def _merge_blocks(below: object, above: object) -> object:
    if not isinstance(below, tuple) or not isinstance(above, tuple):
        return above
    rank = {one["id"]: place for place, one in enumerate(below) if _has_name(one)}
    merged = list(below)
    for one in above:
        at = rank.get(one["id"]) if _has_name(one) else None
        if at is None:
            merged.append(one)
        else:
            merged[at] = {**merged[at], **one}
    return tuple(merged)


def _has_name(item: object) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str)


def _lay_over(below: Tree, child: Tree) -> Tree:
    flat = dict(below)
    for key, value in child.items():
        under = flat.get(key)
        if key in BLOCKS:
            flat[key] = _merge_blocks(flat.get(key, ()), value)
        elif key in LAYERS and isinstance(under, dict) and isinstance(value, dict):
            flat[key] = {**under, **value}
        else:
            flat[key] = value
    return flat


def _said(tree: Tree, own: str) -> dict[str, str]:
    """Give the places that a file says itself."""
    found: dict[str, str] = {}
    for key, value in tree.items():
        if key in BLOCKS:
            for name, item in items_of(tree, key).items():
                found |= {f"{key}[{name}].{word}": own for word in item}
        elif key in LAYERS and isinstance(value, dict):
            found |= {f"{key}.{word}": own for word in value}
        else:
            found[key] = own
    return found
