"""Print an improvement plan: what to do, from where to where, when, the score to expect, and who signs."""

from __future__ import annotations

from fractions import Fraction

from conditionality.certificate.paper import Masthead, sheet_pdf
from conditionality.certificate.pieces import Bar
from conditionality.plan.explain import points_text, standing_label
from conditionality.plan.paper import Standing
from conditionality.plan.sheet import PlanPages, plan_sheet
from conditionality.referential.model import Referential
from conditionality.scoring.labels import words
from conditionality.scoring.tops import tops
from conditionality.wording.numbers import day, number
from conditionality.wording.speech import Lang, say


def make_plan_pdf(pages: PlanPages, referential: Referential, lang: Lang) -> bytes:
    """Print a plan.

    Args:
        pages: The plan, its schedule and the scores to expect.
        referential: The référentiel it was made with.
        lang: `fr` or `en`.

    Returns:
        A tagged PDF; the same inputs give the same bytes.
    """
    sheet = plan_sheet(pages, referential, lang)
    return sheet_pdf(sheet, masthead=plan_masthead(pages, referential, lang), author=referential.publisher or "")


def plan_masthead(pages: PlanPages, referential: Referential, lang: Lang) -> Masthead:
    """Give what stands under the title: who, which rules, which period, the total with the plan, each period's."""
    plan, most = pages.plan, tops(referential)["total"]
    siret = f" (SIRET {plan.organisation.siret})" if plan.organisation.siret else ""
    start, end = day(lang, plan.period.from_), day(lang, plan.period.to)
    facts = (
        (say(lang, "Organisation"), (plan.organisation.name or plan.report_id) + siret),
        (say(lang, "Rules"), f"{words(referential.title, lang)}, {referential.version}"),
        (say(lang, "Period"), say(lang, "from {start} to {end}", start=start, end=end)),
        (say(lang, "Plan"), plan.fingerprint()),
    )
    reached = say(lang, "{score} out of {most}", score=points_text(plan.after.total, lang), most=number(lang, most))
    total = Bar(say(lang, "Total with the plan"), reached, _share(plan.after, most))
    bars = (
        Bar(say(lang, "Total today"), points_text(plan.before.total, lang), _share(plan.before, most)),
        Bar(say(lang, "Total with the plan"), points_text(plan.after.total, lang), _share(plan.after, most)),
    )
    label = standing_label(plan.after, referential, lang)
    verdict = say(lang, "{label} with the plan", label=label) if plan.actions else label
    return Masthead(facts, total, verdict, bars)


def _share(standing: Standing, most: Fraction) -> Fraction | None:
    return standing.total / most if standing.total is not None and most > 0 else None
