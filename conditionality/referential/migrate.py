"""Move the answers of an open draft from one version of the rules to another, with a table of correspondence.

An answer keeps its field when both versions ask it; the table says which field takes which, with other options or in
another unit. Nothing is lost in silence: what cannot be taken over is told one by one, with its value and the reason.
Only drafts move: a filed report stays with the version that it was filed under, for ever.

Without a line in the table an answer is taken as it stands when the field has the same id and a kind that fits. A
number is converted exactly; one that would have to be rounded to fit is not taken over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal, Inexact
from typing import Literal

from conditionality.findings import Finding, finding, nearest
from conditionality.referential.blocks import NUMERIC_KINDS, OPTION_KINDS, AskedField
from conditionality.referential.model import Referential

Given = Decimal | bool | str | tuple[str, ...]
"""An answer: a number, yes or no, a text, a day or an option, or the options ticked."""

MoveKind = Literal["carried", "renamed", "converted", "dropped", "asked"]

Reason = Literal[
    "", "unread", "unknown", "not_asked", "on_purpose", "kind", "option", "not_whole", "not_in_force", "taken"
]
"""Why an answer is not taken over."""

EXACT = Context(prec=120, traps=[Inexact])
"""Numbers have at most 60 digits: a product has at most 120, and is never rounded."""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """One line of the table.

    Attributes:
        source: A field of the old version.
        target: A field of the new version; empty: the answer is let go on purpose.
        options: Old option to new option, for those whose name changes; an empty one is let go.
        factor: What a number is multiplied by: another unit.
        line: Line in the table, for what is wrong with it.
    """

    source: str
    target: str
    options: Mapping[str, str] = field(default_factory=dict)
    factor: Decimal | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Move:
    """What becomes of one answer, or one field that nobody answered before.

    Attributes:
        kind: `carried` as it is, `renamed`, `converted`, `dropped`, or newly `asked`.
        source: The old field; empty for one that is newly asked.
        target: The new field; empty for an answer that is dropped.
        before: The answer, or the option of it, as it stood; None when newly asked.
        after: As it stands now; None when dropped or newly asked.
        reason: Why it is dropped.
        check: Whether its unit is not said in the same words: to be looked at.
    """

    kind: MoveKind
    source: str
    target: str
    before: Given | None = None
    after: Given | None = None
    reason: Reason = ""
    check: bool = False


@dataclass(frozen=True, slots=True)
class Migration:
    """A draft under the new version.

    Attributes:
        answers: By field of the new version.
        moves: What became of each answer, then what is newly asked.
    """

    answers: Mapping[str, Given]
    moves: tuple[Move, ...]


def check_table(table: Sequence[Correspondence], old: Referential, new: Referential) -> tuple[Finding, ...]:
    """Give everything that is wrong with a table of correspondence between two versions."""
    olds, news = {one.id: one for one in old.fields}, {one.id: one for one in new.fields}
    found: list[Finding] = []
    taken: dict[str, int] = {}
    for one in table:
        found += _line_faults(one, olds, news)
        if one.target and one.target in taken:
            found.append(finding("migrate-target-twice", given=one.target, line=one.line, first=taken[one.target]))
        taken.setdefault(one.target, one.line)
    return tuple(found)


def _line_faults(
    one: Correspondence, olds: Mapping[str, AskedField], news: Mapping[str, AskedField]
) -> Iterator[Finding]:
    source, target = olds.get(one.source), news.get(one.target)
    if source is None:
        near = nearest(one.source, olds)
        yield finding("migrate-source", given=one.source, line=one.line, column="from", nearest=near)
    if one.target and target is None:
        near = nearest(one.target, news)
        yield finding("migrate-target", given=one.target, line=one.line, column="to", nearest=near)
    if one.factor is not None and not one.factor:
        yield finding("migrate-factor", given=one.factor, line=one.line, column="factor")
    if source is None or target is None:
        return
    if one.factor is not None and not {source.kind, target.kind} <= set(NUMERIC_KINDS):
        yield finding("migrate-factor-kind", given=one.source, line=one.line, column="factor")
    for before, after in one.options.items():
        for option, asked in ((before, source), (after, target)):
            known = [each.id for each in asked.options]
            if option and option not in known:
                near = nearest(option, known)
                yield finding("migrate-option", given=option, line=one.line, column="options", field=asked.id,
                              nearest=near)  # fmt: skip


def migrate(
    answers: Mapping[str, Given], old: Referential, new: Referential, table: Sequence[Correspondence] = (),
    on: date | None = None,
) -> Migration:  # fmt: skip
    """Move the answers of a draft.

    Args:
        answers: By field of the old version.
        old: The version that the draft was begun under.
        new: The version to go to.
        table: Correspondences without findings; a field that it names goes only where it says.
        on: First day of the period, which tells which fields are asked.
    """
    day = on or new.in_force.from_
    asked = {one.id: one for one in new.fields if one.in_force is None or one.in_force.holds_on(day)}
    known = {one.id: one for one in new.fields}
    taken: dict[str, Given] = {}
    moves: list[Move] = []
    for one in _lines(answers, old, table):
        for move in _moved(one, answers[one.source], _Books(old, known, asked)):
            clash = bool(move.target) and move.target in taken
            moves.append(Move("dropped", move.source, "", move.before, None, "taken") if clash else move)
            if not clash and move.target and move.after is not None:
                taken[move.target] = move.after
    before = {one.id for one in old.fields}
    fresh = [
        name for name in asked if name not in taken and (name not in before or name in {one.target for one in table})
    ]
    return Migration(taken, (*moves, *(Move("asked", "", name) for name in fresh)))


@dataclass(frozen=True, slots=True)
class _Books:
    """The old rules, every field of the new ones, and those asked on the day."""

    old: Referential
    known: Mapping[str, AskedField]
    asked: Mapping[str, AskedField]

    def source(self, name: str) -> AskedField | None:
        """Give a field of the old version."""
        return next((one for one in self.old.fields if one.id == name), None)


def _lines(answers: Mapping[str, Given], old: Referential, table: Sequence[Correspondence]) -> Iterator[Correspondence]:
    """Give where each answer goes, in the order of the old form; those that the table names first."""
    ranks = {one.id: rank for rank, one in enumerate(old.fields)}
    named = {one.source for one in table}
    order = sorted(answers, key=lambda name: (name not in named, ranks.get(name, len(ranks)), name))
    for name in order:
        told = [one for one in table if one.source == name]
        yield from told or [Correspondence(name, name)]


def _moved(one: Correspondence, value: Given, books: _Books) -> Iterator[Move]:
    """Say what becomes of one answer; options that are lost are told apart."""
    source, target = books.source(one.source), books.known.get(one.target)
    reason: Reason = ""
    if source is None:
        reason = "unknown"
    elif not one.target:
        reason = "on_purpose"
    elif target is None:
        reason = "not_asked"
    elif one.target not in books.asked:
        reason = "not_in_force"
    if source is None or target is None or reason:
        yield Move("dropped", one.source, "", value, None, reason)
        return
    yield from _taken(one, value, source, target)


def _taken(one: Correspondence, value: Given, source: AskedField, target: AskedField) -> Iterator[Move]:
    if not _fits(value, source, target):
        yield Move("dropped", one.source, "", value, None, "kind")
        return
    after, lost = _converted(one, value, target)
    for option in lost:
        yield Move("dropped", one.source, "", option, None, "option")
    if after is None or after == ():
        if not lost:
            yield Move("dropped", one.source, "", value, None, "not_whole")
        return
    kind: MoveKind = "carried" if one.source == one.target else "renamed"
    kind = kind if after == value or lost else "converted"
    unsure = one.factor is None and source.unit != target.unit
    yield Move(kind, one.source, one.target, value, after, check=unsure)


def _fits(value: Given, source: AskedField, target: AskedField) -> bool:
    """Tell whether an answer of one field can be one of another."""
    if target.kind in NUMERIC_KINDS:
        return source.kind in NUMERIC_KINDS and isinstance(value, Decimal)
    if target.kind == "choices":
        return source.kind in OPTION_KINDS
    return source.kind == target.kind


def _converted(one: Correspondence, value: Given, target: AskedField) -> tuple[Given | None, tuple[str, ...]]:
    """Give the answer in its new form, and the options that have none; no form when a number would be rounded."""
    if isinstance(value, Decimal):
        number = EXACT.multiply(value, one.factor) if one.factor is not None else value
        whole = target.kind != "integer" or number == number.to_integral_value()
        return (number if whole else None), ()
    if target.kind not in OPTION_KINDS or isinstance(value, bool):
        return value, ()
    known = {each.id for each in target.options}
    ticked = (value,) if isinstance(value, str) else value
    renamed = [(option, one.options.get(option, option)) for option in ticked]
    kept = tuple(dict.fromkeys(after for _, after in renamed if after in known))
    lost = tuple(before for before, after in renamed if after not in known)
    if target.kind == "choice":
        return (kept[0] if kept else None), lost
    return kept, lost
