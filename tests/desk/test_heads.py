"""The head of the chain is signed once a day, and the signature is verified with the region's certificate."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from conditionality.desk.authority import Authority, open_authority
from conditionality.desk.cases import log_of
from conditionality.desk.heads import CHAIN, check_statement, head_statement, sign_head, sign_statement
from conditionality.desk.office import Office
from conditionality.dossier.register import HeadSigned
from conditionality.storage import ledger, records
from conditionality.storage.chain import Head
from tests.desk.people import BEGINNING, Region


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Make a demonstration authority, once."""
    return open_authority(tmp_path_factory.mktemp("keys"), BEGINNING)


def test_a_head_is_signed_once_a_day(office: Office, region: Region, authority: Authority) -> None:
    assert not sign_head(office, region.now)  # no key
    office.authority = authority
    with office.reading() as connection:
        before = ledger.head(connection)
    assert sign_head(office, region.now)
    assert not sign_head(office, region.now + timedelta(hours=1))
    assert not sign_head(office, region.now + timedelta(days=1))  # nothing happened since
    with office.reading() as connection:
        [signed] = [one.payload for one in log_of(connection, CHAIN)]
        assert isinstance(signed, HeadSigned)
        signature = records.read(connection, signed.signature)
    assert (signed.height, signed.hash) == (before.height, before.hash)
    assert check_statement(head_statement(before), signature, authority.roots) == ()


def test_another_head_or_another_key_is_told(authority: Authority, tmp_path: Path) -> None:
    signature = sign_statement(head_statement(Head(3, "ab")), authority, BEGINNING)
    other = open_authority(tmp_path, BEGINNING)
    codes = [
        [one.code for one in check_statement(statement, given, roots)]
        for statement, given, roots in (
            (head_statement(Head(3, "ab")), signature, authority.roots),
            (head_statement(Head(3, "ac")), signature, authority.roots),
            (head_statement(Head(3, "ab")), signature, other.roots),
            (head_statement(Head(3, "ab")), signature[:200], authority.roots),
            (head_statement(Head(3, "ab")), b"", ()),
            (head_statement(Head(3, "ab")), signature, ()),
        )
    ]
    assert codes == [[], ["head-forged"], ["head-signer"], ["head-forged"], ["head-forged"], ["head-signer-unchecked"]]
