"""A référentiel: one version of a public rule book, as a frozen paper."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from conditionality.codec import Paper, fingerprint
from conditionality.referential.blocks import (
    AskedField,
    Check,
    Dimension,
    Display,
    Gate,
    Grading,
    Indicator,
    Missing,
    NamedScale,
    Outcome,
    Parameter,
    Result,
    Table,
    Total,
)
from conditionality.referential.terms import Code, InForce, Link, Text, Words

REFERENTIAL_ID = r"^[a-z][a-z0-9-]*$"
VERSION = r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$"
PINNED = r"^[a-z][a-z0-9-]*@(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$"
DURATION = r"^P(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$"

MOST_BLOCKS = 1_000
"""Blocks of one kind."""

Status = Literal["draft", "proposed", "published", "superseded", "retired"]
Duration = Annotated[str, Field(pattern=DURATION)]


class Adopted(Paper):
    """The act that adopted this version.

    Attributes:
        act: Body, number and object of the act.
        on: Its day.
        href: Where it can be read.
    """

    act: Text
    on: date
    href: Link | None = None


class Referential(Paper):
    """One version of a rule book, flattened: parents named by `extends` are already merged in.

    Attributes:
        id: Its name: small letters, digits and `-`.
        version: Semantic version, three numbers.
        title: What people read first.
        description: What it is for, in a few sentences.
        extends: The versions it was made from, each pinned (`id@version`).
        status: Where this version is in its life.
        in_force: Periods it rules; the start of the reporting period counts.
        adopted: The act that adopted it.
        interval: Time between two reports, as an ISO 8601 duration.
        grace: Time to file after the end of a period, as an ISO 8601 duration.
        publisher: Who publishes it.
        licence: Under which licence others may copy it.
        missing: What a missing answer earns, where the indicator does not say.
        fields: What is asked.
        parameters: Constants that change with the years.
        tables: Tables that formulas read.
        checks: What the answers of a report must say together.
        scales: Scales that several indicators share.
        dimensions: Branches of the tree of marks.
        indicators: What is scored.
        gates: Conditions beside the sum.
        results: Further named outputs.
        total: The top of the tree.
        gradings: Grades.
        outcomes: Recommendations, in order.
        display: How numbers are shown.

    Source:
        Référentiel language, sections 1 and 2.
    """

    id: Annotated[str, Field(pattern=REFERENTIAL_ID, max_length=60)]
    version: Annotated[str, Field(pattern=VERSION, max_length=20)]
    title: Words
    description: Words | None = None
    extends: Annotated[tuple[Annotated[str, Field(pattern=PINNED, max_length=90)], ...], Field(max_length=20)] = ()
    status: Status = "draft"
    in_force: InForce
    adopted: Adopted | None = None
    interval: Duration = "P1Y"
    grace: Duration | None = None
    publisher: Text | None = None
    licence: Code | None = None
    missing: Missing = "zero"
    fields: Annotated[tuple[AskedField, ...], Field(max_length=MOST_BLOCKS)] = ()
    parameters: Annotated[tuple[Parameter, ...], Field(max_length=MOST_BLOCKS)] = ()
    tables: Annotated[tuple[Table, ...], Field(max_length=MOST_BLOCKS)] = ()
    checks: Annotated[tuple[Check, ...], Field(max_length=MOST_BLOCKS)] = ()
    scales: Annotated[tuple[NamedScale, ...], Field(max_length=MOST_BLOCKS)] = ()
    dimensions: Annotated[tuple[Dimension, ...], Field(max_length=MOST_BLOCKS)] = ()
    indicators: Annotated[tuple[Indicator, ...], Field(max_length=MOST_BLOCKS)] = ()
    gates: Annotated[tuple[Gate, ...], Field(max_length=MOST_BLOCKS)] = ()
    results: Annotated[tuple[Result, ...], Field(max_length=MOST_BLOCKS)] = ()
    total: Total = Total()
    gradings: Annotated[tuple[Grading, ...], Field(max_length=MOST_BLOCKS)] = ()
    outcomes: Annotated[tuple[Outcome, ...], Field(max_length=MOST_BLOCKS)] = ()
    display: Display = Display()

    @property
    def ref(self) -> str:
        """Give `id@version`."""
        return f"{self.id}@{self.version}"

    def fingerprint(self) -> str:
        """Give the sha256 of the canonical form: the rules that scored, whatever the layout of the file."""
        return fingerprint(self)


BLOCKS: tuple[str, ...] = (
    "fields",
    "parameters",
    "tables",
    "checks",
    "scales",
    "dimensions",
    "indicators",
    "gates",
    "results",
    "gradings",
    "outcomes",
)
"""Names of the repeated blocks, in the order of a file."""
