"""The papers of robustness are spelled exactly and read back."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from conditionality.codec import canonical, read_paper
from conditionality.scoring.draws import Terms
from conditionality.scoring.firmness import Band, Firmness, PopulationFirmness
from conditionality.scoring.robustness import firmness, make_trial, told
from tests.scoring.workshop import report, rules


def test_a_paper_reads_back_to_itself() -> None:
    one = report(form="none")
    paper = firmness(make_trial(rules(), one.period.from_), one, Terms(20, Decimal("12.50")))
    assert read_paper(Firmness, canonical(paper)) == paper
    assert b'"spread_percent":"12.5"' in canonical(paper)


def test_a_mean_share_is_a_fraction() -> None:
    paper = PopulationFirmness(
        referential="a@1.0.0", sha256="0" * 64, terms=told(Terms(3)), reports=1, firm=0, mean_share=Fraction(2, 3),
        bands=(Band(least_percent=50, reports=1),),
    )  # fmt: skip
    assert b'"mean_share":"2/3"' in canonical(paper)
    assert read_paper(PopulationFirmness, canonical(paper)) == paper
