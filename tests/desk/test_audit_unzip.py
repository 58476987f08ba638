"""A zip verifies on its own; whatever is changed in it is named."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from conditionality.codec import canonical
from conditionality.desk.audit_unzip import verify_export
from conditionality.desk.audit_zip import CHAIN_FILE, MANIFEST, RECORDS_FILE, SIGNATURE, export_case
from conditionality.desk.authority import Authority, open_authority
from conditionality.desk.heads import sign_head
from conditionality.desk.office import Office
from conditionality.storage.chain import Act
from tests.desk.path import scored
from tests.desk.people import BEGINNING, Region
from tests.desk.test_audit_zip import files_of

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Make a demonstration authority, once."""
    return open_authority(tmp_path_factory.mktemp("keys"), BEGINNING)


@pytest.fixture
def exported(office: Office, region: Region, authority: Authority) -> Files:
    """Export a scored case, with a signed head after it."""
    office.authority = authority
    mine = scored(office, region)
    assert sign_head(office, region.now)
    with office.store.transaction() as tx:
        tx.erase(tx.put_erasable(b"gone"), "erasure:1", 0, Act(region.now, "clock", "SYS"), "retention-ended")
    return files_of(export_case(office, mine, region.now))


def packed(files: Files) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def remade(files: Files) -> Files:
    """Write the manifest again, as a forger without the key does."""
    about = json.loads(files[MANIFEST])
    rest = {name: one for name, one in files.items() if name not in {MANIFEST, SIGNATURE}}
    about["files"] = {name: {"sha256": sha256(one).hexdigest(), "size": len(one)} for name, one in rest.items()}
    return {**rest, MANIFEST: canonical(about)}


def test_a_zip_verifies_on_its_own(exported: Files, authority: Authority) -> None:
    found = verify_export(packed(exported), authority.roots)
    assert (found.holds, found.findings) == (True, ())
    counts = dict(found.counts)
    assert (counts["cases"], counts["scores"], counts["plans"], counts["heads"]) == (2, 1, 4, 1)


def test_without_certificates_the_signers_are_not_checked_and_that_is_said(exported: Files) -> None:
    found = verify_export(packed(exported))
    assert found.holds
    assert {one.code for one in found.findings} == {"export-signer-unchecked", "head-signer-unchecked"}


def test_another_key_is_told(exported: Files, tmp_path: Path) -> None:
    found = verify_export(packed(exported), open_authority(tmp_path, BEGINNING).roots)
    assert {one.code for one in found.findings} == {"export-signer", "head-signer"}


def _biggest(files: Files) -> str:
    return max((one for one in files if one.startswith("records/")), key=lambda one: len(files[one]))


def _change(files: Files) -> Files:
    name = _biggest(files)
    return {**files, name: files[name][:-1] + b"!"}


def _drop_row(files: Files) -> Files:
    lines = files[CHAIN_FILE].splitlines(keepends=True)
    return {**files, CHAIN_FILE: b"".join(lines[:1] + lines[2:])}


def _change_row(files: Files) -> Files:
    return {**files, CHAIN_FILE: files[CHAIN_FILE].replace(b'"role":"STAFF"', b'"role":"ENT"', 1)}


def _drop_last(files: Files) -> Files:
    return {**files, CHAIN_FILE: b"".join(files[CHAIN_FILE].splitlines(keepends=True)[:-1])}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_change, "record-changed"),
        (_drop_row, "ledger-event-missing"),
        (_change_row, "ledger-event-changed"),
        (_drop_last, "ledger-head-differs"),
    ],
)
def test_what_was_changed_is_named_even_under_a_new_manifest(
    exported: Files, authority: Authority, change: Callable[[Files], Files], code: str
) -> None:
    codes = {one.code for one in verify_export(packed(change(exported)), authority.roots).findings}
    assert codes & {"export-file-changed"}
    forged = verify_export(packed(remade(change(exported))), authority.roots)
    assert not forged.holds
    assert code in {one.code for one in forged.findings}
    assert forged.first > 0
    assert "export-unsigned" in {one.code for one in forged.findings}


def test_files_added_or_missing_are_named(exported: Files) -> None:
    name = _biggest(exported)
    added = verify_export(packed({**exported, "virus.exe": b"x"}))
    missing = verify_export(packed({one: content for one, content in exported.items() if one != name}))
    assert [one.given for one in added.findings if one.code == "export-file-added"] == ["virus.exe"]
    assert [one.code for one in missing.findings if one.level == "error"] == [
        "export-file-missing", "export-unreadable",
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"PK", b"hello", packed({}), packed({MANIFEST: b"[]"})])
def test_what_is_no_zip_of_a_case_is_told(content: bytes) -> None:
    assert [one.code for one in verify_export(content).findings] == ["export-not-one"]


@pytest.mark.parametrize("name", [CHAIN_FILE, RECORDS_FILE])
@pytest.mark.parametrize("content", [b"", b"{}\n", b"[1]\n", b"not json\n", b'{"digest": 5}\n'])
def test_a_crooked_zip_is_told_never_a_traceback(exported: Files, name: str, content: bytes) -> None:
    found = verify_export(packed(remade({**exported, name: content})))
    assert not found.holds
