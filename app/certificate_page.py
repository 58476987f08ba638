"""The page of a certificate, as HTML of our own, where its QR code leads: what the register says of it today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape

from app.parts.badges import Tone, tag_html
from conditionality.certificate.face import KINDS, grouped
from conditionality.certificate.statement import Statement
from conditionality.desk.certificates import Where
from conditionality.desk.platform import CertificatePage
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, mark, say

WHERE: Mapping[Where, tuple[str, Tone, str]] = {
    "in_force": (mark("in force"), "good", mark("On {today} it is neither expired, nor suspended, nor withdrawn.")),
    "not_yet": (mark("not in force yet"), "doing", mark("It takes effect only on {since}.")),
    "suspended": (mark("suspended"), "bad", mark("The region suspended it on {since}: do not rely on it.")),
    "withdrawn": (mark("no longer stands: the decision was withdrawn"), "bad",
                  mark("Since {since} the decision that it tells of no longer stands: do not rely on it.")),
    "revoked": (mark("revoked"), "bad", mark("The region revoked it on {since}: do not rely on it.")),
    "expired": (mark("expired"), "over", mark("It is no longer valid since {since}. Ask the organisation for its new "
                                             "certificate.")),
}  # fmt: skip
"""Where a certificate stands: in a word, its tone, and in a sentence."""


def certificate_html(found: CertificatePage, today: date, lang: Lang) -> str:
    """Give the page of a certificate that the register knows.

    Args:
        found: What the register says.
        today: The day it is said for.
        lang: `fr` or `en`.
    """
    words, tone, told = WHERE[found.where]
    since = day(lang, found.since) if found.since else "–"
    sentence = say(lang, told, today=day(lang, today), since=since)
    tag = tag_html(say(lang, words), tone)
    title = say(lang, "Certificate {id}", id=found.id)
    body = f"<section><p>{tag}</p><p>{escape(sentence)}</p></section>{_said(found.statement, lang)}"
    return frame_html(title, body + _compare(found.printed, lang), found.id, lang)


def message_html(title: str, text: str, number: str, lang: Lang) -> str:
    """Give a page that says only a sentence, and leads to the other pages."""
    return frame_html(title, f'<p class="said">{escape(text)}</p>{_upload(lang)}', number, lang)


def frame_html(title: str, body: str, number: str, lang: Lang) -> str:
    """Give a whole page: the way back, the other language, the title."""
    other: Lang = "en" if lang == "fr" else "fr"
    name = "English" if other == "en" else "Français"
    back = escape(say(lang, "Back to the public pages"))
    here = escape(f"./{number}?lang={other}")
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{escape(title)} · Conditionality</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        '<link rel="stylesheet" href="../assets/front.css"></head><body class="door">'
        f'<header><a href="../?lang={lang}">{back}</a>'
        f'<a href="{here}" lang="{other}" hreflang="{other}">{name}</a></header>'
        f"<main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def _said(statement: Statement | None, lang: Lang) -> str:
    if statement is None:
        text = say(lang, "What this certificate said was erased, as the law asks; its number and fingerprint stay.")
        return f"<p>{escape(text)}</p>"
    start, end = day(lang, statement.valid_from), day(lang, statement.valid_until)
    who, act = statement.holder, statement.act
    rows = [
        (say(lang, "Organisation"), who.name),
        ("SIRET", grouped(who.siret) if who.siret else ""),
        (say(lang, "Town"), who.town or ""),
        (say(lang, "Decision"), say(lang, KINDS[statement.kind])),
        (say(lang, "Act"), say(lang, "act {number} of {day}", number=act.number, day=day(lang, act.on))),
        (say(lang, "Given by"), statement.issuer),
        (say(lang, "Rules"), f"{statement.rules.title.text(lang)} ({statement.rules.ref})"),
        (say(lang, "Recommendation"), statement.outcome_label.text(lang)),
        (say(lang, "Valid"), say(lang, "from {start} to {end}", start=start, end=end)),
    ]
    items = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(text)}</dd></div>" for label, text in rows if text)
    note = escape(say(lang, "Demonstration: made for trial, without any legal value."))
    first = f"<p><strong>{note}</strong></p>" if statement.demonstration else ""
    return f'<h2>{escape(say(lang, "What it says"))}</h2>{first}<dl class="facts">{items}</dl>'


def _compare(printed: str, lang: Lang) -> str:
    title = escape(say(lang, "Compare with the paper"))
    text = escape(say(lang, "The first 16 signs of the fingerprint, printed beside the square code, must be these:"))
    return f'<h2>{title}</h2><p>{text}</p><p><code class="print">{escape(printed)}</code></p>{_upload(lang)}'


def _upload(lang: Lang) -> str:
    text = escape(say(lang, "A printout proves nothing: only the file itself does."))
    link = escape(say(lang, "Check the file"))
    return f'<p>{text} <a href="../verify?lang={lang}">{link}</a></p>'
