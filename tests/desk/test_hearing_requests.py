"""Requests of a sitting: words for each field and each code of a closed list; values that cannot stand are refused."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from conditionality.assembly.kinds import Choice, Ground
from conditionality.assembly.motions import MotionKind, RefusalGround
from conditionality.desk import hearing_requests
from conditionality.desk.hearing_requests import Cast, Interest, NewMotion, NewSession, RollCall
from conditionality.desk.request import Request
from conditionality.wording.speech import say

REQUESTS = [one for one in vars(hearing_requests).values() if isinstance(one, type) and issubclass(one, Request)]


@pytest.mark.parametrize("model", REQUESTS, ids=lambda one: one.__name__)
def test_every_field_has_its_words_in_both_languages(model: type[Request]) -> None:
    for field in model.model_fields.values():
        assert field.title
        assert say("fr", field.title)


@pytest.mark.parametrize(
    ("model", "name", "codes"),
    [
        (Interest, "ground", get_args(Ground)),
        (NewMotion, "kind", get_args(MotionKind)),
        (NewMotion, "ground", get_args(RefusalGround)),
        (Cast, "choice", get_args(Choice)),
    ],
)
def test_every_code_of_a_closed_list_has_its_words(model: type[Request], name: str, codes: tuple[str, ...]) -> None:
    extra: Any = model.model_fields[name].json_schema_extra
    assert set(extra["labels"]) == set(codes)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Cast, {"choice": "maybe"}),
        (Cast, {"choice": "for", "reason": "a\u200bb"}),
        (Cast, {"choice": "for", "on_behalf_of": "two words"}),
        (RollCall, {"dossier": "D-1", "present": ("two words",)}),
        (NewSession, {"on": "2026-01-05", "place": " "}),
        (NewSession, {"on": date(2026, 1, 5), "place": "Ville", "starts_at": "25:00"}),
        (NewMotion, {"kind": "dissolve"}),
    ],
)
def test_what_cannot_stand_is_refused(model: type[Request], values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        model(**values)
