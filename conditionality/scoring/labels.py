"""Labels for people: of blocks, names in formulas, statuses, reasons and numbers, in a language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from conditionality.referential.blocks import AskedField, Indicator
from conditionality.referential.model import Referential
from conditionality.referential.names import GATE_STATUSES
from conditionality.referential.terms import Words
from conditionality.scoring.scorecard import Amount
from conditionality.wording.numbers import number, percent
from conditionality.wording.speech import Lang, listed, mark, say

STATUSES: Mapping[str, str] = {
    "scored": mark("scored"),
    "does_not_concern": mark("does not concern this report"),
    "not_applicable": mark("not applicable"),
    "missing": mark("no answer"),
    "excluded": mark("no answer, left out"),
    "not_computable": mark("cannot be computed"),
    "complete": mark("complete"),
    "incomplete": mark("incomplete"),
    "holds": mark("holds"),
    "fails": mark("fails"),
    "unknown": mark("cannot be told"),
}

EFFECTS: Mapping[str, str] = {
    "block": mark("blocks the aid"),
    "suspend": mark("suspends the aid"),
    "clawback": mark("opens recovery of the aid"),
    "assembly_review": mark("sends the case to the assembly"),
}

WHY: Mapping[str, str] = {
    "unanswered": mark("not answered"),
    "not-asked": mark("not asked, given the other answers"),
    "not-in-force": mark("not in force on this date"),
    "does-not-concern": mark("does not concern this organisation"),
    "rule": mark("not applicable by rule"),
    "weight-zero": mark("its weight is zero"),
    "nothing-left": mark("nothing left to score"),
    "zero-denominator": mark("the divisor is zero"),
    "not-positive": mark("a logarithm needs a value above zero"),
    "out-of-domain": mark("these values do not go together"),
    "too-large": mark("the number is too large"),
    "no-row": mark("no such row in the table"),
    "no-history": mark("no earlier report on record"),
    "no-value-on-date": mark("no value in force on this date"),
    "excluded": mark("not answered"),
    "blocked": mark("not answered"),
    "not-computable": mark("cannot be computed"),
    "unknown": mark("cannot be told"),
    "no-grade": mark("no grade for this value"),
    "outside-total": mark("does not enter the total"),
}

OUTCOME_KINDS: Mapping[str, str] = {
    "accept": mark("accepted"),
    "accept_with_plan": mark("accepted with an improvement plan"),
    "plan": mark("improvement plan"),
    "refuse": mark("refused"),
    "blocked": mark("blocked"),
    "review": mark("to be reviewed by the assembly"),
    "not_applicable": mark("not applicable"),
    "not_computable": mark("cannot be computed"),
}

SIGNS: Mapping[str, str] = {"eq": "=", "ne": "≠", "lt": "<", "le": "≤", "gt": ">", "ge": "≥"}


def words(text: Words, lang: Lang) -> str:
    """Give words in a language."""
    return text.text(lang)


def capital(text: str) -> str:
    """Give a text with a capital first letter, the rest as it is.

    >>> capital("total"), capital("Équité")
    ('Total', 'Équité')
    """
    return text[:1].upper() + text[1:]


def table_word(table: Mapping[str, str], key: str, lang: Lang) -> str:
    """Say an entry of one of the tables above; an unknown key is said as it is."""
    return say(lang, table[key]) if key in table else key


def indicator_label(referential: Referential, one: Indicator, lang: Lang) -> str:
    """Give the label of an indicator; by default its field's."""
    if one.label is not None:
        return words(one.label, lang)
    return next((words(field.label, lang) for field in referential.fields if field.id == one.id), one.id)


def printed(one: Indicator) -> str:
    """Give the printed code of an indicator."""
    return one.code or one.id


def block_labels(referential: Referential, lang: Lang) -> dict[str, str]:
    """Give a label for every name that a formula may read."""
    found = {one.id: words(one.label, lang) for one in referential.fields}
    found |= {
        f"{one.id}={option.id}": words(option.label, lang) for one in referential.fields for option in one.options
    }
    found |= {one.id: words(one.label, lang) for one in referential.parameters if one.label is not None}
    for one in referential.indicators:
        found |= {f"{one.id}.{part}": f"{printed(one)} ({say(lang, PARTS[part])})" for part in PARTS}
        found[f"{one.id}.value"] = indicator_label(referential, one, lang)
        found |= {f"{one.id}.value={option.id}": words(option.label, lang) for option in one.options}
    for dimension in (*((one.id, words(one.label, lang)) for one in referential.dimensions), ("total", "")):
        name, label = dimension
        label = label or say(lang, "total")
        found |= {f"{name}.{part}": label for part in ("score", "rounded", "coverage", "share", "contribution")}
    for gate in referential.gates:
        found[f"gate.{gate.id}.status"] = words(gate.label, lang)
        found |= {f"gate.{gate.id}.status={one}": say(lang, STATUSES[one]) for one in GATE_STATUSES}
    for result in referential.results:
        label = words(result.label, lang) if result.label is not None else result.id
        found |= {result.id: label, f"{result.id}.value": label, f"{result.id}.rounded": label}
    for grading in referential.gradings:
        label = words(grading.label, lang) if grading.label is not None else grading.id
        found |= {grading.id: label, f"{grading.id}.grade": label, f"{grading.id}.rank": label}
    return found | {
        "total": say(lang, "total"),
        "gates_hold": say(lang, "every gate holds"),
        "floors_hold": say(lang, "every floor is reached"),
        "period.from": say(lang, "start of the period"),
        "period.to": say(lang, "end of the period"),
        "x": say(lang, "the value"),
    }


PARTS: Mapping[str, str] = {
    "points": mark("points"),
    "status": mark("status"),
    "share": mark("share"),
    "contribution": mark("contribution"),
    "weight": mark("weight"),
}


def shown_number(lang: Lang, amount: Amount | None) -> str:
    """Write a number as it is shown, in a language; a dash when there is none."""
    if amount is None:
        return "–"
    digits = len(amount.shown.partition(".")[2])
    return number(lang, Decimal(amount.shown), digits)


def bare_number(lang: Lang, value: Fraction) -> str:
    """Write an exact number: whole when it ends within four decimals, else as a fraction.

    >>> bare_number("fr", Fraction(200, 3)), bare_number("fr", Fraction(5, 2))
    ('200/3', '2,5')
    """
    if (value * 10**4).denominator == 1:
        return number(lang, value)
    return f"{value.numerator}/{value.denominator}"


def share_percent(lang: Lang, amount: Amount | None) -> str:
    """Write a share (0 to 1) as a percentage with two decimals."""
    return "–" if amount is None else percent(lang, amount.exact * 100, 2)


def with_unit(written: str, unit: Words | None, lang: Lang) -> str:
    """Write a number with its unit, never apart at the end of a line."""
    return written if unit is None else f"{written}\u00a0{words(unit, lang)}"


def answer_label(field: AskedField | None, given: str, lang: Lang) -> str:
    """Write a raw answer for people: labels of options, oui/non, decimals with the right separator."""
    if field is None:
        return given
    if field.kind == "yes_no":
        return say(lang, "yes") if given == "yes" else say(lang, "no")
    labels = {one.id: words(one.label, lang) for one in field.options}
    if labels:
        return listed(lang, (labels.get(part, part) for part in given.split("; ")))
    if field.kind in {"integer", "decimal", "percent", "money"}:
        return with_unit(number(lang, Decimal(given)), field.unit, lang)
    if field.kind == "date":
        year, month, day = given.split("-")
        return f"{day}/{month}/{year}"
    return given
