"""Sentences for people, JSON for machines, tables and progress on a terminal and without one."""

from __future__ import annotations

import io
import json
import sys

import pytest

from conditionality.cli.voice import NEGATIVE, ReaderGone, Voice
from conditionality.findings import finding
from conditionality.wording.sheet import Grid

SLIP = finding("not-a-number", line=3, column="V6", given="soixante")
DOUBT = finding("column-unknown", line=1, column="x", given="x", level="warning", nearest="")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_findings_are_sentences_beside_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    assert Voice("en").refuse((SLIP, DOUBT), NEGATIVE) == NEGATIVE
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0].startswith("Line 3, column V6: «soixante» is not a number.")
    assert err.splitlines()[1].startswith("Warning: Line 1, column x: «x»")


def test_findings_are_json_for_another_program(capsys: pytest.CaptureFixture[str]) -> None:
    Voice("en", as_json=True).refuse((SLIP,), NEGATIVE)
    told = json.loads(capsys.readouterr().out)["findings"][0]
    assert (told["code"], told["line"], told["column"], told["given"]) == ("not-a-number", 3, "V6", "soixante")
    assert told["sentence"].startswith("Line 3")


def test_a_table_is_aligned_and_takes_signs_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    Voice("en").grid(Grid("Scores", ("Who", "Total"), (("[bold]A[/bold]", "7.5"), ("B", "100")), frozenset({1})))
    assert capsys.readouterr().out.splitlines() == [
        "Scores",
        "Who              Total",
        "[bold]A[/bold]     7.5",
        "B                  100",
    ]


def test_progress_is_plain_lines_without_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conditionality.cli.voice.LINE_EVERY", 2)
    with Voice("en").progress("Scoring") as counter:
        counter.start(3)
        for _ in range(3):
            counter.step()
    assert capsys.readouterr().err.splitlines() == ["Scoring: 3", "Scoring: 2 of 3"]
    with Voice("en").progress("Slow acts", 3) as counter:
        counter.start(4)
        for _ in range(4):
            counter.step()
    assert capsys.readouterr().err.splitlines() == ["Slow acts: 4", "Slow acts: 3 of 4"]


def test_progress_is_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with Voice("fr").progress("Notation") as counter:
        counter.start(2)
        counter.step()
        counter.step()
    assert "Notation" in screen.getvalue()


def test_a_reader_that_has_gone_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Gone())
    with pytest.raises(ReaderGone):
        Voice().tell("a")
