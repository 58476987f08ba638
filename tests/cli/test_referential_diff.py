"""`referential diff`: sentences in both languages, everything for machines, and what cannot be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.desk.versions import NEW, OLD, make_folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder of rule books and name it."""
    made = make_folder(tmp_path / "rules")
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(made))
    return made


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [
        ("en", [
            "From essai@1.0.0 to essai@1.1.0. Changes: 6.",
            "  version: 1.1.0 instead of 1.0.0",
            "  state: proposed, not yet adopted instead of published",
            "  first day: 1 Jan 2025 instead of 1 Jan 2024",
            "  adoption: nothing instead of “Délibération 2025-01”, 10 Jan 2025",
            "  step of a: 50 points from 45 instead of 40",
            "  b weighs 3 instead of 2",
        ]),
        ("fr", [
            "De essai@1.0.0 à essai@1.1.0. Changements : 6.",
            "  version : 1.1.0 (avant : 1.0.0)",
            "  état : proposé, pas encore adopté (avant : publié)",
            "  premier jour : 01/01/2025 (avant : 01/01/2024)",
            "  adoption : rien (avant : « Délibération 2025-01 », 10/01/2025)",
            "  palier de a : 50 points à partir de 45 au lieu de 40",
            "  b pèse 3 au lieu de 2",
        ]),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("home")
def test_changes_are_told_one_a_line(run: Run, lang: str, wanted: list[str]) -> None:
    told = run("referential", "diff", OLD, NEW, "--lang", lang)
    assert told.code == 0
    assert told.out.replace("\u00a0", " ").splitlines() == wanted


def test_changes_for_machines_have_values_and_both_sentences(run: Run, home: Path) -> None:
    told = run("referential", "diff", OLD, home / "essai" / "1.1.0.toml", "--json").tree
    assert (told["old"]["ref"], told["new"]["ref"]) == (OLD, NEW)
    assert told["old"]["meaning"] != told["new"]["meaning"]
    weight = next(one for one in told["changes"] if one["kind"] == "reweighted")
    assert (weight["place"], weight["before"], weight["after"]) == ("indicators[b].weight", "2", "3")
    assert weight["sentence"] == {"fr": "b pèse 3 au lieu de 2", "en": "b weighs 3 instead of 2"}


@pytest.mark.usefixtures("home")
def test_two_that_say_the_same_say_so(run: Run) -> None:
    told = run("referential", "diff", OLD, OLD, "--lang", "en")
    assert (told.code, told.out) == (0, "essai@1.0.0 and essai@1.0.0 say the same.\n")


@pytest.mark.usefixtures("home")
def test_a_version_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("referential", "diff", OLD, "essai@9.0.0").code == 2
    assert run("referential", "diff", "nothing", OLD).code == 2
