"""The seal: an ordinary PAdES signature, made at the time that is given, seen from outside."""

from __future__ import annotations

import subprocess
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from conditionality.certificate.paper import sheet_pdf
from conditionality.certificate.seal import open_seal, seal_pdf
from conditionality.wording.sheet import Sheet
from tests import witnesses
from tests.certificate.granted import AT, REASON, authority, make_authority, public, sealed, sealed_audit
from tests.running import run


def witnessed(content: bytes, folder: Path) -> str:
    """Ask Poppler what it thinks of the signature."""
    (folder / "sealed.pdf").write_bytes(content)
    run = subprocess.run(
        [witnesses.need("pdfsig"), "-nocert", folder / "sealed.pdf"], capture_output=True, text=True, check=False
    )
    return run.stdout


@pytest.mark.parametrize("content", [sealed(), sealed_audit()], ids=["public", "audit"])
def test_an_outside_witness_finds_the_seal_valid_over_the_whole_file(content: bytes, tmp_path: Path) -> None:
    said = witnessed(content, tmp_path)
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Sceau d’essai" in said


def test_the_witness_finds_a_changed_file_invalid(tmp_path: Path) -> None:
    said = witnessed(sealed().replace(b"/UseNone", b"/UseNon3"), tmp_path)
    assert "Signature is Valid" not in said


def test_any_paper_can_be_sealed(tmp_path: Path) -> None:
    receipt = sheet_pdf(Sheet("Récépissé", "", (), "", "fr"))
    assert "Signature is Valid" in witnessed(seal_pdf(receipt, authority().seal, AT, "Récépissé"), tmp_path)


def test_a_seal_on_an_elliptic_curve_is_valid_too(tmp_path: Path) -> None:
    assert "Signature is Valid" in witnessed(seal_pdf(public(), make_authority("ec").seal, AT, REASON), tmp_path)


def test_what_was_there_is_kept_and_no_change_is_allowed() -> None:
    assert sealed().startswith(public())
    with pikepdf.open(BytesIO(sealed())) as pdf:
        assert pdf.Root.Perms.DocMDP.Reference[0].TransformParams.P == 1
        assert str(pdf.Root.Perms.DocMDP.Reason) == REASON


def test_the_time_is_the_one_given_whatever_its_zone() -> None:
    paris = AT.astimezone(timezone(timedelta(hours=1)))
    assert seal_pdf(public(), authority().seal, paris, REASON) == sealed()
    assert b"20260302103000Z" in sealed()
    assert seal_pdf(public(), authority().seal, AT + timedelta(seconds=1), REASON) != sealed()


def test_with_an_rsa_key_the_same_inputs_give_the_same_bytes() -> None:
    assert seal_pdf(public(), authority().seal, AT, REASON) == sealed()


def test_it_seals_inside_a_server_that_has_a_loop() -> None:
    async def serve() -> bytes:
        return seal_pdf(public(), authority().seal, AT, REASON)

    assert run(serve()) == sealed()


def test_a_file_that_is_no_key_is_a_finding() -> None:
    assert open_seal(b"nothing") == (None, open_seal(b"")[1])
    assert [one.code for one in open_seal(b"")[1]] == ["seal-not-opened"]


def test_a_key_that_cannot_seal_is_told() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    made = own_certificate(key, AT)
    store = pkcs12.serialize_key_and_certificates(b"x", key, made, None, NoEncryption())
    seal, found = open_seal(store)
    assert seal is None
    assert [one.code for one in found] == ["seal-key-kind"]
    assert found[0].given == "ed25519"


def own_certificate(key: ed25519.Ed25519PrivateKey, at: datetime) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(at)
        .not_valid_after(at + timedelta(days=9))
        .sign(key, None)
    )
