r"""A session as an iCalendar entry that any calendar takes.

Lines end with CRLF and are folded at 75 octets, never inside a character; in texts `\`, `;`, `,` and new lines are
escaped. The entry keeps its UID: sent again with a higher sequence number it replaces the one before.

Source:
    RFC 5545, 3.1 (lines), 3.3.11 (text), 3.6.1 (event), 3.8.7 (sequence, stamp); RFC 5546, 3.2.1 (publish).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from conditionality.assembly.agenda import Agenda
from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, say

LONGEST_LINE = 75
"""Octets of a line, its end left out. Source: RFC 5545, 3.1."""

CRLF = "\r\n"


def session_ics(agenda: Agenda, lang: Lang, stamp: datetime, *, sequence: int = 0) -> str:
    """Write the calendar entry of a session.

    Args:
        agenda: Without an hour, the entry takes the whole day.
        lang: `fr` or `en`.
        stamp: Aware moment at which the entry is made.
        sequence: 0 at first, one more each time that day, hour or place changes.

    Returns:
        The text of an `.ics` file, to be written in UTF-8 without changing its line ends.

    Raises:
        TypeError: The stamp has no zone.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Conditionality//Assembly//FR",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{escaped(agenda.session)}@conditionality",
        f"DTSTAMP:{utc(stamp)}",
        f"SEQUENCE:{sequence}",
        *_times(agenda),
        f"SUMMARY:{escaped(_summary(agenda, lang))}",
        f"LOCATION:{escaped(agenda.place)}",
        f"DESCRIPTION:{escaped(_description(agenda, lang))}",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(fold(line) + CRLF for line in lines)


def _times(agenda: Agenda) -> tuple[str, str]:
    if agenda.starts_at is None:
        after = agenda.day + timedelta(days=1)
        return f"DTSTART;VALUE=DATE:{agenda.day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    ends_at = agenda.starts_at + timedelta(minutes=agenda.lasts_minutes)
    return f"DTSTART:{utc(agenda.starts_at)}", f"DTEND:{utc(ends_at)}"


def _summary(agenda: Agenda, lang: Lang) -> str:
    if agenda.call > 1:
        return say(lang, "{assembly}, second call", assembly=agenda.assembly)
    return agenda.assembly


def _description(agenda: Agenda, lang: Lang) -> str:
    told = [f"{number(lang, one.rank)}. {one.organisation}" for one in agenda.items]
    if agenda.call > 1:
        told.insert(
            0, say(lang, "This is a second call: no quorum is required. Two colleges at least must still vote.")
        )
    return "\n".join(told)


def utc(moment: datetime) -> str:
    """Write a moment in UTC.

    Raises:
        TypeError: It has no zone.

    >>> utc(datetime(2026, 11, 21, 14, 30, tzinfo=UTC))
    '20261121T143000Z'
    """
    if moment.tzinfo is None:
        raise TypeError(moment.isoformat())
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    r"""Escape a text value.

    >>> escaped("Lyon, room B; bring\npieces")
    'Lyon\\, room B\\; bring\\npieces'
    """
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def fold(line: str) -> str:
    """Cut a line every 75 octets at most; what follows a cut begins with a space.

    >>> [len(part) for part in fold("a" * 160).split(CRLF)]
    [75, 75, 12]
    """
    parts, part = [], ""
    for sign in line:
        if len((part + sign).encode()) > LONGEST_LINE:
            parts.append(part)
            part = " "
        part += sign
    return CRLF.join((*parts, part))
