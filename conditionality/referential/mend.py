"""Take out of a tree what the model refused, so that the rest of the rule book can be checked in the same reading.

A person gets all findings at once, but none that is only a consequence of another: what is taken out is remembered, and
findings that speak of it are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import get_args

from pydantic import BaseModel, ValidationError

from conditionality.findings import Finding
from conditionality.referential.faults import usable_id
from conditionality.referential.model import BLOCKS, Referential
from conditionality.referential.toml import Tree

ROUNDS = 4
"""Times that a mended tree is read again: what lost a key may then be refused for another reason."""

_WORDS = {"fr": "-", "en": "-"}
STAND_INS: Tree = {
    "id": "mended",
    "version": "0.0.0",
    "title": _WORDS,
    "in_force": {"from": date.max},
}
"""What stands for a header key that cannot be left out."""

WORD_KEYS = ("label", "reason")
"""Keys of blocks that hold words only: another text there changes no rule."""

_TREE = frozenset({"indicators", "dimensions"})
CONSEQUENCES: Mapping[str, frozenset[str]] = {
    "no-indicator": _TREE,
    "dimension-empty": _TREE,
    "dimension-only-added": _TREE,
    "weights-sum-zero": _TREE,
    "points-differ": _TREE,
    "floor-above-most": _TREE,
    "outcomes-open": frozenset({"outcomes"}),
    "never-in-force": frozenset({"in_force"}),
}
"""Findings that may only be there because something of these blocks was taken out."""

NEVER_CONSEQUENCES = frozenset({
    *("reserved-name", "name-twice", "name-shared", "reference-unknown", "section-not-top", "weight-negative"),
    *("dates-reversed", "dates-out-of-order", "parameter-too-late", "bounds-reversed", "two-bounds"),
    *("line-unreachable", "rest-unreachable", "knots-out-of-order", "knot-not-positive", "row-length", "key-twice"),
})  # fmt: skip
"""Findings about what stands in a block, whatever else the block has lost; those about formulas are such too."""

UNKNOWNS = frozenset({
    *("formula-unknown-name", "formula-unknown-table", "formula-unknown-column", "formula-whole-block"),
    *("reference-unknown", "indicator-without-value", "grade-unknown", "grade-without-label", "unknown-combine"),
    *("inherit-unknown", "lever-option", "option-unknown"),
})  # fmt: skip
"""Findings that may only be there because the block they look for was taken out."""

KINDS = (
    *("formula-expects-", "formula-kinds-", "formula-branches-", "formula-unknown-option", "formula-single-choice"),
    *("formula-in-what", "formula-no-order", "formula-truth-as-number", "option-", "scale-wants-", "lookup-", "lever-"),
    *("by-not-a-choice", "round-not-a-number"),
)
"""How the codes start of findings that may only be there because a block no longer says what it holds."""


@dataclass(slots=True)
class Lost:
    """What was taken out.

    Attributes:
        places: Blocks and header keys that lost something (`indicators[V1]`, `total`).
        blocks: Kinds of blocks that lost something.
        touched: Ids of blocks that lost something.
        gone: Ids of blocks taken out whole, as they were written and as they should be.
        nameless: Whether a block whose id cannot be told was taken out.
        renamed: Ids that stand in for ids that cannot be, and those ids.
    """

    places: set[str] = field(default_factory=set)
    blocks: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    nameless: bool = False
    renamed: dict[str, str] = field(default_factory=dict)

    def item(self, block: str, item: object, rank: int, *, whole: bool) -> None:
        """Remember an item that lost something, or was taken out whole."""
        name = item.get("id") if isinstance(item, dict) else None
        self.blocks.add(block)
        if isinstance(name, str) and name:
            self.touched.add(name)
            self.gone |= {name, usable_id(name)} if whole else set()
            self.places.add(f"{block}[{name}]")
        else:
            self.nameless = True
            self.places.add(f"{block}[{rank + 1}]")

    def key(self, key: str) -> None:
        """Remember a header key that was replaced or taken out."""
        self.places.add(key)
        self.blocks.add(key)
        self.nameless = self.nameless or key in BLOCKS

    def explains(self, found: Finding) -> bool:
        """Tell whether a finding may only be a consequence of what was taken out."""
        if CONSEQUENCES.get(found.code, frozenset()) & self.blocks:
            return True
        inside = any(found.path == place or found.path.startswith((f"{place}.", f"{place}[")) for place in self.places)
        if inside and found.code not in NEVER_CONSEQUENCES and not found.code.startswith("formula-"):
            return True
        said = (found.given, *(text for _, text in found.params))
        words = {word for text in said for word in re.findall(r"\w+", text)}
        if found.code in UNKNOWNS and (self.nameless or words & self.gone):
            return True
        return found.code.startswith(KINDS) and found.code not in UNKNOWNS and bool(words & self.touched)


def mend(tree: Tree, error: ValidationError) -> tuple[Referential | None, Lost]:
    """Read what is left of a rule book when all that the model refused is taken out.

    Returns:
        The rest, None when even that cannot be read; and what was taken out.
    """
    lost, left = Lost(), dict(tree)
    for _ in range(ROUNDS):
        for loc in dict.fromkeys(one["loc"][:3] for one in error.errors(include_url=False)):
            _take_out(left, loc, lost)
        left = {key: _without_gaps(value) for key, value in left.items()}
        try:
            return Referential.model_validate(left, by_alias=True, by_name=False), lost
        except ValidationError as again:
            error = again
    return None, lost


def untouched(found: Iterable[Finding], lost: Lost) -> tuple[Finding, ...]:
    """Keep the findings that do not follow from what was taken out."""
    return tuple(_as_written(one, lost) for one in found if not lost.explains(one))


def _as_written(found: Finding, lost: Lost) -> Finding:
    """Give a finding with the ids of the file in its path."""
    path = re.sub(r"\[(\w+)\]", lambda name: f"[{lost.renamed.get(name[1], name[1])}]", found.path)
    return replace(found, path=path)


def _take_out(tree: Tree, loc: tuple[int | str, ...], lost: Lost) -> None:
    """Take out what stands at a place: a header key, an item, or a key of an item."""
    block, rank = str(loc[0]), loc[1] if len(loc) > 1 else None
    listed = tree.get(block)
    if block not in BLOCKS or not isinstance(listed, tuple) or not isinstance(rank, int) or rank >= len(listed):
        lost.key(block)
        if block in STAND_INS:
            tree[block] = STAND_INS[block]
        else:
            tree.pop(block, None)
        return
    item, key = listed[rank], str(loc[2]) if len(loc) > len(("block", 0)) else ""
    if item is None:
        return
    mended = _renamed(item, listed, lost) if key == "id" else None
    if mended is None:
        mended = _mended(item, key, get_args(Referential.model_fields[block].annotation)[0])
        if key not in WORD_KEYS or mended is None:
            lost.item(block, item, rank, whole=mended is None)
    # A gap keeps the ranks of the items after it.
    tree[block] = (*listed[:rank], mended, *listed[rank + 1 :])


def _renamed(item: object, siblings: tuple[object, ...], lost: Lost) -> Tree | None:
    """Give an item under the id nearest to one that cannot be; None when there is none, or it is taken."""
    name = item.get("id") if isinstance(item, dict) else None
    stand_in = usable_id(name) if isinstance(name, str) else ""
    if (
        not isinstance(item, dict)
        or not stand_in
        or any(isinstance(one, dict) and one.get("id") == stand_in for one in siblings)
    ):
        return None
    lost.renamed[stand_in] = str(name)
    lost.gone |= {str(name), stand_in}
    return {**item, "id": stand_in}


def _mended(item: object, key: str, kind: type[BaseModel]) -> Tree | None:
    """Give an item without a key that was refused; None when it cannot do without."""
    if not isinstance(item, dict):
        return None
    if key in WORD_KEYS:
        return {**item, key: _WORDS}
    needed = any(one.is_required() for name, one in kind.model_fields.items() if key in {name, one.alias})
    return None if needed or key not in item else {name: value for name, value in item.items() if name != key}


def _without_gaps(value: object) -> object:
    return tuple(one for one in value if one is not None) if isinstance(value, tuple) else value
