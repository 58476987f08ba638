"""Crowds of invented reports to the trial workshop, and versions of its rules, for back-tests and robustness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from hypothesis import strategies as st

from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.scoring.gathering import column_of, gather, texts_column
from conditionality.scoring.population import Population
from conditionality.scoring.side import Side
from tests.scoring.workshop import report, rules

SIZES = ("0-9", "10-49", None)


@cache
def heavier() -> Referential:
    """Give a version in which the first dimension weighs more, its first indicator less, and a floor is higher."""
    first, second = rules().dimensions
    dimensions = (first.model_copy(update={"weight": Decimal(70), "floor": Decimal(50)}), second)
    indicators = (rules().indicators[0].model_copy(update={"weight": Decimal(1)}), *rules().indicators[1:])
    return rules().model_copy(update={"version": "1.3.0", "dimensions": dimensions, "indicators": indicators})


@cache
def sides() -> tuple[Side, Side]:
    """Give both versions ready: what they compile is kept for all tests."""
    return Side(rules()), Side(heavier())


changes = st.fixed_dictionaries(
    {
        "board_women": st.integers(0, 4),
        "delay": st.sampled_from((20, 30, 45, 60, None)),
        "form": st.sampled_from(("none", "advisory", None)),
        "labels": st.sampled_from(((), ("ab",), ("ab", "eu"), ("msc",), None)),
        "clean": st.sampled_from((True, True, True, False, None)),
        "energy": st.sampled_from(("50", "87.5", "120", "301")),
        "staff": st.sampled_from((9, 34, 60)),
    }
)
crowds = st.lists(st.tuples(st.sampled_from((2025, 2026)), changes), min_size=1, max_size=12)


def reports(drawn: Sequence[tuple[int, dict[str, object]]]) -> tuple[Report, ...]:
    """Give the reports of a drawn crowd, each with a number of its own."""
    return tuple(
        report(year, **answers).model_copy(update={"report_id": f"r{rank:02}"})
        for rank, (year, answers) in enumerate(drawn)
    )


def population(crowd: Sequence[Report]) -> Population:
    """Put reports into columns, with size classes and grants that come from their numbers."""
    ranks = [int(one.report_id[1:]) for one in crowd]
    return replace(
        gather(crowd, rules(), heavier()),
        groups={"size": texts_column([SIZES[rank % 3] for rank in ranks])},
        grants=column_of("money", [None if rank % 4 == 3 else 1000 + rank for rank in ranks]),
    )
