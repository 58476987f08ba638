"""The audit finds what was changed by hand: rows, records, and what only a rewriting of the whole chain would hide."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from conditionality.desk.audit import Audit, audit
from conditionality.desk.authority import open_authority
from conditionality.desk.heads import sign_head
from conditionality.desk.office import Office
from conditionality.desk.papers import digest_filed, filed_in
from conditionality.storage.chain import Act
from conditionality.storage.engine import connect_to_write
from conditionality.storage.schema import LEDGER, RECORD
from tests.desk.forged import Tree, rewrite
from tests.desk.path import scored
from tests.desk.people import BEGINNING, Region
from tests.storage.acts import tamper


@pytest.fixture
def dossier(office: Office, region: Region) -> str:
    """Score a dossier, with its plans."""
    return scored(office, region)


def height_of(office: Office, kind: str) -> int:
    with office.reading() as connection:
        return connection.execute(select(LEDGER.c.height).where(LEDGER.c.kind == kind)).scalars().first() or 0


def codes(found: Audit) -> list[str]:
    return [one.code for one in found.findings if one.level == "error"]


def test_a_sound_register_holds_and_counts_what_was_checked(office: Office, dossier: str) -> None:
    found = audit(office)
    assert (found.holds, found.first, found.findings) == (True, 0, ())
    counts = dict(found.counts)
    assert (counts["cases"], counts["scores"], counts["plans"], counts["tables"]) == (2, 1, 4, 7)
    assert counts["events"] == found.head.height


ADDED = """
    INSERT INTO ledger SELECT height + 1000, 'x', kind, subject, 1000, payload, at, actor, role, on_behalf_of, 'y'
    FROM ledger WHERE height = {height}
"""


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE ledger SET actor = 'p-other' WHERE height = {height}", "ledger-event-changed"),
        ("DELETE FROM ledger WHERE height = {height}", "ledger-event-missing"),
        (ADDED, "ledger-event-added"),
    ],
)
def test_a_row_changed_removed_or_added_is_named(office: Office, dossier: str, statement: str, code: str) -> None:
    height = height_of(office, "DeclaredComplete")
    tamper(office.store.engine, statement.format(height=height))
    found = audit(office)
    assert code in codes(found)
    assert found.first == (height + 1000 if "added" in code else height)


def test_rows_that_changed_places_are_named(office: Office, dossier: str) -> None:
    height = height_of(office, "DeclaredComplete")
    swap = ("UPDATE ledger SET height = {a} WHERE height = {b}",) * 3
    steps = ((0, height), (height, height + 1), (height + 1, 0))
    tamper(office.store.engine, *(one.format(a=a, b=b) for one, (a, b) in zip(swap, steps, strict=True)))
    found = audit(office)
    assert (found.holds, found.first) == (False, height)


def test_a_byte_of_a_record_is_named_at_its_first_use(office: Office, dossier: str) -> None:
    with office.reading() as connection:
        biggest = select(RECORD.c.digest, RECORD.c.content).where(RECORD.c.erasable == 1)
        digest, content = max(connection.execute(biggest), key=lambda row: len(row.content))
    changed = (bytes(content)[:-1] + b"!").hex()
    value = f"X'{changed}'" if office.store.engine.name == "sqlite" else f"'\\x{changed}'"
    tamper(office.store.engine, f"UPDATE record SET content = {value} WHERE digest = '{digest}'")  # noqa: S608
    found = audit(office)
    assert "record-changed" in codes(found)
    assert 0 < found.first <= height_of(office, "Scored")


def test_a_scorecard_replaced_consistently_is_named(office: Office, dossier: str) -> None:
    height = height_of(office, "Scored")

    def better(card: Tree) -> Tree:
        return {**card, "total": "100"}

    rewrite(office.store.engine, height, "result", better)
    found = audit(office)
    assert "audit-score-differs" in codes(found)
    assert "ledger-event-changed" not in codes(found)  # the chain itself sees nothing
    assert found.first == height


def test_a_plan_replaced_consistently_is_named(office: Office, dossier: str) -> None:
    height = height_of(office, "PlanDrafted")

    def easier(plan: Tree) -> Tree:
        actions = plan["actions"]
        assert isinstance(actions, list)
        return {**plan, "actions": actions[:1]}

    rewrite(office.store.engine, height, "plan", easier)
    found = audit(office)
    assert (codes(found), found.first) == (["audit-plan-differs"], height)


def test_an_event_that_the_tables_refuse_is_named(office: Office, dossier: str) -> None:
    height = height_of(office, "Scored")
    tamper(office.store.engine, f"UPDATE ledger SET kind = 'Archived' WHERE height = {height}")  # noqa: S608
    found = audit(office)
    assert (found.holds, found.first) == (False, height)


def test_a_signed_head_sees_a_chain_rewritten_before_it(office: Office, dossier: str, tmp_path: Path) -> None:
    office.authority = open_authority(tmp_path, BEGINNING)
    assert sign_head(office, BEGINNING + timedelta(days=1))
    assert audit(office).counts["heads"] == 1

    def another(payload: Tree) -> Tree:
        return {**payload, "by": "silence"}

    rewrite(office.store.engine, height_of(office, "DeclaredComplete"), "event", another)
    found = audit(office)
    assert codes(found) == ["ledger-anchor-differs"]
    assert found.first == height_of(office, "HeadSigned")


def test_a_read_model_changed_by_hand_is_named(office: Office, dossier: str) -> None:
    with connect_to_write(office.store.engine) as connection, connection.begin():
        connection.exec_driver_sql("UPDATE desk_case SET state = 'GRANTED'")
    found = audit(office)
    assert (codes(found), found.first) == (["read-model-differs"], 0)
    assert audit(office, models=False).holds


def test_what_was_erased_is_said_and_is_no_fault(office: Office, dossier: str, region: Region) -> None:
    with office.reading() as connection:
        filed = filed_in(connection, dossier)
    assert filed is not None
    act = Act(region.now, "clock", "SYS")
    with office.store.transaction() as tx:
        tx.erase(digest_filed(filed), "erasure:1", 0, act, "retention-ended")
    found = audit(office)
    assert (found.holds, found.counts["scores"], found.counts["erased"]) == (True, 0, 5)
    assert {one.code for one in found.findings} == {"audit-erased"}
