"""A seal read from the bytes of a file."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from asn1crypto import cms  # type: ignore[import-untyped]  # published without types

from conditionality.certificate.seal import Seal, open_seal, seal_pdf, wait
from conditionality.certificate.signature import BYTE_RANGE, Signature, read_signature
from conditionality.findings import Finding
from tests.certificate.granted import AT, REASON, authority, public, sealed, stranger


def read(content: bytes) -> Signature:
    found = read_signature(content)
    assert isinstance(found, Signature), found
    return found


def code(content: bytes) -> str:
    found = read_signature(content)
    assert isinstance(found, Finding)
    return found.code


def test_it_says_who_and_when() -> None:
    found = read(sealed())
    assert (found.signer, found.at) == ("Sceau d’essai", AT)
    assert (found.is_sound, found.is_whole, found.is_continued) == (True, True, False)
    assert found.others == ()


def test_a_changed_byte_leaves_the_seal_sound_and_the_file_not_whole() -> None:
    found = read(sealed().replace(b"/Outlines", b"/Outlynes"))
    assert (found.is_sound, found.is_whole, found.is_continued) == (True, False, False)


def test_added_bytes_are_seen() -> None:
    found = read(sealed() + b"\n")
    assert (found.is_whole, found.is_continued) == (False, True)


def test_without_a_seal_or_with_two_it_says_so() -> None:
    assert code(public()) == "seal-absent"
    assert code(sealed() + sealed()) == "seal-several"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(b"/ByteRange [0 ", b"/ByteRange [1 "),
        lambda text: text.replace(b"/ByteRange [", b"/ByteRange["),
        lambda text: text.replace(b"20260302103000Z", b"20261302103000Z"),
        lambda text: text.replace(b"/M (", b"/N ("),
        lambda text: text[:-100],
    ],
)  # fmt: skip
def test_a_seal_of_another_form_is_damaged(change: object) -> None:
    assert callable(change)
    assert code(change(sealed())) == "seal-damaged"


def test_the_digest_of_one_file_does_not_serve_another() -> None:
    other = seal_pdf(public("en"), authority().seal, AT, REASON)
    _, opening, closing, _ = (int(one) for one in BYTE_RANGE.findall(sealed())[0])
    _, start, end, _ = (int(one) for one in BYTE_RANGE.findall(other)[0])
    assert end - start == closing - opening
    assert not read(other[:start] + sealed()[opening:closing] + other[end:]).is_whole


def test_a_certificate_that_is_not_of_the_signer_is_no_part_of_a_seal() -> None:
    """Certificates that the seal carries beside its own are told apart; trust refuses those of no use."""
    root = authority().root
    with_more, found = open_seal(authority().store, chain=(root, stranger().root))
    assert with_more is not None, found
    carried = read(seal_pdf(public(), with_more, AT, REASON))
    assert carried.is_sound
    assert {sha256(one.dump()).hexdigest() for one in carried.others} <= {
        sha256(one).hexdigest() for one in (root, stranger().root)
    }


def test_the_key_of_one_does_not_pass_for_the_certificate_of_another() -> None:
    """Sign with the stranger's key, under the certificate of the authority."""
    mixed = open_seal(stranger().store)[0]
    assert mixed is not None
    mixed.signer._signing_cert = authority().seal.signer.signing_cert
    found = read_signature(seal_pdf(public(), Seal(mixed.signer, "mixed"), AT, REASON))
    assert isinstance(found, Signature)
    assert not found.is_sound


def test_a_reading_is_a_value() -> None:
    assert replace(read(sealed()), signer="x").signer == "x"


def with_another(packed: bytes) -> bytes:
    """Put another signature in the hole of a sealed file."""
    _, opening, closing, _ = (int(one) for one in BYTE_RANGE.findall(sealed())[0])
    digits = packed.hex().upper().encode()
    assert len(digits) <= closing - opening - 2
    return sealed()[: opening + 1] + digits.ljust(closing - opening - 2, b"0") + sealed()[closing - 1 :]


def digest() -> bytes:
    _, opening, closing, _ = (int(one) for one in BYTE_RANGE.findall(sealed())[0])
    return sha256(sealed()[:opening] + sealed()[closing:]).digest()


def test_a_sound_signature_that_does_not_name_its_certificate_is_no_seal() -> None:
    """The key is good and the file is whole, but the certificate could be exchanged for another of the same key."""
    made = wait(authority().seal.signer.async_sign(digest(), "sha256", use_pades=True))
    info = made["content"]["signer_infos"][0]
    kept = [one for one in info["signed_attrs"] if one["type"].native != "signing_certificate_v2"]
    info["signed_attrs"] = cms.CMSAttributes(kept)
    info["signature"] = authority().seal.signer.sign_raw(cms.CMSAttributes(kept).dump(), "sha256")
    assert code(with_another(made.dump(force=True))) == "seal-damaged"


def test_a_signature_without_its_certificate_is_no_seal() -> None:
    made = wait(authority().seal.signer.async_sign(digest(), "sha256", use_pades=True))
    made["content"]["certificates"] = []
    assert code(with_another(made.dump(force=True))) == "seal-damaged"


def test_something_else_in_the_hole_is_no_seal() -> None:
    other = cms.ContentInfo({"content_type": "data", "content": b"x" * 300})
    assert code(with_another(other.dump())) == "seal-damaged"
