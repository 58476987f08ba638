"""Votes kept as data: worked ones with their figures, and files with all that is found in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from conditionality.assembly.read import Reading, read_vote, read_votes
from conditionality.assembly.vote import Vote
from tests import repository

FOLDER = repository.ROOT / "tests" / "cases" / "votes"


def content(name: str) -> bytes:
    """Give the bytes of a file of votes."""
    return (FOLDER / f"{name}.json").read_bytes()


def tree(name: str) -> dict[str, Any]:
    """Give a file of votes as plain values."""
    read: dict[str, Any] = json.loads(content(name))
    return read


def worked() -> tuple[Reading, ...]:
    """Give every worked vote: those that came with the law, and those worked by hand from it."""
    return (*read_votes(content("worked")), *read_votes(content("by_hand")))


def changed(base: dict[str, Any], case: dict[str, Any]) -> bytes:
    """Give the file of a case: a vote without fault, with some keys set and some dropped."""
    made = deepcopy(base)
    for path, value in case.get("set", {}).items():
        place, key = _place(made, path)
        if isinstance(place, list) and key == len(place):
            place.append(value)
        else:
            place[key] = value
    for path in case.get("drop", ()):
        place, key = _place(made, path)
        del place[key]
    return json.dumps(made).encode()


def _place(made: dict[str, Any], path: str) -> tuple[Any, Any]:
    *steps, last = path.split("/")
    here: Any = made
    for step in steps:
        here = here[int(step)] if step.isdigit() else here.setdefault(step, {})
    return here, int(last) if last.isdigit() else last


def paths(made: object, above: str = "") -> Iterator[str]:
    """Give every place of a tree, as `changed` names them."""
    pairs = made.items() if isinstance(made, dict) else enumerate(made) if isinstance(made, list) else ()
    for key, value in pairs:
        here = f"{above}/{key}" if above else str(key)
        yield here
        yield from paths(value, here)


def vote_of(made: dict[str, Any]) -> Vote:
    """Read a vote that must have no fault."""
    vote, found = read_vote(json.dumps(made).encode())
    assert vote is not None, found
    return vote


def base(name: str = "base") -> dict[str, Any]:
    """Give a vote without fault, to change at will."""
    made: dict[str, Any] = deepcopy(tree("malformed")[name])
    return made
