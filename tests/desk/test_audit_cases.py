"""Every event is read and every case folded; what the tables refuse is named with the state it came from."""

from __future__ import annotations

from dataclasses import replace

from conditionality.desk.audit_cases import audit_cases
from conditionality.desk.office import Office
from conditionality.storage import ledger
from conditionality.wording.findings import sentence
from tests.desk.path import filed
from tests.desk.people import Region


def test_a_refused_event_an_unknown_one_and_an_unreadable_one_are_named(office: Office, region: Region) -> None:
    filed(office, region)
    with office.reading() as connection:
        rows = list(ledger.after(connection))
        sound = audit_cases(connection, rows)
        created, submitted = rows[-2:]
        again = audit_cases(connection, [*rows, replace(submitted, height=90)])
        unknown = audit_cases(connection, [*rows, replace(submitted, kind="Invented", height=91)])
        crooked = audit_cases(connection, [*rows[:-2], replace(created, payload="0" * 64)])
    assert (sound.faults, sound.folded) == ([], 1)
    assert [(one.height, one.finding.code) for one in again.faults] == [(90, "audit-impossible")]
    assert "«filed»" in sentence(again.faults[0].finding, "en")
    assert [(one.height, one.finding.code) for one in unknown.faults] == [(91, "audit-kind-unknown")]
    assert [one.finding.code for one in crooked.faults] == ["audit-event-unreadable"]
