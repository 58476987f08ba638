"""Turn a tree into papers piece by piece: each fault is a finding at its place, and what is right stays known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic

from pydantic import ValidationError
from pydantic_core import ErrorDetails, PydanticUndefined

from conditionality.assembly.json_text import Tree
from conditionality.assembly.kinds import DAY, MOMENT, NOT_A_CALL, UNSEEN
from conditionality.codec import AnyPaper, Paper
from conditionality.findings import Finding, finding, nearest
from conditionality.strict_json import brief

CODES: dict[str, str] = {
    "int_type": "vote-whole-number",
    NOT_A_CALL: "vote-whole-number",
    "bool_type": "vote-yes-no",
    "string_type": "json-wants-text",
    "string_pattern_mismatch": "vote-name",
    "string_too_long": "vote-text-too-long",
    UNSEEN: "vote-text-unseen",
    DAY: "json-wants-day",
    "date_type": "json-wants-day",
    MOMENT: "vote-moment",
    "datetime_type": "vote-moment",
    "tuple_type": "vote-list",
    "model_type": "json-wants-object",
    "model_attributes_type": "json-wants-object",
    "missing": "vote-two-numbers",
    "too_long": "vote-two-numbers",
}
"""Kind of refusal to code of finding; those that need more than what was given are told in `_fault`."""


@dataclass(frozen=True, slots=True)
class Piece(Generic[AnyPaper]):
    """One paper in the making.

    Attributes:
        path: Where it stands.
        known: Keys of the file that hold something right, with what they hold; defaults included.
        given: Keys that the file gives.
        paper: What can be made of it, keys that are wrong left out; None when a key it must have is wrong or missing.
    """

    path: str
    known: Mapping[str, Any]
    given: frozenset[str]
    paper: AnyPaper | None

    def has(self, *keys: str) -> bool:
        """Tell whether all these keys hold something right."""
        return all(key in self.known for key in keys)

    def at(self, key: str) -> str:
        """Give the path of a key."""
        return f"{self.path}.{key}" if self.path else key


def piece(
    kind: type[AnyPaper], raw: Tree, path: str, found: list[Finding], also: tuple[str, ...] = ()
) -> Piece[AnyPaper]:
    """Make a paper out of a tree.

    Args:
        kind: What it should be.
        raw: What was read.
        path: Where it stands.
        found: Takes one finding for each place that is wrong.
        also: Keys allowed beside those of the paper, for the nearest name.
    """
    if not isinstance(raw, dict):
        found.append(finding("json-wants-object", path, given=brief(raw)))
        return Piece(path, {}, frozenset(), None)
    bad: set[str] = set()
    paper: AnyPaper | None = None
    try:
        paper = kind.model_validate(raw)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            bad.add(str(one["loc"][0]))
            found.append(_fault(one, raw, path, (*_keys(kind, one["loc"]), *also)))
        paper = _without(kind, raw, bad)
    right = {key: value for key, value in raw.items() if key not in bad}
    defaults = {
        field.alias or name: field.default
        for name, field in kind.model_fields.items()
        if field.default is not PydanticUndefined and (field.alias or name) not in bad
    }
    return Piece(path, {**defaults, **right}, frozenset(raw), paper)


def _without(kind: type[AnyPaper], raw: Mapping[str, Tree], bad: set[str]) -> AnyPaper | None:
    try:
        return kind.model_validate({key: value for key, value in raw.items() if key not in bad})
    except ValidationError:
        return None


def pieces(kind: type[AnyPaper], raw: Tree, path: str, found: list[Finding]) -> tuple[Piece[AnyPaper], ...]:
    """Make papers out of a list; each stands at `path[id]`, or at its rank from 1 when it has no id of its own."""
    if not isinstance(raw, tuple):
        found.append(finding("vote-list", path, given=brief(raw)))
        return ()
    taken: set[str] = set()
    made = []
    for rank, one in enumerate(raw, 1):
        name = label(one, rank)
        made.append(piece(kind, one, f"{path}[{rank if name in taken else name}]", found))
        taken.add(name)
    return tuple(made)


def label(raw: Tree, rank: int) -> str:
    """Give the id of an item of a list, or its rank when it has none.

    >>> label({"id": "CONS"}, 2), label(None, 2)
    ('CONS', '2')
    """
    name = raw.get("id") if isinstance(raw, dict) else None
    return name if isinstance(name, str) and name.strip() else str(rank)


def _fault(one: ErrorDetails, raw: Tree, path: str, keys: tuple[str, ...]) -> Finding:
    kind, key, given = one["type"], str(one["loc"][-1]), brief(one["input"])
    is_lacking = kind == "missing" and isinstance(one["loc"][-1], int)
    where = _place(one["loc"][:-1] if is_lacking else one["loc"], raw, path)
    context = one.get("ctx", {})
    if kind == "extra_forbidden":
        return finding("vote-key-unknown", where, given=key, nearest=nearest(key, keys))
    if kind == "missing" and not is_lacking:
        return finding("vote-key-missing", where, given=key)
    if kind == "literal_error":
        expected = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return finding("vote-word", where, given=given, expected=expected, nearest=nearest(given, expected.split(", ")))
    if kind == "greater_than_equal":
        return finding("vote-too-small", where, given=given, bound=context["ge"])
    if kind == "less_than_equal":
        return finding("vote-too-big", where, given=given, bound=context["le"])
    return finding(CODES.get(kind, "vote-wrong"), where, given=given)


def _place(loc: tuple[int | str, ...], raw: Tree, path: str) -> str:
    """Say a place as `colleges[CONS].objections[2].reason`."""
    here: Tree = raw
    for step in loc:
        if isinstance(step, int):
            here = here[step] if isinstance(here, tuple) and step < len(here) else None
            path = f"{path}[{label(here, step + 1)}]"
        else:
            here = here.get(step) if isinstance(here, dict) else None
            path = f"{path}.{step}" if path else step
    return path


def _keys(kind: type[Paper], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Give the keys allowed where a fault stands."""
    here: type[Paper] = kind
    for step in loc[:-1]:
        inner = _paper_in(here, step) if isinstance(step, str) else here
        if inner is None:
            return ()
        here = inner
    return tuple(field.alias or name for name, field in here.model_fields.items())


def _paper_in(kind: type[Paper], key: str) -> type[Paper] | None:
    field = next((one for name, one in kind.model_fields.items() if (one.alias or name) == key), None)
    candidates = (field.annotation, *getattr(field.annotation, "__args__", ())) if field is not None else ()
    return next((one for one in candidates if isinstance(one, type) and issubclass(one, Paper)), None)
