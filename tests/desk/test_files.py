"""Files are read whole within a limit and written whole or not at all; every trouble is a finding."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conditionality.desk.files import check_place, make_folder, read_file, write_file


def codes(found: object) -> list[str]:
    """Give the codes of findings."""
    assert isinstance(found, tuple)
    return [one.code for one in found]


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00\xff")
    assert read_file(str(tmp_path / "a")) == (b"\x00\xff", ())


@pytest.mark.parametrize("name", ["absent", "absent/a", "a\x00b", "x" * 5000, ""])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    content, found = read_file(str(tmp_path / name) if name else "")
    assert content is None
    assert codes(found) == ["file-absent"] if name else codes(found)


def test_a_file_used_as_a_folder_a_folder_used_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert codes(read_file(str(tmp_path / "a" / "b"))[1]) == ["file-absent"]
    assert codes(read_file(str(tmp_path))[1]) == ["file-is-folder"]


def test_a_circle_of_links_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert codes(read_file(str(tmp_path / "a"))[1]) == ["file-absent"]


def test_no_more_than_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_file(str(tmp_path / "a"), 5) == (b"12345", ())
    content, found = read_file(str(tmp_path / "a"), 4)
    assert content is None
    assert codes(found) == ["file-over-limit"]
    assert codes(read_file("/dev/zero", 1000)[1]) == ["file-over-limit"]


@pytest.mark.parametrize(
    ("number", "code"), [(PermissionError(13, "x"), "file-denied"), (OSError(5, "x"), "file-unreadable")]
)
def test_a_refusal_of_the_system_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: OSError, code: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise number

    monkeypatch.setattr(Path, "open", refuse)
    assert codes(read_file(str(tmp_path / "a"))[1]) == [code]


def test_a_file_is_replaced_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert write_file(str(path), b"one") == ()
    path.chmod(0o640)
    assert write_file(str(path), b"two") == ()
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"one")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert write_file(str(tmp_path / "link"), b"two") == ()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"two"


def test_what_is_no_plain_file_is_written_straight() -> None:
    assert write_file("/dev/null", b"anything") == ()
    assert not Path("/dev/null").is_file()


def test_nothing_is_left_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"one")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert codes(write_file(str(tmp_path / "a"), b"two")) == ["disk-full"]
    assert (tmp_path / "a").read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_place_that_cannot_be_written_is_told_before_and_after(tmp_path: Path) -> None:
    for name, code in (("absent/a", "folder-absent"), (".", "file-is-folder")):
        assert codes(check_place(str(tmp_path / name))) == [code]
        assert codes(write_file(str(tmp_path / name), b"")) == [code]
    assert check_place(str(tmp_path / "a")) == ()
    assert codes(write_file(str(tmp_path / ("x" * 300)), b"")) == ["file-name-too-long"]
    assert codes(write_file("a\x00b", b"")) == ["folder-absent"]


def test_a_place_that_may_not_be_looked_at_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bool:
        raise PermissionError(13, "x")

    monkeypatch.setattr(Path, "is_dir", refuse)
    assert codes(check_place(str(tmp_path / "a"))) == ["write-denied"]


def test_folders_are_made_one_inside_the_other(tmp_path: Path) -> None:
    assert make_folder(tmp_path / "a" / "b") == ()
    assert make_folder(tmp_path / "a" / "b") == ()
    (tmp_path / "file").write_bytes(b"")
    assert codes(make_folder(tmp_path / "file")) == ["folder-is-file"]
    assert codes(make_folder(tmp_path / "file" / "b")) == ["folder-is-file"]
    assert codes(make_folder("a\x00b")) == ["folder-absent"]
