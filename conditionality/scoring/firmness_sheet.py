"""Robustness in sentences, in French or English: one line for the assembly, a sheet for whoever wants to know."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from conditionality.referential.model import Referential
from conditionality.scoring.effect_words import mark_name, node_name, outcome_name
from conditionality.scoring.firmness import Decider, DrawTerms, Firmness, PopulationFirmness
from conditionality.wording.numbers import number, percent
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, listed, say

MOST_DECIDERS = 8
"""What decides, told; the paper holds all."""

PERCENT, TENTHS = 100, 10


def firmness_line(paper: Firmness, lang: Lang) -> str:
    """Say in one sentence how firmly a recommendation holds."""
    return say(
        lang,
        "This recommendation holds in {share} of draws (seed {seed}, {draws} draws, {terms}).",
        share=share_text(paper.kept, paper.terms.draws, lang),
        seed=str(paper.terms.seed),
        draws=number(lang, paper.terms.draws),
        terms=terms_text(paper.terms, lang),
    )


def share_text(kept: int, draws: int, lang: Lang) -> str:
    """Write a share, rounded down to a tenth: what does not always hold is never said to hold in 100 %.

    >>> share_text(194, 200, "en"), share_text(1999, 2000, "en"), share_text(1, 1, "en")
    ('97%', '99.9%', '100%')
    """
    tenths = Fraction(floor(Fraction(kept * PERCENT * TENTHS, draws)), TENTHS)
    return percent(lang, tenths)


def terms_text(terms: DrawTerms, lang: Lang) -> str:
    """Say what was drawn."""
    spread, errors = percent(lang, terms.spread_percent), percent(lang, terms.errors_percent)
    if terms.law == "uniform":
        weights = say(lang, "weights ± {spread}", spread=spread)
    else:
        weights = say(lang, "weights by a Dirichlet law as wide as ± {spread}", spread=spread)
    if not terms.errors_percent:
        return weights
    return f"{weights}, {say(lang, 'declared figures ± {errors}', errors=errors)}"


def write_firmness(paper: Firmness, rules: Referential, lang: Lang) -> Sheet:
    """Write the robustness of one recommendation."""
    outcome = outcome_name(paper.outcome, rules, lang)
    title = say(lang, "How firmly the recommendation holds")
    subtitle = say(lang, "Report {number}: {outcome}.", number=paper.report_id, outcome=outcome)
    sections = [Section(say(lang, "Result"), (firmness_line(paper, lang), flips_line(paper, rules, lang)))]
    if paper.deciders:
        sections.append(Section(say(lang, "What decides"), (), (deciders_grid(paper, rules, lang),)))
    sections.append(Section(say(lang, "How it was worked out"), tuple(_method(paper.terms, lang))))
    return Sheet(title, subtitle, tuple(sections), "", lang)


def flips_line(paper: Firmness, rules: Referential, lang: Lang) -> str:
    """Say what the other draws give."""
    if not paper.flips:
        return say(lang, "No draw changes it.")
    others = (
        say(
            lang,
            "{outcome} in {count} draws",
            outcome=outcome_name(one.outcome, rules, lang),
            count=number(lang, one.draws),
        )
        for one in paper.flips
    )
    return say(lang, "In the others: {listed}.", listed=listed(lang, others))


def deciders_grid(paper: Firmness, rules: Referential, lang: Lang) -> Grid:
    """Lay down what decides."""
    caption = say(
        lang,
        "Put back alone to what it was, it gives the recommendation back. Draws looked at: {count}",
        count=number(lang, paper.looked_at),
    )
    header = (say(lang, "What"), say(lang, "Draws given back"))
    rows = tuple((decider_name(one, rules, lang), number(lang, one.restored)) for one in paper.deciders[:MOST_DECIDERS])
    return Grid(caption, header, rows, frozenset({1}))


def decider_name(one: Decider, rules: Referential, lang: Lang) -> str:
    """Name an indicator, or the weight of a dimension."""
    if one.kind == "indicator":
        return mark_name(one.id, rules, rules, lang)
    return say(lang, "{dimension} (its weight)", dimension=node_name(one.id, rules, rules, lang))


def write_population(paper: PopulationFirmness, rules: Referential, lang: Lang) -> Sheet:
    """Write the robustness of the recommendations of a population."""
    count, firm = number(lang, paper.reports), number(lang, paper.firm)
    text = say(
        lang,
        "Recommendations that hold in 95 % of draws or more: {firm} of {count} ({terms}; seed {seed}, {draws} draws).",
        firm=firm,
        count=count,
        terms=terms_text(paper.terms, lang),
        seed=str(paper.terms.seed),
        draws=number(lang, paper.terms.draws),
    )
    sections = [Section(say(lang, "Result"), (text,), (_bands(paper, lang),))]
    if paper.weakest:
        sections.append(Section(say(lang, "Those that hold least"), (), (_weakest(paper, rules, lang),)))
    method = list(_method(paper.terms, lang))
    if paper.no_history:
        method.append(
            say(
                lang,
                "These rules read earlier reports of the same organisation: here every report is scored as a first "
                "one.",
            )
        )
    sections.append(Section(say(lang, "How it was worked out"), tuple(method)))
    subtitle = say(lang, "Rules: {ref}. Reports: {count}.", ref=paper.referential, count=count)
    return Sheet(say(lang, "How firmly recommendations hold"), subtitle, tuple(sections), "", lang)


def _bands(paper: PopulationFirmness, lang: Lang) -> Grid:
    header = (say(lang, "Share of draws with the same recommendation"), say(lang, "Reports"))
    rows = []
    above: int | None = None
    for one in paper.bands:
        least = percent(lang, one.least_percent)
        name = least if above is None else say(lang, "from {least} to less than {most}", least=least,
                                               most=percent(lang, above))  # fmt: skip
        rows.append((name, number(lang, one.reports)))
        above = one.least_percent
    return Grid("", header, tuple(rows), frozenset({1}))


def _weakest(paper: PopulationFirmness, rules: Referential, lang: Lang) -> Grid:
    header = (say(lang, "Report"), say(lang, "Recommendation"), say(lang, "Holds in"))
    rows = tuple(
        (one.report_id, outcome_name(one.outcome, rules, lang), share_text(one.kept, paper.terms.draws, lang))
        for one in paper.weakest
    )
    return Grid("", header, rows, frozenset({2}))


def _method(terms: DrawTerms, lang: Lang) -> Iterator[str]:
    """Say how it was worked out, so that anybody can do it again."""
    if terms.law == "uniform":
        yield say(lang, "Each weight is drawn evenly around the published one; the others of its node share the rest.")
    else:
        yield say(lang, "The weights of a node are drawn together, around the published ones.")
    if terms.errors_percent:
        yield say(
            lang,
            "Each declared figure is drawn evenly around what was declared, within the limits of its question; figures "
            "are drawn apart from each other.",
        )
    yield say(
        lang, "The same seed gives the same draws on any machine. A formula that gives a weight is left as it is."
    )
