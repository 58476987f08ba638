"""Publish a version of a rule book: every condition is looked at first, all that is missing is told at once.

A version is published when nothing is wrong in its file, the rule books that it extends are published, its golden cases
hold, a back-test of these very rules against an older version was made, and the act that adopts it is known. Then the
act and the status are written in the file, the history gets its entry, and last the lock gets its line: from then on
the file never changes by a byte.

Each file is written whole or not at all, the lock last. Whatever stopped in between, publishing again with the same
act finishes the job: what is written already comes out the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from conditionality.codec import fingerprint
from conditionality.desk.golden import Difference, differences
from conditionality.desk.golden_cases import read_cases
from conditionality.desk.trial import Known, Trial, check_trial
from conditionality.findings import Finding, finding
from conditionality.referential.diff import diff
from conditionality.referential.history import Publication, with_entry
from conditionality.referential.library import LOCK_HEADER, Library, path_of, read, versions
from conditionality.referential.model import Adopted, Referential
from conditionality.referential.read import read_referential
from conditionality.referential.settled import rules_fingerprint
from conditionality.referential.write import ImpossibleEditError, SetKey, edit
from conditionality.wording.speech import Lang

Found = tuple[Finding, ...]

MOST_TOLD = 20
"""Differences of golden cases told one by one."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that publishing reads of a folder of rule books.

    Attributes:
        library: Files and lock.
        lock: Text of the lock.
        cases: Bytes of the golden cases of the rule book, by name.
        history: Text of its `HISTORY.md`; empty when there is none.
    """

    library: Library
    lock: str = ""
    cases: Mapping[str, bytes] = field(default_factory=dict)
    history: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """What is to be written to publish a version, in this order; a text that stands already is written again.

    Attributes:
        ref: `id@version`.
        content: The file.
        history: The history.
        lock: The lock, last.
        digest: sha256 of the file, as in the lock.
        meaning: Fingerprint of what it rules.
        cases: How many golden cases hold.
        trial: The back-test that was seen; none for a first version.
    """

    ref: str
    content: bytes
    history: str
    lock: str
    digest: str
    meaning: str
    cases: int
    trial: Trial | None = None


def prepare(shelf: Shelf, ref: str, act: Adopted, trial: Trial | None, lang: Lang) -> tuple[Ready | None, Found]:
    """Look at every condition, and give what is to be written, or all that is missing.

    Args:
        shelf: The folder.
        ref: `id@version`, one of its files.
        act: The act that adopts it.
        trial: The back-test that was made.
        lang: Language of the entry of the history.
    """
    library = shelf.library
    reading = read(library, ref)
    found = (*library.findings, *reading.findings)
    if reading.referential is None:
        return None, found
    version = Known(reading.referential, library.files[ref])
    older = _older(library, ref)
    cases, more = _golden(shelf, version.rules)
    found += (*_standing(library, version.rules, act), *_parents(library, version.rules), *more)
    found += (*_first_day(library, version.rules, older), *check_trial(trial, version, older))
    content, faults = _adopted(library, version, act)
    found += faults
    if found or content is None:
        return None, found
    return _ready(shelf, content, Proofs(act, cases, trial, _compared(trial, older)), lang), ()


def _compared(trial: Trial | None, older: Mapping[str, Known]) -> Referential | None:
    """Give the version that the back-test compared with."""
    return older[trial.old.ref].rules if trial is not None and trial.old is not None and older else None


@dataclass(frozen=True, slots=True)
class Proofs:
    """What stands for a version: the act, the golden cases that hold, the back-test and what it compared with."""

    act: Adopted
    cases: int
    trial: Trial | None
    older: Referential | None


def _ready(shelf: Shelf, content: bytes, proofs: Proofs, lang: Lang) -> Ready | None:
    rules = read_referential(content, shelf.library.files.get).referential
    if rules is None:
        return None
    compared, trial = proofs.older, proofs.trial
    made = Publication(
        referential=rules,
        act=proofs.act,
        older=compared,
        changes=diff(compared, rules) if compared is not None else (),
        cases=proofs.cases,
        tried_on=trial.reports if trial is not None and compared is not None else None,
        tried_day=trial.made_on if trial is not None else None,
    )
    digest = fingerprint(content)
    return Ready(
        ref=rules.ref,
        content=content,
        history=with_entry(shelf.history, made, lang),
        lock=with_line(shelf.lock, rules.ref, digest),
        digest=digest,
        meaning=rules_fingerprint(rules),
        cases=proofs.cases,
        trial=trial,
    )


def _standing(library: Library, rules: Referential, act: Adopted) -> Iterator[Finding]:
    """Say that a version is published already by another act, or past that."""
    if rules.ref in library.lock and rules.adopted != act:
        yield finding("publish-already", given=rules.ref, act=rules.adopted.act if rules.adopted else "–")
    if rules.status in {"superseded", "retired"}:
        yield finding("publish-status", "status", given=rules.status)


def _first_day(library: Library, rules: Referential, older: Mapping[str, Known]) -> Iterator[Finding]:
    """Say when a version would rule periods from which an older published one rules: their reports are made already."""
    if rules.ref in library.lock:
        return
    days = {ref: known.rules.in_force.from_ for ref, known in older.items() if ref in library.lock}
    latest = max(days, key=lambda ref: days[ref], default="")
    if latest and rules.in_force.from_ <= days[latest]:
        given, first = rules.in_force.from_.isoformat(), days[latest].isoformat()
        yield finding("publish-first-day", "in_force", given=given, older=latest, first=first)


def _parents(library: Library, rules: Referential) -> Iterator[Finding]:
    """Say which of the rule books that it extends may still change."""
    for parent in rules.extends:
        if parent not in library.lock:
            yield finding("publish-parent", "extends", given=parent)


def _golden(shelf: Shelf, rules: Referential) -> tuple[int, Found]:
    """Count the golden cases, and say which do not hold."""
    cases, found = read_cases(shelf.cases, rules)
    if not cases and not found:
        return 0, (finding("publish-no-case", given=rules.ref),)
    wrong = differences(cases, rules)
    told = tuple(case_finding(one) for one in wrong[:MOST_TOLD])
    if len(wrong) > MOST_TOLD:
        told += (finding("golden-more", count=len(wrong) - MOST_TOLD),)
    return len(cases), (*found, *told)


def case_finding(one: Difference) -> Finding:
    """Say that a golden case does not hold."""
    exact = f" ({one.exact})" if one.exact and one.exact != one.found else ""
    return finding(
        "golden-differs", f"cases/{one.case}", given=one.found, result=one.column, expected=one.expected, exact=exact
    )


def _older(library: Library, ref: str) -> Mapping[str, Known]:
    """Give the lower versions of the same rule book that can be read."""
    known = versions(library, ref.partition("@")[0])
    lower = known[: known.index(ref)]
    readings = {one: read(library, one).referential for one in lower}
    return {one: Known(rules, library.files[one]) for one, rules in readings.items() if rules is not None}


def _adopted(library: Library, version: Known, act: Adopted) -> tuple[bytes | None, Found]:
    """Write the act and the status in the text of the file; nothing else of what it says may change."""
    ref = version.rules.ref
    told: dict[str, object] = {"act": act.act, "on": act.on}
    told |= {"href": act.href} if act.href else {}
    try:
        content = edit(version.content, [SetKey("status", "published"), SetKey("adopted", told)])
    except ImpossibleEditError:
        return None, (finding("publish-edit", given=path_of(ref)),)
    after = read_referential(content, library.files.get)
    if after.referential is None or after.findings:
        return None, after.findings
    same = rules_fingerprint(after.referential) == rules_fingerprint(version.rules)
    kept = library.lock.get(ref, fingerprint(content)) == fingerprint(content)
    return (content, ()) if same and kept else (None, (finding("publish-edit", given=path_of(ref)),))


def with_line(lock: str, ref: str, digest: str) -> str:
    """Give the lock with the line of a version; every other line stays as it is.

    Args:
        lock: Text of the lock; empty when there is none.
        ref: A version that it does not hold, or holds with this digest.
        digest: sha256 of its file.
    """
    line = f"{digest}  {path_of(ref)}\n"
    text = lock or LOCK_HEADER
    text = text if text.endswith("\n") else f"{text}\n"
    return text if line in text.splitlines(keepends=True) else text + line
