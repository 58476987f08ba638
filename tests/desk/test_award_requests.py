"""Sheets of the award: words that may stay empty hold no sign that cannot be seen; each field has a box and a label."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.parts.act_fields import fields_of
from conditionality.desk import award_requests
from conditionality.desk.award_requests import Consent, Leaving, RegionAct
from conditionality.desk.request import Request
from tests.desk.people import BEGINNING

SHEETS = tuple(
    one
    for one in vars(award_requests).values()
    if isinstance(one, type) and issubclass(one, Request) and one.__module__ == award_requests.__name__
)


@pytest.mark.parametrize("field", ["conditions", "departure", "reason"])
@pytest.mark.parametrize("hidden", ["a\u200bb", "a\u202eb", "a\x00b"])
def test_words_of_an_act_hold_no_hidden_sign(field: str, hidden: str) -> None:
    said = {"decision": "refuse", "number": "1", "on": BEGINNING.date()}
    with pytest.raises(ValidationError):
        RegionAct.model_validate(said | {field: hidden})
    assert getattr(RegionAct.model_validate(said | {field: "  "}), field) == ""


def test_a_public_page_holds_no_hidden_sign() -> None:
    with pytest.raises(ValidationError):
        Consent(about="Pain.", contact="a\u202eb", agreed=True)
    with pytest.raises(ValidationError):
        Consent.model_validate({"about": "Pain.", "agreed": False})
    assert Leaving(words="\n").words == ""


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.__name__)
def test_each_field_has_a_box_and_a_label(sheet: type[Request]) -> None:
    fields = fields_of(sheet, {})
    assert fields
    for one in fields:
        if not one.name_of:
            assert one.title != one.name
            assert all(option.label != option.value for option in one.options("fr"))
