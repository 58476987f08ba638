"""Sentences about one indicator, one node, one gate: what was given, which line, how many points, what it brings."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from conditionality.formula.nodes import Name
from conditionality.referential.blocks import Indicator
from conditionality.referential.model import Referential
from conditionality.referential.phrase import phrase
from conditionality.scoring.labels import (
    SIGNS,
    STATUSES,
    WHY,
    answer_label,
    bare_number,
    block_labels,
    capital,
    printed,
    share_percent,
    shown_number,
    table_word,
    with_unit,
    words,
)
from conditionality.scoring.reasons import read_formula
from conditionality.scoring.scorecard import Entry, IndicatorMark, Line, NodeMark, Reason
from conditionality.wording.speech import Lang, listed, mark, say

STEP_WORDS = {
    "from": mark("from {bound}"),
    "above": mark("above {bound}"),
    "up_to": mark("up to {bound}"),
    "below": mark("below {bound}"),
}

COMBINE_WORDS = {
    "weighted_mean": mark("weighted mean of what it holds"),
    "sum": mark("sum of what it holds"),
    "geometric_mean": mark("weighted geometric mean of what it holds"),
    "harmonic_mean": mark("weighted harmonic mean of what it holds"),
    "min": mark("lowest of what it holds"),
    "max": mark("highest of what it holds"),
    "worst_two_mean": mark("mean of the two lowest"),
}


@dataclass(frozen=True, slots=True)
class Teller:
    """What every sentence needs: the rules, the language and the labels of names."""

    referential: Referential
    lang: Lang
    labels: dict[str, str]

    def formula(self, text: str) -> str:
        """Say a formula in words."""
        return phrase(read_formula(text), self.labels, self.lang)

    def entry(self, entry: Entry) -> str:
        """Say one raw answer."""
        field = next((one for one in self.referential.fields if one.id == entry.field), None)
        label = self.labels.get(entry.field, entry.field)
        if entry.given is None:
            given = table_word(WHY, entry.why_empty or "unanswered", self.lang)
        else:
            given = answer_label(field, entry.given, self.lang)
        return say(self.lang, "{label}: {given}", label=label, given=given)

    def value(self, told: IndicatorMark, one: Indicator) -> str:
        """Say the value scored, with its unit."""
        if told.value is not None:
            return with_unit(shown_number(self.lang, told.value), one.unit, self.lang)
        if told.answer is not None:
            labels = {option.id: words(option.label, self.lang) for option in one.options}
            labels |= {} if told.line is None or told.line.kind != "truth" else self.truths()
            if told.answer in labels:
                return labels[told.answer]
            field = next((item for item in self.referential.fields if item.id == (one.value or one.id)), None)
            return answer_label(field, told.answer, self.lang)
        return self.no_value(told, one)

    def no_value(self, told: IndicatorMark, one: Indicator) -> str:
        """Say why there is no value: the rule's own words when a rule says so."""
        rule = next((item for item in one.not_applicable_if if item.reason == told.reason), None)
        if rule is not None and rule.label is not None:
            return words(rule.label, self.lang)
        return table_word(WHY, told.reason or "unanswered", self.lang)

    def truths(self) -> dict[str, str]:
        """Say yes and no."""
        return {"yes": say(self.lang, "yes"), "no": say(self.lang, "no")}

    def line(self, told: IndicatorMark, one: Indicator) -> str:
        """Say which line of the scale gave the points."""
        line = told.line
        if line is None:
            return self.no_points(told, one)
        points = shown_number(self.lang, told.points)
        which = self.which(line, one)
        if which:
            text = say(self.lang, "{which}: {points} points", which=which, points=points)
        else:
            text = say(self.lang, "{points} points", points=points)
        if line.case is not None:
            return say(self.lang, "{text} (scale for «{case}»)", text=text, case=line.case)
        return text

    def no_points(self, told: IndicatorMark, one: Indicator) -> str:
        """Say why there are no points."""
        why = self.no_value(told, one)
        if told.status in {"not_applicable", "does_not_concern", "excluded"}:
            return say(self.lang, "{why}: its weight goes to the others", why=why)
        return say(self.lang, "{why}: nothing above it can be computed", why=why)

    def which(self, line: Line, one: Indicator) -> str:  # noqa: PLR0911 - one line a kind
        """Say the line of the scale itself; empty when the value says it all."""
        lang = self.lang
        match line.kind:
            case "step":
                bound = bare_number(lang, line.bound) if line.bound is not None else ""
                return say(lang, STEP_WORDS[line.word], bound=bound) if line.word else say(lang, "in all other cases")
            case "beyond":
                return say(lang, "no line of the scale is reached")
            case "segment" if line.low is not None and line.high is not None:
                low, low_points = (bare_number(lang, Fraction(part)) for part in line.low)
                high, high_points = (bare_number(lang, Fraction(part)) for part in line.high)
                return say(
                    lang,
                    "on the line from {low} ({low_points} points) to {high} ({high_points} points)",
                    low=low, low_points=low_points, high=high, high_points=high_points,
                )  # fmt: skip
            case "option" | "truth":
                return ""
            case "ticked":
                return listed(lang, self.ticked(line, one)) or say(lang, "nothing ticked")
            case "formula" | "segment":
                return say(lang, "by formula")
            case "edge":
                return say(lang, "at the end of the scale")
            case "value":
                return say(lang, "the value is the points")
            case "override":
                rule = one.override[(line.rank or 1) - 1]
                return say(lang, "points set by rule ({reason})", reason=words(rule.reason, lang))
            case _:
                return say(lang, "no answer, replaced by rule")

    def ticked(self, line: Line, one: Indicator) -> tuple[str, ...]:
        """Say the options that count."""
        field = next((item for item in self.referential.fields if item.id == (one.value or one.id)), None)
        return tuple(answer_label(field, option, self.lang) for option in line.option)

    def brings(self, told: IndicatorMark | NodeMark) -> str:
        """Say the weight applied and what it brings to the total."""
        return say(
            self.lang,
            "weight applied {share}, brings {contribution} to the total",
            share=share_percent(self.lang, told.share),
            contribution=shown_number(self.lang, told.contribution),
        )

    def indicator(self, told: IndicatorMark, one: Indicator) -> str:
        """Say a whole indicator in one paragraph."""
        parts = [f"{printed(one)}. {self.labels[f'{one.id}.label']}."]
        if one.value is not None and not isinstance(read_formula(one.value), Name):
            parts.append(say(self.lang, "Calculation: {formula}.", formula=self.formula(one.value)))
        entries = listed(self.lang, (self.entry(entry) for entry in told.entries))
        if entries:
            parts.append(say(self.lang, "Given: {entries}.", entries=entries))
        if told.points is None:
            parts.append(f"{capital(self.line(told, one))}.")
        else:
            value, line = self.value(told, one), capital(self.line(told, one))
            parts.append(say(self.lang, "Value: {value}. {line}.", value=value, line=line))
            parts.append(f"{capital(self.brings(told))}.")
        if told.approximate:
            parts.append(say(self.lang, "Computed to 50 digits (logarithm or root)."))
        return " ".join(parts)

    def reason(self, reason: Reason, *, verdict: bool = True) -> str:
        """Say one comparison with its two numbers, and whether it holds.

        Args:
            reason: The comparison.
            verdict: Whether to answer it; a table whose next column says the answer does not.
        """
        asked = self.compared(reason)
        if not verdict:
            return asked
        held = "unknown" if reason.holds is None else "yes" if reason.holds else "no"
        answer = table_word(STATUSES, held, self.lang) if held == "unknown" else self.truths()[held]
        if reason.word is None or reason.left is None or reason.right is None:
            return say(self.lang, "{condition}: {verdict}", condition=asked, verdict=answer)
        return say(self.lang, "{comparison}? {verdict}", comparison=asked, verdict=answer)

    def compared(self, reason: Reason) -> str:
        """Say a comparison with its two numbers, or the condition when it compares none."""
        if reason.left is None or reason.right is None or reason.word is None:
            return self.formula(reason.text)
        left, right = shown_number(self.lang, reason.left), shown_number(self.lang, reason.right)
        if left == right and reason.left.exact != reason.right.exact:
            left, right = (bare_number(self.lang, one.exact) for one in (reason.left, reason.right))
        first = reason.text.split(" ", 1)[0]
        name = self.labels.get(first, self.labels.get(first.removesuffix(".value"), reason.of))
        sign = SIGNS[reason.word]
        return say(self.lang, "{name}: {left} {sign} {right}", name=name, left=left, sign=sign, right=right)


def make_teller(referential: Referential, lang: Lang) -> Teller:
    """Prepare the labels once for a whole sheet."""
    labels = block_labels(referential, lang)
    field_labels = {one.id: words(one.label, lang) for one in referential.fields}
    for one in referential.indicators:
        labels[f"{one.id}.label"] = (
            words(one.label, lang) if one.label is not None else field_labels.get(one.id, one.id)
        )
    return Teller(referential, lang, labels)
