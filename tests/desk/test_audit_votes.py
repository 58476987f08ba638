"""Every vote is counted again from its ballots, in the register and in a zip; one written otherwise is named."""

from __future__ import annotations

from sqlalchemy import select

from conditionality.desk.audit import audit
from conditionality.desk.audit_unzip import verify_export
from conditionality.desk.audit_zip import export_case
from conditionality.desk.office import Office
from conditionality.storage.schema import LEDGER
from tests.desk.forged import Tree, rewrite
from tests.desk.path import STRONG, ready
from tests.desk.people import Region
from tests.desk.session import advised


def test_a_vote_is_counted_again_and_one_rewritten_is_named(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=STRONG)
    advised(office, region, dossier)
    found = audit(office)
    assert (found.holds, found.counts["votes"]) == (True, 1)
    alone = verify_export(bytes(export_case(office, dossier, region.now)))  # type: ignore[arg-type]
    assert (alone.holds, alone.counts["votes"]) == (True, 1), alone.findings
    with office.reading() as connection:
        proclaimed = connection.execute(select(LEDGER.c.height).where(LEDGER.c.kind == "MotionProclaimed")).scalar_one()

    def overturned(trace: Tree) -> Tree:
        result = trace["result"]
        assert isinstance(result, dict)
        return {**trace, "result": {**result, "outcome": "NOT_ADOPTED"}}

    rewrite(office.store.engine, proclaimed, "trace", overturned)
    forged = audit(office)
    assert not forged.holds
    assert forged.first == proclaimed
    assert any(one.code.startswith("recount-") for one in forged.findings)
