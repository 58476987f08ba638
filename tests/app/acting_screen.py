"""A screen with one act, for the tests of what a visit keeps: it gives a person another name."""

from __future__ import annotations

from app import session
from app.parts.act_form import act_form
from app.parts.answers import show_answer
from conditionality.desk.cases import log_of
from conditionality.desk.outcome import Outcome, stop
from conditionality.desk.register import NewPerson
from conditionality.desk.work import Work
from conditionality.dossier.register import AboutPerson, PersonRegistered
from conditionality.findings import finding


def rename(person: str, name: str, seen: dict[str, int]) -> Outcome:
    """Do the act."""

    def act(work: Work) -> str:
        if name == "personne":
            raise stop(finding("act-unfit", "name", given=name))
        work.note(person, PersonRegistered(about=work.paper(AboutPerson(name=name), "about")))
        return person

    return session.desk().act(session.hand(), act, seen)


def show() -> None:
    """Draw the screen."""
    hand, lang = session.hand(), session.language()
    show_answer(session.take_answer(), lang)
    with session.desk().reading() as connection:
        now = {hand.person: len(log_of(connection, hand.person))}
    key = session.form_key("Rename", hand.person)
    seen = session.seen(key, now)
    asked = act_form(key, NewPerson, lang, fixed={"mail": ""})
    if isinstance(asked, NewPerson):
        session.answer("Rename", hand.person, rename(hand.person, asked.name, dict(seen)))


if __name__ == "__main__":
    show()
