"""Words of a back-test: cuts, size classes, sections of activity, and why an indicator brings more or fewer points."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from conditionality.referential.model import Referential
from conditionality.scoring.effect import NO_GRADE, Cause, Version
from conditionality.scoring.labels import OUTCOME_KINDS, indicator_label, printed, table_word, words
from conditionality.wording.numbers import number, percent
from conditionality.wording.speech import Lang, mark, say

CUTS: Mapping[str, str] = {
    "size": mark("By size"),
    "sector": mark("By sector"),
    "territory": mark("By territory"),
}

SIZES: Mapping[str, str] = {
    "0-9": mark("0 to 9 persons"),
    "10-49": mark("10 to 49 persons"),
    "50-249": mark("50 to 249 persons"),
    "250+": mark("250 persons and more"),
}
"""Size classes. Source: Commission Recommendation 2003/361/EC, annex, article 2 (head counts alone)."""

SECTIONS: Mapping[str, str] = {
    "A": mark("A · Farming, forestry, fishing"),
    "B": mark("B · Mining and quarrying"),
    "C": mark("C · Manufacturing"),
    "D": mark("D · Electricity and gas"),
    "E": mark("E · Water and waste"),
    "F": mark("F · Construction"),
    "G": mark("G · Trade and repair of vehicles"),
    "H": mark("H · Transport and storage"),
    "I": mark("I · Hotels and restaurants"),
    "J": mark("J · Information and communication"),
    "K": mark("K · Finance and insurance"),
    "L": mark("L · Real estate"),
    "M": mark("M · Scientific and technical services"),
    "N": mark("N · Support services"),
    "O": mark("O · Public administration"),
    "P": mark("P · Teaching"),
    "Q": mark("Q · Health and social work"),
    "R": mark("R · Arts and leisure"),
    "S": mark("S · Other services"),
    "T": mark("T · Households as employers"),
    "U": mark("U · Bodies outside the territory"),
}
"""Sections of activity, in a few words. Source: NAF rév. 2 (décret n° 2007-1888)."""


def cut_title(by: str, lang: Lang) -> str:
    """Give the title of a cut; a column that a person named is called by its name."""
    return say(lang, CUTS[by]) if by in CUTS else say(lang, "By {column}", column=by)


def group_label(by: str, value: str | None, lang: Lang) -> str:
    """Give what people read for a group."""
    if value is None:
        return say(lang, "not known")
    table = {"size": SIZES, "sector": SECTIONS}.get(by, {})
    return table_word(table, value, lang)


def outcome_name(name: str, rules: Referential, lang: Lang) -> str:
    """Give what people read for an outcome."""
    one = next((item for item in rules.outcomes if item.id == name), None)
    if one is not None and one.label is not None:
        return words(one.label, lang)
    return table_word(OUTCOME_KINDS, one.kind if one is not None else name, lang)


def signed(lang: Lang, value: Fraction | Decimal, digits: int) -> str:
    """Write a move with its sign; one that is rounded to nothing has none.

    >>> signed("en", Fraction(-91, 10), 1), signed("en", Fraction(1, 2), 1), signed("en", Fraction(0), 1)
    ('−9.1', '+0.5', '0.0')
    """
    text = number(lang, value, digits)
    if text.startswith("-"):
        return f"−{text[1:]}"
    return f"+{text}" if text.strip("0.,") else text


def cause_sentence(cause: Cause, old: Referential, new: Referential, lang: Lang) -> str:
    """Say what one cause did to a total, and why."""
    move = signed(lang, cause.by, 2)
    if cause.kind == "adjustment":
        return say(lang, "{what}: {move} (a rule of the node: clamp, least, product…)",
                   what=node_name(cause.id, new, old, lang), move=move)  # fmt: skip
    name = mark_name if cause.kind == "indicator" else node_name
    return say(lang, "{what}: {move} ({why})", what=name(cause.id, new, old, lang), move=move, why=_why(cause, lang))


def _why(cause: Cause, lang: Lang) -> str:
    told = {
        "before": _number(cause.points_before, lang),
        "after": _number(cause.points_after, lang),
        "share_before": _percent(cause.share_before, lang),
        "share_after": _percent(cause.share_after, lang),
    }
    match cause.why:
        case "added":
            return say(lang, "new indicator, {after} points for {share_after} of the total", **told)
        case "removed":
            return say(lang, "no longer an indicator; it had {before} points for {share_before} of the total", **told)
        case "unanswered":
            return say(lang, "it asks what the report does not answer", **told)
        case "state":
            return say(lang, "it counts and did not, or no longer counts", **told)
        case "points":
            return say(lang, "its points go from {before} to {after}", **told)
        case "share":
            return say(
                lang, "{before} points; its share of the total goes from {share_before} to {share_after}",
                **told,
            )  # fmt: skip
        case _:
            return say(
                lang,
                "its points go from {before} to {after}, its share of the total from {share_before} to {share_after}",
                **told,
            )


def _number(value: Fraction | None, lang: Lang) -> str:
    return "–" if value is None else number(lang, value, 1)


def _percent(value: Fraction | None, lang: Lang) -> str:
    return "–" if value is None else percent(lang, value * 100, 1)


def mark_name(name: str, first: Referential, second: Referential, lang: Lang) -> str:
    """Name an indicator as the first of two versions that has it does: printed code and label."""
    for rules in (first, second):
        one = next((item for item in rules.indicators if item.id == name), None)
        if one is not None:
            return f"{printed(one)} {indicator_label(rules, one, lang)}"
    return name


def node_name(name: str, first: Referential, second: Referential, lang: Lang) -> str:
    """Name a dimension, or the total."""
    if name == "total":
        return say(lang, "Total")
    found = (one for rules in (first, second) for one in rules.dimensions if one.id == name)
    one = next(found, None)
    return name if one is None else words(one.label, lang)


def field_name(name: str, rules: Referential, lang: Lang) -> str:
    """Name a field."""
    one = next((item for item in rules.fields if item.id == name), None)
    return name if one is None else words(one.label, lang)


def grading_name(name: str, rules: Referential, lang: Lang) -> str:
    """Name a grading."""
    one = next((item for item in rules.gradings if item.id == name), None)
    return say(lang, "Grades") if one is None or one.label is None else words(one.label, lang)


def grade_name(name: str, grading: str, rules: Referential, lang: Lang) -> str:
    """Name a grade."""
    found = next((item for item in rules.gradings if item.id == grading), None)
    if found is not None:
        bands = (*found.bands, *(band for part in found.cases.values() for band in part), *found.otherwise)
        labels = {one.grade: one.label for one in found.force_if if one.label is not None}
        labels |= {one.id: one.label for one in bands}
        if name in labels:
            return words(labels[name], lang)
    return say(lang, "no grade") if name == NO_GRADE else name


def side_words(version: Version) -> str:
    """Name a version with the first signs of its fingerprint."""
    return f"{version.ref} ({version.sha256[:12]})"
