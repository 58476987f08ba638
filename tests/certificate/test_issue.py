"""The two kinds of certificate, before they are sealed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from conditionality.certificate.enclosed import read_enclosures
from conditionality.certificate.issue import make_audit_file, make_public_certificate, rules_of
from conditionality.codec import canonical
from conditionality.errors import RejectedReferentialError
from tests import repository
from tests.certificate.granted import URL, audit, bundle, public, statement
from tests.certificate.samples import small_referential
from tests.certificate.test_paper import fonts

PRINT = """
import hashlib
from tests.certificate.granted import audit, public
print(hashlib.sha256(public() + audit()).hexdigest())
"""


def test_the_same_inputs_give_the_same_bytes_in_another_process() -> None:
    here = hashlib.sha256(public() + audit()).hexdigest()
    run = subprocess.run([sys.executable, "-c", PRINT], capture_output=True, text=True, check=True, cwd=repository.ROOT)
    assert run.stdout.strip() == here
    assert make_public_certificate(statement(), "fr", URL) == public()


def test_the_public_one_holds_its_statement_and_nothing_else() -> None:
    assert read_enclosures(public()) == {"statement.json": canonical(statement())}


def test_the_audit_file_holds_every_paper() -> None:
    whole = bundle()
    assert read_enclosures(audit()) == {
        "statement.json": canonical(statement()),
        "referentiel.toml": whole.referential,
        "report.json": whole.report,
        "scorecard.json": whole.scorecard,
        "decision.json": whole.decision,
        "salt.txt": whole.salt.hex().encode(),
    }


def test_parents_and_earlier_reports_travel_too() -> None:
    parent = b'id = "socle"\n'
    more = replace(bundle(), history=(b"{}", b"[]"), parents={"socle@1.0.0": parent})
    said = statement().model_copy(update={"papers": more.papers()})
    found = read_enclosures(make_audit_file(said, more, "en", URL))
    assert isinstance(found, dict)
    assert (found["history-1.json"], found["history-2.json"]) == (b"{}", b"[]")
    assert found["parent-socle@1.0.0.toml"] == parent


def test_the_audit_file_explains_the_score_completely() -> None:
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(audit("en"))).pages).replace("\u00a0", " ")
    assert "Score explained: Small trial rule book" in words
    assert "Women on the board" in words


@pytest.mark.parametrize("content", [public(), audit()], ids=["public", "audit"])
def test_they_speak_their_language_are_tagged_and_name_what_is_inside(content: bytes) -> None:
    with pikepdf.open(BytesIO(content)) as pdf:
        assert str(pdf.Root.Lang) == "fr"
        assert pdf.Root.MarkInfo.Marked
        assert "Certificat" in str(pdf.docinfo.Title)
        assert {str(file.AFRelationship) for file in pdf.Root.AF} <= {"/Source", "/Data"}
        assert len(pdf.Root.AF) == len(pdf.Root.Names.EmbeddedFiles.Names) / 2
    assert all(fonts(content).values())


def test_the_rules_of_a_bundle_are_read_and_broken_ones_are_refused() -> None:
    assert rules_of(bundle()) == small_referential()
    with pytest.raises(RejectedReferentialError):
        rules_of(replace(bundle(), referential=b"id = 3"))
