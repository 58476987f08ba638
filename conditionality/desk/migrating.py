"""Move an open draft, as a file, to another version of the rules; a filed report is never moved.

A draft is a report in JSON, not filed yet. A report that was filed exists as a frozen paper, in its canonical form, in
certificates and audit files: one that is given here is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conditionality.codec import read_paper
from conditionality.errors import UnreadablePaperError
from conditionality.findings import Finding, finding
from conditionality.referential.migrate import Correspondence, Given, Migration, Move, check_table, migrate
from conditionality.referential.model import Referential
from conditionality.report.json_text import Json, parse_json, write_json
from conditionality.report.model import Report
from conditionality.report.read import read_draft
from conditionality.report.write import plain_answer, to_tree

Found = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A draft under its new version.

    Attributes:
        content: The draft as a file, as `read_draft` reads it.
        moves: What became of each answer, and what is newly asked.
    """

    content: bytes
    moves: tuple[Move, ...]


def is_filed(content: bytes) -> bool:
    """Tell whether a file is a report as it is frozen when it is filed."""
    try:
        read_paper(Report, content)
    except UnreadablePaperError:
        return False
    return True


def migrate_draft(
    content: bytes, old: Referential, new: Referential, table: Sequence[Correspondence] = ()
) -> tuple[Moved | None, Found]:
    """Move a draft.

    Args:
        content: The draft, a report in JSON.
        old: The version that it names.
        new: The version to go to.
        table: Lines of the table of correspondence.

    Returns:
        The draft under the new version, with what became of each answer; or nothing, with all that stops it.
    """
    if is_filed(content):
        return None, (finding("migrate-filed"),)
    found = check_table(table, old, new)
    if old.id != new.id and not table:
        found += (finding("migrate-other-book", given=old.id, expected=new.id),)
    draft, faults = read_draft(content, old)
    if draft is None or found:
        return None, (*found, *(faults if draft is None else ()))
    given = {one.field: _given(plain_answer(one)) for one in draft.answers}
    moved = migrate(given, old, new, table, draft.period.from_)
    tree = {**to_tree(draft), "referential": new.ref, "answers": _plain(moved)}
    return Moved(write_json(tree), (*_unread(content, given), *moved.moves)), ()


def _given(value: object) -> Given:
    match value:
        case list():
            return tuple(str(one) for one in value)
        case _:
            return value  # type: ignore[return-value]


def _plain(moved: Migration) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in moved.answers.items()}


def _unread(content: bytes, read: Mapping[str, Given]) -> tuple[Move, ...]:
    """Give the answers that the old rules could not read, as they stand in the file."""
    tree, _ = parse_json(content)
    answers: Json = tree.get("answers") if isinstance(tree, Mapping) else None
    raw = answers if isinstance(answers, Mapping) else {}
    lost = ((name, value) for name, value in raw.items() if value is not None and name not in read)
    return tuple(Move("dropped", name, "", str(value), None, "unread") for name, value in lost)
