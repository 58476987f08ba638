"""Each cause has its class, its own words, and for conflicts a sentence."""

from __future__ import annotations

import pytest

from conditionality.errors import ConditionalityError
from conditionality.storage import faults
from conditionality.wording.findings import sentence


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (faults.StaleError("dossier-1", 2, 3), "dossier-1 is at 3, not 2"),
        (faults.BusyError(), "no turn to write"),
        (faults.UnfitNameError("actor", "Marie Durand"), "actor 'Marie Durand'"),
        (faults.NaiveTimeError("2026-01-31T08:00:00"), "no time zone"),
        (faults.UnknownRecordError("ab"), "no record ab"),
        (faults.ErasedRecordError("ab", 7), "erased by event 7"),
        (faults.NotErasableError("ab"), "not stored as erasable"),
        (faults.MalformedPapersError("ab"), "not a list of papers"),
        (faults.UnknownDraftError("d-1"), "no draft d-1"),
        (faults.LedgerNotEmptyError(3), "holds 3 event"),
        (faults.UnsupportedDatabaseError("mysql"), "mysql"),
    ],
)
def test_a_fault_says_its_cause(fault: ConditionalityError, words: str) -> None:
    assert words in str(fault)
    assert isinstance(fault, ConditionalityError)


def test_both_conflicts_are_one_answer_with_a_sentence_in_both_languages() -> None:
    stale, busy = faults.StaleError("dossier-1", 2, 3), faults.BusyError()
    assert isinstance(stale, faults.ConflictError)
    assert isinstance(busy, faults.ConflictError)
    assert sentence(stale.finding, "en").startswith("dossier-1: Someone changed this since you opened it.")
    assert "modifié depuis que vous" in sentence(stale.finding, "fr")
    assert "rien n’a été enregistré" in sentence(busy.finding, "fr")
