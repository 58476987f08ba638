"""What an audit found, the lines of the register, and what was replayed: sentences, figures and fingerprints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from app.parts import slips
from app.parts.badges import Tone, tag_html
from app.parts.sheet import draw_grid
from conditionality.assembly.labels import OUTCOMES
from conditionality.desk.audit import Audit
from conditionality.desk.journal import ChainStatus, act_words, role_words
from conditionality.desk.views_audit import RegisterLine
from conditionality.desk.views_replay import Replayed, Verdict
from conditionality.findings import errors
from conditionality.scoring.labels import shown_number
from conditionality.wording.numbers import day, number
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, mark, say

PARIS = ZoneInfo("Europe/Paris")

CHECKED: Mapping[str, str] = {
    "events": mark("events of the chain"),
    "records": mark("records by their digest"),
    "cases": mark("cases that the rules of the procedure allow"),
    "scores": mark("scores computed again, byte for byte"),
    "plans": mark("plans proved again"),
    "votes": mark("votes counted again"),
    "heads": mark("signed heads of the chain"),
    "tables": mark("read models equal to the register"),
    "erased": mark("papers erased as the law asks, not checked any more"),
}

VERDICTS: Mapping[Verdict, tuple[str, Tone]] = {
    "same": (mark("the same, byte for byte"), "good"),
    "differs": (mark("differs"), "bad"),
    "erased": (mark("erased, as the law asks: nothing to compare"), "over"),
    "unreadable": (mark("cannot be read"), "bad"),
}

NO_LABELS: Mapping[str, str] = {}
SHORT_HASH = 16


def draw_status(found: ChainStatus, lang: Lang) -> None:
    """Say how the chain stands, before anything is computed again."""
    head = say(
        lang, "The register holds {count} events. Fingerprint of the last one:", count=number(lang, found.height)
    )
    st.html(f'<p>{escape(head)} <code class="print">{found.hash}</code></p>')
    if found.signed_on is None:
        st.markdown(say(lang, "The region signed no head of the chain yet."))
    else:
        st.markdown(say(lang, "The region last signed the head on {day}, at event {height}.",
                        day=day(lang, found.signed_on), height=number(lang, found.signed_height)))  # fmt: skip


def draw_audit(found: Audit, lang: Lang) -> None:
    """Say what an audit found: the answer, what does not hold, what was checked."""
    wrong = len(errors(found.findings))
    if found.holds:
        st.success(say(lang, "Everything holds."))
    elif found.first:
        st.error(say(lang, "Does not hold: {count}. The first event that does not hold is {first}.", count=str(wrong),
                     first=str(found.first)))  # fmt: skip
    else:
        st.error(say(lang, "Does not hold: {count}. Every event of the chain holds.", count=str(wrong)))
    slips.listed(found.findings, NO_LABELS, lang)
    counted = ((say(lang, words), found.counts.get(name, 0)) for name, words in CHECKED.items())
    rows = tuple((words, number(lang, count)) for words, count in counted if count)
    header = (say(lang, "What was checked"), say(lang, "Number"))
    draw_grid(Grid("", header, rows, frozenset({1})), say(lang, "What was checked"))


def draw_lines(lines: Sequence[RegisterLine], lang: Lang) -> None:
    """Draw lines of the register."""
    if not lines:
        st.markdown(say(lang, "No line of the register passes these filters."))
        return
    rows = tuple(
        (number(lang, one.height), f"{day(lang, one.at.astimezone(PARIS).date())} {one.at.astimezone(PARIS):%H:%M}",
         act_words(lang, one.kind), one.subject, _by(one, lang), one.hash[:SHORT_HASH])
        for one in lines
    )  # fmt: skip
    header = (say(lang, "Event"), say(lang, "Day and hour"), say(lang, "Act"), say(lang, "Case"), say(lang, "By"),
              say(lang, "Fingerprint"))  # fmt: skip
    draw_grid(Grid("", header, rows, frozenset({0})), say(lang, "Lines of the register"))


def _by(one: RegisterLine, lang: Lang) -> str:
    role = role_words(lang, one.role)
    return say(lang, "{name}, {role}", name=one.who, role=role) if one.who else role


def draw_replayed(found: Sequence[Replayed], lang: Lang) -> None:
    """Draw what was made again: verdict, both fingerprints, and where they differ."""
    if not found:
        st.markdown(say(lang, "There is nothing to replay yet: no score was computed and no vote was counted."))
    for one in found:
        with st.container(border=True):
            words, tone = VERDICTS[one.verdict]
            when = f"{day(lang, one.at.astimezone(PARIS).date())}, {one.at.astimezone(PARIS):%H:%M}"
            tag = tag_html(say(lang, words), tone)
            st.html(f"<p><strong>{escape(_title(one, lang))}</strong>, {escape(when)} {tag}</p>")
            _draw_prints(one, lang)


def _title(one: Replayed, lang: Lang) -> str:
    if one.kind == "score":
        told = say(lang, "Score of {subject}", subject=one.subject)
        return say(lang, "{label}: {given}", label=told, given=shown_number(lang, one.total)) if one.total else told
    told = say(lang, "Vote on {subject}", subject=one.subject)
    return say(lang, "{label}: {given}", label=told, given=say(lang, OUTCOMES[one.outcome])) if one.outcome else told


def _draw_prints(one: Replayed, lang: Lang) -> None:
    if one.kept:
        names = ((say(lang, "In the register"), one.kept), (say(lang, "Made again"), one.again))
        lines = "".join(f'<p class="help">{escape(name)} <code class="print">{code}</code></p>' for name, code in names)
        st.html(lines)
    slips.listed(one.findings, NO_LABELS, lang)
    rows = tuple((other.place, other.kept, other.again) for other in one.differences)
    header = (say(lang, "Place"), say(lang, "In the register"), say(lang, "Made again"))
    draw_grid(Grid(say(lang, "Where they differ"), header, rows))
