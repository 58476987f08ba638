"""Calendar entries that any calendar reads: lines, folds, escapes, moments in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.assembly.agenda import Agenda, AgendaItem
from conditionality.assembly.calendar import CRLF, LONGEST_LINE, escaped, fold, session_ics, utc
from conditionality.wording.speech import Lang

STAMP = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
PARIS = timezone(timedelta(hours=1))


def agenda(**more: object) -> Agenda:
    items = tuple(
        AgendaItem(rank=rank, dossier=f"D{rank}", organisation=f"Atelier n° {rank}, société coopérative; à Éguilles")
        for rank in (1, 2)
    )
    made: dict[str, object] = {
        "session": "2026-11", "assembly": "Assemblée régionale", "day": date(2026, 11, 21),
        "place": "Salle B; 1, rue Neuve", "items": items,
    }  # fmt: skip
    return Agenda.model_validate(made | more)


def unfolded(text: str) -> list[str]:
    """Read the lines of a calendar file back, as RFC 5545 says it."""
    assert text.endswith(CRLF)
    assert text.count("\n") == text.count(CRLF) == text.count("\r")
    return text.removesuffix(CRLF).replace(f"{CRLF} ", "").split(CRLF)


def values(text: str) -> dict[str, str]:
    return dict(line.split(":", 1) for line in unfolded(text))


def raw(text: str) -> str:
    """Read an escaped text back."""
    return text.replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\0", "\\")


def test_an_entry_holds_what_every_calendar_needs() -> None:
    found = values(session_ics(agenda(starts_at=datetime(2026, 11, 21, 14, 30, tzinfo=PARIS)), "fr", STAMP))
    assert {key: found[key] for key in ("VERSION", "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE")} == {
        "VERSION": "2.0", "UID": "2026-11@conditionality", "DTSTAMP": "20261110T080000Z",
        "DTSTART": "20261121T133000Z", "DTEND": "20261121T163000Z", "SEQUENCE": "0",
    }  # fmt: skip
    assert found["LOCATION"] == "Salle B\\; 1\\, rue Neuve"
    assert found["DESCRIPTION"].startswith("1. Atelier n° 1\\, société coopérative\\; à Éguilles\\n2. Atelier")


def test_without_an_hour_the_entry_takes_the_day() -> None:
    found = values(session_ics(agenda(), "fr", STAMP))
    assert (found["DTSTART;VALUE=DATE"], found["DTEND;VALUE=DATE"]) == ("20261121", "20261122")


@pytest.mark.parametrize(("lang", "told"), [("fr", "aucun quorum"), ("en", "no quorum")])
def test_a_second_call_says_so_and_a_change_raises_the_sequence(lang: Lang, told: str) -> None:
    found = values(session_ics(agenda(call=2), lang, STAMP, sequence=2))
    assert told in found["DESCRIPTION"]
    assert found["SUMMARY"] == {
        "fr": "Assemblée régionale\\, seconde convocation", "en": "Assemblée régionale\\, second call",
    }[lang]  # fmt: skip
    assert found["SEQUENCE"] == "2"


def test_a_moment_without_zone_is_our_fault() -> None:
    with pytest.raises(TypeError):
        utc(datetime(2026, 11, 21, 9, 0))  # noqa: DTZ001 - what is refused
    assert utc(datetime(2026, 11, 21, 0, 30, tzinfo=PARIS)) == "20261120T233000Z"


texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("é€😀 ,;\\"), max_size=300)


@given(texts)
def test_no_line_is_longer_than_75_octets_and_folding_loses_nothing(text: str) -> None:
    folded = fold(text)
    assert all(len(part.encode()) <= LONGEST_LINE for part in folded.split(CRLF))
    assert folded.replace(f"{CRLF} ", "") == text


@given(texts | st.text("\\n,;\nab", max_size=30))
def test_an_escaped_text_is_read_back(text: str) -> None:
    assert "\n" not in escaped(text)
    assert raw(escaped(text)) == text
