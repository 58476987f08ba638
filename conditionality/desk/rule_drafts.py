"""Drafts of rule books: started from a version at hand, kept in the database, written cell by cell in their own text.

A draft is a file in the making; it belongs to the region, not to a person, so any of its staff writes in it. What a
hand writes in a cell is put into the text as it stands when it is saved: two people in two cells lose nothing. When
somebody else changed the same cell meanwhile, what stands is kept and the second hand is told; the text as a whole is
saved only over the version that was read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from unicodedata import normalize

from sqlalchemy import Connection

from conditionality.codec import Paper, canonical, read_paper
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError, stop
from conditionality.desk.permission import allow
from conditionality.desk.rule_edits import Put, value_at, whole_tree, written
from conditionality.desk.work import Work
from conditionality.findings import Finding, finding
from conditionality.referential.extend import Parents
from conditionality.referential.library import Library, changed
from conditionality.referential.model import PINNED
from conditionality.referential.toml import read_toml, text_of
from conditionality.referential.write import RemoveKey, SetKey, edit
from conditionality.storage import drafts
from conditionality.storage.drafts import Draft
from conditionality.storage.faults import UnknownDraftError

WRITE = "write_rules"
"""The act that `may` is asked about, for reading a draft too."""

RULES, OWNER = "rules", "region"
"""Kind of these drafts, and whose they are."""

LEVELS = ("minor", "patch", "major")
"""Which of the three numbers of a version is raised; the first is proposed."""


class RuleDraft(Paper):
    """A version in the making.

    Attributes:
        ref: `id@version`, as the file says it or as it said it last.
        parent: The version it was started from.
        text: The file.
        by: Code of the person who wrote last.
    """

    ref: str
    parent: str
    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that somebody else changed meanwhile: what stands was kept.

    Attributes:
        put: What the hand wanted there.
        by: Code of the person who wrote last in the draft.
    """

    put: Put
    by: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft as it stands after a look or a save.

    Attributes:
        subject: Its name in the database.
        version: Raised by each save.
        clashed: Cells that were not written, because somebody else changed them meanwhile.
        refused: Why other cells were not written.
    """

    subject: str
    draft: RuleDraft
    version: int
    saved_at: datetime
    clashed: tuple[Clash, ...] = ()
    refused: tuple[Finding, ...] = ()


def next_version(taken: Collection[str], parent: str, level: str) -> str:
    """Give the next free version of a rule book.

    Args:
        taken: Versions that are there, as `id@version`, and drafts.
        parent: `id@version` that it is started from.
        level: `patch` (a correction), `minor` (rules change) or `major` (another rule book).

    >>> next_version({"a@1.0.0", "a@1.1.0"}, "a@1.0.0", "minor")
    '1.2.0'
    """
    name, _, version = parent.partition("@")
    first, second, third = (int(part) for part in version.split("."))
    while True:
        match level:
            case "major":
                first, second, third = first + 1, 0, 0
            case "minor":
                second, third = second + 1, 0
            case _:
                third += 1
        if f"{name}@{first}.{second}.{third}" not in taken:
            return f"{first}.{second}.{third}"


def rule_drafts(office: Office, hand: Hand) -> tuple[Standing, ...] | NotDone:
    """Give every draft of the region, the latest saved first."""
    with office.reading() as connection:
        try:
            allow(connection, hand, WRITE, RULES)
        except StoppedError as fault:
            return fault.why
        return tuple(_standing(one) for one in drafts.of_owner(connection, OWNER) if one.kind == RULES)


def start(office: Office, hand: Hand, parent: str, version: str) -> Standing | NotDone:
    """Start a draft from a version at hand: the same text, under another version and as a draft.

    Args:
        parent: `id@version` of the library.
        version: Of the draft.
    """
    done: list[Standing] = []

    def act(work: Work) -> str:
        _may(work)
        ref = f"{parent.partition('@')[0]}@{version}"
        content = office.library.files.get(parent)
        if content is None:
            raise stop(finding("rules-unknown-parent", given=parent))
        if slips := changed(office.library, parent):
            raise stop(*slips)
        if not re.fullmatch(PINNED, ref, re.ASCII):
            raise stop(finding("rules-version-form", given=version))
        if ref in office.library.files:
            raise stop(finding("rules-version-taken", given=ref))
        for one in drafts.of_owner(work.connection, OWNER):
            if one.kind == RULES and read_paper(RuleDraft, one.content).ref == ref:
                raise stop(finding("rules-draft-there", given=ref))
        subject = f"{RULES}:{work.chance()}"
        text = edit(content, (SetKey("version", version), SetKey("status", "draft"), RemoveKey("adopted")))
        draft = RuleDraft(ref=ref, parent=parent, text=normalize("NFC", text.decode("utf-8-sig")))
        done.append(_save(work, subject, draft, 0))
        return subject

    outcome = office.act(hand, act)
    return outcome if isinstance(outcome, NotDone) else done[0]


def look(office: Office, hand: Hand, subject: str) -> Standing | NotDone:
    """Give a draft as it stands."""
    with office.reading() as connection:
        try:
            allow(connection, hand, WRITE, RULES)
            return _known(connection, subject)
        except StoppedError as fault:
            return fault.why


def change(office: Office, hand: Hand, subject: str, puts: Sequence[Put]) -> Standing | NotDone:
    """Write in cells of a draft; the rest of its text stays as it is, comments too.

    Args:
        puts: Cells, each with what the window saw there; one that somebody else changed since is left as it stands.
    """
    done: list[Standing] = []

    def act(work: Work) -> str:
        _may(work)
        known, parents = _known(work.connection, subject), parents_of(office.library)
        tree = whole_tree(read_toml(known.draft.text.encode())[0] or {}, parents)
        free = [one for one in puts if value_at(tree, one.place) in (one.was, one.now)]
        clashed = tuple(Clash(one, known.draft.by) for one in puts if one not in free)
        text, refused = written(known.draft.text, free, parents)
        found = _rewritten(work, known, text)
        done.append(replace(found, clashed=clashed, refused=refused))
        return subject

    outcome = office.act(hand, act)
    return outcome if isinstance(outcome, NotDone) else done[0]


def put_text(office: Office, hand: Hand, subject: str, content: bytes, version: int) -> Standing | NotDone:
    """Save the whole text of a draft, over the version that was read.

    Args:
        content: UTF-8; whether it is TOML is told by the findings, not here.
        version: Of the draft, as the window saw it.
    """
    text, found = text_of(content)
    if found:
        return NotDone(WRITE, findings=found)
    done: list[Standing] = []

    def act(work: Work) -> str:
        _may(work)
        known = _known(work.connection, subject)
        done.append(_rewritten(work, replace(known, version=version), text))
        return subject

    outcome = office.act(hand, act)
    return outcome if isinstance(outcome, NotDone) else done[0]


def throw_away(office: Office, hand: Hand, subject: str, version: int) -> Standing | NotDone:
    """Remove a draft for good; give what it was.

    Args:
        version: As the window saw it.
    """
    done: list[Standing] = []

    def act(work: Work) -> str:
        _may(work)
        done.append(_known(work.connection, subject))
        work.tx.discard_draft(subject, version)
        return subject

    outcome = office.act(hand, act)
    return outcome if isinstance(outcome, NotDone) else done[0]


def parents_of(library: Library) -> Parents:
    """Give what finds the file of a version that a draft extends."""
    return library.files.get


def _may(work: Work) -> None:
    work.may(WRITE, work.case(RULES, "dossier"))


def _known(connection: Connection, subject: str) -> Standing:
    """Give a draft.

    Raises:
        StoppedError: There is none of that name.
    """
    try:
        found = drafts.read(connection, subject)
    except UnknownDraftError:
        raise stop(finding("rules-no-draft")) from None
    if found.kind != RULES:
        raise stop(finding("rules-no-draft"))
    return _standing(found)


def _standing(found: Draft) -> Standing:
    return Standing(found.id, read_paper(RuleDraft, found.content), found.version, found.saved_at)


def _rewritten(work: Work, known: Standing, text: str) -> Standing:
    """Save a draft with another text; the same text is not saved again."""
    if text == known.draft.text:
        return known
    tree = read_toml(text.encode())[0] or {}
    said = f"{tree.get('id')}@{tree.get('version')}"
    ref = said if re.fullmatch(PINNED, said, re.ASCII) else known.draft.ref
    return _save(work, known.subject, known.draft.model_copy(update={"ref": ref, "text": text}), known.version)


def _save(work: Work, subject: str, draft: RuleDraft, version: int) -> Standing:
    signed = draft.model_copy(update={"by": work.hand.person})
    kept = Draft(subject, RULES, OWNER, version, canonical(signed), work.hand.at)
    return Standing(subject, signed, work.tx.save_draft(kept), work.hand.at)
