"""Make a printed paper fit for archives, and put files inside it: PDF/A-3b, the same inputs give the same bytes.

Source: ISO 19005-3 (PDF/A-3): 6.2.3 output intent, 6.6 metadata, 6.8 embedded files; ISO 32000-1, 7.11.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import md5
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from conditionality.certificate.colour import NAME, make_profile

STAMP = "D:20000101000000Z"
"""Date of each file inside: that of the paper is its own, and the same inputs give the same bytes."""

MEDIA = {"toml": "application/toml", "json": "application/json", "txt": "text/plain"}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file inside a paper.

    Attributes:
        name: As people see it, plain letters only.
        content: Its bytes.
        about: What it is, in words.
        relation: `Source` (the paper was made from it), `Data` (it says the same for machines), `Supplement`.
    """

    name: str
    content: bytes
    about: str
    relation: str = "Source"


def archive(content: bytes, enclosures: Iterable[Enclosure] = ()) -> bytes:
    """Make a tagged paper fit for archives and put files inside it.

    Args:
        content: A paper of `certificate.paper`.
        enclosures: In any order.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        root = pdf.Root
        root.OutputIntents = Array([_intent(pdf)])
        files = [(one.name, _file(pdf, one)) for one in sorted(enclosures, key=lambda one: one.name)]
        if files:
            named = Array([part for name, file in files for part in (String(name), file)])
            root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=named))
            root.AF = Array([file for _, file in files])
        _tell(pdf)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _intent(pdf: pikepdf.Pdf) -> pikepdf.Object:
    profile = pdf.make_stream(make_profile(), N=3)
    words = String(NAME)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=words, Info=words,
            DestOutputProfile=profile,
        )
    )  # fmt: skip


def _file(pdf: pikepdf.Pdf, one: Enclosure) -> pikepdf.Object:
    stream = pdf.make_stream(one.content)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name(f"/{MEDIA[one.name.rpartition('.')[2]]}")
    sum_ = md5(one.content, usedforsecurity=False).digest()  # the checksum that the format has; nothing rests on it
    stream.Params = Dictionary(
        Size=len(one.content), ModDate=String(STAMP), CreationDate=String(STAMP), CheckSum=String(sum_)
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec, F=String(one.name), UF=String(one.name), Desc=String(one.about),
            AFRelationship=Name(f"/{one.relation}"), EF=Dictionary(F=stream, UF=stream),
        )
    )  # fmt: skip


def _tell(pdf: pikepdf.Pdf) -> None:
    """Say in the metadata what the file is, in agreement with its old-style properties."""
    if "/Trapped" in pdf.docinfo:
        del pdf.docinfo["/Trapped"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as words:
        language = words.get("dc:language")
        words.load_from_docinfo(pdf.docinfo)
        if language:
            words["dc:language"] = language
        words["pdfaid:part"] = "3"
        words["pdfaid:conformance"] = "B"
