"""The folder of rule books: written in the right order, finished after an interruption, its histories looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from conditionality.desk import files, rule_folder
from conditionality.desk.publishing import Ready, prepare
from conditionality.desk.rule_folder import (
    case_files,
    check_histories,
    history_text,
    open_shelf,
    write_cases,
    write_ready,
)
from conditionality.desk.rulebooks import load_library
from conditionality.desk.trial import read_trial
from conditionality.findings import Finding, finding
from conditionality.referential.library import check_library, read
from tests.desk.versions import ACT, CASES, FIRST, NEW, SECOND, make_folder, record


def prepared(home: Path) -> Ready:
    ready, found = prepare(open_shelf(home, "essai"), NEW, ACT, read_trial(record())[0], "en")
    assert ready is not None, found
    return ready


def content(home: Path) -> dict[str, bytes]:
    return {str(one.relative_to(home)): one.read_bytes() for one in sorted(home.rglob("*")) if one.is_file()}


def test_what_is_written_is_a_published_version_that_nothing_is_wrong_with(tmp_path: Path) -> None:
    home = make_folder(tmp_path / "rules")
    assert write_ready(home, prepared(home)) == ()
    library = load_library(home)
    assert check_library(library) == ()
    book = read(library, NEW).referential
    assert book is not None
    assert (book.status, book.adopted) == ("published", ACT)
    assert (home / "essai" / "1.0.0.toml").read_bytes() == FIRST
    assert list(check_histories(home, library)) == []


@pytest.mark.parametrize("stop_at", [0, 1, 2])
def test_after_an_interruption_publishing_again_finishes_the_job(
    tmp_path: Path, stop_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = make_folder(tmp_path / "whole")
    write_ready(whole, prepared(whole))
    home = make_folder(tmp_path / "rules")
    written: list[str] = []

    def failing(name: str, data: bytes) -> tuple[Finding, ...]:
        if len(written) == stop_at:
            return (finding("disk-full", given=name),)
        written.append(Path(name).name)
        return files.write_file(name, data)

    monkeypatch.setattr(rule_folder, "write_file", failing)
    assert [one.code for one in write_ready(home, prepared(home))] == ["disk-full"]
    assert written == ["1.1.0.toml", "HISTORY.md", "published.lock"][:stop_at]
    monkeypatch.undo()
    assert write_ready(home, prepared(home)) == ()
    assert content(home) == content(whole)
    assert write_ready(home, prepared(home)) == ()
    assert content(home) == content(whole)


def test_what_stands_already_is_not_written_again(tmp_path: Path) -> None:
    home = make_folder(tmp_path / "rules")
    write_ready(home, prepared(home))
    before = (home / "essai" / "1.1.0.toml").stat().st_mtime_ns
    write_ready(home, prepared(home))
    assert (home / "essai" / "1.1.0.toml").stat().st_mtime_ns == before


def test_cases_are_written_beside_the_versions(tmp_path: Path) -> None:
    home = make_folder(tmp_path / "rules")
    assert write_cases(home, "essai", {"third": b"x"}) == ()
    assert case_files(home, "essai") == {**CASES, "third": b"x"}
    (home / "other").write_bytes(b"")
    assert write_cases(home, "other", {"third": b"x"})


def test_a_version_that_its_history_does_not_tell_is_found(tmp_path: Path) -> None:
    home = make_folder(tmp_path / "rules")
    assert [(one.code, one.level) for one in check_histories(home, load_library(home))] == [
        ("history-untold", "warning")
    ]
    (home / "essai" / "HISTORY.md").unlink()
    assert [one.level for one in check_histories(home, load_library(home))] == ["error", "warning"]
    assert history_text(home, "essai") == ""
    assert (home / "essai" / "1.1.0.toml").read_bytes() == SECOND
