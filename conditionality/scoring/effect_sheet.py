"""A back-test in sentences and tables, in French or English: what a person reads before a version is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conditionality.referential.model import Referential
from conditionality.scoring.effect import Backtest, Grouping, IndicatorShift, Matrix, Mover, Tally
from conditionality.scoring.effect_words import (
    cause_sentence,
    cut_title,
    field_name,
    grade_name,
    grading_name,
    group_label,
    mark_name,
    outcome_name,
    side_words,
    signed,
)
from conditionality.wording.numbers import day, money, number
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, listed, say

MOST_INDICATORS = 12
"""Indicators told; the paper holds them all."""

CENTS = 100
SHIFT_DIGITS = 2


@dataclass(frozen=True, slots=True)
class EffectWriter:
    """A back-test being written.

    Attributes:
        paper: The back-test.
        old: The rules before.
        new: The rules after.
        lang: `fr` or `en`.
    """

    paper: Backtest
    old: Referential
    new: Referential
    lang: Lang

    def sheet(self) -> Sheet:
        """Write the whole sheet."""
        return Sheet(self.title(), self.subtitle(), tuple(self._sections()), "", self.lang)

    def title(self) -> str:
        """Give the title."""
        old, new = self.paper.old.ref, self.paper.new.ref
        return say(self.lang, "From {old} to {new}: what would change", old=old, new=new)

    def subtitle(self) -> str:
        """Say on how many reports, and when."""
        when, count = day(self.lang, self.paper.made_on), number(self.lang, self.paper.reports)
        return say(self.lang, "Back-test of {day}. Reports scored with both versions: {count}.", day=when, count=count)

    def _sections(self) -> Iterator[Section]:
        lang = self.lang
        yield Section(say(lang, "In short"), tuple(self.in_short()), (self.moves(),))
        yield Section(say(lang, "Recommendations"), (), tuple(self.matrix(self.paper.outcomes)))
        for one in self.paper.grades:
            yield Section(grading_name(one.of, self.new, lang), (), tuple(self.matrix(one)))
        for grouping in self.paper.groupings:
            yield Section(cut_title(grouping.by, lang), (), (self.groups(grouping),))
        for heading, moved in self.largest():
            yield Section(heading, tuple(self.mover(one) for one in moved))
        if self.paper.indicators:
            yield Section(say(lang, "Indicators that move most"), (), (self.shifts(),))
        yield Section(say(lang, "How it was worked out"), tuple(self.method()))

    def in_short(self) -> Iterator[str]:
        """Say what changes, in a few sentences."""
        lang, all_ = self.lang, self.paper.total
        told = {name: number(lang, count) for name, count in all_ if isinstance(count, int)}
        yield say(lang, "Totals that rise: {up}. That fall: {down}. That do not move: {same}.", **told)
        if all_.lost or all_.found or all_.unscored:
            yield say(
                lang, "Totals lost: {lost}. Found: {found}. Without a total under either version: {unscored}.", **told
            )
        yield say(
            lang,
            "Recommendations less favourable: {worse}. More favourable: {better}. Changed in another way: {other}.",
            **told,
        )
        yield say(
            lang,
            "Accepted, with an improvement plan or without: {accepted_before} before, {accepted_after} after. No "
            "longer accepted: {no_longer}. Newly accepted: {newly}.",
            **told,
        )
        yield from self._money()
        yield from self._unasked()

    def _money(self) -> Iterator[str]:
        stake, lang = self.paper.total.stake, self.lang
        if stake is not None:
            yield say(
                lang,
                "Grants known: {known} reports, {granted}. Granted to those no longer accepted: {lost}. To those newly "
                "accepted: {won}.",
                known=number(lang, stake.known),
                granted=self.euros(stake.granted_cents),
                lost=self.euros(stake.lost_cents),
                won=self.euros(stake.won_cents),
            )

    def _unasked(self) -> Iterator[str]:
        for one in self.paper.unasked:
            if one.indicators:
                yield say(
                    self.lang,
                    "No report answers «{field}», that the new rules read for {indicators}: whoever it concerns scores "
                    "as if it had not answered.",
                    field=field_name(one.field, self.new, self.lang),
                    indicators=listed(
                        self.lang, (mark_name(name, self.new, self.old, self.lang) for name in one.indicators)
                    ),
                )

    def euros(self, cents: int) -> str:
        """Write an amount."""
        return money(self.lang, Decimal(cents) / CENTS)

    def moves(self) -> Grid:
        """Lay down how far totals move."""
        lang, found = self.lang, self.paper.total.moves
        header = (
            say(lang, "Reports"), say(lang, "Mean"), say(lang, "Largest fall"), say(lang, "5th percentile"),
            say(lang, "25th percentile"), say(lang, "Median"), say(lang, "75th percentile"),
            say(lang, "95th percentile"), say(lang, "Largest rise"),
        )  # fmt: skip
        moves = (found.least, found.p5, found.p25, found.median, found.p75, found.p95, found.most)
        row = (number(lang, found.reports), self.move(found.mean, SHIFT_DIGITS), *(self.move(one) for one in moves))
        return Grid(say(lang, "Moves of totals, in points"), header, (row,), frozenset(range(1, len(header))))

    def move(self, value: Fraction | None, digits: int | None = None) -> str:
        """Write a move of a total."""
        return "–" if value is None else signed(self.lang, value, self.paper.decimals if digits is None else digits)

    def matrix(self, one: Matrix) -> Iterator[Grid]:
        """Lay down how many reports go from what to what, and the money where it is known."""
        lang = self.lang
        counts = [[number(lang, count) if count else "·" for count in row] for row in one.reports]
        yield self._matrix(one, say(lang, "Reports: before in rows, after in columns"), counts)
        if one.money_cents:
            sums = [[self.euros(cents) if cents else "·" for cents in row] for row in one.money_cents]
            yield self._matrix(one, say(lang, "Grants: before in rows, after in columns"), sums)

    def _matrix(self, one: Matrix, caption: str, cells: list[list[str]]) -> Grid:
        header = ("", *(self.name(one, name, self.new) for name in one.after))
        rows = tuple((self.name(one, name, self.old), *row) for name, row in zip(one.before, cells, strict=True))
        return Grid(caption, header, rows, frozenset(range(1, len(header))))

    def name(self, one: Matrix, name: str, rules: Referential) -> str:
        """Name a row or a column of a matrix."""
        if one.of == "outcome":
            return outcome_name(name, rules, self.lang)
        return grade_name(name, one.of, rules, self.lang)

    def groups(self, grouping: Grouping) -> Grid:
        """Lay down winners and losers by group."""
        lang = self.lang
        header = [
            say(lang, "Group"), say(lang, "Reports"), say(lang, "Rise"), say(lang, "Fall"), say(lang, "Unmoved"),
            say(lang, "Mean move"), say(lang, "Less favourable"), say(lang, "More favourable"),
            say(lang, "Accepted before"), say(lang, "Accepted after"),
        ]  # fmt: skip
        if self.paper.total.stake is not None:
            header += [say(lang, "Granted, no longer accepted"), say(lang, "Granted, newly accepted")]
        rows = tuple((group_label(grouping.by, one.value, lang), *self._tally(one.tally)) for one in grouping.groups)
        return Grid("", tuple(header), rows, frozenset(range(1, len(header))))

    def _tally(self, one: Tally) -> tuple[str, ...]:
        lang = self.lang
        first = (one.reports, one.up, one.down, one.same)
        last = (one.worse, one.better, one.accepted_before, one.accepted_after)
        cells = [number(lang, count) for count in first]
        cells += [self.move(one.moves.mean, SHIFT_DIGITS), *(number(lang, count) for count in last)]
        if one.stake is not None:
            cells += [self.euros(one.stake.lost_cents), self.euros(one.stake.won_cents)]
        return tuple(cells)

    def largest(self) -> Iterator[tuple[str, tuple[Mover, ...]]]:
        """Give the largest moves each way, with a heading; a way that nobody goes is left out."""
        if self.paper.fallers:
            yield say(self.lang, "Largest falls"), self.paper.fallers
        if self.paper.risers:
            yield say(self.lang, "Largest rises"), self.paper.risers

    def mover(self, one: Mover) -> str:
        """Say one move and its causes, in one paragraph."""
        causes = listed(self.lang, self.causes(one))
        return f"{self.mover_head(one)} {self.mover_outcome(one)} {say(self.lang, 'Why: {causes}.', causes=causes)}"

    def mover_head(self, one: Mover) -> str:
        """Say who moves, from what to what."""
        return say(
            self.lang,
            "{who}: {before}, then {after} ({move}).",
            who=f"{one.report_id}, {one.name}" if one.name else one.report_id,
            before=self._shown(one.before),
            after=self._shown(one.after),
            move=signed(self.lang, Decimal(one.after) - Decimal(one.before), self.paper.decimals),
        )

    def mover_outcome(self, one: Mover) -> str:
        """Say what becomes of the recommendation."""
        before = outcome_name(one.outcome_before, self.old, self.lang)
        after = outcome_name(one.outcome_after, self.new, self.lang)
        if before == after:
            return say(self.lang, "Recommendation unchanged: {outcome}.", outcome=before)
        return say(self.lang, "Recommendation: {before}, then {after}.", before=before, after=after)

    def causes(self, one: Mover) -> tuple[str, ...]:
        """Say the causes of a move, largest first, then what the others add up to."""
        told = [cause_sentence(cause, self.old, self.new, self.lang) for cause in one.causes]
        if one.rest:
            told.append(say(self.lang, "the rest: {move}", move=signed(self.lang, one.rest, SHIFT_DIGITS)))
        return tuple(told)

    def _shown(self, text: str) -> str:
        return number(self.lang, Decimal(text), len(text.partition(".")[2]))

    def shifts(self) -> Grid:
        """Lay down the indicators that move most."""
        lang = self.lang
        header = (
            say(lang, "Indicator"), say(lang, "Before"), say(lang, "After"), say(lang, "Difference"),
            say(lang, "Brings less"), say(lang, "Brings more"),
        )  # fmt: skip
        rows = tuple(self._shift(one) for one in self.paper.indicators[:MOST_INDICATORS])
        caption = say(
            lang,
            "What each brings to the total on average, in points, over {count} reports",
            count=number(lang, self.paper.looked_at),
        )
        return Grid(caption, header, rows, frozenset(range(1, len(header))))

    def _shift(self, one: IndicatorShift) -> tuple[str, ...]:
        lang = self.lang
        means = ("–" if mean is None else number(lang, mean, SHIFT_DIGITS) for mean in (one.before, one.after))
        move = signed(lang, (one.after or Fraction(0)) - (one.before or Fraction(0)), SHIFT_DIGITS)
        name = mark_name(one.id, self.new, self.old, lang)
        return (name, *means, move, number(lang, one.down), number(lang, one.up))

    def method(self) -> Iterator[str]:
        """Say how it was worked out, so that anybody can do it again."""
        lang, paper = self.lang, self.paper
        yield say(
            lang, "Rules before: {old}. Rules after: {new}.", old=side_words(paper.old), new=side_words(paper.new)
        )
        yield say(
            lang,
            "Each report is scored with both versions, as they stand on the first day of its period, or on the first "
            "day of the version when it comes later. Totals are compared as they are shown. A percentile is the move "
            "of a report (nearest rank), never a mean of two.",
        )
        if paper.looked_at < paper.reports:
            yield say(
                lang,
                "What indicators bring was worked out over {count} reports: those whose number has the smallest "
                "CRC-32.",
                count=number(lang, paper.looked_at),
            )
        if paper.no_history:
            yield say(
                lang,
                "These rules read earlier reports of the same organisation: here every report is scored as a first "
                "one.",
            )


def write_effect(paper: Backtest, old: Referential, new: Referential, lang: Lang) -> Sheet:
    """Write a back-test as a sheet.

    Args:
        paper: The back-test.
        old: The rules before, of the fingerprint that the paper names.
        new: The rules after, likewise.
        lang: `fr` or `en`.
    """
    return EffectWriter(paper, old, new, lang).sheet()
