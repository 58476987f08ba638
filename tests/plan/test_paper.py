"""A plan is a frozen paper: it reads back to the same fingerprint, and tells whether it is enough."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conditionality.codec import canonical, read_paper
from conditionality.plan.paper import Plan
from conditionality.plan.propose import propose_plan
from tests.plan import small


def plan() -> Plan:
    return propose_plan(small.bench(small.plain()), small.report(A1=40, B1=50))


def test_it_reads_back_to_the_same_fingerprint() -> None:
    assert read_paper(Plan, canonical(plan())).fingerprint() == plan().fingerprint()


def test_it_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        plan().verdict = "limits"  # type: ignore[misc]


def test_only_two_verdicts_are_enough() -> None:
    told = {one: plan().model_copy(update={"verdict": one}).sufficient for one in ("met_already", "limits")}
    assert plan().sufficient
    assert told == {"met_already": True, "limits": False}
