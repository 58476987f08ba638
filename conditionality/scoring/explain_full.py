"""The complete sheet: degree and mode of contribution, data and sources, parameters and weights applied, operations.

Source:
    CRPA R311-3-1-2, 1° to 4°.
"""

from __future__ import annotations

from conditionality.referential.blocks import COMBINES, Node
from conditionality.scoring.explain_marks import COMBINE_WORDS, Teller
from conditionality.scoring.labels import (
    STATUSES,
    WHY,
    answer_label,
    capital,
    indicator_label,
    printed,
    share_percent,
    shown_number,
    table_word,
    with_unit,
    words,
)
from conditionality.scoring.scorecard import NodeMark, Scorecard
from conditionality.wording.numbers import day, number
from conditionality.wording.sheet import Grid, Section
from conditionality.wording.speech import listed, mark, say

WEIGHTS_HEADER = (
    mark("Indicator"),
    mark("State"),
    mark("Weight"),
    mark("Weight applied"),
    mark("Points"),
    mark("Brings"),
    mark("Source"),
)
PARAMETERS_HEADER = (mark("Parameter"), mark("Amount"), mark("Since"), mark("Source"))
SUMS_HEADER = (mark("Dimension"), mark("How it is made"), mark("Score"), mark("Adjustment"))


def full_sections(card: Scorecard, teller: Teller, why: Section, dimensions: Section) -> tuple[Section, ...]:
    """Give the sections of the complete sheet, in the order of the decree."""
    lang = teller.lang
    return (
        Section(say(lang, "1. Part that the calculation takes in the decision"), _degree(teller), why.grids),
        Section(say(lang, "2. Data processed and their sources"), _data_words(teller), (_data(card, teller),)),
        Section(
            say(lang, "3. Parameters and weights, applied to this case"),
            (say(lang, "Weights of items that do not apply go to the others in proportion."),),
            (*dimensions.grids, _weights(card, teller), *_parameters(card, teller)),
        ),
        Section(say(lang, "4. Operations carried out"), _operations(card, teller), _sums(card, teller)),
        Section(
            say(lang, "Fingerprints"),
            (say(lang, "Anyone holding the same rules and report finds the same score."),),
            (_fingerprints(card, teller),),
        ),
    )


def _degree(teller: Teller) -> tuple[str, ...]:
    lang = teller.lang
    return (
        say(
            lang,
            "The calculation recommends; the assembly gives an opinion; the deciding body of the region decides. No "
            "decision is taken by the calculation alone.",
        ),
    )


def _data_words(teller: Teller) -> tuple[str, ...]:
    return (
        say(teller.lang, "Every figure was declared by the organisation for the period. Evidence is listed beside it."),
    )


def _data(card: Scorecard, teller: Teller) -> Grid:
    lang = teller.lang
    given: dict[str, str] = {}
    evidence: dict[str, dict[str, None]] = {}
    by_id = {one.id: one for one in teller.referential.indicators}
    for one in card.indicators:
        for entry in one.entries:
            evidence.setdefault(entry.field, {}).update(
                dict.fromkeys(words(text, lang) for text in by_id[one.id].evidence)
            )
            field = next((item for item in teller.referential.fields if item.id == entry.field), None)
            given[entry.field] = (
                answer_label(field, entry.given, lang)
                if entry.given is not None
                else table_word(WHY, entry.why_empty or "unanswered", lang)
            )
    rows = tuple(
        (
            words(field.label, lang),
            given[field.id],
            listed(lang, dict.fromkeys((*(words(one, lang) for one in field.evidence), *evidence[field.id]))),
        )
        for field in teller.referential.fields
        if field.id in given
    )
    return Grid("", (say(lang, "Figure"), say(lang, "Answer"), say(lang, "Evidence")), rows)


