"""Print the explanation of a score: the complete sheet that the law wants, or one page, with its bars."""

from __future__ import annotations

from fractions import Fraction

from conditionality.certificate.paper import Masthead, sheet_pdf
from conditionality.certificate.pieces import Bar
from conditionality.referential.model import Referential
from conditionality.scoring.explain import Length, explain, outcome_label
from conditionality.scoring.labels import STATUSES, shown_number, table_word, words
from conditionality.scoring.scorecard import NodeMark, Scorecard
from conditionality.scoring.tops import tops
from conditionality.wording.numbers import day, number
from conditionality.wording.speech import Lang, say


def make_explanation_pdf(card: Scorecard, referential: Referential, lang: Lang, length: Length = "full") -> bytes:
    """Print the explanation of a score.

    Args:
        card: The scorecard.
        referential: The référentiel it was made with.
        lang: `fr` or `en`.
        length: `page` or `full`.

    Source:
        CRPA L311-3-1, R311-3-1-1 and R311-3-1-2.
    """
    sheet = explain(card, referential, lang, length)
    return sheet_pdf(sheet, masthead=masthead(card, referential, lang), author=referential.publisher or "")


def masthead(card: Scorecard, referential: Referential, lang: Lang) -> Masthead:
    """Give what stands under the title: who, which rules, which period, the total and the dimensions."""
    most = tops(referential)
    labels = {one.id: words(one.label, lang) for one in referential.dimensions}
    bars = tuple(mark_bar(one, labels[one.id], most[one.id], lang) for one in card.dimensions)
    total = mark_bar(card.total, say(lang, "Total"), most["total"], lang, of=True)
    return Masthead(tuple(_facts(card, referential, lang)), total, outcome_label(card, referential, lang), bars)


def mark_bar(mark: NodeMark, label: str, most: Fraction, lang: Lang, *, of: bool = False) -> Bar:
    """Give the bar of a dimension or of the total.

    Args:
        mark: Its line of the scorecard.
        label: Its name.
        most: How high it can go.
        lang: `fr` or `en`.
        of: Say out of how much.
    """
    if mark.score is None:
        return Bar(label, table_word(STATUSES, mark.status, lang), None)
    shown = shown_number(lang, mark.score)
    if of:
        shown = say(lang, "{score} out of {most}", score=shown, most=number(lang, most))
    return Bar(label, shown, mark.score.exact / most if most > 0 else None)


def _facts(card: Scorecard, referential: Referential, lang: Lang) -> list[tuple[str, str]]:
    who = card.organisation.name or card.report_id
    siret = f" (SIRET {card.organisation.siret})" if card.organisation.siret else ""
    start, end = day(lang, card.period.from_), day(lang, card.period.to)
    return [
        (say(lang, "Organisation"), who + siret),
        (say(lang, "Rules"), f"{words(referential.title, lang)}, {referential.version}"),
        (say(lang, "Period"), say(lang, "from {start} to {end}", start=start, end=end)),
    ]
