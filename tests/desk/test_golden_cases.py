"""Golden cases as files: read with every fault at once, written so that they read back, kept to their versions."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.desk.golden import Expectation, differences
from conditionality.desk.golden_cases import Signature, case_toml, read_cases
from tests.desk.versions import CASES, FIRST, SECOND, case, rules
from tests.referential import books
from tests.referentials import shelf

BY = Signature("A. Durand", "expected.xlsx")


def test_a_case_concerns_the_versions_that_it_names() -> None:
    old, found = read_cases(CASES, rules(FIRST))
    new, more = read_cases(CASES, rules(SECOND))
    assert ([one.id for one in old], [one.id for one in new], found + more) == (["first"], ["second"], ())
    every = {"all": CASES["first"].replace(b'versions = ["1.0.0"]\n', b"")}
    assert len(read_cases(every, rules(SECOND))[0]) == 1


def test_a_case_is_a_report_and_what_is_expected_of_it() -> None:
    ((one,), _) = read_cases(CASES, rules(FIRST))
    assert one.expected == (
        Expectation("total", Fraction(230, 3)),
        Expectation("outcome", "accepted"),
        Expectation("status", "complete"),
    )
    assert differences((one,), rules(FIRST)) == ()


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        (b"[case]", b"[case", ("toml-syntax", "cases/x")),
        (b"to = 2025-12-31", b"to = 2024-12-31", ("golden-period", "cases/x.period")),
        (b"from = 2025-01-01", b"from = 3", ("golden-period", "cases/x.period")),
        (b'total = "230/3"', b"total = true", ("golden-value", "cases/x.expected.total")),
        (b"a = 46", b'a = "many"', ("json-wants-number", "cases/x.answers.a")),
        (b"a = 46", b"z = 46", ("answer-unknown-field", "cases/x.answers.z")),
    ],
)
def test_what_is_wrong_in_a_case_is_told_with_its_name(before: bytes, after: bytes, wanted: tuple[str, str]) -> None:
    cases, found = read_cases({"x": CASES["first"].replace(before, after)}, rules(FIRST))
    assert cases == ()
    assert [(one.code, one.path) for one in found] == [wanted]


def test_a_case_without_its_tables_or_with_a_false_history_is_told() -> None:
    assert [one.code for one in read_cases({"x": b"case = 3\n"}, rules(FIRST))[1]] == ["golden-period"]
    bad = CASES["first"] + b"[[history]]\nperiod = 3\n"
    assert [one.path for one in read_cases({"x": bad}, rules(FIRST))[1]] == ["cases/x.history[1].period"]


@pytest.mark.parametrize("version", shelf.VERSIONS)
def test_every_shipped_case_holds_and_is_written_so_that_it_reads_back(version: str) -> None:
    book = shelf.referential(version)
    files = {one.path.stem: one.path.read_bytes() for one in shelf.golden(version)}
    cases, found = read_cases(files, book)
    assert (len(cases), found) == (len(files), ())
    assert differences(cases, book) == ()
    again, more = read_cases({one.id: case_toml(one, book.version, BY) for one in cases}, book)
    assert (again, more) == (cases, ())


def test_a_written_case_says_who_worked_it_out_and_for_which_version() -> None:
    ((one,), _) = read_cases(CASES, rules(FIRST))
    text = case_toml(one, "1.0.0", BY).decode()
    assert 'versions = ["1.0.0"]\n' in text
    assert 'computed_by = "A. Durand"\nsource = "expected.xlsx"\n' in text
    assert 'total = "230/3"' in text


def test_when_gates_are_listed_the_others_must_hold() -> None:
    book = shelf.referential("socle-leger@1.0.0")
    text = (shelf.SHELF / "socle-leger/cases/asso_duerp.toml").read_bytes()
    assert b'[expected.gates]\nL_S4 = "fails"\n' in text
    other = text.replace(b'L_S4 = "fails"', b'L_D1 = "holds"')
    cases, _ = read_cases({"x": other}, book)
    assert [(one.column, one.expected, one.found) for one in differences(cases, book)] == [
        ("gate:L_S4", "holds", "fails")
    ]


def test_numbers_and_marks_of_a_case_are_told_by_their_columns() -> None:
    text = case("x", "1.0.0", "76.666667").replace(b"complete = true", b'unanswered = ["b"]\nunread = 3')
    text += b'[expected.dimensions]\nG = 76.6\n[expected.indicators]\na = { points = 50, status = "scored" }\nb = 3\n'
    ((one,), found) = read_cases({"x": text}, rules(FIRST))
    assert found == ()
    told = {each.column: each.wanted for each in one.expected}
    assert told == {
        "total": Fraction("76.666667"), "outcome": "accepted", "unanswered": "b", "dimension:G": Fraction("76.6"),
        "points:a": Fraction(50), "status:a": "scored",
    }  # fmt: skip
    assert [each.column for each in differences((one,), rules(FIRST))] == ["unanswered", "dimension:G"]


def test_every_kind_of_answer_is_read_and_written_back() -> None:
    book = rules(books.book(
        books.field("n"), books.field("d", kind="date"), books.field("t", kind="text"), books.field("y", kind="yes_no"),
        books.choice("c", "x", "y2", kind="choices"), books.dimension(),
        books.indicator("n", "points = { max = 1000 }"),
    ))  # fmt: skip
    answers = b'[answers]\nn = 46.5\nd = 2024-02-03\nt = "word"\ny = true\nc = ["x", "y2"]\n'
    text = case("x", "1.0.0", "46.5").replace(b'outcome = "accepted"\n', b"") + b"\n"
    start, end = text.index(b"[answers]"), text.index(b"[expected]")
    ((one,), found) = read_cases({"x": text[:start] + answers + text[end:]}, book)
    assert found == ()
    assert differences((one,), book) == ()
    ((again,), more) = read_cases({"x": case_toml(one, "1.0.0", BY)}, book)
    assert (again, more) == (one, ())


def test_a_mark_of_an_indicator_that_is_no_table_is_left_out() -> None:
    text = case("x", "1.0.0", '"230/3"') + b"[expected.indicators]\na = 50\n"
    ((one,), _) = read_cases({"x": text}, rules(FIRST))
    assert [each.column for each in one.expected] == ["total", "outcome", "status"]
