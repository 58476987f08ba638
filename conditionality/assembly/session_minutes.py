"""The minutes of a whole session: who was there, proxies, each item with its votes and what follows, who signs.

The internal minutes name members and give the grounds of recusals. The public ones give organisations and colleges:
a seat of the union college tells of a membership that the law protects, and a ground tells of a private life. Words
that members wrote as reasons and dissent notes stand in both; whoever publishes reads them first.

Source:
    Trade-union membership: RGPD art. 9. Minutes: CRPA R133-13.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from conditionality.assembly.agenda import Agenda
from conditionality.assembly.item_minutes import ItemMinutes, Reader, item_sections, moment_text
from conditionality.assembly.roster import Assembly, Seat, electors_on
from conditionality.wording.numbers import day, number
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, mark, say

HEADS_HEADER = (
    mark("College"),
    mark("Members"),
    mark("Came"),
    mark("Gave a proxy and did not come"),
    mark("Absent"),
)


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session as it was held.

    Attributes:
        seats: All seats; those whose mandate runs on the day are looked at.
        items: In the order in which they were taken.
        chair: Name of the person who chaired, for the signature.
        names: Code of a person to the name; codes stand where there is none. Internal minutes only.
        head: Fingerprint of the log at the end of the session; empty when it is not printed.
    """

    assembly: Assembly
    agenda: Agenda
    seats: tuple[Seat, ...]
    items: tuple[ItemMinutes, ...]
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    chair: str | None = None
    secretary: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    head: str = ""


def draft_session_minutes(session: SessionRecord, lang: Lang, *, public: bool) -> Sheet:
    """Draft the minutes of a session.

    Args:
        session: With its items as they were counted.
        lang: `fr` or `en`.
        public: Give organisations and colleges instead of persons, and no ground of a recusal.
    """
    reader = Reader(session.assembly, lang, public, session.names)
    kind = say(lang, "Public minutes") if public else say(lang, "Internal minutes")
    return Sheet(
        title=say(lang, "{kind}: {assembly}", kind=kind, assembly=session.assembly.name),
        subtitle=f"{day(lang, session.agenda.day)}, {session.agenda.place}",
        sections=tuple(
            one
            for one in (
                Section(say(lang, "Session"), _session(session, lang)),
                _attendance(session, reader),
                _proxies(session, reader),
                *(section for item in session.items for section in item_sections(item, reader)),
                Section(say(lang, "Signatures"), _signatures(session, lang, public=public)),
            )
            if one.paragraphs or one.grids
        ),
        mention=say(lang, "The votes are avis of the assembly; the deciding body of the region decides."),
        lang=lang,
    )


def _session(session: SessionRecord, lang: Lang) -> tuple[str, ...]:
    agenda = session.agenda
    found = [
        say(lang, "Session {session} of {day}, {place}.", session=agenda.session, day=day(lang, agenda.day),
            place=agenda.place),
        say(lang, "Second call: no quorum is required.") if agenda.call > 1 else say(lang, "First call."),
    ]  # fmt: skip
    if session.opened_at is not None:
        found.append(say(lang, "Session opened: {moment}.", moment=moment_text(lang, session.opened_at)))
    if session.closed_at is not None:
        found.append(say(lang, "Session closed: {moment}.", moment=moment_text(lang, session.closed_at)))
    if session.assembly.rules.version is not None:
        found.append(say(lang, "Rules of the assembly: {version}.", version=session.assembly.rules.version))
    if session.head:
        found.append(say(lang, "Fingerprint of the log: {fingerprint}.", fingerprint=session.head))
    return tuple(found)


def _attendance(session: SessionRecord, reader: Reader) -> Section:
    """Give heads by college, then each member with the items at which the member was there."""
    lang, electors = reader.lang, electors_on(session.seats, session.agenda.day)
    there = {one.person: _items_of(one.person, session) for one in electors}
    given = {proxy.grantor for item in session.items for proxy in item.facts.proxies}
    heads = tuple(
        _heads(
            f"{reader.college(one.id)} ({one.id})",
            [seat.person for seat in electors if seat.college == one.id],
            there,
            given,
            lang,
        )
        for one in session.assembly.colleges
    )
    header = tuple(say(lang, text) for text in HEADS_HEADER)
    rows = tuple((*reader.who(one.person, electors), reader.college(one.college), there[one.person] or "–")
                 for one in electors)  # fmt: skip
    members = (*reader.who_header(), say(lang, "College"), say(lang, "Items"))
    return Section(
        say(lang, "Attendance"), (),
        (Grid("", header, heads, frozenset({1, 2, 3, 4})), Grid("", members, rows)),
    )  # fmt: skip


def _items_of(person: str, session: SessionRecord) -> str:
    return ", ".join(str(item.rank) for item in session.items if person in item.facts.roll.present)


def _heads(
    name: str, persons: list[str], there: Mapping[str, str], given: Iterable[str], lang: Lang
) -> tuple[str, ...]:
    came = sum(bool(there[one]) for one in persons)
    sent = sum(not there[one] and one in given for one in persons)
    return (name, *(number(lang, figure) for figure in (len(persons), came, sent, len(persons) - came - sent)))


def _proxies(session: SessionRecord, reader: Reader) -> Section:
    """Give each proxy of the session once, and the items on which it counted."""
    lang = reader.lang
    given = dict.fromkeys(proxy for item in session.items for proxy in _pairs(item))
    rows = tuple(
        (reader.one(grantor, session.seats), reader.one(holder, session.seats), _counted((grantor, holder), session))
        for grantor, holder in given
    )
    header = (say(lang, "Represented member"), say(lang, "Holder of the proxy"), say(lang, "Items where it counted"))
    return Section(say(lang, "Proxies"), (), (Grid("", header, rows),) if rows else ())


def _pairs(item: ItemMinutes) -> tuple[tuple[str, str], ...]:
    return tuple((one.grantor, one.holder) for one in item.facts.proxies)


def _counted(pair: tuple[str, str], session: SessionRecord) -> str:
    return ", ".join(str(item.rank) for item in session.items if pair in item.valid_proxies()) or "–"


def _signatures(session: SessionRecord, lang: Lang, *, public: bool) -> tuple[str, ...]:
    if public:
        return (say(lang, "Signed by the chair and the secretary of the session; the signed minutes are kept."),)
    blank = "…………………………"
    return (
        say(lang, "Chair of the session: {name}", name=session.chair or blank),
        say(lang, "Secretary: {name}", name=session.secretary or blank),
    )
