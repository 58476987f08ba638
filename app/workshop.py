"""What one window holds of a draft of a rule book: how it stood when last seen, what was typed, what others did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st

from app import session
from app.parts.answers import CONFLICTS
from conditionality.desk import rule_drafts
from conditionality.desk.outcome import NotDone
from conditionality.desk.rule_bench import Bench, lay_out
from conditionality.desk.rule_drafts import Clash, RuleDraft, Standing
from conditionality.desk.rule_edits import Put, value_at
from conditionality.desk.rule_sheets import Sheet, Typed, touched, typed_value
from conditionality.findings import Finding

CHOSEN = "rule_draft"


@dataclass(slots=True)
class Window:
    """A draft in one window.

    Attributes:
        standing: As this window last saw it.
        turn: Raised when boxes and tables are to be drawn afresh.
        last: By place, what this window wrote there last.
        shown: Tables as they were drawn in this turn, by key.
        clashed: Cells that somebody else changed at the same time.
        refused: Cells that the text cannot hold.
        failed: Why the last save was not done.
        unsaved: The whole text that was typed over an older one; empty when there is none.
        others: The draft before somebody else's last change, until the person has seen it.
        by: Code of who made that change.
        leaving: Whether the person was asked if the draft is to be removed.
    """

    standing: Standing
    turn: int = 0
    last: dict[str, object] = field(default_factory=dict)
    shown: dict[str, Sheet] = field(default_factory=dict)
    clashed: tuple[Clash, ...] = ()
    refused: tuple[Finding, ...] = ()
    failed: NotDone | None = None
    unsaved: str = ""
    others: Standing | None = None
    by: str = ""
    leaving: bool = False

    @property
    def subject(self) -> str:
        """Give the name of the draft in the database."""
        return self.standing.subject

    def key(self, name: str) -> str:
        """Give the key of a box; another one when the boxes are drawn afresh."""
        return f"{self.subject}:{self.turn}:{name}"

    def afresh(self) -> None:
        """Draw boxes and tables anew, as the draft stands."""
        self.turn += 1
        self.last, self.shown = {}, {}

    def note(self, found: Standing) -> None:
        """Remember that somebody else changed the draft since this window last saw it."""
        self.others, self.by = self.others or self.standing, found.draft.by


def held() -> dict[str, Window]:
    """Give the drafts that this window holds."""
    found: dict[str, Window] = st.session_state.setdefault("rule_windows", {})
    return found


def chosen() -> str:
    """Give the draft that is worked on; empty when none is."""
    return str(st.session_state.get(CHOSEN, ""))


def choose(subject: str) -> None:
    """Work on a draft from now on; an empty name: on none."""
    st.session_state[CHOSEN] = subject


def window(subject: str) -> Window | NotDone:
    """Give a draft in this window, up to date with the desk; why not, when it is gone or not for this person."""
    found = rule_drafts.look(session.desk(), session.hand(), subject)
    if isinstance(found, NotDone):
        held().pop(subject, None)
        return found
    mine = held().setdefault(subject, Window(found))
    if found.version != mine.standing.version:
        mine.note(found)
        mine.standing = found
        mine.afresh()
    return mine


def bench(mine: Window) -> Bench:
    """Give the draft, read; read again only when its text changed."""
    return bench_of(mine.standing)


def bench_of(standing: Standing) -> Bench:
    """Give a draft as it stood, read."""
    return bench_at(standing.draft.parent, standing.draft.text)


@st.cache_resource(show_spinner=False, max_entries=32)
def bench_at(parent: str, text: str) -> Bench:
    """Read a text that was started from a version; the same text is read once for all windows."""
    return lay_out(session.desk().library, RuleDraft(ref=parent, parent=parent, text=text))


def is_behind(subject: str) -> bool:
    """Tell whether somebody else saved since this window last looked."""
    mine = held().get(subject)
    found = rule_drafts.look(session.desk(), session.hand(), subject) if mine is not None else None
    return mine is not None and (
        isinstance(found, NotDone) or (found or mine.standing).version != mine.standing.version
    )


def start(parent: str, version: str) -> None:
    """Start a draft and work on it."""
    found = rule_drafts.start(session.desk(), session.hand(), parent, version)
    if isinstance(found, Standing):
        choose(found.subject)
    else:
        st.session_state["answer"] = found


def typed_in_table(subject: str, name: str, key: str) -> None:
    """Save what was done in a table.

    Args:
        subject: The draft.
        name: Of the table, as it was drawn.
        key: Of its box on the screen.
    """
    mine, done = held()[subject], st.session_state[key]
    typed = Typed(done["edited_rows"], tuple(done["added_rows"]), tuple(done["deleted_rows"]))
    _save(mine, touched(mine.shown[name], typed))


def typed_in_box(subject: str, put: Put, kind: str, key: str) -> None:
    """Save what was typed in a box of a card."""
    now = typed_value(str(st.session_state[key]), "amount" if kind == "amount" else "text")
    _save(held()[subject], (Put(put.place, put.was, now),))


def _save(mine: Window, wanted: Sequence[Put]) -> None:
    """Write what is not written yet."""
    seen = [Put(one.place, mine.last.get(one.place, one.was), one.now) for one in wanted]
    puts = tuple(one for one in seen if one.now != one.was)
    if not puts:
        return
    before = rule_drafts.look(session.desk(), session.hand(), mine.subject)
    moved = isinstance(before, Standing) and before.version != mine.standing.version
    if isinstance(before, Standing) and moved:
        mine.note(before)
    found = rule_drafts.change(session.desk(), session.hand(), mine.subject, puts)
    mine.failed, mine.clashed, mine.refused = None, (), ()
    if isinstance(found, NotDone):
        mine.failed = found
        return
    mine.last |= {one.place: one.now for one in puts}
    mine.standing, mine.clashed, mine.refused = found, found.clashed, found.refused
    if found.clashed or found.refused or moved:
        mine.afresh()


def typed_text(subject: str, key: str) -> None:
    """Save the whole text, as it was typed."""
    put_text(subject, str(st.session_state[key]).encode())


def put_text(subject: str, content: bytes, *, over: bool = False) -> None:
    """Save the whole text; over somebody else's change only when that was asked for."""
    mine = held()[subject]
    desk, hand = session.desk(), session.hand()
    standing = rule_drafts.look(desk, hand, subject) if over else mine.standing
    version = standing.version if isinstance(standing, Standing) else mine.standing.version
    found = rule_drafts.put_text(desk, hand, subject, content, version)
    mine.failed, mine.clashed, mine.refused, mine.unsaved = None, (), (), ""
    if isinstance(found, NotDone):
        mine.failed = found
        if any(one.code in CONFLICTS for one in found.findings):
            mine.unsaved = content.decode("utf-8", "replace")
        return
    mine.standing = found
    if over:
        mine.afresh()


