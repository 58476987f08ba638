"""Load the library of rule books from a folder: `<id>/<version>.toml` and `published.lock`.

Where the folder is, first found: the one that is named; `_referentials` inside the installed package (a wheel carries
it); `referentials` beside the package (a checkout of the repository).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from conditionality.referential.library import Library, open_library

PACKAGE = Path(__file__).resolve().parents[1]
PLACES = (PACKAGE / "_referentials", PACKAGE.parent / "referentials")
LOCK = "published.lock"


class NoRuleBooksError(FileNotFoundError):
    """There is no folder of rule books where one was looked for."""

    def __init__(self, places: tuple[Path, ...]) -> None:
        super().__init__(f"no folder of rule books at: {', '.join(map(str, places))}")


def folder(named: Path | None = None) -> Path:
    """Give the folder of rule books.

    Args:
        named: The folder that was asked for, if any.

    Raises:
        NoRuleBooksError: There is none.
    """
    places = (named,) if named is not None else PLACES
    found = next((place for place in places if place.is_dir()), None)
    if found is None:
        raise NoRuleBooksError(places)
    return found


def locked_in(home: Path) -> Mapping[str, str]:
    """Give the sha256 of each published file of a folder, by `id@version`; none where there is no lock."""
    return open_library({}, _lock_text(home)).lock


def _lock_text(home: Path) -> str:
    lock = home / LOCK
    return lock.read_text(encoding="utf-8", errors="replace") if lock.is_file() else ""


def load_library(named: Path | None = None) -> Library:
    """Read the folder of rule books into a library."""
    home = folder(named)
    files = {f"{path.parent.name}@{path.stem}": path.read_bytes() for path in sorted(home.glob("*/*.toml"))}
    return open_library(files, _lock_text(home))
