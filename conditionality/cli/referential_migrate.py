"""`conditionality referential migrate`: an open draft moves to another version, and each answer is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from conditionality.cli.reading import Refusal, open_rules
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.codec import plain
from conditionality.desk.correspondence import read_correspondence
from conditionality.desk.files import check_place, read_file, write_file
from conditionality.desk.migrating import Moved, migrate_draft
from conditionality.desk.simulation import named_ref
from conditionality.findings import Finding, errors, finding
from conditionality.referential.migrate import Correspondence, Move
from conditionality.referential.migrate_words import told_move
from conditionality.referential.model import Referential
from conditionality.report.read import read_draft
from conditionality.wording.speech import mark, say

Found = tuple[Finding, ...]

DraftFile = Annotated[
    str, typer.Argument(metavar=mark("DRAFT"), help=mark("A report in JSON that is not filed; it names its version."))
]
To = Annotated[
    str, typer.Option("--to", metavar=mark("REF"), help=mark("The version to go to: id@version, or a path."))
]
TableFile = Annotated[
    str,
    typer.Option(
        "--table",
        metavar=mark("FILE"),
        help=mark("Table of correspondence: .toml, or a table with the columns from, to, options, factor."),
    ),
]
Out = Annotated[str, typer.Option("-o", "--out", metavar=mark("FILE"), help=mark("Where to write the draft, in JSON."))]


def migrate_command(ctx: typer.Context, draft: DraftFile, *, to: To, out: Out, table: TableFile = "") -> int:
    """Move a draft to another version."""
    voice: Voice = ctx.obj
    content, found = read_file(draft)
    lines, more = _table(table)
    found += more + check_place(out)
    if content is None or found:
        return voice.refuse(found, WRONG_USE)
    name = named_ref(content)
    if not name:
        return voice.refuse((finding("migrate-no-version", given=draft),), NEGATIVE)
    old = open_rules(name)
    if isinstance(old, Refusal):
        return voice.refuse(old.findings, old.code)
    new = open_rules(to)
    if isinstance(new, Refusal):
        return voice.refuse(new.findings, new.code)
    moved, found = migrate_draft(content, old.newest, new.newest, lines)
    if moved is None:
        return voice.refuse(found, NEGATIVE)
    faults = write_file(out, moved.content)
    if faults:
        return voice.refuse(faults, WRONG_USE)
    _tell(moved, old.newest, new.newest, voice)
    return DONE


def _table(name: str) -> tuple[tuple[Correspondence, ...], Found]:
    if not name:
        return (), ()
    content, found = read_file(name)
    return ((), found) if content is None else read_correspondence(content, name)


def _tell(moved: Moved, old: Referential, new: Referential, voice: Voice) -> None:
    """Say what became of each answer, then what the new rules find in the draft."""
    _, found = read_draft(moved.content, new)
    if voice.as_json:
        voice.give_tree({
            "from": old.ref,
            "to": new.ref,
            "moves": [_move_tree(one, old, new, voice) for one in moved.moves],
            "findings": [voice.finding_tree(one) for one in found],
        })  # fmt: skip
        return
    counts = {kind: str(sum(one.kind == kind for one in moved.moves)) for kind in KINDS}
    voice.tell(
        say(
            voice.lang,
            "From {old} to {new}. Kept: {carried}. Renamed: {renamed}. Converted: {converted}. Not kept: {dropped}. "
            "Newly asked: {asked}.",
            old=old.ref, new=new.ref, **counts,
        )
    )  # fmt: skip
    for one in _in_order(moved.moves):
        voice.tell(f"  {told_move(one, old, new, voice.lang)}")
    voice.remark_findings((*errors(found), *(one for one in found if one.level == "warning")))


KINDS = ("carried", "renamed", "converted", "dropped", "asked")


def _in_order(moves: Sequence[Move]) -> Sequence[Move]:
    """Give what was lost first: it is what somebody must look at; what is kept as it is needs no line."""
    order = ("dropped", "converted", "renamed", "asked")
    return sorted(
        (one for one in moves if one.kind in order or one.check), key=lambda one: (*order, "carried").index(one.kind)
    )


def _move_tree(move: Move, old: Referential, new: Referential, voice: Voice) -> dict[str, object]:
    return {
        "kind": move.kind,
        "from": move.source or None,
        "to": move.target or None,
        "before": plain(move.before),
        "after": plain(move.after),
        "reason": move.reason or None,
        "check": move.check,
        "sentence": told_move(move, old, new, voice.lang),
    }