def _weights(card: Scorecard, teller: Teller) -> Grid:
    lang = teller.lang
    by_id = {one.id: one for one in teller.referential.indicators}
    rows = tuple(
        (
            f"{printed(by_id[one.id])}. {indicator_label(teller.referential, by_id[one.id], lang)}",
            table_word(STATUSES, one.status, lang),
            shown_number(lang, one.weight),
            share_percent(lang, one.share),
            shown_number(lang, one.points),
            shown_number(lang, one.contribution),
            listed(lang, (words(source.cite, lang) for source in by_id[one.id].sources)),
        )
        for one in card.indicators
    )
    header = tuple(say(lang, text) for text in WEIGHTS_HEADER)
    return Grid(say(lang, "Indicators"), header, rows, frozenset({2, 3, 4, 5}))


def _parameters(card: Scorecard, teller: Teller) -> tuple[Grid, ...]:
    lang = teller.lang
    rows = []
    for one in teller.referential.parameters:
        known = [value for value in one.values if value.from_ <= card.period.from_]
        if known:
            label = words(one.label, lang) if one.label is not None else one.id
            rows.append((label, with_unit(number(lang, known[-1].value), one.unit, lang), day(lang, known[-1].from_),
                         words(known[-1].source.cite, lang)))  # fmt: skip
    header = tuple(say(lang, text) for text in PARAMETERS_HEADER)
    return (Grid(say(lang, "Parameters in force"), header, tuple(rows)),) if rows else ()


def _operations(card: Scorecard, teller: Teller) -> tuple[str, ...]:
    by_id = {one.id: one for one in teller.referential.indicators}
    return tuple(teller.indicator(one, by_id[one.id]) for one in card.indicators)


def _sums(card: Scorecard, teller: Teller) -> tuple[Grid, ...]:
    lang = teller.lang
    nodes: dict[str, Node] = {one.id: one for one in teller.referential.dimensions}
    nodes["total"] = teller.referential.total
    rows = tuple(
        (
            capital(teller.labels.get(f"{one.id}.score", one.id)),
            _how(nodes[one.id], teller),
            _score(one, teller),
            shown_number(lang, one.adjustment),
        )
        for one in (*card.dimensions, card.total)
    )
    header = tuple(say(lang, text) for text in SUMS_HEADER)
    grids = [Grid(say(lang, "How scores are made"), header, rows, frozenset({2, 3}))]
    shown = [one for one in card.results if one.value or one.answer]
    if shown:
        results = tuple(
            (
                teller.labels.get(one.id, one.id),
                shown_number(lang, one.rounded or one.value) if one.value else one.answer or "–",
            )
            for one in shown
        )
        grids.append(Grid(say(lang, "Further results"), (say(lang, "Result"), say(lang, "Value")), results))
    return tuple(grids)


def _how(node: Node, teller: Teller) -> str:
    plain = node.combine in COMBINES
    text = say(teller.lang, COMBINE_WORDS[node.combine]) if plain else teller.formula(node.combine)
    if node.at_most is not None:
        text = say(teller.lang, "{text}; at most {bound}", text=text, bound=number(teller.lang, node.at_most))
    if node.at_least is not None:
        text = say(teller.lang, "{text}; at least {bound}", text=text, bound=number(teller.lang, node.at_least))
    return text


def _score(one: NodeMark, teller: Teller) -> str:
    if one.score is None:
        return table_word(STATUSES, one.status, teller.lang)
    exact, shown = one.score.exact, shown_number(teller.lang, one.score)
    return shown if exact.denominator == 1 or exact.denominator > 10**6 else f"{shown} ({exact})"


def _fingerprints(card: Scorecard, teller: Teller) -> Grid:
    lang = teller.lang
    rows = [
        (say(lang, "Rules"), card.fingerprints.referential),
        (say(lang, "Report"), card.fingerprints.report),
    ]
    rows += [(say(lang, "Earlier report"), one) for one in card.fingerprints.history]
    rows.append((say(lang, "Scoring semantics"), str(card.semantics)))
    return Grid("", (say(lang, "Paper"), "sha256"), tuple(rows))
