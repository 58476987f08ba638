"""What was said of a dossier: the avis, the act of the region, official papers and certificates to take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape

import streamlit as st

from app.parts.badges import Tone, tag_html
from app.parts.sheet import draw_grid
from conditionality.certificate.face import AVIS
from conditionality.desk.award_requests import DECISIONS
from conditionality.desk.certificates import Where
from conditionality.desk.decisions import ActRecord, AvisRecord
from conditionality.desk.views_instruction import CasePage, CertificateRow, LetterKind, LetterRow
from conditionality.dossier.act_labels import ACTS
from conditionality.dossier.clocks import legal_day
from conditionality.wording.numbers import day, money, percent
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, mark, say

DECIDED: Mapping[str, str] = {
    "granted": DECISIONS["grant"],
    "granted_with_plan": DECISIONS["grant_with_plan"],
    "refused": DECISIONS["refuse"],
}

WHERE: Mapping[Where, tuple[str, Tone]] = {
    "not_yet": (mark("not in force yet"), "doing"),
    "in_force": (mark("in force"), "good"),
    "suspended": (mark("suspended"), "bad"),
    "withdrawn": (mark("no longer stands: the decision was withdrawn"), "bad"),
    "revoked": (mark("revoked"), "bad"),
    "expired": (mark("expired"), "over"),
}

LETTERS: Mapping[LetterKind, str] = {
    "receipt": mark("Receipt"),
    "letter": mark("Letter"),
    "notice": mark("Notice"),
    "document": mark("Document of the act"),
}

PDF = "application/pdf"


def draw_decision(page: CasePage, lang: Lang) -> None:
    """Draw the avis and the act; none yet is said."""
    if page.avis is None and page.act is None:
        st.markdown(say(lang, "Nothing was decided yet: neither avis nor act of the region."))
        return
    rows = [*(_avis(page.avis, lang) if page.avis else ()), *(_act(page.act, lang) if page.act else ())]
    if page.appeal_ends_on:
        rows.append((say(lang, "Last day to appeal"), day(lang, page.appeal_ends_on)))
    kept = tuple(row for row in rows if row[1])
    draw_grid(Grid("", (say(lang, "Fact"), say(lang, "Value")), kept), say(lang, "Decision"))


def _avis(avis: AvisRecord, lang: Lang) -> list[tuple[str, str]]:
    rows = [
        (say(lang, "Avis of the assembly"), say(lang, AVIS[avis.outcome])),
        (say(lang, "Session"), f"{avis.session}, {day(lang, avis.on)}"),
    ]
    if avis.mass_for is not None and avis.mass_against is not None:
        shares = (percent(lang, one * 100, 1) for one in (avis.mass_for, avis.mass_against))
        told = dict(zip(("pro", "contra"), shares, strict=True))
        rows.append((say(lang, "Masses"), say(lang, "{pro} for, {contra} against", **told)))
    return rows


def _act(act: ActRecord, lang: Lang) -> list[tuple[str, str]]:
    terms = act.conditions
    return [
        (say(lang, "What the region decided"), say(lang, DECIDED[act.decision])),
        (say(lang, "Number of the act"), act.number),
        (say(lang, "Day of the act"), day(lang, act.on)),
        (say(lang, "Amount granted"), money(lang, terms.amount_eur) if terms else ""),
        (say(lang, "Conditions of the aid"), terms.words if terms else ""),
        (say(lang, "Why the act departs from the avis"), act.departure),
        (say(lang, "Reasons"), act.reason),
    ]


def draw_letters(letters: Sequence[LetterRow], read: Callable[[str], bytes], dossier: str, lang: Lang) -> None:
    """Draw the official papers of a dossier, the latest first.

    Args:
        letters: Oldest first.
        read: Gives the bytes of a paper by its key, when it is asked for.
        dossier: Whose papers they are.
        lang: `fr` or `en`.
    """
    if not letters:
        st.markdown(say(lang, "No official paper was made yet."))
    for rank, one in reversed(list(enumerate(letters, 1))):
        act = say(lang, ACTS[one.event])
        label = say(lang, "{paper}: {act}, {day}", paper=say(lang, LETTERS[one.kind]), act=act,
                    day=day(lang, legal_day(one.at)))  # fmt: skip
        st.download_button(
            label, partial(read, one.key), f"{dossier}-{rank}-{one.kind}.pdf", PDF, key=f"letter:{rank}",
            on_click="ignore",
        )  # fmt: skip


def draw_certificates(found: Sequence[CertificateRow], read: Callable[[str], bytes], lang: Lang) -> None:
    """Draw the certificates, each with where it stands and its button.

    Args:
        found: The last one first.
        read: Gives the file of a certificate by its number, when it is asked for.
        lang: `fr` or `en`.
    """
    for one in found:
        words, tone = WHERE[one.where]
        span = say(lang, "from {start} to {end}", start=day(lang, one.valid_from), end=day(lang, one.valid_until))
        st.html(f'<p class="standing">{tag_html(say(lang, words), tone)} {escape(span)}</p>')
        st.download_button(
            say(lang, "Certificate {id}", id=one.number), partial(read, one.number),
            f"{one.number}-{lang}.pdf", PDF, key=f"certificate:{one.number}", on_click="ignore",
        )  # fmt: skip
