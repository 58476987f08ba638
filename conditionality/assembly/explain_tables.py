"""The tables of a vote explained: comparisons, colleges, masses, objections."""

from __future__ import annotations

from fractions import Fraction

from conditionality.assembly.labels import STATUSES, TESTS, asked_text, found_text, share_text
from conditionality.assembly.result import Check, CollegeMark, Result, Totals
from conditionality.wording.numbers import number, percent
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, mark, say

CHECKS_HEADER = (mark("What"), mark("Found"), mark("Asked"), mark("Holds"))
COLLEGES_HEADER = (
    mark("College"),
    mark("State"),
    mark("Electors"),
    mark("Recused"),
    mark("Present"),
    mark("Represented"),
    mark("Needed"),
    mark("Weight"),
    mark("Weight applied"),
    mark("One vote"),
)
MASSES_HEADER = (
    mark("College"),
    mark("For"),
    mark("Against"),
    mark("Abstention"),
    mark("No part"),
    mark("Mass for"),
    mark("Mass against"),
    mark("Mass abstaining"),
)
TOTALS_HEADER = (mark("All colleges"), mark("Mass"), mark("Exactly"), mark("Shown"))


def _header(texts: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    return tuple(say(lang, text) for text in texts)


def checks_grid(result: Result, lang: Lang) -> Grid:
    """Give each comparison with its two numbers."""
    rows = tuple(
        (say(lang, TESTS[one.code]), found_text(lang, one), asked_text(lang, one), _holds(one, lang))
        for one in result.checks
    )
    return Grid("", _header(CHECKS_HEADER, lang), rows, frozenset({1}))


def _holds(check: Check, lang: Lang) -> str:
    if check.waived:
        return say(lang, "waived on second call")
    return say(lang, "yes") if check.holds else say(lang, "no")


def colleges_grid(result: Result, lang: Lang) -> Grid:
    """Give heads, quorum and weights of each college."""
    rows = tuple(
        (
            one.id,
            say(lang, STATUSES[one.status]),
            number(lang, one.electors),
            number(lang, one.recused),
            number(lang, one.present),
            number(lang, one.represented),
            number(lang, one.quorum.needed),
            share_text(lang, one.weight),
            share_text(lang, one.effective_weight),
            share_text(lang, one.one_vote),
        )
        for one in result.colleges
    )
    return Grid("", _header(COLLEGES_HEADER, lang), rows, frozenset(range(2, 10)))


def masses_grid(result: Result, lang: Lang) -> tuple[Grid, ...]:
    """Give ballots and masses of each college when they are told, then those of the assembly."""
    rows = tuple(_masses_row(one, lang) for one in result.colleges if one.ballots is not None)
    grids = [Grid("", _header(MASSES_HEADER, lang), rows, frozenset(range(1, 8)))] if rows else []
    if result.totals is not None:
        header = _header(TOTALS_HEADER, lang)
        grids.append(Grid("", header, _totals_rows(result.totals, lang), frozenset({1, 2, 3})))
    return tuple(grids)


def _masses_row(one: CollegeMark, lang: Lang) -> tuple[str, ...]:
    cast = one.ballots
    figures = (cast.for_, cast.against, cast.abstain, cast.nppv) if cast is not None else ()
    masses = (one.mass_for, one.mass_against, one.mass_abstain)
    return (one.id, *(number(lang, figure) for figure in figures), *(share_text(lang, mass) for mass in masses))


def _totals_rows(totals: Totals, lang: Lang) -> tuple[tuple[str, ...], ...]:
    names = (say(lang, "For"), say(lang, "Against"), say(lang, "Abstention"))
    masses = (totals.mass_for, totals.mass_against, totals.mass_abstain)
    rows = [
        (name, share_text(lang, mass), str(mass.exact), percent(lang, Fraction(shown_bp, 100), 2))
        for name, mass, shown_bp in zip(names, masses, totals.display_bp, strict=True)
    ]
    if totals.support is not None:
        support = totals.support
        rows.append((say(lang, "Support"), share_text(lang, support), str(support.exact), share_text(lang, support)))
    return tuple(rows)


def objections_grid(result: Result, lang: Lang) -> tuple[Grid, ...]:
    """Give the objections of a consent round; no table when there is none."""
    rows = tuple(
        (one.id, objection.criterion, objection.reason) for one in result.colleges for objection in one.objections
    )
    header = (say(lang, "College"), say(lang, "Criterion"), say(lang, "Reason"))
    return (Grid("", header, rows),) if rows else ()
