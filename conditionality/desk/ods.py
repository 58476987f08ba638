"""Write rows as one OpenDocument sheet, with a fixed date inside, so that the same rows give the same bytes.

Source:
    OASIS OpenDocument 1.3, part 2 (packages: the mimetype comes first, stored) and part 3 (9.1, tables).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

MANIFEST = (
    f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    f'manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Signs that XML 1.0 cannot hold."""


def write_ods(rows: Iterable[Sequence[str | float | None]]) -> bytes:
    """Write rows of texts and numbers as the only sheet of a workbook."""
    lines = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'{HEAD}<office:document-content {SPACES} office:version="1.3"><office:body><office:spreadsheet>'
        f'<table:table table:name="1">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, text, method in (
            ("mimetype", KIND, ZIP_STORED),
            ("content.xml", content, ZIP_DEFLATED),
            ("META-INF/manifest.xml", MANIFEST, ZIP_DEFLATED),
        ):
            archive.writestr(ZipInfo(name), text.encode("utf-8"), method)
    return out.getvalue()


def _cell(cell: str | float | None) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        text = "".join(f"<text:p>{escape(line)}</text:p>" for line in UNWRITABLE.sub("\ufffd", cell).split("\n"))
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    number = f'office:value-type="float" office:value="{cell!r}"'
    return f"<table:table-cell {number}><text:p>{cell!r}</text:p></table:table-cell>"
