"""A référentiel: one version of a public rule book, as a frozen paper."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from conditionality.codec import Paper, fingerprint
from conditionality.referential.blocks import (
    AskedField,
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
from conditionality.referential.terms import InForce, Words

REFERENTIAL_ID = r"^[a-z][a-z0-9-]*$"
VERSION = r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$"


class Adopted(Paper):
    """The act that adopted this version."""

    act: str
    on: date
    href: str | None = None


class Referential(Paper):
    """One version of a rule book, flattened: parents named by `extends` are already merged in.

    Source:
        Référentiel language, sections 1 and 2.
    """

    id: Annotated[str, Field(pattern=REFERENTIAL_ID, max_length=60)]
    version: Annotated[str, Field(pattern=VERSION, max_length=20)]
    title: Words
    description: Words | None = None
    extends: tuple[str, ...] = ()
    status: Literal["draft", "proposed", "published", "superseded", "retired"] = "draft"
    in_force: InForce
    adopted: Adopted | None = None
    interval: Annotated[str, Field(pattern=r"^P(\d+Y)?(\d+M)?(\d+D)?$")] = "P1Y"
    grace: Annotated[str, Field(pattern=r"^P(\d+Y)?(\d+M)?(\d+D)?$")] | None = None
    publisher: str | None = None
    licence: str | None = None
    missing: Missing = "zero"
    fields: tuple[AskedField, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    tables: tuple[Table, ...] = ()
    scales: tuple[NamedScale, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    gates: tuple[Gate, ...] = ()
    results: tuple[Result, ...] = ()
    total: Total = Total()
    gradings: tuple[Grading, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
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
    "scales",
    "dimensions",
    "indicators",
    "gates",
    "results",
    "gradings",
    "outcomes",
)
"""Names of the repeated blocks, in the order of a file."""
