"""Findings as values: what was given is quoted short, and the place stays with the finding."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conditionality.findings import GIVEN_LIMIT, Finding, errors, finding, nearest, quote


def test_what_is_not_said_stays_empty() -> None:
    assert finding("empty-file") == Finding("empty-file")


def test_values_of_the_sentence_are_kept_in_one_order_as_text() -> None:
    assert finding("out-of-range", upper=12, lower="1").params == (("lower", "1"), ("upper", "12"))


def test_a_path_is_put_under_the_block_that_holds_it() -> None:
    assert finding("x", "value").within("answers").within("reports[2]").path == "reports[2].answers.value"
    assert finding("x").within("answers").path == "answers"


def test_only_errors_stop_what_was_asked() -> None:
    stop, doubt = finding("x"), finding("y", level="warning")
    assert errors([stop, doubt]) == (stop,)


@given(st.text() | st.integers() | st.binary() | st.lists(st.text()))
def test_a_quotation_is_one_short_printable_line(value: object) -> None:
    quoted = quote(value)
    assert len(quoted) <= GIVEN_LIMIT
    assert quoted.isprintable()


def test_a_long_quotation_is_cut_with_an_ellipsis() -> None:
    assert quote("a" * GIVEN_LIMIT) == "a" * GIVEN_LIMIT
    assert quote("a" * (GIVEN_LIMIT + 1)) == "a" * (GIVEN_LIMIT - 1) + "…"


def test_the_nearest_name_is_found_whatever_its_case() -> None:
    assert nearest("Effectif", ["turnover", "effectifs"]) == "effectifs"
    assert nearest("OETH_RATE", ["oeth_rate"]) == "oeth_rate"


def test_no_name_is_proposed_when_none_is_near() -> None:
    assert nearest("zzz", ["effectifs", "turnover"]) == ""
    assert nearest("effectif", []) == ""
