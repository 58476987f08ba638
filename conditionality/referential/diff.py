"""What changes between two versions of a rule book, line by line, as values and as sentences.

Both are flattened first (what they take from parents is written in), and settled (`referential.settled`), so that
comments, the order of keys, defaults written out and other spellings of one rule are no change. There is no change
exactly when the fingerprints of the settled forms are equal.

Items are matched by id; steps of a scale by their points, then by their bounds; knots, rows, values and options by
their key. What cannot be matched so is given as one change, whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from conditionality.codec import Paper, decimal_text, plain
from conditionality.referential.blocks import DatedValue, Table
from conditionality.referential.change_words import told
from conditionality.referential.changes import KINDS, Change, Kind, kind_of
from conditionality.referential.model import BLOCKS, Referential
from conditionality.referential.scales import Step, Steps
from conditionality.referential.settled import settled
from conditionality.referential.terms import Words

__all__ = ["KINDS", "Change", "Kind", "diff", "told"]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where two values stand: block, id of the item, keys."""

    block: str = ""
    id: str = ""
    attribute: str = ""

    def key(self, name: str) -> _Place:
        return _Place(self.block, self.id, f"{self.attribute}.{name}" if self.attribute else name)

    def item(self, name: str) -> _Place:
        return _Place(self.block, self.id, f"{self.attribute}[{name}]") if self.attribute else self.named(name)

    def named(self, name: str) -> _Place:
        return _Place(self.block, name)

    def change(self, before: object, after: object, kind: Kind | None = None) -> Change:
        return Change(kind or kind_of(self.block, self.attribute), self.block, self.id, self.attribute, before, after)


Changes = Iterator[Change]


def diff(old: Referential, new: Referential) -> tuple[Change, ...]:
    """Give what changes from one rule book to another, in the order of a file: header, then block by block.

    Args:
        old: The version that one comes from, flattened, as `read` gives it.
        new: The version that one goes to.
    """
    before, after = settled(old), settled(new)
    found: list[Change] = []
    for name in type(before).model_fields:
        place = _Place(name) if name in {*BLOCKS, "total", "display"} else _Place("", "", name)
        found += _values(place, getattr(before, name), getattr(after, name))
    return tuple(sorted(found, key=_rank))


def _rank(change: Change) -> int:
    """Give the place of a block in a file; the header comes first."""
    order = ("", *BLOCKS, "total", "display")
    return order.index(change.block)


def _values(place: _Place, before: object, after: object) -> tuple[Change, ...]:
    """Compare two values; what no finer comparison sees is one change, whole."""
    if before == after or plain(before) == plain(after):
        return ()
    return tuple(_finer(place, before, after)) or (place.change(before, after),)


def _finer(place: _Place, before: object, after: object) -> Changes:
    match before, after:
        case Steps(), Steps():
            yield from _steps(place, before, after)
        case Table(), Table() if before.columns == after.columns:
            yield from _papers(place, before, after)
        case (Step() | Table() | Words(), _):
            return
        case Paper(), Paper() if type(before) is type(after):
            yield from _papers(place, before, after)
        case tuple(), tuple():
            yield from _lists(place, before, after)
        case Mapping(), Mapping():
            yield from _keyed(place, before, after)


def _papers(place: _Place, before: Paper, after: Paper) -> Changes:
    """Compare two papers of one kind, key by key."""
    for name, field in type(before).model_fields.items():
        yield from _values(place.key(field.alias or name), getattr(before, name), getattr(after, name))


def _keyed(place: _Place, before: Mapping[str, object], after: Mapping[str, object]) -> Changes:
    """Compare items by their keys: those that changed, those that went, those that came."""
    whole: tuple[Kind | None, Kind | None] = (None, None) if place.attribute else ("removed", "added")
    for key, item in before.items():
        if key in after:
            yield from _values(place.item(key), item, after[key])
        else:
            yield place.item(key).change(item, None, whole[0])
    for key, item in after.items():
        if key not in before:
            yield place.item(key).change(None, item, whole[1])


def _lists(place: _Place, before: Sequence[object], after: Sequence[object]) -> Changes:
    """Compare two lists of items that have names; of others nothing finer can be said."""
    olds, news = _by_name(before), _by_name(after)
    if olds is None or news is None:
        return
    yield from _keyed(place, olds, news)
    stayed = tuple(key for key in olds if key in news), tuple(key for key in news if key in olds)
    if stayed[0] != stayed[1]:
        yield place.change(*stayed, "reordered")


def _by_name(items: Sequence[object]) -> Mapping[str, object] | None:
    """Give items by name; nothing when one has no name, or two have the same."""
    named = {_name_of(item): item for item in items}
    return None if "" in named or len(named) < len(items) else named


def _name_of(item: object) -> str:
    """Give the name of an item: its id, its first day, or the key of a row."""
    match item:
        case DatedValue(from_=day):
            return day.isoformat()
        case Paper():
            return str(getattr(item, "id", ""))
        case (Decimal() as key, *_):
            return decimal_text(key)
        case (str() as key, *_):
            return key
        case _:
            return ""


Pair = tuple[int | None, int | None]
"""Ranks of a line before and after; None where it does not stand."""


def _steps(place: _Place, before: Steps, after: Steps) -> Changes:
    """Compare steps; when those that stayed stand in another order, nothing finer can be said."""
    pairs = _paired(before.steps, after.steps)
    both = sorted((old, new) for old, new in pairs if old is not None and new is not None)
    if both != sorted(both, key=lambda pair: pair[1]):
        return
    for old, new in pairs:
        lines = None if old is None else before.steps[old], None if new is None else after.steps[new]
        rank = new if new is not None else old or 0
        yield from _values(place.key("steps").item(str(rank + 1)), *lines)
    yield from _values(place.key("otherwise"), before.otherwise, after.otherwise)


def _paired(before: Sequence[Step], after: Sequence[Step]) -> list[Pair]:
    """Match lines: those that stayed, then by equal points, then by equal bounds; then those that went, or came."""
    olds, news = list(range(len(before))), list(range(len(after)))
    pairs: list[Pair] = []
    for same in (lambda one: (one.points, one.bounds()), lambda one: one.points, lambda one: one.bounds()):
        for old in tuple(olds):
            new = next((rank for rank in news if same(before[old]) == same(after[rank])), None)
            if new is not None:
                pairs.append((old, new))
                olds.remove(old)
                news.remove(new)
    pairs += [(old, None) for old in olds] + [(None, new) for new in news]
    return pairs
