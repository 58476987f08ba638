"""What one person's simulation holds: what was typed for each rule book, the file sent last, the score so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal

import streamlit as st

from app.draft import Draft, Sent
from app.parts.opening import MOST_BYTES
from app.parts.questions import typed
from app.session import book, books, choose, language, scorer, today
from app.shelf import make_examples, resolve
from conditionality.desk.simulation import (
    Received,
    Simulation,
    Typed,
    named_ref,
    period_proposed,
    periods_offered,
    receive_file,
    simulate,
    typed_texts,
)
from conditionality.report.model import Period, Report
from conditionality.report.template import make_template
from conditionality.scoring.score import score
from conditionality.wording.speech import Lang

MOST_TRIED = 20
"""Invented reports among which the example is chosen."""
TELLING = 55
"""Total near which an example has something to show and something to gain."""

Want = Literal["clear"] | Report
"""Start again from an empty form, or take the answers of a report."""


def receive(ref: str, key: str) -> None:
    """Read the file that was sent with the rules it names; one whole report is taken at once.

    Args:
        ref: The rules chosen.
        key: Of the box that takes the file.
    """
    absorb(ref)
    found = read_sent(ref, key)
    if found is None or not found.ref:
        return
    if found.moved:
        choose(found.ref)
        st.session_state["pick_book"], st.session_state["book_put"] = found.ref, True
    if found.received.is_clean:
        want(found.ref, found.received.reports[0])


def read_sent(ref: str, key: str) -> Sent | None:
    """Read the file in a box; nothing when it holds none, or one that is too large."""
    given = st.session_state.get(key)
    found = None
    if given is not None and given.size <= MOST_BYTES:
        content = given.getvalue()
        name = named_ref(content)
        read_with = resolve(books(), name, ref)
        rules, period = book(read_with).referential, draft(ref).period
        received = receive_file(content, rules, period) if read_with else Received()
        found = Sent(name, read_with, bool(read_with) and read_with != ref, received)
    st.session_state["sent"] = found
    return found


def sent() -> Sent | None:
    """Give what came of the file sent last."""
    found: Sent | None = st.session_state.get("sent")
    return found


def draft(ref: str) -> Draft:
    """Give what has been typed for a rule book."""
    drafts: dict[str, Draft] = st.session_state.setdefault("drafts", {})
    if ref not in drafts:
        drafts[ref] = Draft(period_proposed(periods_offered(book(ref).referential, today()), today()))
    return drafts[ref]


def has_typed() -> bool:
    """Tell whether something was typed for any rule book."""
    drafts: dict[str, Draft] = st.session_state.get("drafts", {})
    return not all(one.is_empty for one in drafts.values())


def box(ref: str, name: str) -> str:
    """Give the key of a box on the screen; it changes when what was typed is replaced as a whole."""
    return f"{ref}:{draft(ref).turn}:{name}"


def parts_box(ref: str) -> str:
    """Give the key of the buttons of parts."""
    return box(ref, f"@section{draft(ref).step}")


def absorb(ref: str) -> Draft:
    """Take what stands in the boxes into the draft, so that it outlives the screen."""
    now, boxes = draft(ref), {str(key): value for key, value in st.session_state.items()}
    for question in scorer(ref, now.period.from_).form.questions:
        text = typed(question.field, box(ref, question.id), boxes)
        if text is not None:
            now.texts[question.id] = text
    now.name = str(boxes.get(box(ref, "@name"), now.name))
    now.siret = str(boxes.get(box(ref, "@siret"), now.siret))
    now.section = str(boxes.get(parts_box(ref), now.section))
    chosen = boxes.get(box(ref, "@period"), now.period)
    now.period = chosen if isinstance(chosen, Period) else now.period
    return now


def fill(ref: str, report: Report, lang: Lang) -> None:
    """Take the answers of a report in place of what was typed."""
    form = scorer(ref, report.period.from_).form
    who = report.organisation
    old = draft(ref)
    st.session_state["drafts"][ref] = Draft(
        report.period, who.name or "", who.siret or "", typed_texts(report, form, lang), old.turn + 1
    )


def clear(ref: str) -> None:
    """Forget what was typed for a rule book."""
    old = draft(ref)
    st.session_state["drafts"][ref] = Draft(old.period, turn=old.turn + 1)


def simulation(ref: str) -> Simulation:
    """Give the score of what has been typed; computed again only when something changed."""
    now = draft(ref)
    typed = Typed(dict(now.texts), now.period, now.name, now.siret)
    known: tuple[str, Typed, Simulation] | None = st.session_state.get("simulation")
    if known is None or known[:2] != (ref, typed):
        known = (ref, typed, simulate(scorer(ref, now.period.from_), typed))
        st.session_state["simulation"] = known
    return known[2]


@st.cache_resource(show_spinner=False)
def example(ref: str) -> Report | None:
    """Give an invented report that says something: neither perfect nor hopeless; none when there is no example."""
    over = [one for one in all_examples().get(ref, ()) if one.period.to < today()]
    return min(over[:MOST_TRIED], key=lambda one: abs(_total(ref, one) - TELLING), default=None)


def _total(ref: str, report: Report) -> Fraction:
    total = score(scorer(ref, report.period.from_), report).total.score
    return total.exact if total is not None else Fraction(0)


@st.cache_resource(show_spinner=False)
def all_examples() -> Mapping[str, tuple[Report, ...]]:
    """Give the invented reports by rule book."""
    return make_examples(books())


def form_to_take(ref: str, lang: Lang) -> Callable[[], bytes]:
    """Give the maker of the workbook to fill, with what has been typed until the moment it is asked for."""
    made, now = scorer(ref, draft(ref).period.from_), draft(ref)

    def make() -> bytes:
        typed_now = Typed(dict(now.texts), now.period, now.name, now.siret)
        return make_template(made.form, lang, simulate(made, typed_now).report)

    return make


def go_to(ref: str, section: str) -> None:
    """Show another part of the form."""
    now = draft(ref)
    now.section, now.step = section, now.step + 1


def want(ref: str, what: Want) -> None:
    """Ask for an example or for an empty form; when something typed would be lost, it waits for a yes."""
    absorb(ref)
    st.session_state["wanted"] = what
    if draft(ref).is_empty:
        carry_out(ref)


def wanted() -> Want | None:
    """Give what waits for a yes."""
    found: Want | None = st.session_state.get("wanted")
    return found


def forget() -> None:
    """Leave everything as it is."""
    st.session_state["wanted"] = None


def carry_out(ref: str) -> None:
    """Do what was asked for."""
    what = wanted()
    if what == "clear":
        clear(ref)
    elif isinstance(what, Report):
        fill(ref, what, language())
    last = sent()
    if last is not None:
        last.taken = isinstance(what, Report) and what in last.received.reports
    forget()
