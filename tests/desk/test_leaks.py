"""No reading of the desk gives an enterprise the raw answers of another, whatever id it guesses."""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta

import pytest
from pydantic import BaseModel
from sqlalchemy import select

import conditionality.desk
from conditionality.desk.evidence import attach
from conditionality.desk.filing import file_dossier
from conditionality.desk.filing_requests import AskPieces
from conditionality.desk.instruction import ask_pieces
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.storage.schema import DRAFT, LEDGER, RECORD
from tests.desk.path import STRONG, TRUE, drafted, typing
from tests.desk.people import Region, done
from tests.desk.rehearsal import rehearsal

SECRET = "48151623"  # noqa: S105 - no password
"""A figure of the answers that nobody else has."""

NAMED = "salaires-nominatifs"
"""Name of a file that nobody else has."""

PDF = b"%PDF-1.4\n%" + SECRET.encode() + b"\ntrailer\n<<>>\n%%EOF\n"

ANSWERS = STRONG | {"purchases": SECRET}

READINGS = ("kept", "prefilled", "evidence", "read_evidence", "timeline", "open_certificate")
"""Some that must be among those found, or the finding itself is at fault."""

Given = Callable[..., object]


def readings() -> Iterator[tuple[str, Given]]:
    """Find every function of the desk that takes an office and a hand, acts and readings alike."""
    for module in pkgutil.iter_modules(conditionality.desk.__path__):
        found = importlib.import_module(f"conditionality.desk.{module.name}")
        for name, one in vars(found).items():
            if not inspect.isfunction(one) or one.__module__ != found.__name__ or name.startswith("_"):
                continue
            if [str(each.annotation) for each in inspect.signature(one).parameters.values()][:2] == ["Office", "Hand"]:
                yield f"{module.name}.{name}", one


def flat(found: object, depth: int = 0) -> Iterator[str]:
    """Give every text inside whatever was given back."""
    match found:
        case str():
            yield found
        case bytes():
            yield found.decode("latin-1")
        case dict():
            yield from (text for pair in found.items() for one in pair for text in flat(one, depth + 1))
        case tuple() | list() | set() | frozenset():
            yield from (text for one in found for text in flat(one, depth + 1))
        case BaseModel():
            yield found.model_dump_json()
        case _ if is_dataclass(found) and depth < 8:
            yield from (text for one in fields(found) for text in flat(getattr(found, one.name), depth + 1))
        case _:
            yield str(found)


@pytest.fixture
def other(office: Office, region: Region) -> str:
    """File a dossier of `alix` with a secret in its answers and in its files; its draft is open again."""
    dossier = drafted(office, region, texts=ANSWERS)
    done(attach(office, region.hand("alix"), dossier, f"{NAMED}.pdf", PDF))
    done(file_dossier(office, region.hand("alix"), dossier, TRUE))
    asked = AskPieces(pieces=("employees",), deadline=region.now.date() + timedelta(days=9), message="Merci.")
    return done(ask_pieces(office, region.hand("claude"), dossier, asked)).subject


def guesses(office: Office) -> list[str]:
    """Give every id there is: what somebody who guesses well may ask for."""
    with office.reading() as connection:
        found = [
            *connection.execute(select(LEDGER.c.subject).distinct()).scalars(),
            *connection.execute(select(DRAFT.c.id)).scalars(),
            *connection.execute(select(RECORD.c.digest).where(RECORD.c.erasable == 1)).scalars(),
        ]
    return [*dict.fromkeys(found), "fr", "public", ""]


def attempts(one: Given, pool: list[str], theirs: str) -> Iterator[dict[str, object]]:
    """Give ways to call a function: each text a guessed id; of two, one is the dossier or something of it."""
    asked = list(inspect.signature(one).parameters.values())[2:]
    texts = [each.name for each in asked if "str" in str(each.annotation) or "Lang" in str(each.annotation)]
    rest = {each.name: value for each in asked if (value := _value(str(each.annotation))) is not None}
    needed = {each.name for each in asked if each.default is inspect.Parameter.empty}
    if not needed <= {*texts, *rest}:
        return  # asks for a sheet that only an act takes: the matrix of rights tries it
    if not texts:
        yield rest
        return
    mine = [each for each in pool if each.startswith(theirs)] if texts[1:] else pool
    for guess, second in itertools.product(mine, pool if texts[1:] else [""]):
        yield {**rest, **dict.fromkeys(texts[1:], second), texts[0]: guess}


def _value(annotation: str) -> object:
    values: dict[str, object] = {
        "bool": False, "int": 0, "bytes": b"", "Typing": typing(), "Iterable[str]": ("Submitted", "read_answers"),
        "Mapping[str, str]": {},
    }  # fmt: skip
    return values.get(annotation)


def call(one: Given, office: Office, hand: Hand, named: dict[str, object]) -> str:
    """Give all that a call says; a name of the wrong kind may raise, and then says nothing."""
    try:
        found = one(office, hand, **named)
    except Exception:  # noqa: BLE001 - a guessed id may be of the wrong kind; what counts is what comes back
        return ""
    return "\n".join("".join(text.split()) for text in flat(found))


def test_the_readings_of_the_desk_are_found() -> None:
    names = {name.partition(".")[2] for name, _ in readings()}
    assert set(READINGS) <= names


def test_another_enterprise_gets_no_answer_by_any_function(office: Office, region: Region, other: str) -> None:
    tried, hand, pool = rehearsal(office), region.hand("basile"), guesses(office)
    leaks, calls = [], 0
    for name, one in readings():
        for named in attempts(one, pool, other):
            said = call(one, tried, hand, named)
            calls += 1
            if SECRET in said or NAMED in said:
                leaks.append((name, named))
    assert not leaks
    assert calls > 500


def test_the_same_questions_give_the_answers_to_their_owner(office: Office, region: Region, other: str) -> None:
    tried, hand = rehearsal(office), region.hand("alix")
    found = {
        name
        for name, one in readings()
        for named in attempts(one, [other, "fr", ""], other)
        if SECRET in (said := call(one, tried, hand, named)) or NAMED in said
    }
    assert {"evidence.evidence", "deposit.kept", "drafting.look", "views_filling.filling"} <= found
