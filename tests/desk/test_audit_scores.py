"""Scores come again byte for byte and plans are proved again; a score on other rules than the frozen ones is named."""

from __future__ import annotations

from sqlalchemy import select

from conditionality.desk.audit_cases import audit_cases
from conditionality.desk.audit_scores import audit_scores
from conditionality.desk.examination import rescore
from conditionality.desk.office import Office
from conditionality.storage import ledger
from conditionality.storage.schema import LEDGER
from tests.desk.forged import Tree, rewrite
from tests.desk.path import scored
from tests.desk.people import Region, done


def test_each_run_and_each_plan_is_checked(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    done(rescore(office, region.hand("claude"), dossier, "correction"))
    with office.reading() as connection:
        found = audit_scores(connection, audit_cases(connection, ledger.after(connection)).logs.values())
    assert (found.faults, found.scores, found.plans, found.erased) == ([], 2, 8, 0)
    assert len(found.benches) == 1


def test_a_score_on_other_rules_is_named(office: Office, region: Region) -> None:
    scored(office, region)
    with office.reading() as connection:
        height = connection.execute(select(LEDGER.c.height).where(LEDGER.c.kind == "Scored")).scalar_one()

    def elsewhere(event: Tree) -> Tree:
        return {**event, "referential": event["inputs"]}

    rewrite(office.store.engine, height, "event", elsewhere)
    with office.reading() as connection:
        found = audit_scores(connection, audit_cases(connection, ledger.after(connection)).logs.values())
    assert {one.height for one in found.faults} >= {height}
    assert "audit-other-rules" in [one.finding.code for one in found.faults]
