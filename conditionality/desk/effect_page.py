"""The page of a back-test: one file that opens anywhere, with charts and their tables, in French or English.

Nothing is asked of any network: no script, no letters, no image from outside; the page itself forbids it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from conditionality.desk.bars import GAIN, LINE, LOSS, Part, Row, Spread, opposed, paired, spread, stacked
from conditionality.desk.page_style import STYLE
from conditionality.referential.model import Referential
from conditionality.scoring.effect import Backtest, Grouping, Matrix, Mover, Tally
from conditionality.scoring.effect_sheet import EffectWriter
from conditionality.scoring.effect_words import cut_title, grading_name, group_label, mark_name, signed
from conditionality.wording.numbers import number, percent
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say

MOST_BARS = 12
HUNDRED = 100


def effect_page(paper: Backtest, old: Referential, new: Referential, lang: Lang) -> bytes:
    """Write the page of a back-test.

    Args:
        paper: The back-test.
        old: The rules before.
        new: The rules after.
        lang: `fr` or `en`.
    """
    page = _Page(paper, EffectWriter(paper, old, new, lang), lang)
    return page.whole().encode()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page being written."""

    paper: Backtest
    writer: EffectWriter
    lang: Lang

    def whole(self) -> str:
        """Give the page."""
        title = self.writer.title()
        body = "".join(self._sections())
        return (
            f'<!doctype html>\n<html lang="{self.lang}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
            f"<title>{escape(title)}</title><style>{STYLE}</style></head>"
            f"<body><main><h1>{escape(title)}</h1><p>{escape(self.writer.subtitle())}</p>{body}</main></body></html>\n"
        )

    def _sections(self) -> Iterator[str]:
        lang, paper, writer = self.lang, self.paper, self.writer
        yield _section(say(lang, "In short"), self._in_short())
        yield _section(say(lang, "Recommendations"), self._matrix(paper.outcomes))
        for one in paper.grades:
            yield _section(grading_name(one.of, writer.new, lang), self._matrix(one))
        for grouping in paper.groupings:
            yield _section(cut_title(grouping.by, lang), self._grouping(grouping))
        for heading, moved in writer.largest():
            yield _section(heading, f"<ol>{''.join(self._mover(one) for one in moved)}</ol>")
        if paper.indicators:
            yield _section(say(lang, "Indicators that move most"), self._indicators())
        yield _section(say(lang, "How it was worked out"), _paragraphs(writer.method()))

    def _in_short(self) -> str:
        found = _paragraphs(self.writer.in_short())
        found += stacked(say(self.lang, "Totals of reports"), self._parts(self.paper.total))
        places = self._places()
        if places is not None:
            least, most = (signed(self.lang, one, self.paper.decimals) for one in (places.least, places.most))
            title = say(self.lang, "Moves of totals, in points")
            told = say(self.lang, "From {least} to {most}; half of them are inside the box.", least=least, most=most)
            found += f"<p>{escape(title)}. {escape(told)}</p>{spread(title, told, places, (least, most))}"
        return found + _table(self.writer.moves())

    def _parts(self, one: Tally) -> tuple[Part, ...]:
        lang = self.lang
        without = one.lost + one.found + one.unscored
        parts = (
            (one.down, LOSS, say(lang, "Fall")),
            (one.same, LINE, say(lang, "Unmoved")),
            (one.up, GAIN, say(lang, "Rise")),
            (without, "#1a2733", say(lang, "Without a total before or after")),
        )
        return tuple(Part(Fraction(count), color, name, number(lang, count)) for count, color, name in parts)

    def _mover(self, one: Mover) -> str:
        causes = "".join(f"<li>{escape(text)}</li>" for text in self.writer.causes(one))
        head, outcome = escape(self.writer.mover_head(one)), escape(self.writer.mover_outcome(one))
        return f"<li><strong>{head}</strong> {outcome}<ul>{causes}</ul></li>"

    def _places(self) -> Spread | None:
        moves = self.paper.total.moves
        known = (moves.least, moves.p5, moves.p25, moves.median, moves.p75, moves.p95, moves.most)
        places = tuple(one for one in known if one is not None)
        return Spread(*places) if len(places) == len(known) else None

    def _matrix(self, one: Matrix) -> str:
        """Draw how many reports each name has before and after; then the table of what goes where, shaded."""
        names = tuple(dict.fromkeys((*one.before, *one.after)))
        rows = [self._row(one, name) for name in names]
        told = (say(self.lang, "Before"), say(self.lang, "After"))
        chart = paired(say(self.lang, "Reports before and after"), [row for row in rows if row.low or row.high], told)
        tables = "".join(_table(grid, one.reports) for grid in self.writer.matrix(one))
        return chart + tables

    def _row(self, one: Matrix, name: str) -> Row:
        before = sum(one.reports[one.before.index(name)]) if name in one.before else 0
        after = sum(row[one.after.index(name)] for row in one.reports) if name in one.after else 0
        rules = self.writer.new if name in one.after else self.writer.old
        shown = (number(self.lang, count) for count in (before, after))
        return Row(self.writer.name(one, name, rules), Fraction(before), Fraction(after), *shown)

    def _grouping(self, grouping: Grouping) -> str:
        rows = []
        for one in grouping.groups:
            down, up = (Fraction(count * HUNDRED, one.tally.reports) for count in (one.tally.down, one.tally.up))
            shown = (percent(self.lang, share, 0) for share in (down, up))
            rows.append(Row(group_label(grouping.by, one.value, self.lang), down, up, *shown))
        title = say(self.lang, "Share of reports whose total falls, and rises")
        return opposed(title, rows) + _table(self.writer.groups(grouping))

    def _indicators(self) -> str:
        rows = []
        for one in self.paper.indicators[:MOST_BARS]:
            move = (one.after or Fraction(0)) - (one.before or Fraction(0))
            name = mark_name(one.id, self.writer.new, self.writer.old, self.lang)
            rows.append(Row(name, max(-move, Fraction(0)), max(move, Fraction(0)), "", signed(self.lang, move, 2)))
        title = say(self.lang, "Mean move of what each brings, in points")
        return opposed(title, rows) + _table(self.writer.shifts())


