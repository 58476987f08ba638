"""Scored again from the papers alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conditionality.certificate.replay import check_replay, replay, says_the_same
from conditionality.certificate.statement import Bundle, Label, Statement
from conditionality.codec import canonical
from conditionality.scoring.scorecard import Amount, Scorecard
from conditionality.wording.findings import sentence
from tests.certificate.granted import bundle, statement
from tests.certificate.samples import small_card


def code(said: Statement, papers: Bundle) -> str:
    found = check_replay(said, papers)
    return found.code if found else ""


def test_the_same_papers_give_the_same_scorecard() -> None:
    again = replay(bundle())
    assert isinstance(again, Scorecard)
    assert canonical(again) == bundle().scorecard
    assert code(statement(), bundle()) == ""


def test_other_answers_give_another_scorecard_and_both_totals_are_told() -> None:
    other = replace(bundle(), report=bundle().report.replace(b'"number":"2"', b'"number":"3"'))
    found = check_replay(statement(), other)
    assert found is not None
    assert "100.0 and the scorecard inside says 70.0" in sentence(found, "en")
    assert "100,0, et la fiche de score jointe dit 70,0" in sentence(found, "fr")


def test_another_spelling_of_the_scorecard_is_not_the_same() -> None:
    assert code(statement(), replace(bundle(), scorecard=bundle().scorecard + b" ")) == "replay-differs"
    assert code(statement(), replace(bundle(), scorecard=b"{}")) == "replay-differs"


@pytest.mark.parametrize("broken", [{"report": b"{}"}, {"referential": b"id = 1"}, {"history": (b"[]",)}])
def test_papers_that_cannot_be_read_are_told(broken: dict[str, bytes]) -> None:
    assert code(statement(), replace(bundle(), **broken)) == "replay-unreadable"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"outcome": "refused"},
        {"grade": "a"},
        {"gates": ()},
        {"dimensions": ()},
        {"total": statement().total.model_copy(update={"score": Amount(exact=71, shown="71.0")})},  # type: ignore[arg-type]
        {"holder": statement().holder.model_copy(update={"siret": "00000000000000"})},
    ],
)
def test_a_statement_that_says_another_score_is_told(change: dict[str, object]) -> None:
    assert code(statement().model_copy(update=change), bundle()) == "replay-statement-differs"


def test_words_may_change_from_one_release_to_the_next() -> None:
    reworded = {"mention": Label(fr="autre", en="other"), "outcome_label": Label(fr="Admis", en="Admitted")}
    assert says_the_same(statement().model_copy(update=reworded), small_card())
