"""A `REF` names a version, an id or a path; what is not there, or does not hold, is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from conditionality.desk.refs import UNKNOWN, find_readings, is_path, open_rule_book, shelf, shipped
from conditionality.referential.library import lock_text
from tests.desk.market import OWN, folder_of, text


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of rule books with two versions in force and a broken draft."""
    made = folder_of(
        tmp_path / "rules",
        v1_0_0=text("1.0.0", "from = 2024-01-01, until = 2025-12-31"),
        v2_0_0=text("2.0.0", "from = 2026-01-01"),
        v10_0_0=text("10.0.0", "from = 2030-01-01", "draft").replace("kind =", "knd ="),
    )
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(made))
    return made


def codes(ref: str) -> set[str]:
    """Give the codes of what is wrong with a `REF`."""
    book, found = open_rule_book(ref)
    assert book is None
    return {one.code for one in found}


def test_an_id_stands_for_its_versions_and_a_broken_draft_is_left_aside(home: Path) -> None:
    book, found = open_rule_book("covered-market")
    assert found == ()
    assert book is not None
    assert not book.pinned
    assert [one.version for one in book.versions] == ["1.0.0", "2.0.0"]
    assert home.is_dir()


@pytest.mark.usefixtures("home")
def test_a_version_that_is_named_is_pinned_and_must_hold() -> None:
    book, _ = open_rule_book("covered-market@1.0.0")
    assert book is not None
    assert book.pinned
    assert codes("covered-market@10.0.0") >= {"missing-key"}


def test_a_published_file_that_changed_stops(home: Path) -> None:
    path = home / "covered-market" / "1.0.0.toml"
    content = text("1.0.0", "from = 2024-01-01", "published")
    path.write_text(content, encoding="utf-8")
    (home / "published.lock").write_text(lock_text({"covered-market@1.0.0": content.encode()}), encoding="utf-8")
    assert open_rule_book("covered-market@1.0.0")[0] is not None
    path.write_text(content + "\n# moved\n", encoding="utf-8")
    assert codes("covered-market@1.0.0") == {"published-changed"}
    assert codes("covered-market") == {"published-changed"}
    (home / "child.toml").write_text(
        'id = "child"\nversion = "1.0.0"\ntitle = { fr = "a", en = "a" }\nin_force = { from = 2026-01-01 }\n'
        'extends = "covered-market@1.0.0"\n',
        encoding="utf-8",
    )
    assert codes(str(home / "child.toml")) == {"published-changed"}


def test_a_lock_that_cannot_be_read_stops(home: Path) -> None:
    (home / "published.lock").write_text("what?\n", encoding="utf-8")
    assert codes("covered-market") == {"lock-line"}


def test_a_path_is_read_beside_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONDITIONALITY_REFERENTIALS", raising=False)
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    (tmp_path / "child.toml").write_text(
        'id = "child"\nversion = "1.0.0"\ntitle = { fr = "a", en = "a" }\nin_force = { from = 2026-01-01 }\n'
        'extends = "socle-leger@1.0.0"\n',
        encoding="utf-8",
    )
    for name in ("own", "child"):
        book, found = open_rule_book(str(tmp_path / f"{name}.toml"))
        assert found == ()
        assert book is not None
        assert book.pinned


@pytest.mark.parametrize(
    ("ref", "code"),
    [
        ("nobody", "library-unknown"),
        ("covered-market@9.9.9", "library-version"),
        ("covered-market@1", "ref-form"),
        ("Marché", "ref-form"),
        ("", "ref-form"),
        ("absent.toml", "file-absent"),
        ("../rules", "file-absent"),
    ],
)
@pytest.mark.usefixtures("home")
def test_what_is_not_there_is_told(ref: str, code: str) -> None:
    assert codes(ref) == {code}
    assert code in UNKNOWN


def test_without_a_folder_a_path_still_opens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(tmp_path / "absent"))
    assert [one.code for one in shelf()[1]] == ["library-absent"]
    assert codes("hdi") == {"library-absent"}
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    assert open_rule_book(str(tmp_path / "own.toml"))[0] is not None
    assert shipped() == {}


def test_every_version_of_an_id_is_read(home: Path) -> None:
    readings, found = find_readings("covered-market")
    assert (len(readings), found) == (2, ())
    for number in ("1.0.0", "2.0.0"):
        (home / "covered-market" / f"{number}.toml").unlink()
    readings, _ = find_readings("covered-market")
    assert [bool(one.errors) for one in readings] == [True]


def test_the_shipped_rule_books_are_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONDITIONALITY_REFERENTIALS", raising=False)
    assert {"hdi", "socle-leger", "socle-regional", "filiere-alimentaire"} <= set(shipped())


def test_a_path_has_a_folder_or_the_ending_of_a_rule_file() -> None:
    assert is_path("a.toml")
    assert is_path("./a")
    assert not is_path("hdi@1.0.0")
