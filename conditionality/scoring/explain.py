"""Explain a score to the person it concerns: in one line, on one page, or the complete sheet that the law wants.

Source:
    CRPA L311-3-1, R311-3-1-1 (mention) and R311-3-1-2 (degree and mode of contribution; data and sources; parameters
    and weights applied to the case; operations).
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from conditionality.referential.model import Referential
from conditionality.scoring.explain_full import full_sections
from conditionality.scoring.explain_marks import Teller, make_teller
from conditionality.scoring.labels import (
    OUTCOME_KINDS,
    STATUSES,
    capital,
    indicator_label,
    printed,
    share_percent,
    shown_number,
    table_word,
    words,
)
from conditionality.scoring.scorecard import GateMark, IndicatorMark, Scorecard
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, listed, mark, say

Length = Literal["line", "page", "full"]
FIRST_FEW = 5


def explain(card: Scorecard, referential: Referential, lang: Lang, length: Length = "page") -> Sheet:
    """Explain a scorecard.

    Args:
        card: The scorecard.
        referential: The référentiel it was made with.
        lang: `fr` or `en`.
        length: `line`, `page` or `full`.
    """
    teller = make_teller(referential, lang)
    summary = Section(say(lang, "In short"), (line(card, referential, lang), *_cautions(card, teller)))
    if length == "line":
        return Sheet(_title(referential, lang), _subtitle(card, lang), (summary,), "", lang)
    sections = (summary, why(card, teller), dimensions(card, teller), *_few(card, teller))
    if length == "full":
        sections = (summary, *full_sections(card, teller, why(card, teller), dimensions(card, teller)))
    return Sheet(_title(referential, lang), _subtitle(card, lang), sections, mention(referential, lang), lang)


def line(card: Scorecard, referential: Referential, lang: Lang) -> str:
    """Say a score in one sentence."""
    who = card.organisation.name or card.report_id
    outcome = outcome_label(card, referential, lang)
    if card.status == "incomplete":
        return _provisional(card, lang, who)
    reason = _reason(card, referential, lang)
    if "no-history" in card.flags:
        reason += " " + say(lang, "A condition over several years could not be checked without the earlier reports.")
    if card.total.score is None:
        return say(lang, "{who}: no score; recommendation: {outcome}. {reason}", who=who, outcome=outcome,
                   reason=_reason(card, referential, lang)).strip()  # fmt: skip
    most = "" if referential.display.decimals > 1 else say(lang, "out of 100")
    score = " ".join(part for part in (shown_number(lang, card.total.score), most) if part)
    return say(lang, "{who}: {score}; recommendation: {outcome}. {reason}", who=who, score=score, outcome=outcome,
               reason=reason).strip()  # fmt: skip


def _provisional(card: Scorecard, lang: Lang, who: str) -> str:
    """Say the score of a report that cannot be filed yet: no recommendation comes out of it."""
    score = say(lang, "no score") if card.total.score is None else shown_number(lang, card.total.score)
    left = len(card.unanswered)
    if not left:
        return say(lang, "{who}: {score} for now; a gate cannot be told yet, so there is no recommendation.", who=who,
                   score=score)  # fmt: skip
    return say(lang, "{who}: {score} for now; {left} needed answer(s) missing, so there is no recommendation.", who=who,
               score=score, left=str(left))  # fmt: skip


def outcome_label(card: Scorecard, referential: Referential, lang: Lang) -> str:
    """Give the label of the outcome."""
    one = next((item for item in referential.outcomes if item.id == card.outcome), None)
    if one is not None and one.label is not None:
        return words(one.label, lang)
    return table_word(OUTCOME_KINDS, card.outcome_kind, lang)


def _reason(card: Scorecard, referential: Referential, lang: Lang) -> str:
    one = next((item for item in referential.outcomes if item.id == card.outcome), None)
    return words(one.reason, lang) if one is not None else ""


def _title(referential: Referential, lang: Lang) -> str:
    return say(lang, "Score explained: {title}", title=words(referential.title, lang))


def _subtitle(card: Scorecard, lang: Lang) -> str:
    who = card.organisation.name or card.report_id
    siret = f" ({card.organisation.siret})" if card.organisation.siret else ""
    return say(
        lang,
        "{who}, period from {start} to {end}, rules {ref}",
        who=who + siret,
        start=day(lang, card.period.from_),
        end=day(lang, card.period.to),
        ref=card.referential,
    )


def _cautions(card: Scorecard, teller: Teller) -> tuple[str, ...]:
    lang, found = teller.lang, []
    if card.unanswered:
        left = listed(lang, (teller.labels.get(name, name) for name in card.unanswered))
        found.append(
            say(
                lang,
                "This report is incomplete: it can be simulated, not filed. Still to answer: {listed}.",
                listed=left,
            )
        )
    if teller.referential.status in {"draft", "proposed"}:
        found.append(say(lang, "These rules are not published: this score is a simulation."))
    return tuple(found)


def why(card: Scorecard, teller: Teller) -> Section:
    """Say what made the outcome: thresholds, floors and gates with their numbers."""
    lang = teller.lang
    thresholds = tuple(teller.reason(one) for one in card.reasons if one.kind == "threshold")
    floors = tuple(teller.reason(one) for one in card.reasons if one.kind == "floor")
    gates = {one.id: one for one in card.gates}
    rows = tuple(
        (
            words(gate.label, lang),
            table_word(STATUSES, gates[gate.id].status, lang),
            _gate_reasons(card, gates[gate.id], teller),
        )
        for gate in teller.referential.gates
    )
    grids = []
    if thresholds or floors:
        lines = (*((text,) for text in thresholds), *((text,) for text in floors))
        grids.append(Grid(say(lang, "Thresholds and floors"), (say(lang, "Compared"),), tuple(dict.fromkeys(lines))))
    if rows:
        header = (say(lang, "Gate"), say(lang, "State"), say(lang, "It fails if"))
        grids.append(Grid(say(lang, "Gates, beside the sum"), header, rows))
    return Section(say(lang, "Why this recommendation"), _shortfalls(card, teller), tuple(grids))


def _shortfalls(card: Scorecard, teller: Teller) -> tuple[str, ...]:
    """Name the floors that are not reached and the gates that fail, each on its line."""
    lang = teller.lang
    floors = tuple(
        say(lang, "Floor not reached: {reason}.", reason=teller.reason(one, verdict=False))
        for one in card.reasons
        if one.kind == "floor" and one.holds is False
    )
    failing = {one.id for one in card.gates if one.status == "fails"}
    gates = tuple(
        say(lang, "Gate that fails: {label}.", label=words(one.label, lang))
        for one in teller.referential.gates
        if one.id in failing
    )
    return floors + gates or (say(lang, "Every floor that can be told is reached, and no gate fails."),)


def _gate_reasons(card: Scorecard, gate: GateMark, teller: Teller) -> str:
    told = [one for one in card.reasons if one.kind == "gate" and one.of == gate.id]
    return listed(teller.lang, (teller.reason(one, verdict=False) for one in told))


def dimensions(card: Scorecard, teller: Teller) -> Section:
    """Give the table of dimensions, the total last."""
    lang, labels = teller.lang, teller.labels
    rows = tuple(
        (
            capital(labels.get(f"{one.id}.score", one.id)),
            shown_number(lang, one.score) if one.score else table_word(STATUSES, one.status, lang),
            shown_number(lang, one.weight if one.parent else None),
            share_percent(lang, one.share),
            shown_number(lang, one.contribution),
        )
        for one in (*card.dimensions, card.total)
    )
    header = tuple(say(lang, text) for text in DIMENSION_HEADER)
    return Section(say(lang, "Dimensions"), (), (Grid("", header, rows, frozenset({1, 2, 3, 4})),))


DIMENSION_HEADER = (mark("Dimension"), mark("Score"), mark("Weight"), mark("Weight applied"), mark("Brings"))


def _few(card: Scorecard, teller: Teller) -> tuple[Section, ...]:
    """Give the indicators that bring most, and those with most to gain."""
    lang = teller.lang
    scored = [one for one in card.indicators if one.points is not None and one.contribution is not None]
    best = sorted(scored, key=lambda one: (-_brought(one), one.id))[:FIRST_FEW]
    gains = sorted((one for one in scored if _gain(one) > 0), key=lambda one: (-_gain(one), one.id))[:FIRST_FEW]
    return tuple(
        Section(heading, (), (_marks_grid(chosen, teller),))
        for heading, chosen in ((say(lang, "What brings most"), best), (say(lang, "Where most can be gained"), gains))
        if chosen
    )


def _brought(one: IndicatorMark) -> Fraction:
    return one.contribution.exact if one.contribution else Fraction(0)


def _gain(one: IndicatorMark) -> Fraction:
    return (100 - one.points.exact) * one.share.exact if one.points and one.share else Fraction(0)


def _marks_grid(chosen: list[IndicatorMark], teller: Teller) -> Grid:
    lang = teller.lang
    by_id = {one.id: one for one in teller.referential.indicators}
    rows = tuple(
        (
            f"{printed(by_id[one.id])}. {indicator_label(teller.referential, by_id[one.id], lang)}",
            teller.value(one, by_id[one.id]),
            shown_number(lang, one.points),
            shown_number(lang, one.contribution),
        )
        for one in chosen
    )
    header = (say(lang, "Indicator"), say(lang, "Value"), say(lang, "Points"), say(lang, "Brings"))
    return Grid("", header, rows, frozenset({2, 3}))


def mention(referential: Referential, lang: Lang) -> str:
    """Give the mention that an individual decision based on an algorithm must carry.

    Source:
        CRPA L311-3-1 and R311-3-1-1: purpose; right to obtain the rules and main features; how to, and CADA.
    """
    to = referential.publisher or say(lang, "the region")
    return say(
        lang,
        "Legal mention (articles L311-3-1 and R311-3-1-1 of the code of relations between the public and the "
        "administration): this score is made by an algorithmic processing whose purpose is to inform the opinion of "
        "the assembly and the decision of the region on an aid subject to conditions. You have the right to obtain "
        "the rules that define this processing and the main features of its implementation, by writing to {to}. If "
        "this is refused, or not answered within one month, you may refer to the Commission d’accès aux documents "
        "administratifs (CADA) within two months.",
        to=to,
    )
