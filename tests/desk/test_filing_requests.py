"""The sheets people fill: words for each field, nothing blank where words are needed."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from conditionality.desk import filing_requests
from conditionality.desk.filing_requests import Advance, Amendment, AskPieces, Ineligible
from conditionality.desk.request import Request
from conditionality.wording.speech import say

SHEETS = [one for one in vars(filing_requests).values() if isinstance(one, type) and issubclass(one, Request)]


@pytest.mark.parametrize("sheet", [one for one in SHEETS if one is not Request])
def test_each_field_is_named_in_both_languages(sheet: type[Request]) -> None:
    for field in sheet.model_fields.values():
        assert field.title
        assert say("fr", field.title) != field.title


def test_words_that_are_needed_are_not_blank() -> None:
    with pytest.raises(ValidationError):
        AskPieces(pieces=("employees",), deadline=date(2026, 3, 1), message=" ")
    with pytest.raises(ValidationError):
        AskPieces(pieces=(), deadline=date(2026, 3, 1), message="Bonjour")
    with pytest.raises(ValidationError):
        Ineligible(rule="with blanks", reason="x")
    with pytest.raises(ValidationError):
        Amendment(steps=(), reason="")
    assert Advance(period="2027-01-01", words="x").done == ()
