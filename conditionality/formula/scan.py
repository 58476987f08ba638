"""Cut a formula into words, numbers, texts and signs, and find what the language does not have."""

from __future__ import annotations

import keyword
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from conditionality.findings import Finding, finding
from conditionality.formula.vocabulary import BINARY_SIGNS, LONGEST_NUMBER, SIGNS, TRUTHS, WORDS, WRITE_SIGN

TokenKind = Literal["number", "text", "name", "word", "sign"]


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a formula.

    Attributes:
        kind: `word` is a keyword of the language; `name` a dotted name or a truth.
        text: As written, but for a sign that stands for one of the language: then that one.
        start: Offset of its first character, from 0.
        end: Offset after its last.
    """

    kind: TokenKind
    text: str
    start: int
    end: int


_PIECE = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<name>LETTER WORDSIGN*(?:\.LETTER WORDSIGN*)*)
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<sign>\*\*|//|===|==|!=|<=|>=|<>|=>|=<|&&|\|\||:=|.)
    """.replace("LETTER", r"(?![0-9²³¹¼-¾⁰-₉])\w").replace("WORDSIGN", r"(?:(?![²³¹¼-¾⁰-₉])\w|[\u0300-\u036f])"),
    re.VERBOSE | re.DOTALL,
)
_PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*")
_LONGEST_NAME_PARTS = 3


def scan(text: str) -> tuple[tuple[Token, ...], tuple[Finding, ...]]:
    """Cut a formula into tokens.

    Returns:
        The tokens, and what the language does not have. A sign that plainly stands for an operator of the language
        is found and replaced, so that the rest can still be read.
    """
    tokens: list[Token] = []
    found: list[Finding] = []
    for match in _PIECE.finditer(text):
        kind, piece, start = str(match.lastgroup), match.group(), match.start()
        if kind == "space":
            continue
        if piece in {'"', "'"}:
            found.append(finding("formula-unclosed-text", given=text[start:], position=start + 1))
            break
        token, fault = _judge(kind, piece, start)
        tokens.append(token)
        if fault and (kind != "sign" or all(one.given != fault.given for one in found)):
            found.append(fault)
    return tuple(tokens), tuple(found)


def _judge(kind: str, piece: str, start: int) -> tuple[Token, Finding | None]:
    end = start + len(piece)
    match kind:
        case "number":
            return Token("number", piece, start, end), _number_fault(piece, start)
        case "text":
            fault = finding("formula-backslash", given=piece, position=start + 1) if "\\" in piece else None
            return Token("text", piece, start, end), fault
        case "name":
            if piece in WORDS:
                return Token("word", piece, start, end), None
            return Token("name", piece, start, end), _name_fault(piece, start)
        case _:
            meant = WRITE_SIGN.get(piece, piece)
            meant = meant if meant in SIGNS or meant in WORDS else piece
            return Token("word" if meant in WORDS else "sign", meant, start, end), _sign_fault(piece, start)


def _number_fault(piece: str, start: int) -> Finding | None:
    mantissa, _, exponent = piece.lower().partition("e")
    if len(mantissa) > LONGEST_NUMBER or abs(int(exponent[:LONGEST_NUMBER] or "0")) > LONGEST_NUMBER:
        return finding("formula-number-too-long", given=piece, position=start + 1, limit=LONGEST_NUMBER)
    return None


def _name_fault(piece: str, start: int) -> Finding | None:
    at = start + 1
    first, *others = piece.split(".")
    if keyword.iskeyword(first) and first not in TRUTHS:
        code = "formula-none" if first == "None" else "formula-word-refused"
        return finding(code, given=first, position=at)
    if not piece.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", piece) if not unicodedata.combining(sign))
        if _PLAIN_NAME.fullmatch(plain):
            return finding("formula-accent", given=piece, position=at, write=plain)
        return finding("formula-name-form", given=piece, position=at)
    if not _PLAIN_NAME.fullmatch(piece):
        return finding("formula-name-form", given=piece, position=at)
    if len(others) >= _LONGEST_NAME_PARTS or (others and first in TRUTHS):
        return finding("formula-dotted", given=piece, position=at)
    return None


def _sign_fault(piece: str, start: int) -> Finding | None:
    if piece in SIGNS:
        return None
    if piece == "%":
        return finding("formula-percent", given=piece, position=start + 1)
    if piece == ".":
        return finding("formula-dotted", given=piece, position=start + 1)
    write = WRITE_SIGN.get(piece, "")
    if write:
        return finding("formula-sign", given=piece, position=start + 1, write=write)
    return finding("formula-unknown-sign", given=piece, position=start + 1)


def can_be_read_on(tokens: tuple[Token, ...], found: tuple[Finding, ...]) -> bool:
    """Tell whether the order of tokens still means something in spite of what was found."""
    if any(one.code in {"formula-unclosed-text", "formula-dotted"} for one in found):
        return False
    return all(one.kind != "sign" or one.text in SIGNS for one in tokens)


def is_operator(token: Token) -> bool:
    """Tell whether a token stands between two values."""
    return token.text in BINARY_SIGNS if token.kind == "sign" else token.kind == "word" and token.text != "not"
