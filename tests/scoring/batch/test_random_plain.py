"""Plain books have no error, and are brought down to joined instructions."""

from __future__ import annotations

from conditionality.findings import errors
from conditionality.referential.lint import lint
from conditionality.scoring.batch import micro
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.compile import compile_program
from tests.scoring.batch.random_plain import DAY, plain_book

SEEDS = range(12)


def test_plain_books_have_no_error_and_are_the_same_from_the_same_seed() -> None:
    assert [seed for seed in SEEDS if errors(lint(plain_book(seed)))] == []
    assert plain_book(3) == plain_book(3) != plain_book(4)


def test_most_of_their_indicators_are_joined() -> None:
    joined = indicators = 0
    for seed in SEEDS:
        book = plain_book(seed)
        swift = BatchMachine(compile_program(book, DAY)).swift
        assert swift is not None
        joined += sum(row[0] in {micro.STEPS_HERE, micro.RAMP_HERE} for row in swift.code)
        indicators += len(book.indicators)
    assert joined > indicators // 2
