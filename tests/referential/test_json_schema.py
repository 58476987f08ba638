"""The JSON Schema of rule files: good files obey it, bad ones do not, and an editor finds what each key is for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from conditionality.referential.json_schema import item_model, make_schema, models_of, schema_json, told
from conditionality.referential.model import BLOCKS, Referential
from tests import repository
from tests.referential import books

SCHEMA = make_schema()
CHECKER = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
SHIPPED = sorted((repository.ROOT / "referentials").glob("*/*.toml"))


def as_editors_see(value: Any) -> Any:  # noqa: ANN401 - a tree of TOML
    """Give a tree as editors hand it to a schema: days as text."""
    if isinstance(value, dict):
        return {key: as_editors_see(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_editors_see(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(content: bytes) -> list[str]:
    """Give where a file does not obey the schema."""
    return sorted(fault.json_path for fault in CHECKER.iter_errors(as_editors_see(tomllib.loads(content.decode()))))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}@{path.stem}")
def test_shipped_rule_books_obey_it(path: Path) -> None:
    assert faults(path.read_bytes()) == []


def test_the_rule_book_that_says_everything_obeys_it() -> None:
    assert faults(books.WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        (b'version = "1.2.0"', b'version = "1.2"', "$.version"),
        (b'status = "draft"', b'status = "brouillon"', "$.status"),
        (b'kind = "date"', b'kind = "day"', "$.fields[7].kind"),
        (b"carry_over = true", b"carry_over = 1", "$.fields[2].carry_over"),
        (b'grace = "P3M"', b'grase = "P3M"', "$"),
        (b"until = 2029-12-31", b'until = "fin 2029"', "$.in_force.until"),
        (b"coverage = 0.5", b"coverage = 50", "$.dimensions[0].coverage"),
        (b'effect = "block"', b'effect = "bloque"', "$.gates[0].effect"),
        (b"{ above = 10, points = 100 }", b"{ over = 10, points = 100 }", "$.indicators[3].scale"),
        (b"weight = 3", b"weight = true", "$.indicators[0].weight"),
        (b'id = "smic"', b'id = "s m i c"', "$.parameters[0].id"),
        (b'dimension = "S"', b"", "$.indicators[0]"),
    ],
)
def test_a_slip_is_told_where_it_stands(old: bytes, new: bytes, where: str) -> None:
    assert old in books.WHOLE
    assert where in faults(books.WHOLE.replace(old, new, 1))


def test_a_file_that_extends_another_may_say_only_what_it_changes() -> None:
    partial = books.book('[[indicators]]\nid = "a"\nweight = 3')
    assert faults(partial) == ["$.indicators[0]"]
    extending = books.book(
        '[[indicators]]\nid = "a"\nweight = 3', "[inherit]\nremove = ['b']\nreweight = { G = 2 }",
        head=books.HEAD + 'extends = "socle@1.0.0"\n',
    )  # fmt: skip
    assert faults(extending) == []
    assert faults(extending.replace(b"socle@1.0.0", b"socle")) == ["$.extends"]
    assert faults(extending.replace(b"remove =", b"removes =")) == ["$.inherit"]


def test_every_key_of_every_block_says_what_it_is_for() -> None:
    for name, kind in models_of(Referential).items():
        summary, keys = told(kind)
        assert summary.endswith((".", ":")), name
        assert set(keys) >= set(kind.model_fields), name
        assert all(text.endswith((".", "…")) for text in keys.values()), name


def described(schema: Any, path: str = "$") -> Iterator[tuple[str, bool]]:  # noqa: ANN401 - a JSON tree
    """Give every property of a schema and whether it is described."""
    if isinstance(schema, dict):
        for key, one in schema.get("properties", {}).items() if "type" in schema else ():
            yield f"{path}.{key}", "description" in one
        for key, one in schema.items():
            yield from described(one, f"{path}.{key}")


def test_every_property_is_described() -> None:
    assert not [
        path for path, said in described({key: SCHEMA[key] for key in ("$defs", "properties", "type")}) if not said
    ]


def test_each_kind_of_block_has_its_model() -> None:
    assert [item_model(block).__name__ for block in BLOCKS[:3]] == ["AskedField", "Parameter", "Table"]


def test_the_schema_beside_the_rule_books_is_this_one() -> None:
    assert (repository.ROOT / "referentials/referential.schema.json").read_bytes() == schema_json()
