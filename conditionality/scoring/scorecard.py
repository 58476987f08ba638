"""The scorecard: everything that made a score, as a frozen paper that can be recomputed by hand.

Each number stands twice: exactly (a whole number or a fraction in lowest terms) and as people see it.
"""

from __future__ import annotations

from typing import Literal

from conditionality.codec import Exact, Paper
from conditionality.report.model import Organisation, Period

Status = Literal["scored", "does_not_concern", "not_applicable", "missing", "excluded", "not_computable"]
GateStatus = Literal["holds", "fails", "not_applicable", "unknown"]


class Amount(Paper):
    """A number twice: `exact` (`"475/6"`) and `shown` (`"79.2"`, a point before decimals)."""

    exact: Exact
    shown: str


class Entry(Paper):
    """One raw answer that an indicator reads, as plain text; empty when there is none, with why."""

    field: str
    given: str | None = None
    why_empty: str | None = None


class Line(Paper):
    """The line of a scale that gave the points, with its bounds.

    Attributes:
        kind: `step` (a line of a table), `beyond` (no line took the value), `segment` (between two knots), `edge`
            (outside or on a knot), `option`, `ticked`, `truth`, `formula`, `value` (the value is the points),
            `override` (points replaced by rule), `replaced` (points that stand for a missing value).
        case: The variant of the scale, when a field picks one.
        word: `from`, `above`, `up_to`, `below`, or empty for a line without a bound.
        bound: The bound of the line.
        low: Knot under the value, and its points.
        high: Knot over the value, and its points.
        option: Options that count.
        rank: Line of the table, from 1, or rank of the override.
    """

    kind: Literal[
        "step", "beyond", "segment", "edge", "option", "ticked", "truth", "formula", "value", "override", "replaced"
    ]
    case: str | None = None
    word: str | None = None
    bound: Exact | None = None
    low: tuple[Exact, Exact] | None = None
    high: tuple[Exact, Exact] | None = None
    option: tuple[str, ...] = ()
    rank: int | None = None


class IndicatorMark(Paper):
    """One indicator: entries, value, line of the scale, points, weight, contribution.

    Attributes:
        value: The value scored when it is a number.
        answer: The value scored when it is an option, a yes or no, or a day.
        reason: Why there is no value, as a code; or why it is not applicable.
        weight: Nominal weight in its node.
        share: Share of the total that it carries after redistribution, 0 to 1.
        contribution: Points it brings to the total.
        approximate: A logarithm or an imperfect root (50 digits) came in.
    """

    id: str
    node: str
    status: Status
    entries: tuple[Entry, ...] = ()
    value: Amount | None = None
    answer: str | None = None
    reason: str | None = None
    reason_of: str | None = None
    line: Line | None = None
    points: Amount | None = None
    weight: Amount | None = None
    share: Amount | None = None
    contribution: Amount | None = None
    approximate: bool = False


class NodeMark(Paper):
    """One dimension, or the total: score, weight applied, what it brings, and the adjustment that keeps sums exact.

    Attributes:
        adjustment: What the node brings beyond the linear shares of its children (a clamp, a product, a minimum).
    """

    id: str
    parent: str | None = None
    status: Status
    score: Amount | None = None
    rounded: Amount | None = None
    weight: Amount | None = None
    share: Amount | None = None
    contribution: Amount | None = None
    adjustment: Amount | None = None
    coverage: Amount | None = None
    floor: Amount | None = None
    floor_holds: bool | None = None


class GateMark(Paper):
    """One gate beside the sum."""

    id: str
    status: GateStatus
    effect: Literal["block", "suspend", "clawback", "assembly_review"]


class ResultMark(Paper):
    """A further named output."""

    id: str
    value: Amount | None = None
    answer: str | None = None
    rounded: Amount | None = None


class GradeMark(Paper):
    """A grade; None when it cannot be told."""

    id: str
    grade: str | None = None
    rank: int | None = None


class Reason(Paper):
    """One comparison that made the outcome, with its two numbers.

    Attributes:
        kind: `threshold` (in the outcome's own condition), `floor`, `gate`.
        of: The outcome, the node or indicator, or the gate.
        text: The condition, in the formula language.
        left: The number found.
        word: `eq ne lt le gt ge`; empty for a condition that compares nothing.
        right: The number it is compared with.
        holds: Whether the comparison holds; None when it cannot be told or does not apply.
    """

    kind: Literal["threshold", "floor", "gate"]
    of: str
    text: str
    left: Amount | None = None
    word: str | None = None
    right: Amount | None = None
    holds: bool | None = None


class Fingerprints(Paper):
    """Sha256 of the canonical bytes of what the score came from."""

    referential: str
    report: str
    history: tuple[str, ...] = ()


class Scorecard(Paper):
    """The score of one report under one version of the rules.

    Attributes:
        semantics: Number of the scoring semantics (see `scoring.program`).
        status: `complete`, or `incomplete` when a required answer is missing or a gate cannot be told: such a report
            can be simulated, not filed.
        unanswered: Required fields without an answer.
        flags: Codes of what deserves attention (`no-history`: a rule reads earlier reports and there is none).
        grade: The first grading's grade.
        outcome: Id of the outcome, or `not_computable`, or `not_applicable`.
    """

    semantics: int
    referential: str
    report_id: str
    organisation: Organisation
    period: Period
    status: Literal["complete", "incomplete"]
    unanswered: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    total: NodeMark
    grade: str | None = None
    outcome: str
    outcome_kind: str
    dimensions: tuple[NodeMark, ...] = ()
    indicators: tuple[IndicatorMark, ...] = ()
    gates: tuple[GateMark, ...] = ()
    results: tuple[ResultMark, ...] = ()
    grades: tuple[GradeMark, ...] = ()
    reasons: tuple[Reason, ...] = ()
    fingerprints: Fingerprints
