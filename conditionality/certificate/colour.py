"""The colours of a printed paper, named once for ever: a small profile of the standard red, green and blue.

An archived file must say what its red, green and blue mean. This makes the profile from its published figures.

Source: IEC 61966-2-1 (sRGB); ICC.1:2004-10 (profile format, version 4.2); ISO 19005-3, 6.2.3 (output intent).
"""

from __future__ import annotations

from struct import pack

NAME = "sRGB IEC61966-2.1"

D50 = (0xF6D6, 0x10000, 0xD32D)
"""White of the connection space, in 65536ths."""

COLUMNS = {
    b"rXYZ": (0x6FA2, 0x38F5, 0x0390),
    b"gXYZ": (0x6299, 0xB785, 0x18DA),
    b"bXYZ": (0x24A0, 0x0F84, 0xB6CF),
}
"""The three primaries seen under D50, in 65536ths."""

ADAPTATION = (68674, 1502, -3291, 1939, 64912, -1119, -606, 988, 49262)
"""From D65 to D50 (Bradford), in 65536ths, row by row."""

CURVE = (157286, 62119, 3417, 5072, 2651)
"""2.4, 1/1.055, 0.055/1.055, 1/12.92 and 0.04045, in 65536ths: a straight line near black, then a power."""

CREATED = (2000, 1, 1, 0, 0, 0)


def make_profile() -> bytes:
    """Make the profile; always the same bytes."""
    curve = b"para" + bytes(4) + pack(">HH", 3, 0) + pack(">5i", *CURVE)
    tags = {
        b"desc": _words(NAME),
        b"cprt": _words("No rights reserved"),
        b"wtpt": _numbers(b"XYZ ", D50),
        b"chad": _numbers(b"sf32", ADAPTATION),
        **{name: _numbers(b"XYZ ", column) for name, column in COLUMNS.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    index, body = b"", b""
    for name, content in tags.items():
        index += name + pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return _header(start + len(body)) + pack(">I", len(tags)) + index + body


def _header(size: int) -> bytes:
    head = pack(">I4sI4s4s4s", size, bytes(4), 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    head += pack(">6H", *CREATED) + b"acsp" + bytes(4) + bytes(4) + bytes(8) + bytes(8) + bytes(4)
    return (head + pack(">3I", *D50)).ljust(128, b"\0")


def _words(text: str) -> bytes:
    content = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + pack(">II2s2sII", 1, 12, b"en", b"US", len(content), 28) + content


def _numbers(kind: bytes, values: tuple[int, ...]) -> bytes:
    return kind + bytes(4) + pack(f">{len(values)}i", *values)
