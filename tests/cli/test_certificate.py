"""`certificate verify`: from a file alone, in an empty folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.certificate.granted import authority, sealed, sealed_audit, stranger
from tests.cli.conftest import Run

ON = ("--on", "2026-06-01")


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    (tmp_path / "public.pdf").write_bytes(sealed())
    (tmp_path / "audit.pdf").write_bytes(sealed_audit())
    (tmp_path / "root.der").write_bytes(authority().root)
    (tmp_path / "other.der").write_bytes(stranger().root)


def unfolded(text: str) -> str:
    return " ".join(text.split())


def test_a_good_certificate_of_a_known_signer_is_told_check_by_check(run: Run) -> None:
    told = run("certificate", "verify", "public.pdf", "--trust", "root.der", *ON, "--lang", "en")
    assert told.code == 0
    assert told.out.startswith("Nothing speaks against this certificate")
    assert "It carries one seal, by Sceau d’essai, dated 2 Mar 2026." in unfolded(told.out)
    assert told.err == ""


def test_an_audit_file_is_scored_again_away_from_the_register(run: Run) -> None:
    told = run("certificate", "verify", "audit.pdf", "--trust", "root.der", "--replay", *ON)
    assert told.code == 0
    assert "le résultat est le même, octet pour octet : 70,0" in unfolded(told.out)
    assert "Les Ateliers du Val" in told.out


def test_as_json_each_check_has_its_verdict_and_the_statement_is_given(run: Run) -> None:
    tree = run("certificate", "verify", "audit.pdf", "--trust", "root.der", "--replay", *ON, "--json").tree
    verdicts = {one["name"]: one["verdict"] for one in tree["checks"]}
    assert tree["answer"] == "partly_checked"
    assert verdicts == {
        **dict.fromkeys(("readable", "signature", "signer", "unchanged", "papers", "replay"), "holds"),
        **dict.fromkeys(("register", "referential", "standing"), "not_checked"),
    }
    assert tree["statement"]["total"]["score"]["exact"] == "70"


@pytest.mark.parametrize("trust", [(), ("--trust", "other.der")])
def test_without_a_known_signer_the_answer_is_no(run: Run, trust: tuple[str, ...]) -> None:
    assert run("certificate", "verify", "audit.pdf", "--replay", *trust, *ON).code == 1


def test_a_changed_file_and_an_expired_one_are_not_valid(run: Run, tmp_path: Path) -> None:
    (tmp_path / "changed.pdf").write_bytes(sealed().replace(b"/Outlines", b"/Outlynes"))
    told = run("certificate", "verify", "changed.pdf", "--trust", "root.der", *ON)
    assert told.code == 1
    assert "Le contenu du fichier a été modifié" in unfolded(told.out)
    late = run("certificate", "verify", "public.pdf", "--trust", "root.der", "--on", "2029-03-01", "--lang", "en")
    assert late.code == 1
    assert "its last day was 28 Feb 2029" in unfolded(late.out)


def test_what_is_wrong_on_the_line_is_told_at_once(run: Run) -> None:
    told = run("certificate", "verify", "absent.pdf", "--trust", "public.pdf", "--on", "tomorrow", "--json")
    assert told.code == 2
    codes = [one["code"] for one in told.tree["findings"]]
    assert codes == ["option-day", "trust-not-a-certificate", "file-absent"]


def test_without_a_day_it_is_today(run: Run) -> None:
    told = run("certificate", "verify", "public.pdf", "--trust", "root.der", "--json")
    assert told.tree["checks"][-1]["name"] == "standing"
    assert told.code in {0, 1}