def receive(subject: str, key: str) -> None:
    """Take a file in place of the text."""
    given = st.session_state.get(key)
    if given is not None:
        put_text(subject, given.getvalue())
        held()[subject].afresh()


def write_anyway(subject: str, put: Put) -> None:
    """Write in a cell what was left aside because somebody else had changed it."""
    mine = held()[subject]
    rest = tuple(one for one in mine.clashed if one.put != put)
    _save(mine, (Put(put.place, value_at(bench(mine).tree, put.place), put.now),))
    mine.clashed = (*rest, *mine.clashed)
    mine.afresh()


def leave(subject: str, put: Put) -> None:
    """Let what stands in a cell stand."""
    mine = held()[subject]
    mine.clashed = tuple(one for one in mine.clashed if one.put != put)


def take_theirs(subject: str) -> None:
    """Let go of the text that was typed over an older one."""
    mine = held()[subject]
    mine.failed, mine.unsaved = None, ""
    mine.afresh()


def seen(subject: str) -> None:
    """Forget what others did: the person has read it."""
    held()[subject].others = None


def afresh(subject: str) -> None:
    """Draw boxes and tables anew: another part of the draft is looked at."""
    held()[subject].afresh()


def ask_to_remove(subject: str, *, asked: bool = True) -> None:
    """Ask whether the draft is to be removed, or ask no more."""
    held()[subject].leaving = asked


def throw_away(subject: str) -> None:
    """Remove the draft for good, as this window saw it."""
    found = rule_drafts.throw_away(session.desk(), session.hand(), subject, held()[subject].standing.version)
    if isinstance(found, NotDone):
        st.session_state["answer"] = found
        return
    held().pop(subject, None)
    choose("")
