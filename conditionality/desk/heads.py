"""Sign the head of the chain once a day: whoever rewrites the whole chain would need the region's key as well.

The signature is detached (CMS, RFC 5652) over the canonical JSON of height and hash, and stands in the store: any tool
that knows CMS verifies it with the region's certificate.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from conditionality.codec import canonical
from conditionality.desk.cases import log_of
from conditionality.desk.mandates import clock
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done, stop
from conditionality.desk.work import Work
from conditionality.dossier.clocks import legal_day
from conditionality.dossier.register import HeadSigned
from conditionality.findings import Finding, finding
from conditionality.storage import ledger
from conditionality.storage.chain import Head
from conditionality.storage.schema import LEDGER

if TYPE_CHECKING:
    from conditionality.desk.authority import Authority

CHAIN = "chain"
"""Subject of the signed heads."""


def head_statement(head: Head) -> bytes:
    """Give the bytes that are signed.

    >>> head_statement(Head(2, "ab"))
    b'{"hash":"ab","height":2}'
    """
    return canonical({"hash": head.hash, "height": head.height})


def sign_head(office: Office, at: datetime) -> bool:
    """Sign the head of the chain, unless it was signed today or nothing happened since; tell whether it was."""
    authority = office.authority
    if authority is None:
        return False
    with office.reading() as connection:
        if not _is_due(connection, at):
            return False

    def act(work: Work) -> str:
        if not _is_due(work.connection, at):
            raise stop()
        head = ledger.head(work.connection)
        signature = work.keep(sign_statement(head_statement(head), authority, at))
        work.note(CHAIN, HeadSigned(height=head.height, hash=head.hash, signature=signature))
        return CHAIN

    return isinstance(office.act(clock(at), act), Done)


def _is_due(connection: Connection, at: datetime) -> bool:
    head = ledger.head(connection)
    last = connection.execute(select(LEDGER.c.kind).where(LEDGER.c.height == head.height)).scalar()
    signed = log_of(connection, CHAIN)
    fresh = not signed or legal_day(signed[-1].at) < legal_day(at)
    return fresh and last not in {None, HeadSigned.__name__}


def sign_statement(statement: bytes, authority: Authority, at: datetime) -> bytes:
    """Give the detached signature of a statement, in DER."""
    # Loaded only where something is signed: it is heavy.
    from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes  # noqa: PLC0415

    from conditionality.certificate.seal import DIGEST, wait  # noqa: PLC0415

    moment = PdfCMSSignedAttributes(signing_time=at.astimezone(UTC).replace(microsecond=0))
    signing = authority.seal.signer.async_sign_general_data(statement, DIGEST, signed_attr_settings=moment)
    signed: bytes = wait(signing).dump()
    return signed


def check_statement(statement: bytes, signature: bytes, roots: tuple[bytes, ...]) -> tuple[Finding, ...]:
    """Tell what does not hold in the signature of a head.

    Args:
        signature: In DER.
        roots: Certificates to trust, in DER; none: the signer is not checked, and that is said.
    """
    from asn1crypto import cms, x509  # type: ignore[import-untyped]  # noqa: PLC0415
    from pyhanko.sign.validation.generic_cms import async_validate_detached_cms  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    from conditionality.certificate.seal import wait  # noqa: PLC0415

    try:
        signed = cms.ContentInfo.load(signature, strict=True)["content"]
        moment = _signing_time(signed)
        context = ValidationContext(
            trust_roots=[x509.Certificate.load(one) for one in roots], moment=moment, allow_fetching=False
        )
        with _quietly():
            status = wait(async_validate_detached_cms(statement, signed, context))
    except Exception:  # noqa: BLE001 - the parser raises whatever it likes on bytes that are no signature
        return (finding("head-forged"),)
    if not (status.intact and status.valid):
        return (finding("head-forged"),)
    if not roots:
        return (finding("head-signer-unchecked", level="warning"),)
    return () if status.trusted else (finding("head-signer"),)


def _signing_time(signed: Any) -> datetime | None:  # noqa: ANN401 - the library has no types
    for one in signed["signer_infos"][0]["signed_attrs"]:
        if one["type"].native == "signing_time":
            moment: datetime = one["values"][0].native
            return moment
    return None


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep the library's own words for programmers off the terminal: what it found is told as a finding."""
    loggers = [logging.getLogger(name) for name in ("pyhanko", "pyhanko_certvalidator")]
    before = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for one, level in zip(loggers, before, strict=True):
            one.setLevel(level)
