"""The way to the assembly: each kind of answers gives its proposal, and a plan when it is not accepted."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from conditionality.desk.cases import case_of
from conditionality.desk.office import Office
from conditionality.desk.papers import plan_of, proposal_of
from tests.desk.path import BLOCKED, STRONG, WEAK, ready
from tests.desk.people import Region


@pytest.mark.parametrize(
    ("texts", "proposal", "planned"), [(STRONG, "accept", False), (WEAK, "plan", True), (BLOCKED, "review", True)]
)
def test_a_dossier_walks_from_nothing_to_ready(
    office: Office, region: Region, texts: Mapping[str, str], proposal: str, planned: bool
) -> None:
    dossier = ready(office, region, texts=texts)
    with office.reading() as connection:
        assert case_of(connection, dossier, "dossier").state == "READY"
        assert proposal_of(connection, dossier) == proposal
        found = plan_of(connection, dossier)
    assert (found is not None) is planned
    if found is not None:
        assert found[0] == f"{dossier}.plan1"
        assert found[1].sufficient
