"""A small certificate and the keys to seal it, made anew for each run: no key is ever kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from conditionality.certificate.issue import make_audit_file, make_public_certificate
from conditionality.certificate.seal import Seal, open_seal, seal_pdf
from conditionality.certificate.statement import (
    Act,
    AvisGiven,
    Bundle,
    Grant,
    Head,
    Holder,
    Statement,
    make_statement,
)
from conditionality.codec import canonical
from conditionality.report.model import Organisation, Period, Report
from conditionality.wording.speech import Lang
from tests import repository
from tests.certificate.samples import ANSWERS, small_card, small_referential

AT = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
ON = date(2026, 6, 1)
URL = "https://region.example/verify/CERT-2026-0001"
REASON = "Certificate CERT-2026-0001"
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class Authority:
    """An authority of the tests: its root and its seal."""

    root: bytes
    seal: Seal
    store: bytes


def bundle() -> Bundle:
    report = Report(
        report_id="petit-2025",
        organisation=Organisation(siret="12345678200002", name="Les Ateliers du Val & Cie"),
        referential="petit@1.0.0",
        period=Period(from_=date(2025, 1, 1), to=date(2025, 12, 31)),
        answers=ANSWERS,
    )
    return Bundle(
        referential=(repository.ROOT / "tests/cases/certificate/small.toml").read_bytes(),
        report=canonical(report),
        scorecard=canonical(small_card()),
        decision=canonical({"act": "2026-CP-014", "on": date(2026, 2, 20), "for": Fraction(1947, 2800)}),
        salt=bytes(range(32)),
    )


GRANT = Grant(
    id="CERT-2026-0001",
    kind="accepted",
    issuer="Région d’essai",
    dossier="D-2026-0042",
    holder=Holder(siret="12345678200002", name="Les Ateliers du Val & Cie", town="Valbourg"),
    avis=AvisGiven(
        session="S-2026-02",
        on=date(2026, 2, 12),
        outcome="accept",
        mass_for=Fraction(1947, 2800),
        mass_against=Fraction(19, 112),
        mass_abstain=Fraction(27, 200),
    ),
    act=Act(number="2026-CP-014", on=date(2026, 2, 20)),
    valid_from=date(2026, 3, 1),
    valid_until=date(2029, 2, 28),
    head=Head(height=1234, hash="ab" * 32),
    demonstration=True,
)


@cache
def statement() -> Statement:
    return make_statement(GRANT, small_card(), small_referential(), bundle())


@cache
def public(lang: Lang = "fr") -> bytes:
    return make_public_certificate(statement(), lang, URL)


@cache
def audit(lang: Lang = "fr") -> bytes:
    return make_audit_file(statement(), bundle(), lang, URL)


@cache
def sealed(lang: Lang = "fr") -> bytes:
    return seal_pdf(public(lang), authority().seal, AT, REASON)


@cache
def sealed_audit(lang: Lang = "fr") -> bytes:
    return seal_pdf(audit(lang), authority().seal, AT, REASON)


@cache
def authority() -> Authority:
    return make_authority()


@cache
def stranger() -> Authority:
    """Give another authority of the same name."""
    return make_authority()


def make_key(kind: str = "rsa") -> Key:
    return rsa.generate_private_key(65537, 2048) if kind == "rsa" else ec.generate_private_key(ec.SECP256R1())


def make_authority(kind: str = "rsa", start: datetime = AT - timedelta(days=30), days: int = 3650) -> Authority:
    root_key, key = make_key(kind), make_key(kind)
    root = certificate("Racine d’essai", root_key, root_key, start, days)
    leaf = certificate("Sceau d’essai", key, root_key, start, days, issuer=root)
    store = pkcs12.serialize_key_and_certificates(b"seal", key, leaf, None, NoEncryption())
    seal, found = open_seal(store)
    assert seal is not None, found
    return Authority(root.public_bytes(Encoding.DER), seal, store)


def certificate(
    name: str, key: Key, signer: Key, start: datetime, days: int, *, issuer: x509.Certificate | None = None
) -> x509.Certificate:
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    is_root = issuer is None
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    return (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(own if issuer is None else issuer.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.BasicConstraints(is_root, 0 if is_root else None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=not is_root,
                content_commitment=not is_root,
                key_cert_sign=is_root,
                crl_sign=is_root,
                **usage,
            ),
            critical=True,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(signer, hashes.SHA256())
    )
