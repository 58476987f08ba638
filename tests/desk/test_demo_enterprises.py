"""Enterprises of the region: checked numbers that nobody has, coherent sizes, one region a seed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.desk.demo_enterprises import (
    HOW_MANY,
    INVENTED_PREFIX,
    SIZES,
    invented_siret,
    level_in,
    make_enterprises,
    size_in,
)
from conditionality.report.identifiers import is_siret

MADE = make_enterprises(2026)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_an_invented_number_passes_every_check_and_says_that_it_is_invented(rank: int, place: int) -> None:
    siret = invented_siret(rank, place)
    assert is_siret(siret)
    assert siret.startswith(INVENTED_PREFIX)


def test_sixty_enterprises_each_with_its_own_name_and_number() -> None:
    assert len(MADE) == sum(HOW_MANY.values()) == 60
    assert len({one.name for one in MADE}) == len({one.siret for one in MADE}) == 60
    assert [one.rank for one in MADE] == list(range(1, 61))


def test_the_same_seed_makes_the_same_enterprises() -> None:
    assert make_enterprises(2026) == MADE
    assert make_enterprises(2027) != MADE


@pytest.mark.parametrize("referential", SIZES)
def test_sizes_suit_the_rules(referential: str) -> None:
    least, most = SIZES[referential]
    assert all(least <= one.size <= most for one in MADE if one.referential == referential)


def test_an_enterprise_goes_where_its_course_leads() -> None:
    assert {one.course for one in MADE} == {"improving", "steady", "declining"}
    for one in MADE:
        first, last = level_in(one, "S", 0), level_in(one, "S", 2)
        assert 0 < first < 1
        assert last >= first if one.course != "declining" else last <= first
        assert abs(size_in(one, 2) - one.size) <= 1 + one.size // 4


def test_forms_of_the_social_economy_are_told() -> None:
    assert any(one.is_social for one in MADE)
    assert not all(one.is_social for one in MADE)
