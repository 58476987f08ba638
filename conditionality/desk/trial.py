"""The record of a back-test, as publishing reads it: which rules, against which, over how many reports, on what day.

The file is what `conditionality referential backtest … -o FILE.json` writes; only these lines of it are read here.
Rules are known by their meaning (`referential.settled.rules_fingerprint`), which publishing does not change: the status
and the act are written in the file after the back-test was seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from conditionality.codec import fingerprint
from conditionality.findings import Finding, finding
from conditionality.referential.model import Referential
from conditionality.referential.settled import rules_fingerprint
from conditionality.report.days import read_iso_day
from conditionality.report.json_text import Json, parse_json

Found = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """One side of a back-test.

    Attributes:
        ref: `id@version`.
        fingerprints: By which its rules are known: of their meaning, or of the file or the whole version.
    """

    ref: str
    fingerprints: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trial:
    """A back-test that was made.

    Attributes:
        new: The version tried.
        old: The version that it was compared with; none for a first version.
        reports: How many reports.
        made_on: The day.
    """

    new: Tried
    old: Tried | None
    reports: int
    made_on: date


def read_trial(content: bytes) -> tuple[Trial | None, Found]:
    """Read the record of a back-test; what is no such record is a finding."""
    tree, found = parse_json(content)
    if found or not isinstance(tree, dict):
        return None, found or (finding("trial-form"),)
    inner = tree.get("backtest")
    tree = inner if isinstance(inner, dict) else tree
    new, old = _tried(tree.get("new")), _tried(tree.get("old"))
    reports, day = tree.get("reports"), tree.get("made_on")
    on, _ = read_iso_day(day) if isinstance(day, str) else (None, ())
    whole = isinstance(reports, Decimal) and reports == reports.to_integral_value()
    if new is None or on is None or not whole or (old is None and tree.get("old") is not None):
        return None, (finding("trial-form"),)
    return Trial(new, old, int(str(reports)), on), ()


def _tried(side: Json) -> Tried | None:
    if not isinstance(side, Mapping):
        return None
    ref = side.get("ref")
    known = [side.get(key) for key in ("meaning", "sha256")]
    told = frozenset(one for one in known if isinstance(one, str))
    return Tried(ref, told) if isinstance(ref, str) and told else None


@dataclass(frozen=True, slots=True)
class Known:
    """A version at hand: what it rules, and its file."""

    rules: Referential
    content: bytes

    @property
    def fingerprints(self) -> frozenset[str]:
        """Give the fingerprints by which a record may name it."""
        return frozenset({rules_fingerprint(self.rules), self.rules.fingerprint(), fingerprint(self.content)})


def check_trial(trial: Trial | None, version: Known, older: Mapping[str, Known]) -> Found:
    """Say why a back-test does not let a version be published: none, another version, other rules, no report.

    Args:
        trial: The back-test.
        version: The version to publish.
        older: The lower versions of the same rule book; where there is none, no back-test is asked for.
    """
    if trial is None:
        return (finding("trial-due", given=version.rules.ref, older=", ".join(older)),) if older else ()
    return tuple(_faults(trial, version, older))


def _faults(trial: Trial, version: Known, older: Mapping[str, Known]) -> Iterator[Finding]:
    if trial.new.ref != version.rules.ref:
        yield finding("trial-other-version", given=trial.new.ref, expected=version.rules.ref)
    elif not trial.new.fingerprints & version.fingerprints:
        yield finding("trial-other-rules", given=version.rules.ref)
    if older and (trial.old is None or trial.old.ref not in older):
        yield finding("trial-other-older", given=trial.old.ref if trial.old else "–", older=", ".join(older))
    elif older and trial.old is not None and not trial.old.fingerprints & older[trial.old.ref].fingerprints:
        yield finding("trial-other-rules", given=trial.old.ref)
    if trial.reports < 1:
        yield finding("trial-no-report")
