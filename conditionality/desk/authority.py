"""The keys that seal: the region's own, or, on a first run, a demonstration authority that calls itself so.

The key of a demonstration root signs one certificate and is thrown away: nobody can make a second seal in its name.
Kept are the seal (PKCS#12, readable by its owner only) and the certificate of the root, for those who verify.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID

from conditionality.certificate.seal import Seal, open_seal
from conditionality.certificate.trust import read_roots
from conditionality.desk.files import read_file
from conditionality.findings import Finding

SEAL_FILE = "demonstration-seal.p12"
ROOT_FILES = "demonstration-root-*.pem"

ORGANISATION = "Conditionality (demonstration, without legal value)"
KEY_BITS = 3072
YEARS_DAYS = 3650
BEFORE = timedelta(days=1)
"""Clocks differ: a certificate holds from the day before it is made."""

MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Authority:
    """Who seals, and who vouches for it.

    Attributes:
        seal: What seals papers.
        roots: Certificates to trust, in DER: those of today and of before.
        is_demonstration: Made for trial, without legal value.
    """

    seal: Seal
    roots: tuple[bytes, ...]
    is_demonstration: bool = False


Found = tuple[Finding, ...]


class NoAuthorityError(OSError):
    """The folder of the keys cannot be used."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"no keys can be kept in {folder}: {reason}")


def open_authority(folder: Path, now: datetime) -> Authority:
    """Open the demonstration authority of a folder; make it when there is none that holds.

    Args:
        folder: Where the keys are; made when it is absent.
        now: With its zone.

    Raises:
        NoAuthorityError: The folder cannot be made, read or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _holds(folder, now):
            _make(folder, now)
        seal, _ = open_seal((folder / SEAL_FILE).read_bytes())
        roots = tuple(one for path in sorted(folder.glob(ROOT_FILES)) for one in read_roots(path.read_bytes())[0])
    except OSError as fault:
        raise NoAuthorityError(folder, str(fault.strerror)) from fault
    if seal is None:
        raise NoAuthorityError(folder, SEAL_FILE)
    return Authority(seal, roots, is_demonstration=True)


def region_authority(store: str, passphrase: str, roots: tuple[str, ...]) -> tuple[Authority | None, Found]:
    """Open the region's own key.

    Args:
        store: Name of its PKCS#12 file.
        passphrase: What opens it.
        roots: Names of the files of certificates to trust, in PEM or DER.

    Returns:
        The authority; or nothing, with all that is wrong.
    """
    content, found = read_file(store, MOST_BYTES)
    seal, faults = open_seal(content, passphrase) if content is not None else (None, ())
    trusted, more = read_trusted(roots)
    found = (*found, *faults, *more)
    return (Authority(seal, trusted) if seal and not found else None), found


def read_trusted(names: tuple[str, ...]) -> tuple[tuple[bytes, ...], Found]:
    """Read files of certificates to trust; all that is wrong is told at once."""
    trusted: tuple[bytes, ...] = ()
    wrong: Found = ()
    for name in names:
        content, found = read_file(name, MOST_BYTES)
        certificates, faults = read_roots(content) if content is not None else ((), ())
        trusted, wrong = (*trusted, *certificates), (*wrong, *found, *faults)
    return trusted, wrong


def _holds(folder: Path, now: datetime) -> bool:
    """Tell whether the folder has a seal whose certificate holds now."""
    path = folder / SEAL_FILE
    if not path.exists():
        return False
    try:
        _, certificate, _ = pkcs12.load_key_and_certificates(path.read_bytes(), None)
    except ValueError:
        return False
    if certificate is None:
        return False
    return certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc


def _make(folder: Path, now: datetime) -> None:
    """Make a root and a seal; roots of before stay beside, for what was sealed under them."""
    root_key, key = generate_private_key(65537, KEY_BITS), generate_private_key(65537, KEY_BITS)
    root = _certificate("Racine de démonstration / Demonstration root", root_key, None, now).sign(
        root_key, hashes.SHA256()
    )
    seal = _certificate("Sceau de démonstration / Demonstration seal", key, root, now).sign(root_key, hashes.SHA256())
    store = pkcs12.serialize_key_and_certificates(b"demonstration", key, seal, None, NoEncryption())
    name = f"demonstration-root-{now.date().isoformat()}-{root.fingerprint(hashes.SHA256()).hex()[:8]}.pem"
    _write(folder / name, root.public_bytes(Encoding.PEM))
    _write(folder / SEAL_FILE, store)


def _certificate(
    name: str, key: RSAPrivateKey, issuer: x509.Certificate | None, now: datetime
) -> x509.CertificateBuilder:
    own = x509.Name([
        x509.NameAttribute(NameOID.COMMON_NAME, name),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
    ])  # fmt: skip
    made = (
        x509.CertificateBuilder()
        .subject_name(own)
        .issuer_name(issuer.subject if issuer else own)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(now + timedelta(days=YEARS_DAYS))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None if issuer else 0), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_usage(signs_papers=issuer is not None), critical=True)
    )
    if issuer is None:
        return made
    vouching = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return made.add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(vouching), critical=False)


def _usage(*, signs_papers: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs_papers, content_commitment=signs_papers, key_encipherment=False,
        data_encipherment=False, key_agreement=False, key_cert_sign=not signs_papers, crl_sign=not signs_papers,
        encipher_only=False, decipher_only=False,
    )  # fmt: skip


def _write(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
    beside.replace(path)
