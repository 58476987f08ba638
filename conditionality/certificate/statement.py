"""What a certificate says, as a frozen paper: who, under which rules, how much, what was decided, from when to when.

It holds no raw answer. The papers that it was made from are named by fingerprint; those that hold answers or names are
salted first, since the answers of a small report could be found by trying them all
(`docs/decisions/0071-fingerprints-of-answers-are-salted.md`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Literal

from conditionality.codec import Exact, Paper, fingerprint
from conditionality.referential.model import Referential
from conditionality.referential.terms import Words
from conditionality.report.model import Period
from conditionality.scoring.explain import mention, outcome_label
from conditionality.scoring.labels import words
from conditionality.scoring.scorecard import Amount, GateStatus, NodeMark, Scorecard, Status
from conditionality.scoring.tops import tops
from conditionality.wording.speech import Lang

Kind = Literal["accepted", "improving"]
"""`accepted`, or `improving`: accepted with an improvement plan."""

Avis = Literal["accept", "plan", "refuse", "none"]
"""What the assembly gave: accept, accept with a plan, refuse, or no avis at all."""

PRINTED_DIGITS = 16
"""Hexadecimal digits of the fingerprint that a person compares."""


class Label(Paper):
    """Words in both languages."""

    fr: str
    en: str

    def text(self, lang: Lang) -> str:
        """Give the words in a language."""
        return self.fr if lang == "fr" else self.en


class Holder(Paper):
    """The organisation that the certificate is for."""

    siret: str | None = None
    name: str
    town: str | None = None


class Rules(Paper):
    """The version of the référentiel; `sha256` is that of the bytes of its file."""

    ref: str
    title: Label
    sha256: str


class Measure(Paper):
    """The total or a dimension; `most` is how high it can go."""

    id: str
    label: Label
    status: Status
    score: Amount | None = None
    most: Exact


class Gate(Paper):
    """A gate, and whether it holds."""

    id: str
    label: Label
    status: GateStatus


class AvisGiven(Paper):
    """The avis of the assembly: its session, its day, what it was, and the masses of the vote.

    Attributes:
        mass_for: Share of the whole mass, 0 to 1; none when it was by consent, or when nothing could be counted.
    """

    session: str
    on: date
    outcome: Avis
    mass_for: Exact | None = None
    mass_against: Exact | None = None
    mass_abstain: Exact | None = None


class Act(Paper):
    """The act of the region that decides."""

    number: str
    on: date


class Head(Paper):
    """The last event of the ledger when the certificate was made."""

    height: int
    hash: str


class Parent(Paper):
    """A rule book that the référentiel extends."""

    ref: str
    sha256: str


class Papers(Paper):
    """Sha256 of the papers attached to the audit file; all but the rule books are salted."""

    report: str
    scorecard: str
    decision: str
    history: tuple[str, ...] = ()
    parents: tuple[Parent, ...] = ()


class Statement(Paper):
    """Everything that a certificate says.

    Attributes:
        id: Number of the certificate.
        kind: What it certifies.
        issuer: Name of the region.
        dossier: Code of the dossier.
        outcome: What the rules recommended, as a code; `outcome_label` is how it is called.
        grade: The first grading's grade.
        act: The decision.
        valid_until: Last day.
        head: Where the ledger stood.
        mention: The legal mention about algorithms.
        demonstration: It was made for trial, and has no legal value.
    """

    id: str
    kind: Kind
    issuer: str
    dossier: str
    holder: Holder
    rules: Rules
    period: Period
    outcome: str
    outcome_label: Label
    grade: str | None = None
    grade_label: Label | None = None
    total: Measure
    dimensions: tuple[Measure, ...] = ()
    gates: tuple[Gate, ...] = ()
    avis: AvisGiven | None = None
    act: Act
    valid_from: date
    valid_until: date
    head: Head
    papers: Papers
    mention: Label
    demonstration: bool = False

    def fingerprint(self) -> str:
        """Give the sha256 of the canonical form."""
        return fingerprint(self)


def printed_fingerprint(whole: str) -> str:
    """Give the digits that are printed, in groups of four.

    >>> printed_fingerprint("0123456789abcdef" * 4)
    '0123 4567 89ab cdef'
    """
    return " ".join(whole[rank : rank + 4] for rank in range(0, PRINTED_DIGITS, 4))


@dataclass(frozen=True, slots=True)
class Bundle:
    """The papers that travel inside the audit file, as bytes.

    Attributes:
        referential: The TOML file, as it was published.
        report: Canonical bytes of the report.
        scorecard: Canonical bytes of the scorecard.
        decision: Canonical bytes of the decision record.
        salt: 32 bytes of chance, put before all but rule books when their fingerprints are taken.
        parents: TOML files by `id@version`, of the rule books that the référentiel extends.
        history: Canonical bytes of the earlier reports that the score read.
    """

    referential: bytes
    report: bytes
    scorecard: bytes
    decision: bytes
    salt: bytes
    parents: Mapping[str, bytes] = field(default_factory=dict)
    history: tuple[bytes, ...] = ()

    def papers(self) -> Papers:
        """Give the fingerprints that a statement names."""
        return Papers(
            report=self._salted(self.report), scorecard=self._salted(self.scorecard),
            decision=self._salted(self.decision), history=tuple(map(self._salted, self.history)),
            parents=tuple(
                Parent(ref=ref, sha256=sha256(content).hexdigest()) for ref, content in sorted(self.parents.items())
            ),
        )  # fmt: skip

    def rules_sha256(self) -> str:
        """Give the fingerprint of the référentiel's file."""
        return sha256(self.referential).hexdigest()

    def _salted(self, content: bytes) -> str:
        return sha256(self.salt + content).hexdigest()


