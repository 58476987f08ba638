"""A moment is written whole, or as a day; a database is opened from its setting."""

from __future__ import annotations

import pytest

from conditionality.cli.deployment import open_deployment, read_moment


@pytest.mark.parametrize("given", ["2026-01-31T08:00:00", "hier", "2026-13-01"])
def test_a_moment_without_zone_is_refused(given: str) -> None:
    moment, [fault] = read_moment(given)
    assert (moment, fault.code) == (None, "moment-form")


def test_a_moment_keeps_its_zone() -> None:
    moment, _ = read_moment("2026-07-01T00:30:00+02:00")
    assert moment is not None
    assert moment.isoformat() == "2026-07-01T00:30:00+02:00"


def test_a_database_that_is_not_there_is_told() -> None:
    assert [one.code for one in open_deployment("nowhere.sqlite3")[1]] == ["database-absent"]
