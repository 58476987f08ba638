"""A référentiel as a book to read: every rule in words, with its source; screens and print draw the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from conditionality.certificate.paper import sheet_pdf
from conditionality.certificate.scale_words import amount_words, scale_lines
from conditionality.referential.blocks import Indicator, Lever
from conditionality.referential.model import Referential
from conditionality.referential.terms import Source
from conditionality.scoring.explain_marks import Teller, make_teller
from conditionality.scoring.labels import EFFECTS, indicator_label, printed, words
from conditionality.wording.numbers import day, money, number
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, listed, mark, say

STATUS_WORDS = {
    "draft": mark("draft"),
    "proposed": mark("proposed, not yet adopted"),
    "published": mark("published"),
    "superseded": mark("replaced by a later version"),
    "retired": mark("withdrawn"),
}

BASIS_WORDS = {
    "norm": mark("Its numbers come from the texts cited."),
    "illustrative": mark("Its numbers are a proposal, for the region to set."),
    "mixed": mark("Some of its numbers come from the texts cited, the others are a proposal."),
}

MISSING_WORDS = {
    "zero": mark("Without an answer: no points."),
    "worst": mark("Without an answer: the lowest points of the scale."),
    "exclude": mark("Without an answer: it is left out and its weight goes to the others."),
    "block": mark("Without an answer: nothing above it can be computed."),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One indicator to read.

    Attributes:
        title: Code and label.
        lines: What it is, one sentence each.
        scale: Its scale as a table.
        sources: Where it comes from: words and address, which may be empty.
        levers: What one can do, as a table; empty when nothing is proposed.
    """

    id: str
    dimension: str
    title: str
    lines: tuple[str, ...]
    scale: Grid
    sources: tuple[tuple[str, str], ...]
    levers: Grid


def make_book(referential: Referential, lang: Lang) -> Sheet:
    """Write a référentiel as a sheet: what it is, each dimension with its indicators, gates, outcomes, parameters."""
    teller = make_teller(referential, lang)
    sections = [introduction(referential, lang), weights(referential, lang)]
    for one in referential.dimensions:
        sections.append(Section(words(one.label, lang)))
        sections += [card_section(card, lang) for card in cards(teller) if card.dimension == one.id]
    sections += closing(teller)
    title = say(lang, "Rule book: {ref}", ref=f"{words(referential.title, lang)}, {referential.version}")
    return Sheet(title, say(lang, STATUS_WORDS[referential.status]), tuple(sections), "", lang)


def make_book_pdf(referential: Referential, lang: Lang) -> bytes:
    """Print a référentiel."""
    return sheet_pdf(make_book(referential, lang), author=referential.publisher or "")


def introduction(referential: Referential, lang: Lang) -> Section:
    """Say what the book is: its description, state, dates and fingerprint."""
    force = referential.in_force
    start = day(lang, force.from_)
    dates = say(lang, "from {start}, no end set", start=start)
    if force.until:
        dates = say(lang, "from {start} to {end}", start=start, end=day(lang, force.until))
    facts = [
        (say(lang, "State"), say(lang, STATUS_WORDS[referential.status])),
        (say(lang, "In force"), dates),
        (say(lang, "Publisher"), referential.publisher or "–"),
        (say(lang, "Act"), _act(referential, lang)),
        (say(lang, "Version"), referential.ref),
        (say(lang, "Fingerprint of the rules (sha256)"), referential.fingerprint()),
    ]
    text = words(referential.description, lang) if referential.description else ""
    header = (say(lang, "Fact"), say(lang, "Value"))
    return Section(say(lang, "What this is"), (text,), (Grid("", header, tuple(facts)),))


def _act(referential: Referential, lang: Lang) -> str:
    act = referential.adopted
    return say(lang, "{act}, {day}", act=act.act, day=day(lang, act.on)) if act else say(lang, "none yet")


def weights(referential: Referential, lang: Lang) -> Section:
    """Give the table of dimensions: weight, floor, number of indicators."""
    rows = tuple(
        (
            words(one.label, lang),
            number(lang, one.weight) if isinstance(one.weight, Decimal) else "–",
            number(lang, one.floor) if one.floor is not None else "–",
            str(sum(item.dimension == one.id for item in referential.indicators)),
        )
        for one in referential.dimensions
    )
    header = (say(lang, "Dimension"), say(lang, "Weight"), say(lang, "Floor"), say(lang, "Indicators"))
    return Section(say(lang, "Dimensions"), (), (Grid("", header, rows, frozenset({1, 2, 3})),))


def cards(teller: Teller) -> tuple[Card, ...]:
    """Give the cards of all indicators, in the order of the file."""
    return tuple(_card(one, teller) for one in teller.referential.indicators)


def _card(one: Indicator, teller: Teller) -> Card:
    lang = teller.lang
    unit = words(one.unit, lang) if one.unit else say(lang, "Value")
    header = (say(lang, "Value ({unit})", unit=unit) if one.unit else unit, say(lang, "Points"))
    return Card(
        id=one.id,
        dimension=one.dimension,
        title=f"{printed(one)}. {indicator_label(teller.referential, one, lang)}",
        lines=tuple(_lines(one, teller)),
        scale=Grid(say(lang, "Scale"), header, scale_lines(one, teller), frozenset({1})),
        sources=tuple((words(source.cite, lang), source.href or "") for source in one.sources),
        levers=_levers(one.levers, lang),
    )


