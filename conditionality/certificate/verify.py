"""Verify a certificate: nine checks in order, each with its verdict and its sentence, and one answer.

Nothing in a file is believed, nor even opened, before its seal holds, as far as there are roots to check it with
(`docs/decisions/0070-nothing-is-opened-before-its-seal-holds.md`). A check that comes after a failure of those is not
made, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from conditionality.certificate.answer import NAMES, Check, Verification, Witnesses, unchecked
from conditionality.certificate.enclosed import check_readable, read_enclosures
from conditionality.certificate.inside import Asked, inside, read_bundle, read_statement
from conditionality.certificate.signature import Signature, read_signature
from conditionality.certificate.trust import check_signer
from conditionality.findings import Finding, finding

ALONE = Witnesses()


def verify_certificate(content: bytes, on: date, witnesses: Witnesses = ALONE, *, again: bool = True) -> Verification:
    """Verify a certificate.

    Args:
        content: Any bytes.
        on: The day it has to be in force.
        witnesses: What is known beside the file.
        again: Whether to score again from the papers of an audit file.
    """
    outside = tuple(_outside(content, witnesses))
    if any(one.verdict == "fails" for one in outside):
        return Verification(_filled(outside))
    enclosed = read_enclosures(content)
    if isinstance(enclosed, Finding):
        return Verification(_filled((*outside, Check("papers", "fails", enclosed))))
    statement = read_statement(enclosed)
    if isinstance(statement, Finding):
        return Verification(_filled((*outside, Check("papers", "fails", statement))))
    bundle = read_bundle(enclosed, statement)
    asked = Asked(statement, bundle, witnesses, on, again)
    return Verification(_filled((*outside, *inside(asked))), statement, len(enclosed) > 1)


def _filled(made: tuple[Check, ...]) -> tuple[Check, ...]:
    """Add the checks that were not made."""
    done = {one.name for one in made}
    return (
        *made,
        *(unchecked(name, finding("not-checked-after-failure", level="warning")) for name in NAMES if name not in done),
    )


def _outside(content: bytes, witnesses: Witnesses) -> Iterator[Check]:
    """Check what the bytes tell without opening the file; the first failure of reading ends it."""
    wrong = check_readable(content)
    yield Check("readable", "fails", wrong) if wrong else Check("readable", "holds")
    if wrong:
        return
    signature = read_signature(content)
    if isinstance(signature, Finding) or not signature.is_sound:
        yield Check("signature", "fails", signature if isinstance(signature, Finding) else finding("seal-false"))
        return
    about = (("signer", signature.signer), ("day", signature.at.date()))
    yield Check("signature", "holds", params=about)
    yield _signer(signature, witnesses.roots)
    yield _unchanged(signature)


def _signer(signature: Signature, roots: tuple[bytes, ...]) -> Check:
    if not roots:
        return unchecked("signer", finding("signer-not-checked", given=signature.signer, level="warning"))
    wrong = check_signer(signature, roots)
    if wrong:
        return Check("signer", "fails", wrong)
    return Check("signer", "holds", params=(("signer", signature.signer),))


def _unchanged(signature: Signature) -> Check:
    if signature.is_whole:
        return Check("unchanged", "holds")
    return Check("unchanged", "fails", finding("seal-continued" if signature.is_continued else "seal-broken"))
