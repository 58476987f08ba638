"""Reading a rule file: every malformed one gives all its findings, in the order of the file, in both languages."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.codec import canonical, read_paper
from conditionality.referential.model import Referential
from conditionality.referential.read import Reading, read_referential
from conditionality.referential.toml_text import table_text
from conditionality.referential.write import flat_toml
from conditionality.scoring.compile import compile_program
from conditionality.wording.findings import sentence
from conditionality.wording.speech import LANGUAGES
from tests.referential import books

MALFORMED = sorted((books.CASES / "rules_malformed").glob("*.toml"))
EXPECT = re.compile(r"^# expect: (\S+) (.+)$", re.MULTILINE)


def say_all(reading: Reading) -> None:
    """Say every finding in every language: each sentence has all its values."""
    for one in reading.findings:
        for lang in LANGUAGES:
            said = sentence(one, lang)
            assert said
            assert not re.search(r"\{\w+\}", said), said


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.stem)
def test_a_malformed_file_gives_all_its_findings(path: Path) -> None:
    content = path.read_bytes()
    reading = read_referential(content)
    expected = sorted((code, "" if place == "-" else place) for code, place in EXPECT.findall(content.decode()))
    assert books.listed(reading.findings) == expected
    say_all(reading)


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.stem)
def test_an_error_stops_and_a_doubt_does_not(path: Path) -> None:
    reading = read_referential(path.read_bytes())
    assert (reading.referential is None) == bool(reading.errors)


def test_there_are_at_least_forty_malformed_files() -> None:
    assert len(MALFORMED) >= 40


@pytest.mark.parametrize("path", MALFORMED, ids=lambda path: path.stem)
def test_findings_stand_in_the_order_of_the_file_with_their_line(path: Path) -> None:
    reading = read_referential(path.read_bytes())
    lines = [one.line for one in reading.findings]
    told = [line for line in lines if line]
    assert told == sorted(told)
    assert lines[: len(told)] == told
    listed = path.read_text(encoding="utf-8").split("\n")
    for one in reading.findings:
        named = re.search(r"\[([\w-]+)\]$", one.path)
        if one.line and named and not named[1].isdigit():
            block = "\n".join(listed[one.line - 1 : one.line + 2])
            assert named[1] in block


def test_the_rule_book_that_says_everything_has_no_finding() -> None:
    assert read_referential(books.WHOLE).findings == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x" * 10_000_000,
        "id = 'é'".encode("utf-16"),
        "id = 'é'".encode("latin-1"),
        b"id = '\x00'",
        b"[" * 100_000,
        b"a = {" * 100_000,
        b".".join([b"a"] * 500_000) + b"=1",
        b"fields = 0x" + b"f" * 500_000,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50,
        b"PK\x03\x04" + b"\x00" * 1_000,
        b"{}",
    ],
    ids=[
        "empty",
        "10 MB",
        "utf16",
        "latin1",
        "nul",
        "deep lists",
        "deep tables",
        "deep key",
        "long hex",
        "png",
        "zip",
        "json",
    ],
)
def test_no_bytes_stumble(content: bytes) -> None:
    reading = read_referential(content)
    assert reading.referential is None
    assert reading.errors
    say_all(reading)


def test_the_last_keys_of_python_are_not_keys_of_files() -> None:
    content = books.book(books.ONE, head=books.HEAD.replace("{ from =", "{ from_ ="))
    assert ("unknown-key", "in_force.from_") in books.listed(read_referential(content).findings)


def test_one_reading_takes_less_than_a_blink() -> None:
    """Not a benchmark: a rule book of this size must not take seconds."""
    fields = [books.field(f"f{rank}") for rank in range(50)]
    scale = "scale = { at = [[10, 100], [5, 50], [1, 25]], otherwise = 0 }"
    indicators = [
        books.indicator(f"i{rank}", f'value = "100 * f{rank} / (f{(rank + 1) % 50} + 1)"\n{scale}')
        for rank in range(50)
    ]
    content = books.book(*fields, books.dimension(), *indicators)
    start = perf_counter()
    assert read_referential(content).findings == ()
    assert perf_counter() - start < 2


# Random changes of a good file: reading gives findings or a rule book that compiles, and never raises.

TREE: dict[str, Any] = tomllib.loads(books.WHOLE.decode(), parse_float=Decimal)
WORDS = sorted(set(re.findall(r"[\w.]+", books.WHOLE.decode())))


def places(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Give every place of a tree."""
    if way:
        yield way
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield from places(item, (*way, key))


