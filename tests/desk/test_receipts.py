"""The receipt: who received what and when, what silence means, how to contest it, what it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from conditionality.desk.authority import Authority, open_authority
from conditionality.desk.mandates import Known
from conditionality.desk.office import Office
from conditionality.desk.receipts import Filed, Heading, both, official, receipt
from conditionality.wording.sheet import Sheet, as_text
from conditionality.wording.speech import Lang

AT = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
HEAD = Heading("Région Exemple", "D-2026-0001", Known("90000000100009", "Coopérative Essai", "", "", ""), AT)
FILED = Filed(1, "socle-leger@1.0.0", "ab" * 32, (("statuts.pdf", "cd" * 32),), date(2026, 5, 2))


def flat(sheet: Sheet) -> str:
    """Give a sheet on one line, with plain spaces."""
    return " ".join(as_text(sheet, 400).split())


@pytest.mark.parametrize(
    ("lang", "pieces"),
    [
        ("fr", ("Reçu le 02/03/2026 par Région Exemple", "d’ici le 02/05/2026", "refusée par le silence", "gracieux",
                "tribunal administratif", "n’est pas un contrôle de conformité", "statuts.pdf", "ab" * 32)),
        ("en", ("Received on 2 Mar 2026 by Région Exemple", "by 2 May 2026", "refused by the silence",
                "Informal appeal", "administrative court", "not a check of conformity", "statuts.pdf", "cd" * 32)),
    ],
)  # fmt: skip
def test_a_receipt_says_all_that_the_law_asks(lang: Lang, pieces: tuple[str, ...]) -> None:
    told = flat(receipt(lang, HEAD, FILED))
    for one in (*pieces, "D-2026-0001", "Coopérative Essai", "socle-leger@1.0.0", "L311-3-1"):
        assert one in told, one


def test_a_receipt_carries_the_postal_addresses_that_the_deployment_is_set_to() -> None:
    head = replace(HEAD, service="Service des aides, 1 place d'Essai, 00000 Ville", court="Tribunal d'essai, 2 rue B")
    told = flat(receipt("fr", head, FILED))
    assert "Service chargé du dossier : Service des aides, 1 place d'Essai, 00000 Ville." in told.replace("\u2019", "'")
    assert "Tribunal d'essai, 2 rue B, dans les deux mois" in told
    assert "présidence de la région" not in told


def test_a_periodic_report_asks_for_no_decision() -> None:
    told = flat(receipt("en", HEAD, Filed(1, "socle-leger@1.0.0", "ab" * 32)))
    assert "silence" not in told


def test_an_organisation_without_a_name_is_called_by_its_siret() -> None:
    head = Heading("Région Exemple", "D-1", Known("90000000100009", "", "", "", ""), AT)
    assert "what 90000000100009 filed" in flat(receipt("en", head, FILED))


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """Make an authority for trial."""
    return open_authority(tmp_path_factory.mktemp("keys"), AT)


def test_a_paper_is_sealed_where_there_is_a_key(office: Office, authority: Authority) -> None:
    plain = official(office, receipt("fr", HEAD, FILED), AT)
    assert b"/ByteRange" not in plain
    assert official(office, receipt("fr", HEAD, FILED), AT) == plain
    office.authority = authority
    sealed = official(office, receipt("fr", HEAD, FILED), AT)
    assert b"/ByteRange" in sealed
    assert sealed == official(office, receipt("fr", HEAD, FILED), AT)


def test_a_mail_says_the_same_in_both_languages() -> None:
    made = both(lambda lang: (f"s-{lang}", f"b-{lang}"))
    assert (made["subject"], made["subject_en"], made["body_fr"]) == ("s-fr", "s-en", "b-fr")
