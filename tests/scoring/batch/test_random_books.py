"""Random référentiels have no error, are the same from the same seed, and together use the whole language."""

from __future__ import annotations

from functools import cache

from conditionality.findings import errors
from conditionality.formula.operations import OPERATIONS as FORMULA
from conditionality.referential.lint import lint
from conditionality.referential.model import Referential
from conditionality.scoring.compile import compile_program
from conditionality.scoring.operations import OPERATIONS, PREPARED
from tests.scoring.batch.plain import shorthand, tree_of
from tests.scoring.batch.random_books import first_day, random_book
from tests.scoring.small import book

SEEDS = range(40)
FOLDED = {"date"}
"""Operations that never stay in a program: what they read is written in the rules."""


@cache
def books() -> tuple[Referential, ...]:
    """Draw some."""
    return tuple(random_book(seed) for seed in SEEDS)


def test_random_books_have_no_error() -> None:
    assert [seed for seed, one in zip(SEEDS, books(), strict=True) if errors(lint(one))] == []


def test_a_seed_gives_the_same_book_again() -> None:
    assert random_book(3) == books()[3]
    assert len({one.fingerprint() for one in books()}) == len(SEEDS)


def test_random_books_together_use_every_operation() -> None:
    used = {
        one.op
        for seed, drawn in zip(SEEDS, books(), strict=True)
        for one in compile_program(drawn, first_day(seed)).instructions
    }
    assert {*FORMULA, *OPERATIONS, *PREPARED} - used == FOLDED


def test_a_tree_is_what_the_book_was_read_from() -> None:
    assert all(Referential.model_validate(tree_of(one)) == one for one in books())


def test_the_shorthand_of_a_book_compiles_to_the_same_program() -> None:
    for seed, drawn in zip(SEEDS, books(), strict=True):
        day = first_day(seed)
        told = compile_program(book(shorthand(tree_of(drawn))), day)
        assert told.instructions == compile_program(drawn, day).instructions
