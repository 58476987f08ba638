"""Five hundred ways to spoil a certificate: none is reported valid, each is told in a sentence, in both languages."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from conditionality.certificate.answer import LedgerWord, Verification, Witnesses
from conditionality.certificate.archive import Enclosure, archive
from conditionality.certificate.issue import make_audit_file, make_public_certificate
from conditionality.certificate.paper import sheet_pdf
from conditionality.certificate.seal import seal_pdf
from conditionality.certificate.signature import BYTE_RANGE
from conditionality.certificate.statement import Bundle, Holder, Statement, make_statement
from conditionality.certificate.verify import verify_certificate
from conditionality.codec import canonical
from conditionality.desk.rulebooks import load_library
from conditionality.referential.read import read_referential
from conditionality.report.model import Period
from conditionality.report.read import read_report
from conditionality.scoring.score import make_scorer, score
from conditionality.wording.sheet import Sheet
from conditionality.wording.speech import LANGUAGES
from tests import repository
from tests.certificate.granted import (
    AT,
    GRANT,
    ON,
    REASON,
    URL,
    audit,
    authority,
    bundle,
    make_authority,
    public,
    sealed,
    sealed_audit,
    statement,
    stranger,
)

BOTH = pytest.mark.parametrize("kind", ["public", "audit"])


def good(kind: str) -> bytes:
    return sealed() if kind == "public" else sealed_audit()


def bare(kind: str) -> bytes:
    return public() if kind == "public" else audit()


def witnesses(**changes: object) -> Witnesses:
    word = LedgerWord(statement().fingerprint())
    known = Witnesses((authority().root,), {statement().id: word}.get, {"petit@1.0.0": statement().rules.sha256}.get)
    return replace(known, **changes)  # type: ignore[arg-type]


def verified(content: bytes, on: date = ON, **changes: object) -> Verification:
    return verify_certificate(content, on, witnesses(**changes))


def failing(found: Verification) -> dict[str, str]:
    return {one.name: one.finding.code for one in found.checks if one.verdict == "fails" and one.finding}


def refused(content: bytes) -> dict[str, str]:
    """Verify, expect a refusal with its sentence in both languages, and give what failed."""
    found = verified(content)
    assert found.answer == "not_valid"
    for one in found.checks:
        french, english = (one.sentence(lang) for lang in LANGUAGES)
        assert french
        assert english
        assert french != english
    return failing(found)


def hole(content: bytes) -> tuple[int, int]:
    _, opening, closing, _ = (int(part) for part in BYTE_RANGE.findall(content)[0])
    return opening, closing


def saved_again(content: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


@BOTH
def test_a_good_one_is_valid(kind: str) -> None:
    found = verified(good(kind))
    assert found.answer == "valid"
    assert found.statement == statement()
    verdicts = {one.name: one.verdict for one in found.checks}
    assert verdicts.pop("replay") == ("holds" if kind == "audit" else "not_checked")
    assert set(verdicts.values()) == {"holds"}


@BOTH
@pytest.mark.parametrize("seed", range(170))
def test_no_single_byte_may_change(kind: str, seed: int) -> None:
    content = bytearray(good(kind))
    chance = random.Random(f"{kind} {seed}")
    # A third falls on the last part of the file, where the seal is, so that each of its pieces is met.
    start = hole(bytes(content))[0] - 400 if seed % 3 == 0 else 0
    place = chance.randrange(start, len(content))
    content[place] ^= 1 << chance.randrange(8)
    assert refused(bytes(content))


@BOTH
@pytest.mark.parametrize("seed", range(40))
def test_no_part_may_be_cut_off_or_left_out(kind: str, seed: int) -> None:
    content = good(kind)
    chance = random.Random(f"cut {kind} {seed}")
    place = chance.randrange(len(content) - 1)
    cut = content[:place] if seed % 2 else content[:place] + content[place + chance.randrange(1, 200) :]
    assert refused(cut)


@BOTH
@pytest.mark.parametrize("seed", range(15))
def test_nothing_may_be_put_in_or_exchanged(kind: str, seed: int) -> None:
    content = good(kind)
    chance = random.Random(f"put {kind} {seed}")
    first, second = sorted(chance.sample(range(len(content) - 64), 2))
    put = content[:first] + chance.randbytes(chance.randrange(1, 64)) + content[first:]
    swapped = bytearray(content)
    swapped[first : first + 8], swapped[second : second + 8] = content[second : second + 8], content[first : first + 8]
    assert refused(put)
    assert bytes(swapped) == content or refused(bytes(swapped))


@BOTH
def test_the_hole_of_the_signature_has_one_content_only(kind: str) -> None:
    content = good(kind)
    opening, closing = hole(content)
    inside = content[opening + 1 : closing - 1]
    assert inside.endswith(b"0" * 8)
    for other in (
        inside.lower(),
        inside[:-1] + b"1",
        inside[:-2] + b"  ",
        inside[:-8] + b"DEADBEEF",
        inside[:-2] + b"\n\n",
        inside[:40] + inside[40:50].lower() + inside[50:],
    ):
        assert len(other) == len(inside)
        assert refused(content[: opening + 1] + other + content[closing - 1 :]) == {"signature": "seal-damaged"}


@BOTH
def test_what_is_not_signed_inside_the_signature_may_not_change_either(kind: str) -> None:
    content = good(kind)
    opening, closing = hole(content)
    packed = bytes.fromhex(content[opening + 1 : closing - 1].decode())
    for place in range(0, len(packed), 23):
        spoilt = bytearray(packed)
        spoilt[place] ^= 1
        changed = content[: opening + 1] + spoilt.hex().upper().encode() + content[closing - 1 :]
        assert set(refused(changed)) <= {"signature", "signer", "unchanged"}


@BOTH
def test_a_file_saved_again_is_refused(kind: str) -> None:
    assert refused(saved_again(good(kind), lambda _: None))


@BOTH
def test_a_file_without_its_seal_is_refused(kind: str) -> None:
    def strip(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.AcroForm, pdf.Root.Perms
        for page in pdf.pages:
            if "/Annots" in page:
                del page.Annots

    assert refused(saved_again(good(kind), strip)) == {"signature": "seal-absent"}
    assert refused(bare(kind)) == {"signature": "seal-absent"}


@BOTH
def test_a_seal_of_another_authority_of_the_same_name_is_refused(kind: str) -> None:
    content = seal_pdf(bare(kind), stranger().seal, AT, REASON)
    assert refused(content) == {"signer": "signer-unknown"}


@BOTH
def test_what_is_added_after_the_seal_is_refused(kind: str) -> None:
    content = good(kind)
    for more in (b"\n", b"%comment\n", b"\n%%EOF\n", b"1 0 obj\n<<>>\nendobj\n%%EOF\n", content, b"\0" * 50 + b"%%EOF"):
        assert refused(content + more)


@BOTH
def test_an_update_after_the_seal_is_refused_whatever_it_changes(kind: str) -> None:
    content = good(kind)
    for key in ("/PageMode", "/Lang"):  # as before, and of no effect on any page
        writer, out = IncrementalPdfFileWriter(BytesIO(content)), BytesIO()
        writer.root[key] = writer.root[key]
        writer.update_root()  # type: ignore[no-untyped-call]
        writer.write(out)  # type: ignore[no-untyped-call]
        assert out.getvalue().startswith(content)
        assert refused(out.getvalue()) == {"unchanged": "seal-continued"}


@BOTH
def test_an_annotation_added_after_the_seal_is_refused(kind: str) -> None:
    def annotate(pdf: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[50, 50, 500, 800], Contents="100,0 sur 100"
        )
        pdf.pages[0].Annots = pikepdf.Array([*pdf.pages[0].get("/Annots", []), pdf.make_indirect(note)])

    assert refused(saved_again(good(kind), annotate))


@BOTH
def test_a_second_seal_is_refused(kind: str) -> None:
    content = seal_pdf(bare(kind), authority().seal, AT, REASON)
    twice = content + content[hole(content)[0] - 200 :]
    assert refused(twice) == {"signature": "seal-several"}


@BOTH
def test_a_sealed_file_hidden_in_another_is_refused(kind: str) -> None:
    assert refused(b"%PDF-1.7\n" + good(kind))
    assert refused(archive(public(), [Enclosure("hidden.json", good(kind), "x")])) == {"signature": "seal-absent"}


def swapped(name: str, content: bytes) -> bytes:
    """Put another paper in an audit file, and have it sealed by the right authority."""
    with pikepdf.open(BytesIO(audit())) as pdf:
        named = pdf.Root.Names.EmbeddedFiles.Names
        rank = next(rank for rank in range(0, len(named), 2) if str(named[rank]) == name)
        named[rank + 1].EF.F.write(content)
        out = BytesIO()
        pdf.save(out)
    return seal_pdf(out.getvalue(), authority().seal, AT, REASON)


@pytest.mark.parametrize(
    "name", ["report.json", "scorecard.json", "decision.json", "referentiel.toml", "salt.txt", "statement.json"]
)
def test_another_paper_inside_is_told_even_under_a_good_seal(name: str) -> None:
    found = refused(swapped(name, b"{}"))
    code = "certificate-statement-unreadable" if name == "statement.json" else "paper-differs"
    assert found == {"papers": code}
    assert name == "statement.json" or refused(swapped(name, b""))


def test_a_statement_in_another_spelling_is_refused() -> None:
    assert refused(swapped("statement.json", canonical(statement()) + b" ")) == {
        "papers": "certificate-statement-unreadable"
    }


@BOTH
def test_a_statement_replaced_and_sealed_by_a_stranger_is_refused(kind: str) -> None:
    better = forged(outcome="excellent", demonstration=False)
    made = (
        make_public_certificate(better, "fr", URL) if kind == "public" else make_audit_file(better, bundle(), "fr", URL)
    )
    assert refused(seal_pdf(made, stranger().seal, AT, REASON)) == {"signer": "signer-unknown"}
    mine = refused(seal_pdf(made, authority().seal, AT, REASON))
    assert mine["register"] == "register-differs"
    assert mine.get("replay") == ("replay-statement-differs" if kind == "audit" else None)


def forged(**changes: object) -> Statement:
    return statement().model_copy(update=changes)


def test_papers_too_many_or_too_few_are_told() -> None:
    def seal(change: Callable[[pikepdf.Pdf], object]) -> bytes:
        return seal_pdf(saved_again(audit(), change), authority().seal, AT, REASON)

    def drop(pdf: pikepdf.Pdf) -> None:
        named = pdf.Root.Names.EmbeddedFiles.Names
        del named[0], named[0]

    def add(pdf: pikepdf.Pdf) -> None:
        named = pdf.Root.Names.EmbeddedFiles.Names
        named.extend([pikepdf.String("more.json"), named[1]])

    def twice(pdf: pikepdf.Pdf) -> None:
        named = pdf.Root.Names.EmbeddedFiles.Names
        named.extend([named[0], named[1]])

    def none(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Names

    assert refused(seal(drop)) == {"papers": "paper-missing"}
    assert refused(seal(add)) == {"papers": "paper-unnamed"}
    assert refused(seal(twice)) == {"papers": "certificate-not-opened"}
    assert refused(seal(none)) == {"papers": "certificate-without-statement"}


def test_a_scorecard_that_the_rules_do_not_give_is_told() -> None:
    other = replace(bundle(), scorecard=bundle().scorecard.replace(b'"petit-2025"', b'"petit-2026"'))
    said = forged(papers=other.papers())
    content = seal_pdf(make_audit_file(said, other, "fr", URL), authority().seal, AT, REASON)
    assert refused(content)["replay"] == "replay-differs"


def test_one_that_expired_or_has_not_begun_is_told() -> None:
    for on, code in ((date(2026, 2, 28), "certificate-not-yet"), (date(2029, 3, 1), "certificate-expired")):
        found = verified(sealed(), on)
        assert failing(found) == {"standing": code}
    assert verified(sealed(), date(2026, 3, 1)).answer == "valid"
    assert verified(sealed(), date(2029, 2, 28)).answer == "valid"


@pytest.mark.parametrize("standing", ["suspended", "withdrawn"])
def test_one_that_was_suspended_or_withdrawn_is_told_with_its_day(standing: str) -> None:
    word = LedgerWord(statement().fingerprint(), standing, date(2026, 5, 4))  # type: ignore[arg-type]
    found = verified(sealed(), known=lambda _: word)
    assert failing(found) == {"standing": f"certificate-{standing}"}
    assert "04/05/2026" in found.checks[-1].sentence("fr")
    assert "4 May 2026" in found.checks[-1].sentence("en")


def test_one_that_the_register_does_not_know_is_refused() -> None:
    found = verified(sealed(), known=lambda _: None)
    assert failing(found) == {"register": "register-unknown"}


def test_rules_that_were_not_published_are_told() -> None:
    found = verified(sealed(), published=lambda _: "0" * 64)
    assert failing(found) == {"referential": "referential-not-published"}


def test_what_cannot_be_checked_from_the_file_alone_is_left_open() -> None:
    for content in (sealed(), sealed_audit()):
        found = verify_certificate(content, ON)
        verdicts = {one.name: one.verdict for one in found.checks}
        assert found.answer == "partly_checked"
        assert not found.is_signed_by_a_known_one
        opened = {name for name, verdict in verdicts.items() if verdict == "not_checked"}
        assert opened - {"replay"} == {"signer", "register", "referential", "standing"}
    assert verified(sealed(), published=lambda _: None).answer == "partly_checked"
    found = verify_certificate(sealed_audit(), ON, witnesses(), again=False)
    assert found.answer == "partly_checked"


def test_another_sealed_paper_is_no_certificate() -> None:
    receipt = archive(sheet_pdf(Sheet("Récépissé", "", (), "", "fr")))
    found = verified(seal_pdf(receipt, authority().seal, AT, "Receipt"))
    assert failing(found) == {"papers": "certificate-without-statement"}


def test_a_seal_on_an_elliptic_curve_holds_too() -> None:
    curve = make_authority("ec")
    content = seal_pdf(public(), curve.seal, AT, REASON)
    assert verified(content, roots=(curve.root,)).answer == "valid"
    opening, closing = hole(content)
    place = content.rindex(b"0", opening, closing - 40)
    assert failing(verified(content[:place] + b"1" + content[place + 1 :], roots=(curve.root,)))


def test_a_seal_made_when_its_certificate_had_ended_is_told() -> None:
    old = make_authority(start=AT - timedelta(days=100), days=50)
    found = verified(seal_pdf(public(), old.seal, AT, REASON), roots=(old.root,))
    assert failing(found) == {"signer": "signer-out-of-time"}


def hostile() -> Iterator[bytes]:
    chance = random.Random(7)
    yield b""
    yield b"%PDF-"
    yield b"%PDF-1.7\n%%EOF\n"
    yield b"MZ" + chance.randbytes(2000)
    yield chance.randbytes(5000)
    yield b"%PDF-1.7\n" + chance.randbytes(5000) + b"%%EOF"
    yield b"%PDF-1.7\n" + b"/ByteRange [0 1 2 3]" * 50 + b"%%EOF"
    yield b"%PDF-1.7\n/ByteRange [0 5 900000000 900000000]%%EOF"
    yield b"%PDF-1.7\n/ByteRange [0 15 615 10]" + b"<" + b"30" * 299 + b">" + b"/M (D:20260302103000Z)%%EOF"
    yield b"%PDF-1.7\n" + b"[" * 200_000 + b"%%EOF"
    yield b"%PDF-1.7\n" + b"x" * 20_000_001
    yield b"%PDF-1.7\ntrailer<</Encrypt 5 0 R>>%%EOF"


@pytest.mark.parametrize("content", list(hostile()), ids=lambda content: content[:24].decode("latin-1").strip())
def test_any_bytes_get_a_sentence(content: bytes) -> None:
    assert refused(content)


def test_a_locked_file_is_told() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(public())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert refused(out.getvalue()) == {"readable": "certificate-locked"}


@given(st.binary(max_size=300))
def test_no_bytes_ever_raise(content: bytes) -> None:
    assert refused(content)
    assert refused(b"%PDF-1.7\n" + content + b"\n%%EOF\n")


def test_a_file_that_unpacks_too_large_is_not_opened_even_without_roots() -> None:
    bomb = zlib.compress(b"0" * 80_000_000, 9)

    def blow(pdf: pikepdf.Pdf) -> None:
        stream = pdf.Root.Names.EmbeddedFiles.Names[1].EF.F
        stream.write(bomb, filter=pikepdf.Name.FlateDecode)

    content = seal_pdf(saved_again(public(), blow), stranger().seal, AT, REASON)
    assert failing(verify_certificate(content, ON)) == {"papers": "certificate-not-opened"}


def test_rules_with_parents_and_an_earlier_report_are_scored_again_too() -> None:
    ref, shelf = "filiere-alimentaire@1.0.0", load_library()
    parents: dict[str, bytes] = {}
    rules = read_referential(shelf.files[ref], lambda name: parents.setdefault(name, shelf.files[name])).referential
    assert rules is not None
    report, found = read_report((repository.ROOT / "examples/reports/filiere-alimentaire.json").read_bytes(), rules)
    assert report is not None, found
    before = report.model_copy(update={"period": Period(from_=date(2025, 1, 1), to=date(2025, 12, 31))})
    card = score(make_scorer(rules, report.period.from_), report, (before,))
    papers = Bundle(
        referential=shelf.files[ref], report=canonical(report), scorecard=canonical(card), decision=b"{}",
        salt=bytes(32), parents=parents, history=(canonical(before),),
    )  # fmt: skip
    holder = Holder(siret=report.organisation.siret, name="Magasin de producteurs", town="Brumeville")
    said = make_statement(replace(GRANT, holder=holder), card, rules, papers)
    content = seal_pdf(make_audit_file(said, papers, "fr", URL), authority().seal, AT, REASON)
    digests = {name: sha256(one).hexdigest() for name, one in shelf.files.items()}
    known = witnesses(known=lambda _: LedgerWord(said.fingerprint()), published=digests.get)
    assert parents
    assert verify_certificate(content, ON, known).answer == "valid"
    digests[next(iter(parents))] = "0" * 64
    assert failing(verify_certificate(content, ON, known)) == {"referential": "referential-not-published"}
