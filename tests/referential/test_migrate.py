"""A draft moves to another version: every answer is kept, renamed, converted or told lost with its value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.referential.migrate import Correspondence, Given, Move, check_table, migrate
from conditionality.referential.model import Referential
from conditionality.referential.read import read_referential
from tests.referential import books


def read(*parts: str) -> Referential:
    reading = read_referential(books.book(*parts, books.ONE))
    assert reading.referential is not None, reading.errors
    return reading.referential


OLD = read(
    books.field("energy", 'unit = "kWh"', "integer"),
    books.field("staff", kind="integer"),
    books.field("gone"),
    books.field("ready", kind="yes_no"),
    books.field("since", kind="date"),
    books.choice("form", "none", "council", "law"),
    books.choice("labels", "ab", "local", "other", kind="choices"),
)
NEW = read(
    books.field("energy", 'unit = "MWh"'),
    books.field("workers", kind="integer"),
    books.field("ready", kind="text"),
    books.field("since", "in_force = { from = 2027-01-01 }", "date"),
    books.choice("form", "none", "advisory", "law"),
    books.choice("labels", "ab", "near", kind="choices"),
    books.field("fresh"),
)
TABLE = (
    Correspondence("energy", "energy", factor=Decimal("0.001"), line=1),
    Correspondence("staff", "workers", line=2),
    Correspondence("form", "form", {"council": "advisory"}, line=3),
    Correspondence("labels", "labels", {"local": "near"}, line=4),
)
DAY = date(2025, 1, 1)


def moves(answers: dict[str, Given], table: tuple[Correspondence, ...] = TABLE) -> list[Move]:
    return [one for one in migrate(answers, OLD, NEW, table, DAY).moves if one.kind != "asked"]


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("a", Decimal(3), Move("carried", "a", "a", Decimal(3), Decimal(3))),
        ("staff", Decimal(12), Move("renamed", "staff", "workers", Decimal(12), Decimal(12))),
        ("energy", Decimal(1234), Move("converted", "energy", "energy", Decimal(1234), Decimal("1.234"))),
        ("form", "council", Move("converted", "form", "form", "council", "advisory")),
        ("form", "law", Move("carried", "form", "form", "law", "law")),
        ("labels", ("ab", "local"), Move("converted", "labels", "labels", ("ab", "local"), ("ab", "near"))),
        ("gone", Decimal(7), Move("dropped", "gone", "", Decimal(7), None, "not_asked")),
        ("ready", True, Move("dropped", "ready", "", True, None, "kind")),
        ("since", "2020-01-01", Move("dropped", "since", "", "2020-01-01", None, "not_in_force")),
        ("nothing", "x", Move("dropped", "nothing", "", "x", None, "unknown")),
    ],
)
def test_what_becomes_of_an_answer(name: str, value: Given, wanted: Move) -> None:
    assert moves({name: value}) == [wanted]


def test_options_that_are_lost_are_told_one_by_one_and_the_others_stay() -> None:
    assert moves({"labels": ("ab", "other")}) == [
        Move("dropped", "labels", "", "other", None, "option"),
        Move("carried", "labels", "labels", ("ab", "other"), ("ab",)),
    ]
    assert moves({"form": "council"}, ()) == [Move("dropped", "form", "", "council", None, "option")]
    assert moves({"labels": ("other",)}) == [Move("dropped", "labels", "", "other", None, "option")]


def test_a_number_that_would_be_rounded_is_not_taken() -> None:
    table = (Correspondence("energy", "workers", factor=Decimal("0.001"), line=1),)
    assert moves({"energy": Decimal(2000)}, table)[0].after == Decimal(2)
    assert moves({"energy": Decimal(2001)}, table) == [Move("dropped", "energy", "", Decimal(2001), None, "not_whole")]


def test_a_unit_said_in_other_words_is_to_be_checked() -> None:
    assert moves({"energy": Decimal(5)}, ()) == [
        Move("carried", "energy", "energy", Decimal(5), Decimal(5), check=True)
    ]


def test_an_answer_goes_where_the_table_says_and_a_taken_place_is_told() -> None:
    table = (Correspondence("gone", "a", line=1), Correspondence("staff", "", line=2))
    found = migrate({"a": Decimal(1), "gone": Decimal(2), "staff": Decimal(3)}, OLD, NEW, table, DAY)
    assert found.answers == {"a": Decimal(2)}
    assert [(one.kind, one.source, one.reason) for one in found.moves if one.kind != "asked"] == [
        ("dropped", "staff", "on_purpose"),
        ("renamed", "gone", ""),
        ("dropped", "a", "taken"),
    ]


def test_what_is_newly_asked_is_told() -> None:
    asked = [one.target for one in migrate({"staff": Decimal(2)}, OLD, NEW, TABLE, DAY).moves if one.kind == "asked"]
    assert asked == ["energy", "form", "labels", "fresh"]
    later = migrate({}, OLD, NEW, (), date(2027, 1, 1)).moves
    assert [one.target for one in later] == ["workers", "fresh"]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (Correspondence("enrgy", "energy"), ["migrate-source"]),
        (Correspondence("energy", "enrgy"), ["migrate-target"]),
        (Correspondence("x", "y"), ["migrate-source", "migrate-target"]),
        (Correspondence("gone", ""), []),
        (Correspondence("energy", "energy", factor=Decimal(0)), ["migrate-factor"]),
        (Correspondence("form", "form", factor=Decimal(2)), ["migrate-factor-kind"]),
        (Correspondence("form", "form", {"non": "law", "none": "lw"}), ["migrate-option", "migrate-option"]),
        (Correspondence("form", "form", {"none": ""}), []),
    ],
)
def test_a_faulty_line_of_the_table_is_told(line: Correspondence, codes: list[str]) -> None:
    assert [one.code for one in check_table([line], OLD, NEW)] == codes


def test_a_question_filled_twice_is_told_with_the_first_line() -> None:
    twice = (Correspondence("gone", "a", line=2), Correspondence("staff", "a", line=5))
    (one,) = check_table(twice, OLD, NEW)
    assert (one.code, one.line, dict(one.params)["first"]) == ("migrate-target-twice", 5, "2")
    assert check_table(TABLE, OLD, NEW) == ()


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "energy": st.decimals(-(10**6), 10**6, places=3),
        "staff": st.integers(0, 10**6).map(Decimal),
        "gone": st.decimals(0, 10, places=1),
        "ready": st.booleans(),
        "form": st.sampled_from(["none", "council", "law"]),
        "labels": st.sets(st.sampled_from(["ab", "local", "other"])).map(lambda ticked: tuple(sorted(ticked))),
        "a": st.decimals(0, 10, places=1),
        "zzz": st.text(max_size=3),
    },
)


@settings(max_examples=150, deadline=None)
@given(ANSWERS, st.sets(st.sampled_from(range(len(TABLE)))))
def test_no_answer_is_lost_in_silence(answers: dict[str, Given], table: set[int]) -> None:
    lines = tuple(TABLE[rank] for rank in sorted(table))
    found = migrate(answers, OLD, NEW, lines, DAY)
    told = [one for one in found.moves if one.kind != "asked"]
    assert {one.source for one in told} == set(answers)
    assert {one.target: one.after for one in told if one.target} == dict(found.answers)
    for one in told:
        whole = answers[one.source]
        parts: tuple[Given, ...] = whole if isinstance(whole, tuple) and one.reason == "option" else ()
        assert one.before == whole or one.before in parts
    assert all(isinstance(value, Decimal | bool | str | tuple) for value in found.answers.values())


def test_moving_to_the_same_version_changes_nothing() -> None:
    answers: dict[str, Given] = {"a": Decimal(1), "form": "law", "labels": ("ab",), "ready": True}
    found = migrate(answers, OLD, OLD)
    assert found.answers == answers
    assert {one.kind for one in found.moves} == {"carried"}
