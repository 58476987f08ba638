"""Robustness in sentences."""

from __future__ import annotations

from decimal import Decimal

import pytest

from conditionality.scoring.draws import Terms
from conditionality.scoring.firm_population import make_trials, population_firmness
from conditionality.scoring.firmness import Decider, Firmness, Flip
from conditionality.scoring.firmness_sheet import (
    decider_name,
    firmness_line,
    flips_line,
    share_text,
    write_firmness,
    write_population,
)
from conditionality.scoring.gathering import gather
from conditionality.scoring.robustness import told
from conditionality.wording.sheet import as_text
from tests.scoring.crowd import reports
from tests.scoring.workshop import rules

PAPER = Firmness(
    report_id="r1",
    referential="atelier@1.2.0",
    sha256="0" * 64,
    outcome="accepted",
    terms=told(Terms(1000)),
    kept=970,
    flips=(Flip(outcome="progress", draws=30),),
    deciders=(Decider(id="E1", kind="indicator", restored=12), Decider(id="G", kind="dimension", restored=3)),
    looked_at=30,
)


def test_the_sentence_for_the_assembly() -> None:
    assert firmness_line(PAPER, "en") == (
        "This recommendation holds in 97% of draws (seed 1, 1,000 draws, weights ± 10%)."
    )
    assert "tient dans 97\u202f% des tirages (graine 1, 1\u202f000 tirages, poids ± 10\u202f%)" in firmness_line(
        PAPER, "fr"
    )


def test_errors_and_the_other_law_are_told() -> None:
    terms = told(Terms(1000, Decimal(20), "dirichlet", Decimal(5), 3))
    line = firmness_line(PAPER.model_copy(update={"terms": terms}), "en")
    assert "(seed 3, 1,000 draws, weights by a Dirichlet law as wide as ± 20%, declared figures ± 5%)" in line


@pytest.mark.parametrize(
    ("kept", "draws", "said"), [(1, 3, "33.3%"), (9999, 10000, "99.9%"), (5, 5, "100%"), (0, 9, "0%")]
)
def test_a_share_is_rounded_down(kept: int, draws: int, said: str) -> None:
    assert share_text(kept, draws, "en") == said


def test_the_sheet_says_what_decides() -> None:
    text = as_text(write_firmness(PAPER, rules(), "en"), 300)
    assert "In the others: in progress in 30 draws." in text
    assert "E1 Payment delay" in text
    assert decider_name(PAPER.deciders[1], rules(), "en") == "Governance (its weight)"
    calm = PAPER.model_copy(update={"kept": 1000, "flips": (), "deciders": (), "looked_at": 0})
    assert flips_line(calm, rules(), "en") == "No draw changes it."
    assert "What decides" not in as_text(write_firmness(calm, rules(), "en"))


def test_the_sheet_of_a_population_says_how_many_are_firm() -> None:
    crowd = gather(reports([(2025, {"delay": 47, "form": "none"}), (2026, {}), (2025, {})]), rules())
    paper = population_firmness(make_trials(rules()), crowd, Terms(40, Decimal(60), errors_percent=Decimal(10)))
    text = as_text(write_population(paper, rules(), "en"), 300)
    assert f"hold in 95 % of draws or more: {paper.firm} of 3 (weights ± 60%, declared figures ± 10%; seed 1" in text
    assert "Those that hold least" in text
    assert "scored as a first one" in text
    dirichlet = population_firmness(make_trials(rules()), crowd, Terms(5, Decimal(50), "dirichlet"))
    assert "tirés ensemble" in as_text(write_population(dirichlet, rules(), "fr"), 300)