def _section(heading: str, content: str) -> str:
    return f"<section><h2>{escape(heading)}</h2>{content}</section>"


def _paragraphs(texts: Iterator[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts)


def _table(grid: Grid, shades: tuple[tuple[int, ...], ...] = ()) -> str:
    """Write a table; wide ones scroll inside their frame, by the keyboard too."""
    most = max((count for row in shades for count in row), default=0) or 1
    head = "".join(f'<th scope="col"{_align(grid, rank)}>{escape(name)}</th>' for rank, name in enumerate(grid.header))
    rows = "".join(
        "<tr>"
        + "".join(
            _cell(grid, rank, cell, Fraction(shades[line][rank - 1], most) if shades and rank else Fraction(0))
            for rank, cell in enumerate(row)
        )
        + "</tr>"
        for line, row in enumerate(grid.rows)
    )
    # A caption inside would scroll away with its table.
    caption = f'<p class="caption">{escape(grid.caption)}</p>' if grid.caption else ""
    label = escape(grid.caption or grid.header[0], quote=True)
    return (
        f'{caption}<div class="wide" role="region" tabindex="0" aria-label="{label}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(grid: Grid, rank: int, cell: str, shade: Fraction) -> str:
    if rank == 0:
        return f'<th scope="row">{escape(cell)}</th>'
    # From white to a pale blue: letters keep a contrast over 7.
    style = f' style="background:rgba(11,79,108,{float(shade) * 0.28 + 0.05:.2f})"' if shade else ""
    return f"<td{_align(grid, rank)}{style}>{escape(cell)}</td>"


def _align(grid: Grid, rank: int) -> str:
    return ' class="n"' if rank in grid.numeric else ""
