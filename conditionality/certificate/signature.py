"""Read the seal of a file from its bytes alone, before anything in the file is opened.

Theory. A seal made by `certificate.seal` covers every byte of the file but one hole, which holds the signature in
hexadecimal digits. The file is taken for whole only when

1. it names one range of bytes, from its first byte to its last, with one hole;
2. the hole is exactly what the seal writes: `<`, the signature in capital digits, zeros up to the size, `>`;
3. the signature is exactly what the seal writes around the signed attributes, the signature value and certificates:
   it is built again from these, and compared byte for byte; so nothing can hide in it, and no byte of it is free;
4. the signature value is good for the signed attributes, and these name the digest of all that is covered.

Nothing can then be appended, removed or altered anywhere without one of the four failing, whatever a reader of PDF
would make of it. Source: ETSI EN 319 142-1; RFC 5652; ISO 32000-1, 12.8.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from asn1crypto import cms, core, x509  # type: ignore[import-untyped]  # published without types
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

from conditionality.findings import Finding, finding

LEAST_HOLE = 500
MOST_HOLE = 100_000
"""Size of a signature, in bytes of the file; a seal with two intermediate certificates takes ten thousand."""

MOST_CERTIFICATES = 6

BYTE_RANGE = re.compile(rb"/ByteRange \[(\d{1,9}) (\d{1,9}) (\d{1,9}) (\d{1,9})\]")
ANY_RANGE = re.compile(rb"/ByteRange")
MOMENT = re.compile(rb"/M \(D(?::|\\072)(\d{14})Z\)")
DIGITS = re.compile(rb"(?:[0-9A-F]{2})+")
AFTER = 4_000
"""Bytes after the hole in which the time of signature stands."""

ALGORITHMS = {"rsa": "sha256_rsa", "ec": "sha256_ecdsa"}
"""How a seal signs, by kind of key."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A seal as it was read.

    Attributes:
        signer: Name of the signer, as its certificate says it.
        certificate: The signer's certificate.
        others: Further certificates that it carries.
        at: Time of signature, as the signer wrote it.
        is_sound: The signature value is good for what it signs.
        is_whole: What it signs is all the file, and the file is as it was.
        is_continued: Bytes were added after what it signs.
    """

    signer: str
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    at: datetime
    is_sound: bool
    is_whole: bool
    is_continued: bool


def read_signature(content: bytes) -> Signature | Finding:
    """Read the seal of a file, or say why there is none that can be read."""
    ranges = BYTE_RANGE.findall(content)
    named = len(ANY_RANGE.findall(content))
    if not named:
        return finding("seal-absent")
    if named > 1:
        return finding("seal-several", given=named)
    if not ranges:
        return finding("seal-damaged")
    start, opening, closing, length = (int(one) for one in ranges[0])
    hole = content[opening:closing]
    if start or not LEAST_HOLE <= len(hole) <= MOST_HOLE or closing + length > len(content):
        return finding("seal-damaged")
    moment = MOMENT.search(content, closing, closing + AFTER)
    if moment is None:
        return finding("seal-damaged")
    digest = sha256(content[:opening] + content[closing : closing + length]).digest()
    try:
        at = datetime.strptime(moment[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return _read(hole, digest, at, is_continued=closing + length < len(content))
    except Exception:  # noqa: BLE001 - the parsers of signatures raise whatever they like on a stranger's bytes
        return finding("seal-damaged")


def _read(hole: bytes, digest: bytes, at: datetime, *, is_continued: bool) -> Signature | Finding:
    signed = _unpack(hole)
    if signed is None:
        return finding("seal-damaged")
    info = signed["signer_infos"][0]
    certificates = [one.chosen for one in signed["certificates"]]
    own = [one for one in certificates if _is_named(one, info)]
    others = tuple(one for one in certificates if not _is_named(one, info))
    if len(own) != 1 or len(certificates) > MOST_CERTIFICATES:
        return finding("seal-damaged")
    if hole != _expected(signed, own[0], len(hole)):
        return finding("seal-damaged")
    is_same, is_sound = validate_sig_integrity(info, own[0], "data", digest)
    if is_sound and not _names_signer(info, own[0]):
        return finding("seal-damaged")
    return Signature(_name(own[0]), own[0], others, at, is_sound, is_same and not is_continued, is_continued)


def _unpack(hole: bytes) -> cms.SignedData | None:
    """Give what the hole holds; its zeros at the end are not part of it."""
    inside = hole[1:-1]
    if not DIGITS.fullmatch(inside):
        return None
    packed = cms.ContentInfo.load(bytes.fromhex(inside.decode("ascii")))
    if packed["content_type"].native != "signed_data" or len(packed["content"]["signer_infos"]) != 1:
        return None
    return packed["content"]


def _name(certificate: x509.Certificate) -> str:
    named = certificate.subject.native
    return str(named.get("common_name") or certificate.subject.human_friendly)


def _is_named(certificate: x509.Certificate, info: cms.SignerInfo) -> bool:
    named = info["sid"].chosen
    return bool(
        info["sid"].name == "issuer_and_serial_number"
        and certificate.serial_number == named["serial_number"].native
        and certificate.issuer.dump() == named["issuer"].dump()
    )


def _expected(signed: cms.SignedData, own: x509.Certificate, size: int) -> bytes:
    """Build the hole again as the seal writes it, from the only parts that may differ between two seals."""
    info = signed["signer_infos"][0]
    digest = cms.DigestAlgorithm({"algorithm": "sha256"})
    again = cms.SignerInfo({
        "version": "v1",
        "sid": cms.SignerIdentifier({
            "issuer_and_serial_number": cms.IssuerAndSerialNumber({
                "issuer": own.issuer, "serial_number": own.serial_number,
            })
        }),
        "digest_algorithm": digest,
        "signed_attrs": _attributes(info),
        "signature_algorithm": cms.SignedDigestAlgorithm({"algorithm": ALGORITHMS[own.public_key.algorithm]}),
        "signature": info["signature"].native,
    })  # fmt: skip
    whole = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms((digest,)),
            "encap_content_info": {"content_type": "data"},
            "certificates": [one.chosen for one in signed["certificates"]],
            "signer_infos": [again],
        }
    )
    packed = cms.ContentInfo({"content_type": cms.ContentType("signed_data"), "content": whole}).dump()
    digits: bytes = packed.hex().upper().encode()
    return b"<" + digits.ljust(size - 2, b"0") + b">"


def _attributes(info: cms.SignerInfo) -> cms.CMSAttributes:
    """Give the signed attributes; their bytes are signed as they stand."""
    return cms.CMSAttributes.load(info["signed_attrs"].untag().dump())


def _names_signer(info: cms.SignerInfo, own: x509.Certificate) -> bool:
    """Tell whether the signed attributes name this very certificate by its digest, and nothing else."""
    held = {one["type"].native: one["values"] for one in info["signed_attrs"]}
    if set(held) != {"content_type", "message_digest", "signing_certificate_v2"}:
        return False
    named = held["signing_certificate_v2"][0]["certs"][0]
    known = named["hash_algorithm"]["algorithm"].native == "sha256" and isinstance(named["cert_hash"], core.OctetString)
    return bool(known and named["cert_hash"].native == sha256(own.dump()).digest())
