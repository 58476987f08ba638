"""Events made to measure for the tests: every kind with small valid values, entries, and whole journeys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from conditionality.dossier.event import Event
from conditionality.dossier.events import EVENTS, Entry, entry
from conditionality.dossier.kinds import Deliberation, Role
from conditionality.dossier.states import HOMES, MACHINES
from tests import repository

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = date(2026, 3, 2)
DIGEST = "a" * 64
SIRET = "99999999900001"
ACT = Deliberation(number="2026-CP-1", on=DAY, document=DIGEST)

CANDIDATES: tuple[Any, ...] = (
    *(DIGEST, SIRET, "p1", DAY, Decimal("1000.50"), 1, ACT),
    *((DIGEST,), ("p1", "p2"), (DAY, DAY), (ACT,), ("p1",)),
)


def sample(kind: str, /, **values: object) -> Event:
    """Give an event of this kind, each field with the first value that fits, but for those that are given."""
    return EVENTS[kind](**{**_fitting(kind), **values})


@cache
def _fitting(kind: str) -> Mapping[str, Any]:
    return {name: _fit(field) for name, field in EVENTS[kind].model_fields.items()}


def _fit(field: FieldInfo) -> object:
    if get_origin(field.annotation) is Literal:
        return get_args(field.annotation)[0]
    whole: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    adapter: TypeAdapter[object] = TypeAdapter(whole)
    for one in CANDIDATES:
        try:
            return adapter.validate_python(one, strict=True)
        except ValidationError:
            continue
    raise LookupError(str(field))


def made(kind: str, /, actor: str = "p9", role: Role | None = None, at: datetime = AT, **values: object) -> Entry:
    """Give an entry of this kind, by the first role that the table names."""
    first = MACHINES[HOMES[kind]].rows_of(kind)[0].who[0]
    return entry(sample(kind, **values), actor, role or first, at)


def log(*kinds: str) -> tuple[Entry, ...]:
    """Give a log of these events, in their order."""
    return tuple(made(kind) for kind in kinds)


def cases(name: str) -> list[dict[str, Any]]:
    """Read a file of cases."""
    found: list[dict[str, Any]] = json.loads((repository.ROOT / "tests/cases" / name).read_text(encoding="utf-8"))
    return found
