"""The table of the measures says what was found, what was wanted, and where a contestant does not agree."""

from __future__ import annotations

import numpy as np

from benchmarks.contest import Answers
from benchmarks.populations import PEERS, peer_row
from benchmarks.runner import Outcome
from benchmarks.table import Row, markdown


def _outcome(seconds: float, totals: list[float]) -> Outcome:
    ranks = np.zeros(len(totals), np.int8)
    return Outcome(len(totals), [9.0, seconds], [2 * seconds], "1.0", answers=Answers(np.array(totals), ranks, ranks))


def test_a_peer_is_shown_with_its_ratio_and_the_rows_on_which_it_differs() -> None:
    ours = _outcome(0.010, [50.1, 60.2])
    row = peer_row(PEERS[1], _outcome(0.060, [50.1, 60.3]), ours)
    assert row.processor == "120.0 ms"
    assert (row.figure, row.ratio, row.wanted, row.held, row.differ) == ("60.0 ms", "6.00 x", ">= 5 x ours", True, "1")


def test_the_last_bit_of_a_double_is_no_other_total() -> None:
    ours = _outcome(0.010, [50.1])
    assert peer_row(PEERS[1], _outcome(0.020, [np.nextafter(50.1, 51)]), ours).differ == "0"


def test_a_target_that_is_missed_is_shown_as_missed() -> None:
    row = peer_row(PEERS[1], _outcome(0.020, [50.1]), _outcome(0.010, [50.1]))
    assert row.held is False
    assert markdown([row]).splitlines()[-1].count("| no ") == 1


def test_a_peer_that_did_not_play_is_shown_as_absent() -> None:
    absent = Outcome(1, absent="not installed")
    assert peer_row(PEERS[1], absent, _outcome(0.010, [50.1])).figure == "absent: not installed"


def test_a_table_has_a_line_for_each_row() -> None:
    told = markdown([Row("one", "1 ms"), Row("other", "2 ms", "<= 3 ms", held=True)])
    assert told.splitlines()[0] == "| Measure | Found | Processor | Ratio |  Wanted | Held | Rows that differ |"
    assert len(told.splitlines()) == 4
