"""Plan what an organisation can do to be accepted, then follow it a year later: `python examples/a_plan.py`."""

from __future__ import annotations

from pathlib import Path

from conditionality import Report, as_text, open_rule_book, read_report, score
from conditionality.desk.plans import amended_plan, curve_for, make_shelf, plans_for
from conditionality.plan.curve_sheet import curve_section
from conditionality.plan.follow import follow_plan
from conditionality.plan.follow_sheet import follow_sheet
from conditionality.plan.sheet import plan_pages

FOLDER = Path(__file__).parent / "plan"


def main() -> None:
    """Make three plans, choose among their actions by hand, and follow the first with the report of the next year."""
    book, _ = open_rule_book("socle-regional@1.0.0")
    if book is None:
        raise SystemExit(2)
    rules = book.newest
    reports = [read_report((FOLDER / name).read_bytes(), rules)[0] for name in ("RD-004-2024.json", "RD-004-2025.json")]
    before, after = (one for one in reports if isinstance(one, Report))
    shelf = make_shelf((rules,))
    bench = shelf.bench(before)

    plans = plans_for(bench, before)
    for one in plans:
        days, euros = (sum(step.effort_days for step in one.actions), sum(step.cost_eur for step in one.actions))
        print(f"{one.order}: {one.verdict}, {len(one.actions)} actions, {days} days, {euros} euros")
    plan = plans[0]
    print("total:", plan.before.total, "->", plan.after.total)

    for row in curve_section(curve_for(bench, before), rules, "en").grids[0].rows:
        print(" | ".join(row))

    # The assembly leaves one action out: the plan is proved again, and says what is then missing.
    fewer = amended_plan(bench, before, plan, [one.id for one in plan.actions[1:]]).plan
    if fewer is not None:
        print("without", plan.actions[0].id, "->", fewer.verdict, [(one.kind, one.of) for one in fewer.unmet])

    pages = plan_pages(bench, before, plan)
    follow = follow_plan(plan, pages.schedule, pages.expected, 1, score(shelf.bench(after).scorer, after, (before,)))
    print(as_text(follow_sheet(follow, plan, rules, "en"), 120))


main()
