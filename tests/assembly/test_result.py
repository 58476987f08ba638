"""The paper of a result."""

from __future__ import annotations

from fractions import Fraction

from conditionality.assembly.count import count
from conditionality.assembly.result import Result, share
from conditionality.codec import canonical, plain, read_paper
from tests.assembly import cases


def test_a_share_stands_exactly_and_as_shown() -> None:
    assert plain(share(Fraction(2, 3))) == {"exact": "2/3", "shown": "66.67"}


def test_a_result_spells_fractions_and_reads_back() -> None:
    result = count(cases.vote_of(cases.base()))
    content = canonical(result)
    assert b'"for":2' in content
    assert b'"exact":"5/9","shown":"55.56"' in content
    assert read_paper(Result, content) == result
