"""Grades and outcomes: bands in order, grades that agree and have a label, outcomes that can be reached."""

from __future__ import annotations

from collections.abc import Iterator

from conditionality.findings import Finding, finding, nearest
from conditionality.formula.nodes import Truth
from conditionality.referential.blocks import Band, Grading
from conditionality.referential.lint_scales import case_findings
from conditionality.referential.lint_steps import order_findings
from conditionality.referential.names import bands_of, grade_labels, grades_of
from conditionality.referential.rules import Rules, read_formula


def output_findings(rules: Rules) -> tuple[Finding, ...]:
    """Give what is wrong with grades and outcomes."""
    return (*(one for grading in rules.referential.gradings for one in _grading(rules, grading)), *_outcomes(rules))


def _grading(rules: Rules, grading: Grading) -> Iterator[Finding]:
    path = f"gradings[{grading.id}]"
    if not grading.bands and not grading.cases and not grading.otherwise:
        yield finding("missing-key", f"{path}.bands", key="bands")
    if grading.by is None and (grading.cases or grading.otherwise):
        yield finding("missing-key", f"{path}.by", key="by")
    if grading.by is not None:
        has_rest = bool(grading.otherwise or grading.bands)
        yield from case_findings(rules, path, grading.by, tuple(grading.cases), has_rest)
    tables: dict[str, tuple[Band, ...]] = {"bands": grading.bands, "otherwise": grading.otherwise}
    tables |= {f"cases.{key}": bands for key, bands in grading.cases.items()}
    for key, bands in tables.items():
        yield from order_findings(f"{path}.{key}", bands)
        if bands and bands[-1].bounds():
            yield finding("bands-open", f"{path}.{key}", level="warning")
    yield from _grades(path, grading)


def _grades(path: str, grading: Grading) -> Iterator[Finding]:
    known, labels = grades_of(grading), grade_labels(grading)
    for key, grades in bands_of(grading).items():
        ranks = [known.index(one) for one in grades]
        if ranks != sorted(ranks):
            yield finding("grades-disagree", f"{path}.{key}", given=", ".join(grades), order=", ".join(known))
    for rank, forced in enumerate(grading.force_if, 1):
        if forced.grade not in labels:
            near = nearest(forced.grade, labels)
            yield finding("grade-without-label", f"{path}.force_if[{rank}]", given=forced.grade, nearest=near)
    for rank, cap in enumerate(grading.cap_if, 1):
        if cap.grade not in known:
            near = nearest(cap.grade, known)
            yield finding("grade-unknown", f"{path}.cap_if[{rank}].grade", given=cap.grade, nearest=near)


def _outcomes(rules: Rules) -> Iterator[Finding]:
    outcomes = rules.referential.outcomes
    seen: dict[str, str] = {}
    always = ""
    for one in outcomes:
        path = f"outcomes[{one.id}]"
        earlier = always or seen.get(one.when, "")
        if earlier:
            yield finding("outcome-unreachable", path, given=one.id, before=earlier)
        node, _ = read_formula(one.when)
        if not always and isinstance(node, Truth) and node.value:
            always = one.id
        seen.setdefault(one.when, one.id)
    if outcomes and not always:
        yield finding("outcomes-open", f"outcomes[{outcomes[-1].id}]", level="warning", given=outcomes[-1].id)
