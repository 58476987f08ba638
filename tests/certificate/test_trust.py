"""Who is known, and who only bears the name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12

from conditionality.certificate.seal import Seal, open_seal, seal_pdf
from conditionality.certificate.signature import Signature, read_signature
from conditionality.certificate.trust import check_signer, read_roots
from tests.certificate.granted import (
    AT,
    REASON,
    Key,
    authority,
    certificate,
    make_authority,
    make_key,
    public,
    sealed,
    stranger,
)

START = AT - timedelta(days=30)


def signature(seal: Seal) -> Signature:
    found = read_signature(seal_pdf(public(), seal, AT, REASON))
    assert isinstance(found, Signature)
    return found


def code(seal: Seal, *roots: bytes) -> str:
    found = check_signer(signature(seal), roots)
    return found.code if found else ""


def sealing(key: Key, leaf: x509.Certificate, *chain: x509.Certificate) -> Seal:
    store = pkcs12.serialize_key_and_certificates(b"x", key, leaf, list(chain) or None, NoEncryption())
    seal, found = open_seal(store)
    assert seal is not None, found
    return seal


def test_a_seal_of_a_trusted_root_is_known() -> None:
    assert code(authority().seal, authority().root) == ""
    assert code(authority().seal, stranger().root, authority().root) == ""


def test_one_of_the_same_name_is_not() -> None:
    assert code(stranger().seal, authority().root) == "signer-unknown"
    assert code(authority().seal) == "signer-unknown"


def test_the_seal_itself_may_be_trusted() -> None:
    own = signature(authority().seal).certificate.dump()
    assert code(authority().seal, own) == ""


def test_a_chain_through_another_authority_is_followed() -> None:
    root_key, middle_key, key = make_key(), make_key(), make_key()
    root = ca("Racine", root_key, root_key, 2)
    middle = ca("Intermédiaire", middle_key, root_key, 1, issuer=root)
    leaf = certificate("Sceau", key, middle_key, START, 900, issuer=middle)
    roots = root.public_bytes(Encoding.DER)
    assert code(sealing(key, leaf, middle), roots) == ""
    assert code(sealing(key, leaf), roots) == "signer-unknown"
    foreign = x509.load_der_x509_certificate(stranger().root)
    assert code(sealing(key, leaf, middle, foreign), roots) == ""


def ca(name: str, key: Key, signer: Key, depth: int, issuer: x509.Certificate | None = None) -> x509.Certificate:
    own = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    return (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(issuer.subject if issuer else own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(START)
        .not_valid_after(START + timedelta(days=900))
        .add_extension(x509.BasicConstraints(ca=True, path_length=depth), critical=True)
        .sign(signer, hashes.SHA256())
    )


def test_an_authority_does_not_seal_papers_itself() -> None:
    root_key, key = make_key(), make_key()
    root = ca("Racine", root_key, root_key, 2)
    middle = ca("Intermédiaire", key, root_key, 1, issuer=root)
    assert code(sealing(key, middle), root.public_bytes(Encoding.DER)) == "signer-unknown"


@pytest.mark.parametrize(("start", "days"), [(AT - timedelta(days=90), 30), (AT + timedelta(days=1), 30)])
def test_the_certificate_has_to_hold_on_the_day_of_the_seal(start: object, days: int) -> None:
    made = make_authority(start=start, days=days)  # type: ignore[arg-type]
    assert code(made.seal, made.root) == "signer-out-of-time"


def test_roots_are_read_in_either_form() -> None:
    root = x509.load_der_x509_certificate(authority().root)
    pem = root.public_bytes(Encoding.PEM)
    assert read_roots(authority().root) == ((authority().root,), ())
    assert read_roots(pem)[0] == (authority().root,)
    both = pem + x509.load_der_x509_certificate(stranger().root).public_bytes(Encoding.PEM)
    assert read_roots(both)[0] == (authority().root, stranger().root)


@pytest.mark.parametrize("content", [b"", b"nothing", b"-----BEGIN CERTIFICATE-----\n", sealed()[:300]])
def test_what_is_no_certificate_is_told(content: bytes) -> None:
    assert [one.code for one in read_roots(content)[1]] == ["trust-not-a-certificate"]
