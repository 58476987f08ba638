"""Explain a plan to people: what to do, what it earns and takes, and what proves that it is enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from conditionality.plan.goal import Condition
from conditionality.plan.paper import Action, Plan, Standing
from conditionality.referential.blocks import Indicator, Lever
from conditionality.referential.model import Referential
from conditionality.scoring.labels import OUTCOME_KINDS, block_labels, indicator_label, printed, table_word, words
from conditionality.wording.numbers import day, money, number
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, listed, mark, say

VERDICTS: Mapping[str, str] = {
    "met_already": mark("The goal is met already: there is nothing to do."),
    "sufficient": mark("These actions are enough: the report was scored again with them, by the same rules."),
    "limits": mark("No plan within these limits is enough. Here is the best that they allow."),
    "out_of_reach": mark("Not even every known action together is enough. Here is the best that can be reached."),
    "not_enough": mark("These actions are not enough: the report was scored again with them, by the same rules."),
    "given_up": mark("No plan that is enough was found in the time allowed. Here is the best that was found."),
}


def explain_plan(plan: Plan, referential: Referential, lang: Lang) -> Sheet:
    """Explain a plan.

    Args:
        plan: The plan.
        referential: The référentiel it was made with.
        lang: `fr` or `en`.
    """
    who = plan.organisation.name or plan.report_id
    title = say(lang, "Improvement plan: {title}", title=words(referential.title, lang))
    subtitle = say(
        lang,
        "{who}, period from {start} to {end}, rules {ref}",
        who=who,
        start=day(lang, plan.period.from_),
        end=day(lang, plan.period.to),
        ref=plan.referential,
    )
    sections = (_summary(plan, referential, lang), *_todo(plan, referential, lang), *_unmet(plan, referential, lang))
    return Sheet(title, subtitle, sections, "", lang)


def _summary(plan: Plan, referential: Referential, lang: Lang) -> Section:
    found = [say(lang, VERDICTS[plan.verdict])]
    before, after = (_standing(one, referential, lang) for one in (plan.before, plan.after))
    if plan.actions:
        found.append(say(lang, "Today: {before}. With the plan: {after}.", before=before, after=after))
        found.append(
            say(
                lang,
                "In all: {days} days of work and {cost}.",
                days=number(lang, sum((Fraction(one.effort_days) for one in plan.actions), Fraction(0))),
                cost=money(lang, sum((Fraction(one.cost_eur) for one in plan.actions), Fraction(0))),
            )
        )
    if plan.least and plan.actions:
        found.append(say(lang, "No other set of known actions asks for less."))
    if plan.order == "chosen":
        found.append(say(lang, "These actions were chosen by people, not proposed by the program."))
    elif plan.sufficient and not plan.least:
        found.append(say(lang, "A plan that asks for less may exist."))
    if any(one.estimated for one in plan.actions):
        found.append(say(lang, "Lines marked “estimated” have a default effort, cost and delay: to be discussed."))
    if plan.unanswered:
        labels = block_labels(referential, lang)
        left = listed(lang, (labels.get(name, name) for name in plan.unanswered))
        found.append(say(lang, "The report is incomplete; still to answer: {listed}.", listed=left))
    return Section(say(lang, "In short"), tuple(found))


def _standing(one: Standing, referential: Referential, lang: Lang) -> str:
    return f"{points_text(one.total, lang)} ({standing_label(one, referential, lang)})"


def standing_label(one: Standing, referential: Referential, lang: Lang) -> str:
    """Give what people read for the outcome of a standing."""
    outcome = next((item for item in referential.outcomes if item.id == one.outcome), None)
    label = words(outcome.label, lang) if outcome is not None and outcome.label is not None else None
    return label or table_word(OUTCOME_KINDS, one.outcome_kind, lang)


def points_text(value: Fraction | None, lang: Lang) -> str:
    """Give points as people read them, to one decimal; a dash for none."""
    return "–" if value is None else number(lang, value, 1)


def _todo(plan: Plan, referential: Referential, lang: Lang) -> Iterator[Section]:
    """Give the table of actions, then why each is worth doing."""
    if not plan.actions:
        return
    header = (
        *(say(lang, "Indicator"), say(lang, "Action"), say(lang, "Points"), say(lang, "Earned")),
        *(say(lang, "Days"), say(lang, "Cost"), say(lang, "Months")),
    )
    known = {one.id: one for one in referential.indicators}
    rows = tuple(_row(one, known[one.indicator], lang) for one in plan.actions)
    grid = Grid(say(lang, "Actions, those needed first at the top"), header, rows, frozenset(range(2, len(header))))
    whys = tuple(_why(one, known[one.indicator], lang) for one in plan.actions)
    yield Section(say(lang, "What to do"), (), (grid,))
    yield Section(say(lang, "Why these actions"), whys)


def _row(action: Action, indicator: Indicator, lang: Lang) -> tuple[str, ...]:
    return (
        printed(indicator),
        action_label(action, indicator, lang),
        f"{points_text(action.points_from, lang)} → {points_text(action.points_to, lang)}",
        f"+{number(lang, action.earned, 2)}",
        number(lang, action.effort_days),
        money(lang, action.cost_eur),
        number(lang, action.months),
    )


def action_label(action: Action, indicator: Indicator, lang: Lang) -> str:
    """Say what an action is: the label of its lever, or where an estimated step brings its indicator."""
    lever = _lever(action, indicator)
    if lever is not None:
        return words(lever.label, lang)
    return say(lang, "Reach {points} points (estimated)", points=points_text(action.points_to, lang))


def _lever(action: Action, indicator: Indicator) -> Lever | None:
    return next((one for one in indicator.levers if one.id == action.id), None)


def _why(action: Action, indicator: Indicator, lang: Lang) -> str:
    lever = _lever(action, indicator)
    label = action_label(action, indicator, lang)
    if lever is not None:
        return say(lang, "{label}: {why}", label=label, why=words(lever.why, lang))
    return say(
        lang,
        "{label}: the next line of the scale of {indicator}; nobody has written yet what it takes.",
        label=label,
        indicator=printed(indicator),
    )


def _unmet(plan: Plan, referential: Referential, lang: Lang) -> Iterator[Section]:
    if plan.unmet:
        told = tuple(condition_text(one, referential, lang) for one in plan.unmet)
        yield Section(say(lang, "What this plan leaves unmet"), told)
    if plan.impossible:
        told = tuple(condition_text(one, referential, lang) for one in plan.impossible)
        yield Section(say(lang, "What no known action can meet"), told)


def condition_text(one: Condition, referential: Referential, lang: Lang) -> str:
    """Say a condition that does not hold, with its two numbers."""
    label = _label(one, referential, lang)
    if one.kind == "gate":
        return say(lang, "The condition “{label}” does not hold.", label=label)
    if one.kind == "outcome":
        return say(lang, "The outcome would be “{label}”.", label=label)
    found, wanted = points_text(one.found, lang), points_text(one.wanted, lang)
    return say(lang, "{label}: {found} points, {wanted} are needed.", label=label, found=found, wanted=wanted)


def _label(one: Condition, referential: Referential, lang: Lang) -> str:
    if one.kind == "gate":
        return next(words(item.label, lang) for item in referential.gates if item.id == one.of)
    if one.kind == "outcome":
        kinds = {item.id: item for item in referential.outcomes}
        outcome = kinds.get(one.of)
        label = outcome.label if outcome is not None else None
        return words(label, lang) if label is not None else table_word(OUTCOME_KINDS, one.of, lang)
    indicator = next((item for item in referential.indicators if item.id == one.of), None)
    if indicator is not None:
        return indicator_label(referential, indicator, lang)
    dimension = next((item for item in referential.dimensions if item.id == one.of), None)
    return words(dimension.label, lang) if dimension is not None else say(lang, "Total")