def _lines(one: Indicator, teller: Teller) -> Iterator[str]:
    lang = teller.lang
    if one.value is not None:
        yield say(lang, "Calculation: {formula}.", formula=teller.formula(one.value))
    if one.weight is not None:
        yield say(lang, "Weight in its dimension: {weight}.", weight=amount_words(one.weight, teller))
    if one.role == "add":
        yield say(lang, "Its points are added after the mean, outside the weights.")
    if one.floor is not None:
        yield say(lang, "Floor: at least {floor} points are required.", floor=number(lang, one.floor))
    if one.applies_if is not None:
        yield say(lang, "Asked only if: {condition}.", condition=teller.formula(one.applies_if))
    for rule in one.not_applicable_if:
        why = f" ({words(rule.label, lang)})" if rule.label else ""
        yield say(lang, "Not applicable if: {condition}.", condition=teller.formula(rule.when) + why)
    for case in one.override:
        yield say(
            lang, "If {condition}: {points} points ({reason}).",
            condition=teller.formula(case.if_), points=number(lang, case.points), reason=words(case.reason, lang),
        )  # fmt: skip
    missing = one.missing if one.missing is not None else teller.referential.missing
    if isinstance(missing, Decimal):
        yield say(lang, "Without an answer: {points} points.", points=number(lang, missing))
    else:
        yield say(lang, MISSING_WORDS[missing])
    yield say(lang, BASIS_WORDS[one.basis])
    if one.evidence:
        yield say(lang, "Proof: {evidence}.", evidence=listed(lang, (words(item, lang) for item in one.evidence)))


def _levers(levers: tuple[Lever, ...], lang: Lang) -> Grid:
    rows = tuple(
        (
            f"{words(one.label, lang)}. {words(one.why, lang)}",
            number(lang, one.effort_days),
            money(lang, one.cost_eur),
            number(lang, one.months),
        )
        for one in levers
    )
    header = (say(lang, "What one can do"), say(lang, "Days of work"), say(lang, "Cost"), say(lang, "Months"))
    return Grid(say(lang, "Levers"), header, rows, frozenset({1, 2, 3}))


def card_section(card: Card, lang: Lang) -> Section:
    """Give a card as a section of the printed book."""
    cited = listed(lang, (text for text, _ in card.sources))
    lines = (*card.lines, say(lang, "Source: {source}.", source=cited.rstrip("."))) if cited else card.lines
    return Section(card.title, lines, (card.scale, card.levers))


def closing(teller: Teller) -> tuple[Section, ...]:
    """Give what follows the indicators: gates, outcomes, grades, parameters; those that exist."""
    lang = teller.lang
    tables = (
        (say(lang, "Gates, beside the sum"), _gates(teller)),
        (say(lang, "Recommendations, the first that holds"), _outcomes(teller)),
        (say(lang, "Grades"), _grades(teller)),
        (say(lang, "Parameters"), _parameters(teller)),
    )
    return tuple(Section(title, (), (grid,)) for title, grid in tables if grid.rows)


def _gates(teller: Teller) -> Grid:
    lang = teller.lang
    rows = tuple(
        (
            words(one.label, lang),
            teller.formula(one.fails_if),
            say(lang, EFFECTS[one.effect]),
            _cited(one.sources, lang),
        )
        for one in teller.referential.gates
    )
    return Grid("", (say(lang, "Gate"), say(lang, "It fails if"), say(lang, "Effect"), say(lang, "Source")), rows)


def _outcomes(teller: Teller) -> Grid:
    lang = teller.lang
    rows = tuple(
        (
            words(one.label, lang) if one.label else one.id,
            teller.formula(one.when) if one.when != "True" else say(lang, "in all other cases"),
            words(one.reason, lang),
        )
        for one in teller.referential.outcomes
    )
    return Grid("", (say(lang, "Recommendation"), say(lang, "When"), say(lang, "Reason")), rows)


def _grades(teller: Teller) -> Grid:
    lang = teller.lang
    rows = []
    for grading in teller.referential.gradings:
        for band in (*grading.bands, *(band for case in grading.cases.values() for band in case), *grading.otherwise):
            bounds = [f"{amount_words(bound, teller)}" for _, bound in band.bounds()]
            rows.append((words(band.label, lang), bounds[0] if bounds else "–"))
    return Grid("", (say(lang, "Grade"), say(lang, "From")), tuple(rows), frozenset({1}))


def _parameters(teller: Teller) -> Grid:
    lang = teller.lang
    rows = tuple(
        (
            words(one.label, lang) if one.label else one.id,
            number(lang, value.value) + (f" {words(one.unit, lang)}" if one.unit else ""),
            day(lang, value.from_),
            _cited((value.source,), lang),
        )
        for one in teller.referential.parameters
        for value in one.values
    )
    header = (say(lang, "Parameter"), say(lang, "Amount"), say(lang, "Since"), say(lang, "Source"))
    return Grid("", header, rows, frozenset({1}))


def _cited(sources: tuple[Source, ...], lang: Lang) -> str:
    return listed(lang, (words(one.cite, lang) for one in sources)) or "–"
