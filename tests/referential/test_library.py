"""The library: the lock of published files, the version in force on a day, and what a reference means."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.codec import fingerprint
from conditionality.referential.library import (
    LOCK_HEADER,
    Library,
    changed,
    check_library,
    ids,
    lock_text,
    open_library,
    path_of,
    read,
    resolve,
    versions,
)
from tests.referential import books


def book(name: str, version: str, dates: str = "from = 2024-01-01", status: str = "draft", extends: str = "") -> bytes:
    head = f"""
id = "{name}"
version = "{version}"
title = {{ fr = "Essai", en = "Trial" }}
status = "{status}"
in_force = {{ {dates} }}
"""
    return books.book(books.ONE if not extends else "", head=head + (f'extends = ["{extends}"]\n' if extends else ""))


FILES = {
    "socle@1.0.0": book("socle", "1.0.0", "from = 2023-01-01, until = 2023-12-31", "superseded"),
    "socle@1.2.0": book("socle", "1.2.0", "from = 2024-01-01", "published"),
    "socle@1.10.0": book("socle", "1.10.0", "from = 2025-01-01", "published"),
    "socle@2.0.0": book("socle", "2.0.0", "from = 2026-01-01", "proposed"),
    "brouillon@0.1.0": book("brouillon", "0.1.0"),
    "brouillon@0.2.0": book("brouillon", "0.2.0", status="proposed"),
    "brouillon@0.3.0": book("brouillon", "0.3.0", status="retired"),
    "filiere@1.0.0": book("filiere", "1.0.0", extends="socle@1.2.0"),
}
LIBRARY = open_library(FILES, lock_text(FILES))


def test_the_lock_holds_one_line_for_each_published_file() -> None:
    lines = lock_text(FILES).splitlines(keepends=True)
    assert lines[0] == LOCK_HEADER
    assert lines[1:] == [
        f"{fingerprint(FILES['socle@1.10.0'])}  socle/1.10.0.toml\n",
        f"{fingerprint(FILES['socle@1.2.0'])}  socle/1.2.0.toml\n",
    ]
    assert LIBRARY.lock == {ref: fingerprint(FILES[ref]) for ref in ("socle@1.10.0", "socle@1.2.0")}
    assert check_library(LIBRARY) == ()


def test_a_library_without_a_lock_holds() -> None:
    assert open_library({"brouillon@0.1.0": FILES["brouillon@0.1.0"]}) == Library(
        {"brouillon@0.1.0": FILES["brouillon@0.1.0"]}
    )


@pytest.mark.parametrize(
    "line",
    [
        "abc  socle/1.0.0.toml",
        "0" * 64 + " socle/1.0.0.toml",
        "0" * 64 + "  socle/1.0.toml",
        "0" * 64 + "  ../socle/1.0.0.toml",
        "0" * 64 + "  socle/1.0.0.toml more",
        "A" * 64 + "  socle/1.0.0.toml",
    ],
)
def test_a_line_of_the_lock_that_cannot_be_read_is_told(line: str) -> None:
    library = open_library(FILES, f"# lock\n\n{line}\n")
    assert [(one.code, one.line) for one in library.findings] == [("lock-line", 3)]
    assert "lock-line" in [one.code for one in check_library(library)]


def test_one_byte_of_a_published_file_is_seen_wherever_it_is_read() -> None:
    library = open_library({**FILES, "socle@1.2.0": FILES["socle@1.2.0"] + b" "}, lock_text(FILES))
    told = [("published-changed", "socle/1.2.0.toml")]
    told = [("published-changed", "socle/1.2.0.toml")]
    assert [(one.code, one.given) for one in changed(library, "socle@1.2.0")] == told
    assert [one.code for one in check_library(library)] == ["published-changed"]
    for ref in ("socle@1.2.0", "filiere@1.0.0"):
        reading = read(library, ref)
        assert reading.referential is None
        assert [(one.code, one.given) for one in reading.errors] == told
    assert read(library, "socle@1.10.0").referential is not None


def test_a_published_file_that_is_gone_or_not_locked_is_told() -> None:
    gone = open_library({ref: content for ref, content in FILES.items() if ref != "socle@1.2.0"}, lock_text(FILES))
    assert [(one.code, one.given) for one in check_library(gone)] == [("published-missing", "socle/1.2.0.toml")]
    loose = open_library(FILES)
    assert [(one.code, one.given) for one in check_library(loose)] == [
        ("published-unlocked", "socle/1.2.0.toml"),
        ("published-unlocked", "socle/1.10.0.toml"),
    ]


def test_a_version_is_read_with_its_parents() -> None:
    reading = read(LIBRARY, "filiere@1.0.0")
    assert reading.findings == ()
    assert reading.referential is not None
    assert len(reading.referential.indicators) == 1
    assert reading.provenance["indicators[a].label"] == "socle@1.2.0"


def test_a_file_in_the_place_of_another_is_told() -> None:
    library = open_library({"socle@9.0.0": FILES["socle@1.2.0"]})
    reading = read(library, "socle@9.0.0")
    assert reading.referential is None
    assert [(one.code, dict(one.params)["holds"]) for one in reading.errors] == [("extends-mismatch", "socle@1.2.0")]


def test_versions_are_sorted_by_their_numbers() -> None:
    assert versions(LIBRARY, "socle") == ("socle@1.0.0", "socle@1.2.0", "socle@1.10.0", "socle@2.0.0")
    assert versions(LIBRARY, "nothing") == ()
    assert ids(LIBRARY) == ("brouillon", "filiere", "socle")
    assert path_of("socle@1.10.0") == "socle/1.10.0.toml"


def test_a_file_whose_name_is_no_version_is_left_aside() -> None:
    library = open_library({"socle@next": b"", "socle@1.0.0": FILES["socle@1.0.0"]})
    assert versions(library, "socle") == ("socle@1.0.0",)


@pytest.mark.parametrize(
    ("ref", "day", "meant"),
    [
        ("socle", date(2023, 1, 1), "socle@1.0.0"),
        ("socle", date(2023, 12, 31), "socle@1.0.0"),
        ("socle", date(2024, 1, 1), "socle@1.2.0"),
        ("socle", date(2025, 1, 1), "socle@1.10.0"),
        # a proposed version does not take the place of a published one
        ("socle", date(2026, 6, 1), "socle@1.10.0"),
        ("socle", None, "socle@2.0.0"),
        # without a published version a proposed one is used, before a draft; a retired one never
        ("brouillon", date(2026, 6, 1), "brouillon@0.2.0"),
        ("socle@1.0.0", date(2026, 6, 1), "socle@1.0.0"),
        ("socle@2.0.0", None, "socle@2.0.0"),
    ],
)
def test_a_reference_means_the_version_in_force_at_the_start_of_the_period(
    ref: str, day: date | None, meant: str
) -> None:
    assert resolve(LIBRARY, ref, day) == (meant, ())


@pytest.mark.parametrize(
    ("ref", "day", "code", "known"),
    [
        ("socl", None, "library-unknown", "brouillon, filiere, socle"),
        ("", None, "library-unknown", "brouillon, filiere, socle"),
        ("socle@1.0.1", None, "library-version", "socle@1.0.0, socle@1.2.0, socle@1.10.0, socle@2.0.0"),
        ("socle", date(2022, 12, 31), "no-version-in-force", "socle@1.0.0, socle@1.2.0, socle@1.10.0, socle@2.0.0"),
        ("brouillon", date(2023, 1, 1), "no-version-in-force", "brouillon@0.1.0, brouillon@0.2.0, brouillon@0.3.0"),
    ],
)
def test_a_reference_that_means_nothing_is_told_with_what_there_is(
    ref: str, day: date | None, code: str, known: str
) -> None:
    meant, found = resolve(LIBRARY, ref, day)
    assert meant == ""
    assert [(one.code, dict(one.params)["known"]) for one in found] == [(code, known)]


def test_the_nearest_id_is_proposed() -> None:
    assert dict(resolve(LIBRARY, "socl")[1][0].params)["nearest"] == "socle"


@pytest.mark.parametrize("content", [b"", b"\xff", b"in_force = 3", b"in_force = { from = 3 }", b'status = "x"'])
def test_a_file_that_cannot_be_read_is_never_in_force(content: bytes) -> None:
    library = open_library({"socle@1.0.0": content})
    assert resolve(library, "socle", date(2026, 1, 1))[0] == ""
