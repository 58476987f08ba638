"""One spelling for what means the same: settling changes no rule, and hides every other spelling of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conditionality.codec import fingerprint
from conditionality.referential.model import Adopted, Referential
from conditionality.referential.read import read_referential
from conditionality.referential.settled import rules_fingerprint, settled
from conditionality.scoring.score import make_scorer, score
from tests.referential import books
from tests.referentials import shelf
from tests.referentials.test_golden import CASES
from tests.strategies.referentials import referentials


def read(*parts: str, head: str = books.HEAD) -> Referential:
    reading = read_referential(books.book(*parts, head=head))
    assert reading.referential is not None, reading.errors
    return reading.referential


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        ("", "weight = 1"),
        ("", "points = { max = 100 }"),
        ("", 'value = "a"'),
        ("", 'missing = "zero"'),
        ("", 'label = { fr = "a", en = "a" }'),
        ('value = "2*a+1"', 'value = "(2 * a) + 1"'),
        ('applies_if = "not (a>1)"', 'applies_if = "not a > 1"'),
        ("scale = { at = [[5, 100], [2, 50]] }", "scale = { steps = [{from=5, points=100}, {from=2, points=50.0}] }"),
        ("scale = { at = [[5, 100]] }", "scale = { at = [[5, 100]], otherwise = 0 }"),
    ],
)
def test_two_spellings_of_one_rule_have_one_fingerprint(plain: str, other: str) -> None:
    start = books.field("a") + books.dimension() + '[[indicators]]\nid = "a"\ndimension = "G"\n'
    assert rules_fingerprint(read(start + plain)) == rules_fingerprint(read(start + other))


@pytest.mark.parametrize(
    ("plain", "other"),
    [
        ("weight = 1", "weight = 2"),
        ('value = "a + 1"', 'value = "a + 2"'),
        ("", 'missing = "worst"'),
        ("", "floor = 0"),
    ],
)
def test_two_rules_have_two_fingerprints(plain: str, other: str) -> None:
    start = books.field("a") + books.dimension() + '[[indicators]]\nid = "a"\ndimension = "G"\nscale.at = [[1, 100]]\n'
    assert rules_fingerprint(read(start + plain)) != rules_fingerprint(read(start + other))


def test_publishing_a_version_does_not_change_what_it_rules() -> None:
    draft = shelf.referential("socle-leger@1.0.0")
    act = Adopted(act="2026-07", on=date(2026, 7, 3))
    published = draft.model_copy(update={"status": "published", "adopted": act})
    assert fingerprint(published) != fingerprint(draft)
    assert rules_fingerprint(published) == rules_fingerprint(draft)
    assert rules_fingerprint(draft.model_copy(update={"version": "1.0.1"})) != rules_fingerprint(draft)


@settings(max_examples=40, deadline=None)
@given(referentials())
def test_settling_twice_is_settling_once(book: Referential) -> None:
    once = settled(book)
    assert fingerprint(settled(once)) == fingerprint(once)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(CASES))
def test_a_settled_rule_book_scores_as_the_one_it_was_made_from(case: shelf.Golden) -> None:
    book = shelf.referential(case.version)
    report = shelf.report(case.version, "r", case.period, case.answers)
    day = case.period["from"]
    plain, other = (score(make_scorer(one, day), report) for one in (book, settled(book)))
    assert (plain.total, plain.outcome, plain.status) == (other.total, other.outcome, other.status)
    assert [(one.id, one.points) for one in plain.indicators] == [(one.id, one.points) for one in other.indicators]