PLACES = tuple(places(TREE))

junk = st.one_of(
    st.sampled_from(
        [
            0,
            -1,
            10**40,
            True,
            "",
            "x",
            "(",
            "1/0",
            "total",
            [],
            {},
            [[]],
            {"a": 1},
            [1, 2, 3],
            ["a"],
            {"fr": "a"},
            "a" * 5_000,
        ]
    ),
    st.sampled_from([{"steps": []}, {"by": "form", "cases": {}}, {"id": "women"}, {"formula": "x"}, date(2025, 1, 1)]),
    st.sampled_from([Decimal("0.5"), Decimal("NaN"), Decimal("Infinity"), "previous(total)", "0,5 * women"]),
    st.sampled_from(WORDS),
    st.builds("{} + {}".format, st.sampled_from(WORDS), st.sampled_from(WORDS)),
    st.sampled_from(PLACES).map(lambda way: copy.deepcopy(at(TREE, way))),
)
changes = st.lists(
    st.tuples(st.sampled_from(["put", "drop", "add", "twice"]), st.sampled_from(PLACES), st.sampled_from(WORDS), junk),
    min_size=1,
    max_size=5,
)


def at(tree: Any, way: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - a tree of TOML
    """Give what stands at a place."""
    for key in way:
        tree = tree[key]
    return tree


def changed(steps: list[tuple[str, tuple[str | int, ...], str, Any]]) -> bytes:
    """Give the good file with random changes; one whose place is gone already changes nothing."""
    tree = copy.deepcopy(TREE)
    for kind, way, word, value in steps:
        try:
            above = at(tree, way[:-1])
            match kind:
                case "put":
                    above[way[-1]] = copy.deepcopy(value)
                case "drop":
                    del above[way[-1]]
                case "add":
                    above[word] = copy.deepcopy(value)
                case _:
                    above.append(copy.deepcopy(above[way[-1]]))
        except (KeyError, IndexError, TypeError, AttributeError):
            continue
    text = table_text("", spelled(tree))
    return text.replace('"no number"', "nan").replace('"no end"', "inf").encode()


def spelled(value: Any) -> Any:  # noqa: ANN401 - a tree of TOML
    """Give a tree whose numbers without end stand as words, until TOML's own are put in their place."""
    if isinstance(value, dict):
        return {key: spelled(item) for key, item in value.items()}
    if isinstance(value, list):
        return [spelled(item) for item in value]
    if isinstance(value, Decimal) and not value.is_finite():
        return "no number" if value.is_nan() else "no end"
    return value


@settings(max_examples=150)
@given(changes)
def test_random_changes_of_a_good_file_never_raise(steps: list[tuple[str, tuple[str | int, ...], str, Any]]) -> None:
    reading = read_referential(changed(steps))
    say_all(reading)
    if reading.referential is not None:
        one = reading.referential
        compile_program(one, date(2026, 1, 1))
        assert read_referential(flat_toml(one)).referential == one
        assert read_paper(Referential, canonical(one)) == one


LINES = books.WHOLE.decode().split("\n")
slips = st.lists(
    st.tuples(
        st.sampled_from(["drop", "copy", "swap", "cut", "sign"]),
        st.integers(0, len(LINES) - 1),
        st.integers(0, len(LINES) - 1),
        st.sampled_from(list("[]{}\"'=,.#\\0aé\u202e\x00 ")),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150)
@given(slips)
def test_random_slips_of_the_keyboard_never_raise(steps: list[tuple[str, int, int, str]]) -> None:
    lines = list(LINES)
    for kind, one, two, sign in steps:
        here, there = one % len(lines), two % len(lines)
        match kind:
            case "drop":
                del lines[here]
            case "copy":
                lines.insert(here, lines[there])
            case "swap":
                lines[here], lines[there] = lines[there], lines[here]
            case "cut":
                lines[here] = lines[here][: two % (len(lines[here]) + 1)]
            case _:
                spot = two % (len(lines[here]) + 1)
                lines[here] = lines[here][:spot] + sign + lines[here][spot:]
    say_all(read_referential("\n".join(lines).encode()))
