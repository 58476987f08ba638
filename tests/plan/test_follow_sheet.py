"""People read the gap to what was expected, and each action with its state, what needs care first."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.plan.follow import Follow
from conditionality.plan.follow_sheet import follow_sheet
from conditionality.plan.propose import propose_plan
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import LANGUAGES, Lang
from tests.plan import small
from tests.plan.test_follow import ASK, START, followed

PLAN = propose_plan(small.bench(small.plain()), START, ASK)


def test_what_is_missed_or_late_comes_first() -> None:
    told = follow_sheet(followed(2, small.report(A1=20, B1=80)), PLAN, small.plain(), "en")
    assert told.subtitle == "r, end of period 2 of the plan"
    assert told.sections[0].paragraphs == (
        "The total is 50.0; the plan expected 85.0: 35.0 points behind.",
        "Met: 1. On time: 0. Late: 1. Missed: 1.",
    )
    assert [row[2:] for row in told.sections[1].grids[0].rows] == [
        ("missed", "20.0", "50.0"),
        ("late", "20.0", "90.0"),
        ("met", "80.0", "80.0"),
    ]


@pytest.mark.parametrize(
    ("gap", "said"),
    [(Fraction(0), "as expected"), (Fraction(3, 2), "1.5 points ahead"), (Fraction(-2), "2.0 points behind")],
)
def test_the_gap_is_said_in_words(gap: Fraction, said: str) -> None:
    follow = Follow(period=1, progress=(), expected=Fraction(60), total=60 + gap, gap=gap)
    assert said in follow_sheet(follow, PLAN, small.plain(), "en").sections[0].paragraphs[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_without_a_total_is_said_so(lang: Lang) -> None:
    sheet = follow_sheet(Follow(period=1, progress=()), PLAN, small.plain(), lang)
    assert ("no total yet" if lang == "en" else "pas encore de note") in as_text(sheet)
    assert len(sheet.sections) == 1
