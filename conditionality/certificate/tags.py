"""Structure for those who hear a paper read: which marks on the page are a heading, a paragraph, a cell of a table.

While a page is drawn, each piece of text is put between `BDC` and `EMC` under a number; when the file is made, the
tree of those numbers is added with pikepdf. A page line, a bar or a running foot is an artifact: it is not read.

Source: ISO 32000-1, 14.6 (marked content), 14.7 (logical structure), 14.8 (tagged PDF).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Path = tuple[tuple[str, str], ...]
"""Roles from the root down, each with an id of its own: `(("Table", "t1"), ("TR", "t1.2"), ("TD", "t1.2.1"))`."""

ONCE = frozenset({"TH"})
"""Roles said once: a head that is drawn again on the next page is an artifact there."""


@dataclass(slots=True)
class Tagger:
    """What has been marked so far.

    Attributes:
        marks: Page from 0, number on the page, path.
    """

    marks: list[tuple[int, int, Path]] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)

    def number(self, page: int, path: Path) -> int:
        """Give the next number of a page and note what it stands for."""
        number = self.counts.get(page, 0)
        self.counts[page] = number + 1
        self.marks.append((page, number, path))
        return number

    def is_repeated(self, page: int, path: Path) -> bool:
        """Tell whether a head was already said on an earlier page."""
        return path[-1][0] in ONCE and any(known == path and before != page for before, _, known in self.marks)


@contextmanager
def marked(canvas: Any, path: Path) -> Iterator[None]:  # noqa: ANN401 - any canvas; ours holds a tagger
    """Mark what is drawn inside as one piece of the structure; without a path, as an artifact."""
    tagger: Tagger | None = getattr(canvas, "tagger", None)
    if tagger is None:
        yield
        return
    page = canvas.getPageNumber() - 1
    if not path or tagger.is_repeated(page, path):
        canvas.addLiteral("/Artifact BMC")
    else:
        canvas.addLiteral(f"/{path[-1][0]} <</MCID {tagger.number(page, path)}>> BDC")
    yield
    canvas.addLiteral("EMC")


def tag(content: bytes, tagger: Tagger, lang: str, title: str) -> bytes:
    """Add the structure, the language and the title to a file; the same inputs give the same bytes."""
    with pikepdf.open(BytesIO(content)) as pdf:
        root = pdf.Root
        root.Lang = String(lang)
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.StructTreeRoot = _tree(pdf, tagger.marks)
        for rank, page in enumerate(pdf.pages):
            page.obj.StructParents = rank
            page.obj.Tabs = Name.S
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as words:
            words["dc:title"] = title
            words["dc:language"] = [lang]
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _tree(pdf: pikepdf.Pdf, marks: list[tuple[int, int, Path]]) -> pikepdf.Object:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = _element(pdf, "Document", root)
    root.K = document
    known: dict[Path, pikepdf.Object] = {(): document}
    parents: dict[int, dict[int, pikepdf.Object]] = {}
    for page, number, path in marks:
        for depth in range(1, len(path) + 1):
            if path[:depth] not in known:
                above = known[path[: depth - 1]]
                known[path[:depth]] = _element(pdf, path[depth - 1][0], above)
                above.K.append(known[path[:depth]])
        leaf = known[path]
        leaf.K.append(Dictionary(Type=Name.MCR, Pg=pdf.pages[page].obj, MCID=number))
        parents.setdefault(page, {})[number] = leaf
    numbers = Array()
    for page in sorted(parents):
        numbers.append(page)
        numbers.append(pdf.make_indirect(Array([parents[page][number] for number in sorted(parents[page])])))
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(pdf.pages)
    return root


def _element(pdf: pikepdf.Pdf, role: str, parent: pikepdf.Object) -> pikepdf.Object:
    element = Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, K=Array())
    if role == "TH":
        element.A = Dictionary(O=Name.Table, Scope=Name.Column)
    return pdf.make_indirect(element)
