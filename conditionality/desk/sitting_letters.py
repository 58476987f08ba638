"""Letters of a sitting: the convocation with its calendar entry, the ties to declare, the item to the organisation."""

from __future__ import annotations

from conditionality.assembly.agenda import Agenda, AgendaItem, agenda_sheet
from conditionality.assembly.calendar import session_ics
from conditionality.assembly.conflicts import Conflicts
from conditionality.assembly.roster import electors_on
from conditionality.desk.floor import Room, seats_of
from conditionality.desk.mandates import person
from conditionality.desk.office import Office
from conditionality.desk.receipts import both, place
from conditionality.desk.work import Work
from conditionality.dossier.assembly_events import MembersConvened
from conditionality.dossier.kinds import Role
from conditionality.wording.numbers import day
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import Lang, say

CALENDAR = "session.ics"
"""Name of the file that the letter carries."""

OFFICERS: tuple[Role, ...] = ("CHAIR", "SEC")


def where(office: Office, lang: Lang, session: str) -> str:
    """Say where the session is read."""
    return say(lang, "Session {session}: {address}", session=session, address=office.address)


def post_convocation(office: Office, work: Work, agenda: Agenda) -> None:
    """Convene every member, the chair and the secretaries; a calendar entry goes with the letter."""
    seats = electors_on(seats_of(work.connection), agenda.day)
    members = {one.person for one in seats} | {one.id for role in OFFICERS for one in work.holders(role)}

    rank = sum(one.kind == MembersConvened.__name__ for one in work.log(agenda.session))

    def tell(lang: Lang) -> tuple[str, str]:
        sheet = agenda_sheet(agenda, lang, convened_on=work.hand.today)
        subject = say(lang, "{title}, {day}", title=sheet.title, day=day(lang, agenda.day))
        return subject, f"{as_text(sheet)}\n\n{where(office, lang, agenda.session)}"

    entry = (
        session_ics(agenda, "fr", work.hand.at, sequence=rank - 1),
        session_ics(agenda, "en", work.hand.at, sequence=rank - 1),
    )
    content = {**both(tell), "calendar_name": CALENDAR, "calendar": entry[0], "calendar_fr": entry[0],
               "calendar_en": entry[1]}  # fmt: skip
    work.mail(
        f"{agenda.session}:convocation:{rank}", (person(work.connection, one) for one in sorted(members)), content
    )


def post_agenda(office: Office, work: Work, room: Room, item: AgendaItem) -> None:
    """Tell the organisation on which day the assembly looks at its dossier."""

    def tell(lang: Lang) -> tuple[str, str]:
        subject = say(lang, "Your dossier {dossier} comes before the assembly", dossier=item.dossier)
        body = say(
            lang,
            "The assembly looks at your dossier {dossier} on {day}, {place}. It gives an avis; the region decides.",
            dossier=item.dossier, day=day(lang, room.day), place=room.about.place,
        )  # fmt: skip
        return subject, f"{body}\n\n{place(office, lang, item.dossier)}"

    siret = work.case(item.dossier, "dossier").organisation
    work.mail(f"{item.dossier}:agenda:{room.session}:{room.day}", work.enterprise(siret), both(tell))


def post_ties(office: Office, work: Work, room: Room, item: AgendaItem, ties: Conflicts) -> None:
    """Ask each member with a tie to declare it."""

    def tell(lang: Lang) -> tuple[str, str]:
        subject = say(lang, "Item {rank}: an interest to declare", rank=str(item.rank))
        body = say(
            lang,
            "A tie was found between you and {organisation}, item {rank} of the session of {day}. Declare it before "
            "the item: you then leave for it, and neither vote nor hold a proxy.",
            organisation=item.organisation, rank=str(item.rank), day=day(lang, room.day),
        )  # fmt: skip
        return subject, f"{body}\n\n{where(office, lang, room.session)}"

    tied = sorted({one.person for one in ties.found})
    work.mail(
        f"{item.dossier}:tie:{room.session}:{room.day}", (person(work.connection, one) for one in tied), both(tell)
    )
