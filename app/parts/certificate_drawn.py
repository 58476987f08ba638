"""Certificates and the public page of an organisation, in words."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from app.parts.badges import Tone, tag_html
from conditionality.desk.certificates import Where
from conditionality.desk.mandates import Known
from conditionality.desk.views_certificate import CertificateStand, PageStand
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, mark, say

WHERE: Mapping[Where, tuple[str, Tone]] = {
    "not_yet": (mark("not valid yet"), "doing"),
    "in_force": (mark("valid"), "good"),
    "suspended": (mark("suspended"), "bad"),
    "withdrawn": (mark("no longer valid: the decision does not stand any more"), "bad"),
    "revoked": (mark("revoked"), "bad"),
    "expired": (mark("expired"), "over"),
}
"""Where a certificate stands, and its tone."""


def draw_certificate(one: CertificateStand, lang: Lang) -> None:
    """Draw the number of a certificate, its days and where it stands."""
    words, tone = WHERE[one.where]
    said = say(lang, words)
    since = f" {say(lang, 'since {day}', day=day(lang, one.since))}" if one.since else ""
    days = say(lang, "valid from {start} to {end}", start=day(lang, one.valid_from), end=day(lang, one.valid_until))
    badge = tag_html(f"{said}{since}", tone)
    st.html(f'<h3 class="case">{escape(one.number)}</h3><p>{badge}</p><p class="help">{escape(days)}</p>')


def draw_page(known: Known, page: PageStand, lang: Lang) -> None:
    """Draw what the public sees, or would see: nothing else is shown, and no answer ever is."""
    shown = say(lang, "in a démarche de progrès") if page.in_plan else say(lang, "accepted")
    rows = [
        (say(lang, "Name"), known.name or known.siret),
        (say(lang, "Town"), known.town),
        (say(lang, "Shown as"), shown),
        (say(lang, "Decision of the region"), _decision(page, lang)),
        (say(lang, "Improvement plan"), say(lang, "{count} actions", count=page.plan_steps) if page.plan_steps else ""),
        (say(lang, "Listed until"), day(lang, page.term_on) if page.term_on else ""),
    ]
    if page.own is not None:
        rows += [
            (say(lang, "Products and services, in a few sentences"), page.own.about),
            (say(lang, "NAF code"), page.own.naf),
            (say(lang, "CPV codes"), ", ".join(page.own.cpv)),
            (say(lang, "How to reach you"), page.own.contact),
        ]
    items = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in rows if text)
    st.html(f'<dl class="facts">{items}</dl>')


def _decision(page: PageStand, lang: Lang) -> str:
    if page.decided_on is None:
        return ""
    return say(lang, "act {number} of {day}", number=page.act, day=day(lang, page.decided_on))
