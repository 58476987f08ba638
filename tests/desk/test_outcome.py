"""What comes of an act says every reason, in both languages."""

from __future__ import annotations

import pytest

from conditionality.desk.outcome import NotDone, acting_role, deny, stop
from conditionality.findings import finding


def test_every_reason_is_a_sentence() -> None:
    why = NotDone("Submitted", "role", ("form_valid",), (finding("store-busy"),))
    for lang in ("fr", "en"):
        told = why.sentences(lang)
        assert len(told) == 3
        assert all(one.endswith(".") for one in told)


def test_a_stop_carries_its_reasons() -> None:
    assert stop(finding("store-busy")).why.findings[0].code == "store-busy"
    assert deny("Submitted", "not_own").why.denied == "not_own"
    assert "not_own" in str(deny("Submitted", "not_own"))


def test_a_role_is_one_of_the_list() -> None:
    assert acting_role("ENT") == "ENT"
    with pytest.raises(ValueError, match="KING"):
        acting_role("KING")
