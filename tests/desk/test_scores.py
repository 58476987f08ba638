"""Many reports are scored each with its version, and with the earlier reports of the same SIRET."""

from __future__ import annotations

import pytest

from conditionality.desk.intake import take_in
from conditionality.desk.scores import ScorerShelf, by_siret, history_of, score_all
from conditionality.report.model import Report
from tests.desk.market import report, two_versions

BOOK = two_versions()


def taken(year: int, held: int = 6) -> Report:
    """Read a report."""
    return take_in(report(year, held), BOOK).reports[0]


def test_each_report_has_the_points_of_its_own_version() -> None:
    cards = list(score_all([taken(2025), taken(2026)], BOOK.versions))
    assert [str(card.total.score.exact) for card in cards if card.total.score] == ["75", "60"]
    assert [card.outcome for card in cards] == ["open", "not_yet"]


def test_a_version_is_compiled_once_for_all_reports_of_a_day() -> None:
    shelf = ScorerShelf(BOOK.versions)
    assert shelf.scorer(taken(2025)) is shelf.scorer(taken(2025, 3))
    assert shelf.scorer(taken(2025)) is not shelf.scorer(taken(2024))
    with pytest.raises(KeyError):
        ScorerShelf(()).scorer(taken(2025))


def test_history_is_what_came_before_of_the_same_siret() -> None:
    years = [taken(year) for year in (2024, 2025, 2026)]
    kept = by_siret(years)
    assert [one.report_id for one in history_of(years[2], kept)] == ["m-2024", "m-2025"]
    assert history_of(years[0], kept) == ()
    stranger = years[2].model_copy(update={"organisation": years[2].organisation.model_copy(update={"siret": None})})
    assert history_of(stranger, kept) == ()


def test_of_two_reports_for_one_period_the_later_in_the_list_counts() -> None:
    first, again = taken(2025, 2), taken(2025, 9)
    kept = by_siret([first, again])
    assert history_of(taken(2026), kept) == (again,)
