"""The agenda of a session as a paper, the convocation made of it, and what is wrong with it.

Source:
    Convocation five days before at least, with its agenda and pieces: CRPA R133-8. Second call three days later at
    least, whatever the number present: CGCT L4132-13.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field

from conditionality.assembly.consistency import DAYS_BETWEEN_CALLS
from conditionality.assembly.kinds import Call, Day, Moment, Text
from conditionality.assembly.labels import MOTIONS
from conditionality.assembly.motions import MotionKind
from conditionality.codec import Paper
from conditionality.dossier.kinds import Code, Count, Digests
from conditionality.findings import Finding, finding
from conditionality.wording.numbers import day as day_text
from conditionality.wording.numbers import number
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, say

DAYS_OF_NOTICE = 5
"""Days from the convocation to the session, at least. Source: CRPA R133-8."""


class AgendaItem(Paper):
    """One item: a dossier, by the organisation that asks.

    Attributes:
        rank: Number on the agenda, from 1.
        about: The motion on a listing that the item is for; None when it is a request.
        pieces: Fingerprints of what the members can read.
    """

    rank: Count
    dossier: Code
    organisation: Text
    about: MotionKind | None = None
    pieces: Digests = ()


class Agenda(Paper):
    """The agenda of one session.

    Attributes:
        day: Day of the session, in Europe/Paris.
        starts_at: Hour of the session, with its offset; None when the convocation gives none.
        first_call_on: Day of the session that had no quorum, on second call.
    """

    session: Code
    assembly: Text
    day: Day
    starts_at: Moment | None = None
    lasts_minutes: Annotated[int, Field(ge=15, le=1_440)] = 180
    place: Text
    call: Call = 1
    first_call_on: Day | None = None
    items: Annotated[tuple[AgendaItem, ...], Field(min_length=1)]


def latest_convocation(day: date) -> date:
    """Give the last day on which members can be convened to a session.

    >>> latest_convocation(date(2026, 11, 21))
    datetime.date(2026, 11, 16)
    """
    return day - timedelta(days=DAYS_OF_NOTICE)


def earliest_second_call(day: date) -> date:
    """Give the first day of a second call, when the session of this day had no quorum.

    >>> earliest_second_call(date(2026, 11, 21))
    datetime.date(2026, 11, 24)
    """
    return day + timedelta(days=DAYS_BETWEEN_CALLS)


def check_agenda(agenda: Agenda, convened_on: date, first: Agenda | None = None) -> tuple[Finding, ...]:
    """Check an agenda before members are convened with it.

    Args:
        agenda: The agenda.
        convened_on: Day on which the convocation goes out.
        first: On second call, the agenda of the session that had no quorum.
    """
    return (*_days(agenda, convened_on), *_items(agenda), *_same(agenda, first))


def _days(agenda: Agenda, convened_on: date) -> Iterator[Finding]:
    latest = latest_convocation(agenda.day)
    if agenda.call == 1 and convened_on > latest:
        yield finding(
            "sitting-convened-late", "day", given=convened_on, day=agenda.day, days=DAYS_OF_NOTICE, latest=latest
        )
    if agenda.starts_at is not None and agenda.starts_at.date() != agenda.day:
        yield finding("sitting-hour-other-day", "starts_at", given=agenda.starts_at.date(), day=agenda.day)
    if agenda.call == 1 or agenda.first_call_on is None:
        if agenda.call > 1:
            yield finding("sitting-first-call-missing", "first_call_on")
        return
    earliest = earliest_second_call(agenda.first_call_on)
    if agenda.day < earliest:
        yield finding("vote-second-call-early", "day", given=agenda.day, earliest=earliest)


def _items(agenda: Agenda) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, one in enumerate(agenda.items, 1):
        if one.rank != place:
            yield finding("sitting-rank", f"items[{place}].rank", given=one.rank, expected=place)
        if one.dossier in seen:
            yield finding("sitting-dossier-twice", f"items[{place}].dossier", given=one.dossier)
        seen.add(one.dossier)


def _same(agenda: Agenda, first: Agenda | None) -> Iterator[Finding]:
    if agenda.call == 1 or first is None:
        return
    known = {one.dossier for one in first.items}
    for place, one in enumerate(agenda.items, 1):
        if one.dossier not in known:
            yield finding("sitting-item-new", f"items[{place}].dossier", given=one.dossier)


def agenda_sheet(agenda: Agenda, lang: Lang, *, convened_on: date | None = None) -> Sheet:
    """Write the convocation.

    Args:
        agenda: Without errors.
        lang: `fr` or `en`.
        convened_on: Day on which it goes out; None leaves it to the letter that carries it.
    """
    return Sheet(
        title=say(lang, "Convocation: {assembly}", assembly=agenda.assembly),
        subtitle=f"{_when(agenda, lang)}, {agenda.place}",
        sections=(
            Section(say(lang, "Convocation"), _words(agenda, lang, convened_on)),
            Section(say(lang, "Agenda"), (), (_items_grid(agenda, lang),)),
            Section(say(lang, "Before the session"), _before(lang)),
        ),
        mention=say(lang, "Session {session}. The assembly gives an avis; the region decides.", session=agenda.session),
        lang=lang,
    )


def _when(agenda: Agenda, lang: Lang) -> str:
    on = day_text(lang, agenda.day)
    return on if agenda.starts_at is None else say(lang, "{day} at {hour}", day=on, hour=_hour(agenda.starts_at))


def _hour(at: datetime) -> str:
    return f"{at.hour:02}:{at.minute:02}"


def _words(agenda: Agenda, lang: Lang, convened_on: date | None) -> tuple[str, ...]:
    told = [
        say(lang, "You are convened to the session of {when}, {place}.", when=_when(agenda, lang), place=agenda.place)
    ]
    if agenda.call > 1:
        told += _second_call(agenda, lang)
    else:
        told.append(
            say(
                lang,
                "Members are convened at least {days} days before the session; the pieces of each item can be read "
                "from today.",
                days=number(lang, DAYS_OF_NOTICE),
            )
        )
    if convened_on is not None:
        told.append(say(lang, "Convocation sent on {day}.", day=day_text(lang, convened_on)))
    return tuple(told)


def _second_call(agenda: Agenda, lang: Lang) -> list[str]:
    told = [say(lang, "This is a second call: no quorum is required. Two colleges at least must still vote.")]
    if agenda.first_call_on is not None:
        first = day_text(lang, agenda.first_call_on)
        told.insert(0, say(lang, "The session of {day} had no quorum. The agenda is the same.", day=first))
    return told


def _items_grid(agenda: Agenda, lang: Lang) -> Grid:
    header = (say(lang, "Item"), say(lang, "Organisation"), say(lang, "Dossier"), say(lang, "Pieces"))
    rows = tuple(
        (number(lang, one.rank), _name(one, lang), one.dossier, number(lang, len(one.pieces))) for one in agenda.items
    )
    return Grid("", header, rows, frozenset({0, 3}))


def _name(item: AgendaItem, lang: Lang) -> str:
    if item.about is None:
        return item.organisation
    return say(lang, "{organisation}: {motion}", organisation=item.organisation, motion=say(lang, MOTIONS[item.about]))


def _before(lang: Lang) -> tuple[str, ...]:
    return (
        say(lang, "Declare every interest in an item, and leave the room for it: a recused member neither votes nor "
                  "holds a proxy."),
        say(lang, "If you cannot come, give a proxy to one member of your own college. If you come after all, it is "
                  "suspended."),
        say(lang, "A vote against an acceptance or a plan, or against lifting a suspension, and a vote for a refusal "
                  "or a suspension, carries a written reason."),
    )  # fmt: skip
