"""How the command line speaks: sentences and tables for people, JSON for machines, in the language asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from conditionality.desk.counting import Counter
from conditionality.findings import Finding
from conditionality.report.json_text import write_json
from conditionality.wording.findings import WARNING, sentence
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say

DONE, NEGATIVE, WRONG_USE = 0, 1, 2
"""Exit codes: done; findings or a negative answer; wrong use."""

PLAIN_WIDTH = 200
"""Columns of a table that goes to a file or another program."""

LINE_EVERY = 1000
"""Without a terminal, one line is written for so many things done."""


class ReaderGone(Exception):
    """Whoever read the answer has closed it: nobody is left to tell."""


@contextmanager
def _while_read() -> Iterator[None]:
    """Turn a broken pipe into our own exception, which the library that reads the line lets through."""
    try:
        yield
    except BrokenPipeError as fault:
        raise ReaderGone from fault


@dataclass(frozen=True, slots=True)
class Voice:
    """Where results and remarks go.

    Attributes:
        lang: Language of every sentence.
        as_json: Whether results are given as JSON.
    """

    lang: Lang = "fr"
    as_json: bool = False

    def tell(self, text: str) -> None:
        """Write a result."""
        with _while_read():
            sys.stdout.write(f"{text}\n")

    def give(self, content: bytes) -> None:
        """Write a result that is bytes already, as they are."""
        with _while_read():
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()

    def give_tree(self, tree: object) -> None:
        """Write a result as JSON."""
        self.give(write_json(tree))

    def remark(self, text: str) -> None:
        """Write a remark beside the result."""
        with _while_read():
            sys.stdout.flush()
            sys.stderr.write(f"{text}\n")

    def refuse(self, found: Iterable[Finding], code: int) -> int:
        """Say what is wrong, as sentences or as JSON, and give the exit code."""
        if self.as_json:
            self.give_tree({"findings": [self.finding_tree(one) for one in found]})
        else:
            self.remark_findings(found)
        return code

    def remark_findings(self, found: Iterable[Finding]) -> None:
        """Say findings beside the result, one a line."""
        for one in found:
            self.remark(self.finding_line(one))

    def finding_line(self, found: Finding) -> str:
        """Say a finding on one line; a warning is called so."""
        text = sentence(found, self.lang)
        if found.level == "warning":
            return say(self.lang, "{place}: {text}", place=say(self.lang, WARNING), text=text)
        return text

    def finding_tree(self, found: Finding) -> Mapping[str, object]:
        """Give a finding as plain values, with its sentence."""
        return {
            "code": found.code,
            "level": found.level,
            "path": found.path,
            "line": found.line or None,
            "column": found.column or None,
            "position": found.position or None,
            "given": found.given,
            "sentence": sentence(found, self.lang),
        }

    def grid(self, grid: Grid) -> None:
        """Write a table."""
        on_screen = sys.stdout.isatty()
        console = Console(file=sys.stdout, width=None if on_screen else PLAIN_WIDTH, highlight=False)
        caption = Text(grid.caption, style="bold") if grid.caption else None
        table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), title=caption, title_justify="left")
        for rank, name in enumerate(grid.header):
            table.add_column(Text(name), justify="right" if rank in grid.numeric else "left")
        for row in grid.rows:
            table.add_row(*(Text(cell) for cell in row))
        with console.capture() as captured:
            console.print(table)
        self.tell("\n".join(line.rstrip() for line in captured.get().splitlines()))

    @contextmanager
    def progress(self, title: str, every: int = 0) -> Iterator[Counter]:
        """Show how far a long work is: a bar on a terminal, plain lines elsewhere.

        Args:
            title: What is being done.
            every: How many things a plain line is for; 0: a thousand, or a twentieth of a longer work.
        """
        if not sys.stderr.isatty():
            yield LineCounter(self, title, every)
            return
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            yield BarCounter(bar, title)


class BarCounter(Counter):
    """A progress bar on a terminal."""

    def __init__(self, bar: Progress, title: str) -> None:
        self._bar, self._task = bar, bar.add_task(title, total=None)

    def start(self, total: int) -> None:
        """Say how many things there are to do."""
        self._bar.update(self._task, total=total)

    def step(self) -> None:
        """Move the bar on."""
        self._bar.advance(self._task)

    def advance(self, count: int) -> None:
        """Move the bar on by several."""
        self._bar.advance(self._task, count)


class LineCounter(Counter):
    """A plain line now and then; a short work has only its first one."""

    def __init__(self, voice: Voice, title: str, every: int = 0) -> None:
        self._voice, self._title, self._total, self._done, self._every = voice, title, 0, 0, every

    def start(self, total: int) -> None:
        """Say what is being done, and how many there are."""
        self._total = total
        self._voice.remark(say(self._voice.lang, "{title}: {count}", title=self._title, count=str(total)))

    def step(self) -> None:
        """Count one more, and say so now and then."""
        self.advance(1)

    def advance(self, count: int) -> None:
        """Count several more, and say so now and then."""
        every = self._every or max(LINE_EVERY, self._total // 20)
        before, self._done = self._done, self._done + count
        if before // every != self._done // every:
            self._voice.remark(
                say(
                    self._voice.lang,
                    "{title}: {done} of {count}",
                    title=self._title, done=str(self._done), count=str(self._total),
                )
            )  # fmt: skip
