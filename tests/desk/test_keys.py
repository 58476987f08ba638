"""The key of the region is one file; what is wrong with it names the setting."""

from __future__ import annotations

from pathlib import Path

from conditionality.desk.keys import read_keys


def test_no_key_is_no_fault() -> None:
    assert read_keys("", "", "K") == (None, ())


def test_what_cannot_be_opened_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "region.p12").write_bytes(b"x")
    (tmp_path / "readme.txt").write_bytes(b"x")
    keys, [fault] = read_keys(str(tmp_path), "", "K")
    assert (keys, fault.code, fault.path) == (None, "seal-not-opened", "K")
