"""Seal a PDF with the region's key: a PAdES signature over the whole file, after which nothing may change.

The seal certifies (no change allowed at all), is invisible, and needs no network. Nothing here asks the clock: the time
of signature is an argument, and with an RSA key the same inputs give the same bytes.

Source: ETSI EN 319 142-1 (PAdES, level B-B); ISO 32000-1, 12.8.2.2 (DocMDP).
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import TypeVar

from asn1crypto import x509  # type: ignore[import-untyped]  # published without types
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes, SimpleSigner
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata, PdfSigner

from conditionality.findings import Finding, finding

FIELD = "Seal"
DIGEST = "sha256"

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Seal:
    """The key that seals, and its certificate.

    Attributes:
        signer: Key and certificate; the certificates between it and the root, if any.
        name: Common name of the certificate.
    """

    signer: SimpleSigner
    name: str


def open_seal(
    content: bytes, passphrase: str = "", chain: Iterable[bytes] = ()
) -> tuple[Seal | None, tuple[Finding, ...]]:
    """Open a key file.

    Args:
        content: A PKCS#12 file with one key and its certificate.
        passphrase: What opens it; empty when nothing does.
        chain: Further certificates between the seal and its root, in DER.

    Returns:
        The seal; or nothing, with what is wrong.
    """
    try:
        signer = SimpleSigner.load_pkcs12_data(
            content, [x509.Certificate.load(one) for one in chain], passphrase.encode() or None
        )
        certificate = signer.signing_cert
        kind = certificate.public_key.algorithm
        name = str(certificate.subject.native.get("common_name") or certificate.subject.human_friendly)
    except (ValueError, TypeError, AttributeError, KeyError):
        return None, (finding("seal-not-opened"),)
    if kind not in {"rsa", "ec"}:
        return None, (finding("seal-key-kind", given=kind),)
    signer.embed_roots = False
    return Seal(signer, name), ()


def seal_pdf(content: bytes, seal: Seal, at: datetime, reason: str) -> bytes:
    """Seal a PDF: a certificate, a receipt, minutes.

    Args:
        content: A PDF that carries no signature.
        seal: The region's.
        at: Time of signature, with its zone.
        reason: Why it is sealed, in words; readers of PDF show it.

    Returns:
        The same PDF with its seal at the end.
    """
    moment = at.astimezone(UTC).replace(microsecond=0)
    writer = _Writer(BytesIO(content))
    writer.name_after(content, moment)
    about = PdfSignatureMetadata(
        field_name=FIELD, certify=True, docmdp_permissions=MDPPerm.NO_CHANGES, subfilter=SigSeedSubFilter.PADES,
        md_algorithm=DIGEST, reason=reason, name=seal.name,
    )  # fmt: skip
    session = PdfSigner(about, seal.signer).init_signing_session(writer)
    session.system_time = moment
    size = wait(session.estimate_signature_container_size(None, tight=True))
    # An elliptic signature may be some bytes longer than the one that was tried.
    prepared = session.prepare_tbs_document(None, size + 32)
    digest, out = prepared.digest_tbs_document()
    signed = PdfCMSSignedAttributes(signing_time=moment)
    wait(prepared.perform_signature(document_digest=digest.document_digest, pdf_cms_signed_attrs=signed))
    sealed: bytes = out.getvalue()  # type: ignore[attr-defined]  # the stream is a BytesIO when none is given
    return sealed


class _Writer(IncrementalPdfFileWriter):
    """A writer that asks neither the clock nor chance."""

    def name_after(self, content: bytes, at: datetime) -> None:
        """Give the file its second identifier: from what it holds and the time of signature."""
        first, _ = self.document_id
        self._document_id = ArrayObject(
            [first, ByteStringObject(sha256(content + at.isoformat().encode()).digest()[:16])]
        )

    def _update_meta(self) -> None:
        """Leave the metadata as they are: the time of signature stands in the signature."""


def wait(work: Coroutine[object, object, Given]) -> Given:
    """Run to its end what the library made to wait; also inside a server that has a loop of its own."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()
