"""The public page: what is printed is what the statement says, and nothing else."""

from __future__ import annotations

import subprocess
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from conditionality.certificate.face import Code, avis_text, facts, gates_text, grouped, measure_bar, vote_text
from conditionality.certificate.issue import make_public_certificate
from conditionality.certificate.statement import Gate, Holder, Label, printed_fingerprint
from conditionality.wording.speech import Lang
from tests import witnesses
from tests.certificate.granted import GRANT, URL, public, sealed, statement


def printed(content: bytes) -> str:
    words = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(words.replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ("Certificat d’éco-socio-conditionnalité", "Organisation acceptée", "70,0 sur 100", "01/03/2026",
                "pour 69,54 %, contre 16,96 %, abstention 13,50 %", "Démonstration", "séance S-2026-02 du 12/02/2026")),
        ("en", ("Certificate of eco-socio-conditionality", "Organisation accepted", "70.0 out of 100", "1 Mar 2026",
                "for 69.54%, against 16.96%, abstention 13.50%", "Demonstration", "session S-2026-02 of 12 Feb 2026")),
    ],
)  # fmt: skip
def test_it_tells_who_what_how_much_and_how_to_check(lang: Lang, said: tuple[str, ...]) -> None:
    words = printed(public(lang))
    for text in (
        *said, "Les Ateliers du Val & Cie", "123 456 782 00002", "Valbourg", "2026-CP-014", "petit@1.0.0", URL,
        printed_fingerprint(statement().fingerprint()), "abab abab abab abab", "L311-3-1",
    ):  # fmt: skip
        assert text in words, text


def test_it_stands_on_one_page() -> None:
    assert len(PdfReader(BytesIO(public())).pages) == 1


def test_no_raw_answer_can_be_read_in_it(tmp_path: Path) -> None:
    (tmp_path / "c.pdf").write_bytes(sealed())
    run = subprocess.run(
        [witnesses.need("pdftotext"), "-layout", tmp_path / "c.pdf", "-"], capture_output=True, check=True
    )
    words = run.stdout.decode()
    assert "Les Ateliers du Val" in words
    for answer in ("Femmes au conseil", "Sièges", "flux", "women", "seats", "33,3"):
        assert answer not in words


def test_one_that_is_no_demonstration_does_not_say_so() -> None:
    real = statement().model_copy(update={"demonstration": False})
    assert "Démonstration" not in printed(make_public_certificate(real, "fr", URL))


def test_a_vote_without_masses_is_not_told() -> None:
    assert GRANT.avis is not None
    consent = GRANT.avis.model_copy(update={"mass_for": None})
    assert avis_text(consent, "en") == "favourable, session S-2026-02 of 12 Feb 2026"
    assert vote_text(consent, "en") == ""
    nothing = dict.fromkeys(("mass_for", "mass_against", "mass_abstain"), Fraction(0))
    assert vote_text(GRANT.avis.model_copy(update=nothing), "en") == ""


def test_gates_are_told_by_their_state() -> None:
    gates = tuple(
        Gate(id=name, label=Label(fr=name, en=name), status=status)  # type: ignore[arg-type]
        for name, status in (("A", "holds"), ("B", "not_applicable"), ("C", "holds"), ("D", "unknown"))
    )
    assert gates_text(gates, "en") == "Hold: A; C.\nCannot be told: D.\nNot applicable: B."


def test_a_dimension_without_a_score_has_no_bar_and_says_why() -> None:
    one = statement().dimensions[0].model_copy(update={"score": None, "status": "not_applicable"})
    assert (measure_bar(one, "en").share, measure_bar(one, "en").shown) == (None, "not applicable")


def test_a_grade_is_told_by_its_label_or_its_id() -> None:
    graded = statement().model_copy(update={"grade": "b"})
    assert dict(facts(graded, "en"))["Grade"] == "b"
    labelled = graded.model_copy(update={"grade_label": Label(fr="Bien", en="Good")})
    assert dict(facts(labelled, "fr"))["Mention"] == "Bien"


def test_a_siret_is_never_cut() -> None:
    assert " " not in grouped("12345678200002")


def test_the_code_is_a_square_with_three_corners() -> None:
    modules = Code(URL).modules
    assert len(modules) == len(modules[0])
    corner = [[1] * 7, [1, 0, 0, 0, 0, 0, 1], [1, 0, 1, 1, 1, 0, 1]]
    for rows in (modules, [row[::-1] for row in modules], modules[::-1]):
        assert [[int(bool(one)) for one in row[:7]] for row in rows[:3]] == corner


def test_what_there_is_none_of_is_not_told() -> None:
    bare = statement().model_copy(
        update={"avis": None, "gates": (), "dimensions": (), "holder": Holder(name="Val"), "demonstration": False}
    )
    assert [label for label, _ in facts(bare, "en")] == ["Rules", "Reported period", "Recommendation", "Dossier"]
    assert "SIRET" not in printed(make_public_certificate(bare, "en", URL))
    assert GRANT.avis is not None
    consent = statement().model_copy(update={"avis": GRANT.avis.model_copy(update={"mass_for": None})})
    assert "Vote, in weight" not in dict(facts(consent, "en"))
