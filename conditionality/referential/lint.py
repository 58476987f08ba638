"""Check what a rule book says, beyond its form: every rule that a référentiel must obey, all findings at once."""

from __future__ import annotations

from collections.abc import Iterator

from conditionality.findings import Finding, finding
from conditionality.referential.graph import circles, dependencies
from conditionality.referential.lint_levers import lever_findings
from conditionality.referential.lint_marks import mark_findings
from conditionality.referential.lint_names import name_findings
from conditionality.referential.lint_outputs import output_findings
from conditionality.referential.lint_scales import scale_findings
from conditionality.referential.lint_tables import table_findings
from conditionality.referential.lint_terms import term_findings
from conditionality.referential.model import Referential
from conditionality.referential.rules import Rules, bind

CONFUSING = frozenset({"dimension-circle", "name-twice", "name-shared"})
"""Findings that would make circles of their own: these are looked for once they are gone."""


def lint(referential: Referential) -> tuple[Finding, ...]:
    """Give everything that is wrong or doubtful in a référentiel whose form is right."""
    rules, faults = bind(referential)
    found = (
        *name_findings(referential),
        *term_findings(referential),
        *faults,
        *table_findings(rules),
        *scale_findings(rules),
        *lever_findings(rules),
        *mark_findings(rules),
        *output_findings(rules),
    )
    if not any(one.code in CONFUSING for one in found):
        found += tuple(_circles(rules))
    return tuple(dict.fromkeys(found))


def _circles(rules: Rules) -> Iterator[Finding]:
    for loop in circles(dependencies(rules.referential, rules.nodes)):
        yield finding("formula-circle", block_of(rules.referential, loop[0]), circle=" → ".join(loop))


def block_of(referential: Referential, name: str) -> str:
    """Give the place of the block that a name of the machine belongs to: `V1.points` → `indicators[V1]`."""
    if name.startswith("gate."):
        return f"gates[{name.split('.')[1]}]"
    base = name.partition(".")[0]
    blocks = ("indicators", "dimensions", "results", "gradings") if "." in name else ("fields", "parameters")
    for block in blocks:
        if any(one.id == base for one in getattr(referential, block)):
            return f"{block}[{base}]"
    return "outcomes" if base == "outcome" else "gates" if base == "gates_hold" else "total" if base == "total" else ""
