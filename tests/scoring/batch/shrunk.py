"""Make a difference between the two machines small: one report, and as little of the référentiel as still shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

import numpy as np
from pydantic import ValidationError

from conditionality.errors import RejectedReferentialError
from conditionality.findings import errors
from conditionality.formula.nodes import children
from conditionality.formula.parse import parse
from conditionality.formula.unparse import unparse
from conditionality.formula.values import Value
from conditionality.referential.lint import lint
from conditionality.referential.model import Referential
from conditionality.scoring.compile import compile_program
from conditionality.scoring.marks import plain_text
from tests.scoring.batch.compared import Difference, differing
from tests.scoring.batch.plain import Tree, shorthand
from tests.scoring.batch.random_reports import Reports

FORMULAS = frozenset(
    {"value", "formula", "when", "if", "fails_if", "asked_if", "applies_if", "weight", "combine", "on"}
    | {"from", "above", "up_to", "below", "not_applicable_if"}
)
"""Keys under which a text may be a formula."""

LEFT_ALONE = frozenset({"id", "version", "title", "in_force", "label", "kind"})


@dataclass(frozen=True, slots=True)
class Case:
    """One report on which the machines do not agree.

    Attributes:
        tree: The référentiel, as its file would say it.
        on: The day it is compiled for.
        report: One report.
        output: The register.
    """

    tree: Tree
    on: date
    report: Reports
    output: str

    def referential(self) -> Referential | None:
        """Give the référentiel; None where it has a fault."""
        try:
            found = Referential.model_validate(self.tree)
        except ValidationError:
            return None
        return None if errors(lint(found)) else found

    def differences(self) -> list[Difference]:
        """Run both machines; what a machine raises is a difference too."""
        referential = self.referential()
        if referential is None:
            return []
        try:
            program = compile_program(referential, self.on)
        except RejectedReferentialError:
            return []
        if self.output not in program.registers and not self.output.endswith(".shown"):
            return []
        known = {"period.from", "period.to", *(one.id for one in referential.fields)}
        columns = {name: column for name, column in self.report.columns().items() if name in known}
        try:
            return differing(program, columns, self.report.rows, (self.output,))
        except (ArithmeticError, LookupError, TypeError, ValueError, RuntimeError) as fault:
            return [Difference(0, self.output, "", f"{type(fault).__name__}: {fault}")]


def part(reports: Reports, start: int, stop: int) -> Reports:
    """Give some of many reports."""
    answers = {name: replace(one, picks=one.picks[start:stop]) for name, one in reports.answers.items()}
    return Reports(stop - start, answers)


def halved(case: Case) -> Case:
    """Look for one report that differs by itself, half by half; as it is where no half does."""
    while case.report.rows > 1:
        middle = case.report.rows // 2
        halves = (part(case.report, 0, middle), part(case.report, middle, case.report.rows))
        kept = next((one for one in (replace(case, report=half) for half in halves) if one.differences()), None)
        if kept is None:
            return case
        case = kept
    return case


def shrink(case: Case, tries: int) -> Case:
    """Take away what can be taken away while the machines still differ.

    Args:
        case: One that differs.
        tries: Smaller cases that are run before it is left as it is.
    """
    while True:
        smaller = None
        for other in _smaller_cases(case):
            if tries <= 0:
                return case
            tries -= 1
            if other.differences():
                smaller = other
                break
        if smaller is None:
            return case
        case = smaller


def _smaller_cases(case: Case) -> Iterator[Case]:
    for tree in _smaller(case.tree, ""):
        yield replace(case, tree=cast("Tree", tree))
    for name, one in case.report.answers.items():
        if one.picks[0] >= 0:
            absent = replace(one, picks=np.array([-1], np.int32))
            yield replace(case, report=replace(case.report, answers={**case.report.answers, name: absent}))


def _smaller(tree: object, key: str) -> Iterator[object]:
    """Give what is one thing smaller: a block, a key, an item less, or a part of a formula in place of it."""
    match tree:
        case dict():
            names = [name for name in tree if name not in LEFT_ALONE]
            yield from ({other: value for other, value in tree.items() if other != name} for name in names)
            yield from ({**tree, name: one} for name in names for one in _smaller(tree[name], name))
        case tuple():
            yield from ((*tree[:rank], *tree[rank + 1 :]) for rank in range(len(tree)))
            parts = ((rank, one) for rank, value in enumerate(tree) for one in _smaller(value, key))
            yield from ((*tree[:rank], one, *tree[rank + 1 :]) for rank, one in parts)
        case str() if key in FORMULAS:
            node, _ = parse(tree)
            yield from () if node is None else (unparse(one) for one in children(node))


def case_text(case: Case, differences: list[Difference]) -> str:
    """Write a case in the shorthand of `tests.scoring.small`, for a person to read and a test to repeat."""
    values = case.report.values(0)
    told = "".join(f"# {one.output}: exact {one.exact} | batch {one.batch}\n" for one in differences)
    answers = ", ".join(f"{name} = {_written(value)}" for name, value in values.items())
    return f"{told}# compiled for {case.on.isoformat()}\n# answers: {answers}\n{shorthand(case.tree)}"


def _written(value: Value) -> str:
    return str(value) if not isinstance(value, frozenset | bool) else plain_text(value)