@dataclass(frozen=True, slots=True)
class Grant:
    """What a certificate says beside the score; the names are those of `Statement`."""

    id: str
    kind: Kind
    issuer: str
    dossier: str
    holder: Holder
    avis: AvisGiven | None
    act: Act
    valid_from: date
    valid_until: date
    head: Head
    demonstration: bool = False


def make_statement(grant: Grant, card: Scorecard, referential: Referential, bundle: Bundle) -> Statement:
    """Write what a certificate says.

    Args:
        grant: What was decided, and for whom.
        card: The scorecard that the decision rests on.
        referential: The référentiel it was made with.
        bundle: The papers, for their fingerprints.
    """
    most = tops(referential)
    labels = {one.id: _label(one.label) for one in referential.dimensions}
    gates = {one.id: one.status for one in card.gates}
    return Statement(
        **{name: getattr(grant, name) for name in Grant.__slots__},
        rules=Rules(ref=referential.ref, title=_label(referential.title), sha256=bundle.rules_sha256()),
        period=card.period,
        outcome=card.outcome,
        outcome_label=Label(fr=outcome_label(card, referential, "fr"), en=outcome_label(card, referential, "en")),
        grade=card.grade,
        grade_label=_grade_label(card.grade, referential),
        total=_measure(card.total, Label(fr="Total", en="Total"), most),
        dimensions=tuple(_measure(one, labels[one.id], most) for one in card.dimensions),
        gates=tuple(Gate(id=one.id, label=_label(one.label), status=gates[one.id]) for one in referential.gates),
        papers=bundle.papers(),
        mention=Label(fr=mention(referential, "fr"), en=mention(referential, "en")),
    )


def _grade_label(grade: str | None, referential: Referential) -> Label | None:
    """Give how the first grading calls a grade."""
    first = referential.gradings[0] if grade and referential.gradings else None
    if first is None:
        return None
    bands = (*first.bands, *(band for part in first.cases.values() for band in part), *first.otherwise)
    return next((_label(one.label) for one in bands if one.id == grade and one.label is not None), None)


def _label(text: Words) -> Label:
    return Label(fr=words(text, "fr"), en=words(text, "en"))


def _measure(mark: NodeMark, label: Label, most: Mapping[str, Fraction]) -> Measure:
    return Measure(id=mark.id, label=label, status=mark.status, score=mark.score, most=most[mark.id])


def named(papers: Papers) -> Iterator[tuple[str, str]]:
    """Give the name of each salted attachment and its fingerprint."""
    yield "report.json", papers.report
    yield "scorecard.json", papers.scorecard
    yield "decision.json", papers.decision
    for rank, one in enumerate(papers.history, 1):
        yield f"history-{rank}.json", one
