"""Tables of any size written block by block, and seen only when they are whole.

A draft has no name until it is finished: whatever ends the program before that, nothing of it is left. Where the
system has no files without a name, the draft stands beside, and is removed on the way out.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from errno import EISDIR
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any, Protocol, Self

import pyarrow as pa
import pyarrow.ipc as arrow_file
import pyarrow.parquet as parquet_file

from conditionality.desk.files import Found, check_place
from conditionality.desk.tables import Table, csv_text
from conditionality.findings import finding

GROUP_ROWS = 65_536
"""Rows of a row group or a batch of a result: the same whatever blocks they came in, so that the bytes are the same."""


class Sheet(Protocol):
    """A table that is being written."""

    def write(self, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        """Add rows."""

    def finish(self) -> None:
        """Write what is left."""


class _Groups:
    """Gathers rows into groups of one size."""

    def __init__(self, put: Callable[[Any], None], done: Callable[[], None]) -> None:
        self._put, self._done = put, done
        self._waiting: list[Any] = []
        self._rows = 0

    def write(self, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        self._waiting.append(table)
        self._rows += table.num_rows
        while self._rows >= GROUP_ROWS:
            gathered = pa.concat_tables(self._waiting)
            self._put(gathered.slice(0, GROUP_ROWS).combine_chunks())
            left = gathered.slice(GROUP_ROWS)
            self._waiting, self._rows = [left], left.num_rows

    def finish(self) -> None:
        if self._rows:
            self._put(pa.concat_tables(self._waiting).combine_chunks())
        self._done()


class TextSheet:
    """Writes rows as CSV, the header first."""

    def __init__(self, give: Callable[[bytes], object], schema: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        self._give = give
        self._header = tuple(schema.names)
        self._give(self._text(()))

    def write(self, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        """Add rows."""
        columns = [column.to_pylist() for column in table.columns]
        text = self._text(tuple(zip(*columns, strict=True)))
        self._give(text[text.index(b"\n") + 1 :])

    def finish(self) -> None:
        """Write what is left: nothing."""

    def _text(self, rows: tuple[Any, ...]) -> bytes:
        return csv_text(Table(self._header, rows)).encode("utf-8")


def _parquet(file: Any, schema: Any) -> Sheet:  # noqa: ANN401 - pyarrow has no types
    writer = parquet_file.ParquetWriter(file, schema, store_schema=False)
    return _Groups(lambda table: writer.write_table(table, GROUP_ROWS), writer.close)


def _arrow(file: Any, schema: Any) -> Sheet:  # noqa: ANN401 - pyarrow has no types
    writer = arrow_file.new_file(file, schema)
    # Rows are laid out anew: how a table was cut before shows in its buffers.
    return _Groups(lambda table: writer.write_table(table.take(pa.array(range(table.num_rows)))), writer.close)


def _csv(file: Any, schema: Any) -> Sheet:  # noqa: ANN401 - pyarrow has no types
    return TextSheet(file.write, schema)


SHEETS: dict[str, Callable[[Any, Any], Sheet]] = {".parquet": _parquet, ".arrow": _arrow, ".csv": _csv}
"""How each ending is written block by block."""


def check_target(name: str) -> Found:
    """Say, before a long work, why a result could not be written there."""
    if PurePath(name).suffix.lower() not in SHEETS:
        return (finding("population-ending", given=name, known=", ".join(SHEETS)),)
    return check_place(name)


class Draft:
    """A result that is being written: `keep` puts it in its place, anything else leaves nothing.

    Raises:
        OSError: The place cannot be written.
    """

    def __init__(self, name: str, schema: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        """Start writing.

        Args:
            name: Of the result; its ending says how it is written.
            schema: Its columns.
        """
        path = Path(name)
        self.name = name
        self._mode = path.stat().st_mode if path.exists() else None
        if self._mode is not None and stat.S_ISDIR(self._mode):
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), name)
        self._is_plain = self._mode is None or stat.S_ISREG(self._mode)
        self._target = path.resolve()
        self._beside = self._target.with_name(f".{self._target.name}.{os.getpid()}.part")
        self._nameless = self._finished = False
        self._number = self._open()
        self._file = os.fdopen(self._number, "wb", closefd=False)
        self._sheet = SHEETS[path.suffix.lower()](self._file, schema)

    def _open(self) -> int:
        if not self._is_plain:
            return os.open(self._target, os.O_WRONLY)
        if hasattr(os, "O_TMPFILE") and Path("/proc/self/fd").is_dir():
            try:
                number = os.open(self._target.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
            except OSError:
                pass
            else:
                self._nameless = True
                return number
        return os.open(self._beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)

    def write(self, table: Any) -> None:  # noqa: ANN401 - pyarrow has no types
        """Add rows."""
        self._sheet.write(table)

    def finish(self) -> None:
        """Write all that is left, down to the disk."""
        self._finished = True
        self._sheet.finish()
        self._file.flush()
        if self._is_plain:
            os.fsync(self._number)

    def keep(self) -> None:
        """Put the finished result in its place."""
        if not self._is_plain:
            return
        if self._mode is not None:
            os.fchmod(self._number, stat.S_IMODE(self._mode))
        folder = os.open(self._target.parent, os.O_RDONLY)
        try:
            if self._nameless:
                # The folder is named so that the link to the open file is followed.
                os.link(f"/proc/self/fd/{self._number}", self._beside.name, dst_dir_fd=folder)
            self._beside.replace(self._target)
            os.fsync(folder)
        finally:
            os.close(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._finished:
            # What the library still holds is let go of while it has somewhere to go.
            with suppress(OSError, ValueError, pa.ArrowException):
                self._sheet.finish()
        with suppress(OSError):
            self._file.close()
        os.close(self._number)
        if self._is_plain:
            self._beside.unlink(missing_ok=True)
