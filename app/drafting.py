"""What one window holds of a draft of the desk: what was typed, what it last saw, and how each save went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from app import session
from app.parts.questions import typed
from conditionality.desk import drafting
from conditionality.desk.deposit import Typing
from conditionality.desk.drafting import PERIOD, Saved
from conditionality.desk.outcome import NotDone
from conditionality.desk.simulation import (
    Received,
    Simulation,
    Typed,
    receive_file,
    simulate,
    typed_texts,
)
from conditionality.desk.views_filling import Filling, filling
from conditionality.report.model import Period, Report
from conditionality.report.template import make_template
from conditionality.report.template_ods import make_ods_template
from conditionality.report.write import csv_template, to_json
from conditionality.scoring.score import Scorer

ASKED = "dossier"
"""Name in the address of what is looked at."""


@dataclass(slots=True)
class Writing:
    """A draft in one window.

    Attributes:
        saved: The draft as this window last saw it.
        texts: By field, as typed here.
        news: Fields that others changed since, until the person has seen them.
        turns: By field, raised when its box must take another text than the one typed here.
        step: Raised when a button leads to another part of the form.
        failed: Why the last save was not done.
        refused: Why it was not filed, until something is typed again.
        file: What came of the file sent last.
    """

    filling: Filling
    saved: Saved
    texts: dict[str, str]
    period: Period
    section: str = ""
    news: dict[str, str] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    step: int = 0
    failed: NotDone | None = None
    refused: NotDone | None = None
    file: Received | None = None

    @property
    def typing(self) -> Typing:
        """Give what stands in this window, as the desk keeps it."""
        days = {"from_on": self.period.from_, "to_on": self.period.to}
        return self.saved.typing.model_copy(update={"texts": dict(self.texts), **days})

    @property
    def subject(self) -> str:
        """Give what is being filled."""
        return self.filling.subject

    @property
    def scorer(self) -> Scorer:
        """Give the rules for the period that is chosen."""
        return self.filling.scorer


def look_at(subject: str, *, address: bool = False) -> None:
    """Look at a case from now on, on this screen and the next ones; empty: at none.

    Args:
        address: Whether the address names it too: the screen then tells of it even when it cannot be picked.
    """
    st.session_state[ASKED] = subject
    if ASKED in st.query_params:
        del st.query_params[ASKED]
    if address:
        st.query_params[ASKED] = subject


def pick_subject(names: Mapping[str, str], label: str) -> str:
    """Let one of several cases be picked: the address may name one, else the one looked at last comes first.

    Args:
        names: By subject, in the language.
        label: Of the box.

    Returns:
        What the address names, even when it is not among them; empty when there is none.
    """
    named, subjects = st.query_params.get(ASKED, ""), list(names)
    if named and named not in names:
        return named
    if len(subjects) < 2:  # noqa: PLR2004 - one is no choice
        return subjects[0] if subjects else ""
    first = named or str(st.session_state.get(ASKED, ""))
    at = subjects.index(first) if first in names else 0
    given = st.selectbox(label, subjects, at, format_func=names.__getitem__, key=f"pick:{label}:{first}")
    if given and given != first:
        look_at(given)
    return given or subjects[at]


def held() -> dict[str, Writing]:
    """Give the drafts that this window holds."""
    found: dict[str, Writing] = st.session_state.setdefault("writings", {})
    return found


def writing(subject: str) -> Writing | NotDone:
    """Give a draft in this window, up to date with the desk; why not, when the person may not fill it."""
    found = filling(session.desk(), session.hand(), subject, session.language())
    if isinstance(found, NotDone):
        held().pop(subject, None)
        return found
    mine = held().get(subject)
    if mine is None or _began_again(mine, found):
        period = Period(from_=found.saved.typing.from_on, to=found.saved.typing.to_on)
        mine = held()[subject] = Writing(found, found.saved, dict(found.saved.typing.texts), period)
    else:
        mine.filling = found
        absorb(mine)
    return mine


def _began_again(mine: Writing, found: Filling) -> bool:
    """Tell whether the draft that this window holds was filed or thrown away, and another one was begun."""
    return mine.filling.heights != found.heights or found.saved.version < mine.saved.version


def box(mine: Writing, name: str) -> str:
    """Give the key of a box on the screen; it changes when its text does not come from this window."""
    return f"{mine.subject}:{mine.turns.get(name, 0)}:{name}"


def parts_box(mine: Writing) -> str:
    """Give the key of the buttons of parts."""
    return f"{mine.subject}:@section:{mine.step}"


def absorb(mine: Writing) -> None:
    """Take what stands in the boxes, and save it when it is not what was saved."""
    boxes = {str(key): value for key, value in st.session_state.items()}
    for question in mine.scorer.form.questions:
        text = typed(question.field, box(mine, question.id), boxes)
        if text is not None:
            mine.texts[question.id] = text
    mine.section = str(boxes.get(parts_box(mine), mine.section))
    chosen = boxes.get(box(mine, PERIOD), mine.period)
    mine.period = chosen if isinstance(chosen, Period) else mine.period
    sync(mine)


def sync(mine: Writing) -> None:
    """Save what was typed here, or look at what others saved, and bring both together."""
    desk, hand, base = session.desk(), session.hand(), mine.saved.typing
    if drafting.flat(mine.typing) != drafting.flat(base):
        found = drafting.write(desk, hand, mine.subject, mine.typing, base)
        mine.refused = None
    else:
        standing = drafting.look(desk, hand, mine.subject)
        found = standing or mine.saved
        if isinstance(found, Saved) and found.version != mine.saved.version:
            merged = drafting.merge(base, mine.typing, found.typing, hand.person)
            found = Saved(found.typing, found.version, found.saved_at, merged.taken)
    take(mine, found)


def take(mine: Writing, found: Saved | NotDone) -> None:
    """Take what came of a save: boxes that others filled are drawn afresh."""
    mine.failed = found if isinstance(found, NotDone) else None
    if isinstance(found, NotDone):
        return
    mine.saved = found
    texts = drafting.flat(found.typing)
    for name in (*found.taken, *found.clashed):
        mine.turns[name] = mine.turns.get(name, 0) + 1
        if name in found.taken:
            mine.news[name] = found.typing.hands.get(name, found.typing.by)
    mine.texts = {name: text for name, text in texts.items() if name != PERIOD}
    mine.period = Period(from_=found.typing.from_on, to=found.typing.to_on)
    reframe(mine)


def reframe(mine: Writing) -> None:
    """Make the rules ready for the period that stands now."""
    if mine.scorer.form.day != mine.period.from_:
        again = filling(session.desk(), session.hand(), mine.subject, session.language())
        if not isinstance(again, NotDone):
            mine.filling = again


def is_behind(subject: str) -> bool:
    """Tell whether somebody else saved since this window last looked, or its own last save is to be tried again."""
    mine = held().get(subject)
    if mine is not None and mine.failed is not None:
        return True
    standing = drafting.look(session.desk(), session.hand(), subject) if mine is not None else None
    return isinstance(standing, Saved) and mine is not None and standing.version != mine.saved.version


def everything(typing: Typing) -> dict[str, str]:
    """Give everything that is typed in a draft by field, the period among it."""
    return drafting.flat(typing)


def choose(subject: str, name: str, text: str) -> None:
    """Keep one of the texts that were typed in a field at the same time."""
    mine = held().get(subject)
    if mine is None:
        return
    absorb(mine)
    found = drafting.choose(session.desk(), session.hand(), subject, name, text)
    mine.turns[name] = mine.turns.get(name, 0) + 1
    take(mine, found)


def seen(subject: str) -> None:
    """Forget the news: the person has read them."""
    if subject in held():
        held()[subject].news.clear()


def go_to(subject: str, section: str) -> None:
    """Show another part of the form, once what was typed in this one is saved."""
    mine = held()[subject]
    absorb(mine)
    mine.section, mine.step = section, mine.step + 1


def fill(subject: str, texts: Mapping[str, str], period: Period | None = None) -> None:
    """Put answers in the form: those given take the place of what was typed in their fields."""
    mine = held()[subject]
    absorb(mine)
    for name, text in texts.items():
        mine.turns[name] = mine.turns.get(name, 0) + 1
        mine.texts[name] = text
    if period is not None and period in mine.filling.periods:
        mine.period, mine.turns[PERIOD] = period, mine.turns.get(PERIOD, 0) + 1
    sync(mine)


def fill_from(subject: str, report: Report) -> None:
    """Put the answers of a report that was read from a file in the form."""
    mine = held()[subject]
    fill(subject, typed_texts(report, mine.scorer.form, session.language()), report.period)
    mine.file = None


def receive(subject: str, key: str, most: int) -> None:
    """Read a file that was sent, with the rules of the draft.

    Args:
        key: Of the box that takes the file.
        most: Largest size, in bytes.
    """
    mine, given = held()[subject], st.session_state.get(key)
    absorb(mine)
    mine.file = None
    if given is not None and given.size <= most:
        mine.file = receive_file(given.getvalue(), mine.scorer.referential, mine.period)


def forget(subject: str) -> None:
    """Let go of what this window holds of a draft: it was filed, or thrown away."""
    held().pop(subject, None)


def simulation(mine: Writing) -> Simulation:
    """Give the score of what stands in the draft; computed again only when something changed."""
    now = Typed(dict(mine.texts), mine.period, mine.filling.known.name, mine.filling.known.siret)
    known: tuple[str, date, Typed, Simulation] | None = st.session_state.get("draft_score")
    head = (mine.subject, mine.scorer.form.day, now)
    if known is None or known[:3] != head:
        known = (*head, simulate(mine.scorer, now))
        st.session_state["draft_score"] = known
    return known[3]


def forms_to_take(mine: Writing) -> tuple[tuple[str, Callable[[], bytes]], ...]:
    """Give the makers of the forms to fill offline, by ending; each holds what stands in the draft."""
    form, lang = mine.scorer.form, session.language()
    return (
        ("xlsx", lambda: make_template(form, lang, simulation(mine).report)),
        ("ods", lambda: make_ods_template(form, lang, simulation(mine).report)),
        ("csv", lambda: csv_template(form)),
        ("json", lambda: to_json(simulation(mine).report)),
    )
