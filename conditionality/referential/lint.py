"""Check what a rule book says, beyond its form: every rule that a référentiel must obey, all findings at once."""

from __future__ import annotations

from conditionality.findings import Finding, errors, finding
from conditionality.referential.graph import circle, dependencies
from conditionality.referential.lint_marks import mark_findings
from conditionality.referential.lint_names import name_findings
from conditionality.referential.lint_scales import scale_findings
from conditionality.referential.lint_terms import term_findings
from conditionality.referential.model import Referential
from conditionality.referential.rules import bind


def lint(referential: Referential) -> tuple[Finding, ...]:
    """Give everything that is wrong or doubtful in a référentiel whose form is right.

    Names come first; formulas are only read when the blocks they name can be told apart, and circles only looked
    for when every name is known.
    """
    found = name_findings(referential)
    found += term_findings(referential)
    rules, faults = bind(referential)
    found += faults + scale_findings(rules) + mark_findings(rules)
    if not errors(faults) and not errors(name_findings(referential)):
        loop = circle(dependencies(referential, rules.nodes))
        if loop:
            found += (finding("formula-circle", loop[0], circle=" → ".join(loop)),)
    return found
