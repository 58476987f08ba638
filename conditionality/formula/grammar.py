"""Check that the pieces of a formula follow one another as the language wants, in the words of who writes it.

One walk from left to right, with a stack of open brackets. At each piece either a value or an operator is due. What a
parser would call a syntax error is named here: a missing operator, a French «et», a decimal comma, a bracket left open.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from keyword import iskeyword

from conditionality.findings import Finding, Level, finding, nearest
from conditionality.formula.scan import Token, is_operator
from conditionality.formula.vocabulary import (
    BINARY_SIGNS,
    CHOICE_WORDS,
    DEEPEST,
    FUNCTIONS,
    TRUTHS,
    WRITE_FUNCTION,
    WRITE_WORD,
    Arity,
)

_THOUSANDS = 3


@dataclass(slots=True)
class _Level:
    """An open bracket, or the whole formula, and what has been seen inside."""

    opening: Token | None
    function: str = ""
    commas: int = 0
    tight: list[tuple[Token, Token]] = field(default_factory=list)
    loose: bool = False
    waiting_ifs: list[Token] = field(default_factory=list)


@dataclass(slots=True)
class _Walk:
    """Where the walk stands."""

    tokens: tuple[Token, ...]
    found: list[Finding] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=lambda: [_Level(None)])
    value_due: bool = True

    def before(self, index: int) -> Token | None:
        """Give the token before, if there is one."""
        return self.tokens[index - 1] if index else None

    def after(self, index: int) -> Token | None:
        """Give the token after, if there is one."""
        return self.tokens[index + 1] if index + 1 < len(self.tokens) else None

    def note(self, code: str, token: Token, *, given: str = "", level: Level = "error", **params: object) -> None:
        """Add a finding at a token."""
        given, at = given or token.text, token.start + 1
        self.found.append(finding(code, "", given=given, line=0, column="", position=at, level=level, **params))


def follow(tokens: tuple[Token, ...]) -> tuple[Finding, ...]:
    """Find everything that is out of order in a formula."""
    walk = _Walk(tokens)
    for index, token in enumerate(tokens):
        if token.kind == "word":
            _stuck(walk, walk.before(index), token)
        match token.text if token.kind in {"sign", "word"} else "":
            case "":
                _operand(walk, index, token)
            case "(" | "[":
                _open(walk, index, token)
            case ")" | "]":
                _close(walk, index, token)
            case ",":
                _comma(walk, index, token)
            case "not":
                _not(walk, index, token)
            case _:
                _operator(walk, index, token)
    return _finish(walk)


def _stuck(walk: _Walk, before: Token | None, word: Token) -> None:
    """Find a keyword that touches the number before it: Python reads `1if` with a warning, we ask for a space."""
    if before and before.kind == "number" and before.end == word.start:
        given, write = before.text + word.text, f"{before.text} {word.text}"
        walk.note("formula-glued", before, given=given, write=write)


def _operand(walk: _Walk, index: int, token: Token) -> None:
    following = walk.after(index)
    called = following is not None and following.text == "(" and following.kind == "sign"
    if token.kind == "name" and token.text in FUNCTIONS and not called:
        walk.note("formula-function-bare", token)
    before = walk.before(index)
    if token.kind == "number" and _leading_zero(token) and not (before and before.text == "," and _tight(walk, index)):
        walk.note("formula-leading-zero", token, write=token.text.lstrip("0"))
    if walk.value_due or before is None:
        walk.value_due = False
    else:
        _side_by_side(walk, before, token)


def _leading_zero(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) > 1 and token.text[0] == "0"


def _side_by_side(walk: _Walk, before: Token, token: Token) -> None:
    """Say what is wrong with two values that follow one another."""
    word = token if token.kind == "name" and token.text.lower() in {*WRITE_WORD, *CHOICE_WORDS} else before
    lowered = word.text.lower() if word.kind == "name" else ""
    if lowered in CHOICE_WORDS:
        walk.note("formula-choice-order", word)
    elif lowered in WRITE_WORD:
        walk.note("formula-word", word, write=WRITE_WORD[lowered])
        walk.value_due = word is token and lowered != "non"
    elif before.kind == "number" and token.kind == "number" and _is_thousands(before, token):
        walk.note("formula-spaced-number", before, given=f"{before.text} {token.text}", write=before.text + token.text)
    elif before.kind == "number" and before.end == token.start:
        _glued(walk, before, token)
    elif before.text in TRUTHS or not iskeyword(before.text.partition(".")[0]):
        walk.note("formula-side-by-side", token, given=f"{before.text} {token.text}")


def _is_thousands(before: Token, token: Token) -> bool:
    whole = token.text.partition(".")[0]
    return before.text.isdigit() and before.end < token.start and whole.isdigit() and len(whole) == _THOUSANDS


def _glued(walk: _Walk, before: Token, token: Token) -> None:
    given = before.text + token.text
    digits = given.replace("_", "")
    if token.kind != "name" or digits.isdigit():
        walk.note("formula-number-form", before, given=given, write=digits if digits.isdigit() else before.text)
    elif before.text == "0" and token.text[0].lower() in "xob":
        walk.note("formula-number-form", before, given=given, write="10")
    else:
        walk.note("formula-glued", before, given=given, write=f"{before.text} * {token.text}")


def _open(walk: _Walk, index: int, token: Token) -> None:
    before = walk.before(index)
    level = _Level(token)
    if token.text == "[":
        if before is None or before.text != "in" or before.kind != "word":
            walk.note("formula-list-place", token)
    elif before is not None and not walk.value_due:
        if before.kind == "name" and before.text not in TRUTHS:
            level.function = before.text
            _function(walk, before)
        else:
            walk.note("formula-side-by-side", token, given=f"{before.text} (")
    if len(walk.levels) == DEEPEST + 1:
        walk.note("formula-too-deep", token, limit=DEEPEST)
    walk.levels.append(level)
    walk.value_due = True


def _function(walk: _Walk, name: Token) -> None:
    lowered = name.text.lower()
    if name.text in FUNCTIONS:
        return
    if lowered in CHOICE_WORDS:
        walk.note("formula-choice-order", name)
    elif lowered in WRITE_WORD:
        walk.note("formula-word", name, write=WRITE_WORD[lowered])
    else:
        near = WRITE_FUNCTION.get(lowered, "") or nearest(name.text, FUNCTIONS)
        walk.note("formula-unknown-function", name, functions=", ".join(sorted(FUNCTIONS)), nearest=near)


def _close(walk: _Walk, index: int, token: Token) -> None:
    level = walk.levels[-1]
    if level.opening is None or level.opening.text + token.text not in {"()", "[]"}:
        walk.note("formula-unopened-bracket", token)
        walk.value_due = False
        return
    before = walk.before(index)
    empty = before is level.opening
    if empty and token.text == "]":
        walk.note("formula-empty-list", token, given="[]")
    elif walk.value_due and not (empty and level.function):
        walk.note("formula-value-due", token)
    walk.levels.pop()
    walk.value_due = False
    _close_ifs(walk, level)
    _close_commas(walk, level, token, 0 if empty else level.commas + 1)


def _close_ifs(walk: _Walk, level: _Level) -> None:
    for one in level.waiting_ifs:
        walk.note("formula-if-without-else", one)
    level.waiting_ifs.clear()


def _close_commas(walk: _Walk, level: _Level, closing: Token, arguments: int) -> None:
    """Judge the number of arguments, and whether some of its commas were meant as decimal points."""
    arity = FUNCTIONS.get(level.function, Arity(0, 0))
    too_many = bool(arity.most) and arguments > arity.most
    for left, right in level.tight:
        given, write = f"{left.text},{right.text}", f"{left.text}.{right.text}"
        if too_many or _leading_zero(right):
            walk.note("formula-decimal-comma", left, given=given, write=write)
        elif level.loose:
            walk.note("formula-maybe-decimal-comma", left, given=given, write=write, level="warning")
    if arguments < arity.least:
        walk.note("formula-too-few-arguments", closing, given=level.function, least=arity.least)
    elif too_many and not level.tight:
        walk.note("formula-too-many-arguments", closing, given=level.function, most=arity.most)


def _comma(walk: _Walk, index: int, token: Token) -> None:
    if walk.value_due:
        walk.note("formula-value-due", token)
    walk.value_due = True
    level = walk.levels[-1]
    _close_ifs(walk, level)
    before, following = walk.before(index), walk.after(index)
    tight = _tight(walk, index + 1)
    if level.function or (level.opening and level.opening.text == "["):
        level.commas += 1
        if tight and before and following:
            level.tight.append((before, following))
        level.loose = level.loose or (following is not None and following.start > token.end)
    elif tight and before and following:
        given, write = f"{before.text},{following.text}", f"{before.text}.{following.text}"
        walk.note("formula-decimal-comma", before, given=given, write=write)
    else:
        walk.note("formula-comma", token)


def _tight(walk: _Walk, index: int) -> bool:
    """Tell whether the token at an index is the right part of digits, comma, digits without a space."""
    if not 1 < index < len(walk.tokens):
        return False
    left, comma, right = walk.tokens[index - 2 : index + 1]
    digits = left.text.isdigit() and right.kind == "number" and right.text[0].isdigit()
    return digits and comma.text == "," and left.end == comma.start and comma.end == right.start


def _not(walk: _Walk, index: int, token: Token) -> None:
    before, following = walk.before(index), walk.after(index)
    if walk.value_due and before and (before.text in BINARY_SIGNS or before.text == "in"):
        walk.note("formula-not-place", token)
    elif not walk.value_due and not (following and following.text == "in" and following.kind == "word"):
        walk.note("formula-side-by-side", token, given=f"{before.text if before else ''} {token.text}")
        walk.value_due = True


def _operator(walk: _Walk, index: int, token: Token) -> None:
    level = walk.levels[-1]
    if walk.value_due:
        if token.text in {"+", "-"}:
            return
        before = walk.before(index)
        choice = token.text == "if" and (before is None or not is_operator(before))
        walk.note("formula-choice-order" if choice else "formula-value-due", token)
    walk.value_due = True
    if token.text == "if" and token.kind == "word":
        if level.waiting_ifs:
            walk.note("formula-nested-choice", token)
        level.waiting_ifs.append(token)
    elif token.text == "else" and token.kind == "word":
        if level.waiting_ifs:
            level.waiting_ifs.pop()
        else:
            walk.note("formula-else-without-if", token)


def _finish(walk: _Walk) -> tuple[Finding, ...]:
    for level in walk.levels:
        if level.opening:
            walk.note("formula-unclosed-bracket", level.opening)
    if walk.value_due and walk.tokens and not walk.found:
        walk.note("formula-value-due", walk.tokens[-1])
    if len(walk.levels) == 1:
        _close_ifs(walk, walk.levels[0])
    return tuple(walk.found)
