"""A tick does all that is due, once; what a crash left is done by the next run."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from conditionality.desk import tick_request
from conditionality.desk.authority import open_authority
from conditionality.desk.chores import Look
from conditionality.desk.office import Office
from conditionality.desk.tick import tick
from conditionality.storage.outbox import waiting
from tests.desk.path import drafted, filed
from tests.desk.people import BEGINNING, Region
from tests.storage.acts import audit


class CrashError(Exception):
    """The machine stops."""


def test_a_run_cut_short_is_ended_by_the_next(office: Office, region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    drafted(office, region)
    filed(office, region, "basile")
    later = region.now + timedelta(days=91)
    real = tick_request.pass_silence_date

    def crash(look: Look) -> object:
        raise CrashError

    monkeypatch.setattr(tick_request, "pass_silence_date", crash)
    with pytest.raises(CrashError):
        tick(office, later)
    monkeypatch.setattr(tick_request, "pass_silence_date", real)
    second = tick(office, later)
    assert {name for name, count in second.counts.items() if count} == {"silence_passed"}
    assert tick(office, later).total == 0
    assert audit(office.store).holds


def test_every_day_of_a_year_ticks_and_the_chain_holds(office: Office, region: Region, tmp_path: Path) -> None:
    office.authority = open_authority(tmp_path, BEGINNING)
    drafted(office, region)
    filed(office, region, "basile")
    totals = {day: tick(office, region.now + timedelta(days=day)).total for day in range(0, 120, 5)}
    # Three warnings of silence, the silence, a warning of the draft, its end; and a head after each event.
    assert sum(totals.values()) == 6 + 3
    assert audit(office.store).holds
    with office.reading() as connection:
        keys = [one.key for one in waiting(connection)]
    assert len(keys) == len(set(keys))
