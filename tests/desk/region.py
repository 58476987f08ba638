"""The demonstration region, made once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from conditionality.desk.counting import Counter
from conditionality.desk.demo_region import SEED, Scored, make_region, score_region
from conditionality.desk.demo_reports import Region
from conditionality.desk.refs import shipped
from conditionality.referential.model import Referential


@cache
def rules() -> Mapping[str, Referential]:
    """Give the shipped référentiels of the region."""
    return {name: book for name, book in shipped().items() if name != "hdi"}


@cache
def region() -> Region:
    """Make the region."""
    return make_region(rules(), SEED)


@cache
def scored() -> Scored:
    """Make and score the region."""
    return score_region(rules(), SEED, Counter())
