"""The words of the language: its functions, its signs, and what people write instead when they come from elsewhere."""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

LONGEST_TEXT = 2_000
"""Characters in one formula."""

DEEPEST = 40
"""Levels of nesting in one formula."""

MOST_NODES = 400
"""Parts (numbers, names, operations…) in one formula."""

LONGEST_NUMBER = 40
"""Digits in one number, and largest power of ten in `1e3`."""


@dataclass(frozen=True, slots=True)
class Arity:
    """How many arguments a function takes; `most` is 0 when there is no upper bound."""

    least: int
    most: int


_ANY = Arity(1, 0)
_ONE = Arity(1, 1)

FUNCTIONS: Mapping[str, Arity] = MappingProxyType(
    {
        "min": _ANY,
        "max": _ANY,
        "sum": _ANY,
        "mean": _ANY,
        "count": _ANY,
        "coalesce": _ANY,
        "abs": _ONE,
        "round": Arity(1, 2),
        "floor": _ONE,
        "ceil": _ONE,
        "ln": _ONE,
        "exp": _ONE,
        "sqrt": _ONE,
        "interp": Arity(3, 3),
        "lookup": Arity(3, 3),
        "is_missing": _ONE,
        "is_na": _ONE,
        "years_between": Arity(2, 2),
        "date": _ONE,
        "previous": _ONE,
        "years_running": _ONE,
    }
)

TRUTHS: Mapping[str, bool] = MappingProxyType({"true": True, "false": False, "True": True, "False": False})

WORDS = frozenset({"and", "or", "not", "in", "if", "else"})
"""Keywords that a formula may hold."""

RESERVED = frozenset(
    {*FUNCTIONS, *TRUTHS, *keyword.kwlist, "period", "total", "gate", "gates_hold", "floors_hold", "x"}
)
"""Names that no block may take, since formulas give them a meaning."""

BINARY_SIGNS = frozenset({"+", "-", "*", "/", "**", "==", "!=", "<", "<=", ">", ">="})
SIGNS = BINARY_SIGNS | {"(", ")", "[", "]", ","}

WRITE_SIGN: Mapping[str, str] = MappingProxyType(
    {
        "=": "==",
        "===": "==",
        "=>": ">=",
        "=<": "<=",
        "<>": "!=",
        "≥": ">=",
        "≤": "<=",
        "≠": "!=",
        "×": "*",
        "·": "*",
        "⋅": "*",
        "∗": "*",
        "÷": "/",
        "∕": "/",
        ":": "/",
        "−": "-",
        "–": "-",
        "—": "-",
        "^": "**",
        "&": "and",
        "&&": "and",
        "|": "or",
        "||": "or",
        "!": "not",
        "~": "not",
        "¬": "not",
        ";": ",",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "«": '"',
        "»": '"',
        "\u2018": "'",
        "\u2019": "'",
        "`": "'",
        "{": "[",
        "}": "]",
        "²": "** 2",
        "³": "** 3",
        "√": "sqrt( )",
        "//": "floor( / )",
        "½": "0.5",
        "¼": "0.25",
        "¾": "0.75",
        "∑": "sum( )",
    }
)
"""What to write instead of a sign that the language does not have; the ones that stand for an operator are read on."""

WRITE_WORD: Mapping[str, str] = MappingProxyType(
    {
        "et": "and",
        "ou": "or",
        "non": "not",
        "dans": "in",
        "and": "and",
        "or": "or",
        "not": "not",
        "in": "in",
        "is": "==",
        "est": "==",
        "sinon": "else",
        "else": "else",
    }
)
"""What to write instead of a word, in any case, that stands where an operator is expected."""

CHOICE_WORDS = frozenset({"si", "alors", "if", "then", "elif", "elseif", "iif", "when"})
"""Words that show a choice written the other way round."""

WRITE_FUNCTION: Mapping[str, str] = MappingProxyType(
    {
        "moyenne": "mean",
        "average": "mean",
        "avg": "mean",
        "somme": "sum",
        "minimum": "min",
        "maximum": "max",
        "arrondi": "round",
        "arrondir": "round",
        "racine": "sqrt",
        "root": "sqrt",
        "log": "ln",
        "plancher": "floor",
        "ent": "floor",
        "int": "floor",
        "plafond": "ceil",
        "ceiling": "ceil",
        "nb": "count",
        "nbval": "count",
        "len": "count",
        "compte": "count",
        "absolute": "abs",
        "recherchev": "lookup",
        "vlookup": "lookup",
        "interpolate": "interp",
        "manquant": "is_missing",
        "isblank": "is_missing",
        "estvide": "is_missing",
        "isna": "is_na",
        "datedif": "years_between",
        "precedent": "previous",
    }
)
"""Functions of spreadsheets and French words, and the function to write instead."""
