"""Tell whether a signer is known: a path of certificates from a root that the reader trusts, at the time of signature.

Nothing is fetched. The time is the one that the signer wrote: a seal stays good after its certificate has ended, and a
stolen key that is dated back is caught by the register, which knows every certificate that was given.

Source: RFC 5280, 6.1 (path validation).
"""

from __future__ import annotations

from collections.abc import Iterable

from asn1crypto import pem, x509  # type: ignore[import-untyped]  # published without types
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import ExpiredError, NotYetValidError

from conditionality.certificate.answer import dated
from conditionality.certificate.seal import wait
from conditionality.certificate.signature import Signature
from conditionality.findings import Finding, finding

SIGNING = frozenset({"digital_signature", "non_repudiation"})


def read_roots(content: bytes) -> tuple[tuple[bytes, ...], tuple[Finding, ...]]:
    """Read the certificates of a file, in PEM (one or several) or DER.

    Returns:
        Each in DER; or none, with what is wrong.
    """
    try:
        ders = tuple(one for _, _, one in pem.unarmor(content, multiple=True)) if pem.detect(content) else (content,)
        for one in ders:
            held = x509.Certificate.load(one, strict=True)
            held.subject.native, held.public_key.algorithm  # noqa: B018 - read only when asked
    except Exception:  # noqa: BLE001 - the parser raises whatever it likes on bytes that are no certificate
        return (), (finding("trust-not-a-certificate"),)
    return ders, ()


def check_signer(signature: Signature, roots: Iterable[bytes]) -> Finding | None:
    """Say why a signer is not known, if so.

    Args:
        signature: As read from the file.
        roots: Certificates that the reader trusts, in DER.
    """
    known = tuple(roots)
    if signature.certificate.dump() in known:
        return None if not signature.others else finding("signer-unknown", given=signature.signer)
    try:
        return _check_path(signature, known)
    except (ExpiredError, NotYetValidError):
        return dated("signer-out-of-time", signature.at.date(), signature.signer)
    except Exception:  # noqa: BLE001 - no path, a broken one, or a certificate that its parser cannot read
        return finding("signer-unknown", given=signature.signer)


def _check_path(signature: Signature, roots: tuple[bytes, ...]) -> Finding | None:
    certificate = signature.certificate
    context = ValidationContext(
        trust_roots=[x509.Certificate.load(one) for one in roots], other_certs=list(signature.others),
        moment=signature.at, allow_fetching=False, revocation_mode="soft-fail",
    )  # fmt: skip
    validator = CertificateValidator(certificate, intermediate_certs=list(signature.others), validation_context=context)
    path = wait(validator.async_validate_usage(set()))  # type: ignore[no-untyped-call]
    usage = certificate.key_usage_value
    used = {one.dump() for one in path}
    carried = {one.dump() for one in signature.others}
    if certificate.ca or (usage is not None and not SIGNING & usage.native) or not carried <= used:
        return finding("signer-unknown", given=signature.signer)
    return None
