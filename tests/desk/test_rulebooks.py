"""The folder of rule books: where it is found, and what is read from it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from conditionality.desk import rulebooks
from conditionality.desk.rulebooks import NoRuleBooksError, folder, load_library
from conditionality.referential.library import check_library, ids, read
from tests import repository


def test_the_folder_beside_the_package_is_found() -> None:
    assert folder() == repository.ROOT / "referentials"
    assert {"hdi", "socle-regional"} <= set(ids(load_library()))


def test_the_folder_inside_an_installed_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, beside = tmp_path / "inside", tmp_path / "beside"
    monkeypatch.setattr(rulebooks, "PLACES", (inside, beside))
    beside.mkdir()
    assert folder() == beside
    inside.mkdir()
    assert folder() == inside


def test_a_named_folder_comes_before_all_and_must_be_there(tmp_path: Path) -> None:
    assert folder(tmp_path) == tmp_path
    with pytest.raises(NoRuleBooksError, match="nowhere"):
        folder(tmp_path / "nowhere")


def test_versions_and_the_lock_are_read_and_nothing_else(tmp_path: Path) -> None:
    content = (repository.ROOT / "referentials/hdi/2024.1.0.toml").read_bytes()
    for name in ("hdi/2024.1.0.toml", "hdi/cases/golden.toml", "loose.toml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "hdi/HISTORY.md").write_text("History", encoding="utf-8")
    library = load_library(tmp_path)
    assert set(library.files) == {"hdi@2024.1.0"}
    assert library.lock == {}
    (tmp_path / "published.lock").write_text(f"{'0' * 64}  hdi/2024.1.0.toml\n", encoding="utf-8")
    assert [one.code for one in check_library(load_library(tmp_path))] == ["published-changed"]


def test_every_shipped_version_reads() -> None:
    library = load_library()
    for ref in library.files:
        assert read(library, ref).errors == ()


def test_the_lock_of_the_shipped_rule_books_holds() -> None:
    library = load_library()
    assert check_library(library) == ()
    assert "hdi@2024.1.0" in library.lock


@pytest.mark.slow
def test_a_wheel_carries_the_rule_books(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(repository.ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    inside = tmp_path / "installed/conditionality/_referentials"
    assert load_library(inside) == load_library()
