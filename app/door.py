"""The page of the door, as HTML of our own: who one may be in a demonstration, what each role does, the way out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from conditionality.desk.sign_in import Account, Signed
from conditionality.dossier.kinds import Role
from conditionality.dossier.labels import ROLES
from conditionality.wording.speech import Lang, mark, say

MOST_BUTTONS = 6
"""Persons of a role shown as buttons; beyond, a list that unrolls."""

DOES: Mapping[Role, str] = {
    "ENT": mark("declares its figures, sees its score and its plan, follows its aid, takes its certificate."),
    "STAFF": mark("instructs the dossiers, records what the region decides, follows deadlines and payments."),
    "SEC": mark("prepares the sessions, calls visitors and members, drafts the minutes."),
    "CHAIR": mark("opens and leads the session, proclaims the results, signs the minutes."),
    "MEM": mark("reads the dossiers, declares an interest, votes with reasons."),
    "VIS": mark("visits an organisation with a peer, notes what was seen and learned."),
    "AUD": mark("replays scores, verifies the register and the certificates; changes nothing."),
    "SYS": mark("moves the deadlines by itself."),
    "PUB": mark("reads the public pages and verifies certificates."),
}
"""What each role does, after its name."""


@dataclass(frozen=True, slots=True)
class Door:
    """What the page shows.

    Attributes:
        signed: Who is signed in; nothing when nobody is.
        accounts: To choose from, role by role; nothing when accounts are not chosen here.
        said: What came of the last attempt, in the language.
    """

    lang: Lang
    signed: Signed | None = None
    accounts: Sequence[Account] | None = None
    said: str = ""


def door_page(door: Door) -> str:
    """Give the page."""
    lang = door.lang
    title = escape(say(lang, "Sign in"))
    said = f'<p class="said" role="alert">{escape(door.said)}</p>' if door.said else ""
    body = "".join((said, _way_out(door), _ways_in(door)))
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} · Conditionality</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="./assets/front.css"></head>'
        f'<body class="door">{_head(lang)}<main><h1>{title}</h1>{body}</main></body></html>'
    )


def _head(lang: Lang) -> str:
    other: Lang = "en" if lang == "fr" else "fr"
    name = "English" if other == "en" else "Français"
    back = escape(say(lang, "Back to the public pages"))
    return (
        f'<header><a href="./?lang={lang}">{back}</a>'
        f'<a href="./connexion?lang={other}" lang="{other}" hreflang="{other}">{name}</a></header>'
    )


def _way_out(door: Door) -> str:
    if door.signed is None:
        return ""
    lang, signed = door.lang, door.signed
    who = escape(say(lang, "Signed in: {name}, {role}", name=signed.name, role=say(lang, ROLES[signed.role])))
    button = f'<button type="submit">{escape(say(lang, "Sign out"))}</button>'
    go_on = f'<a href="./?lang={lang}">{escape(say(lang, "Go on"))}</a>'
    return f'<section><p>{who}</p><form method="post" action="./logout">{_spoken(lang)}{button}</form>{go_on}</section>'


def _ways_in(door: Door) -> str:
    lang = door.lang
    if door.accounts is None:
        text = say(
            lang,
            "This register is not a demonstration: accounts are not chosen here. Ask the region for your access.",
        )
        return f"<p>{escape(text)}</p>"
    if not door.accounts:
        return f"<p>{escape(say(lang, 'Nobody is registered yet. Make the demonstration, then come back.'))}</p>"
    text = say(lang, "This is a demonstration: every name is invented. Choose who you are.")
    groups = groupby(door.accounts, key=lambda one: one.role)
    return f"<p>{escape(text)}</p>" + "".join(_role(role, tuple(found), lang) for role, found in groups)


def _role(role: Role, found: Sequence[Account], lang: Lang) -> str:
    name = say(lang, ROLES[role])
    name, does = name[:1].upper() + name[1:], say(lang, DOES[role])
    choice = _buttons(found) if len(found) <= MOST_BUTTONS else _list(role, found, lang)
    form = f'<form method="post" action="./login" aria-labelledby="role-{role}">{_spoken(lang)}{choice}</form>'
    told = escape(does[:1].upper() + does[1:])
    return f'<section><h2 id="role-{role}">{escape(name)}</h2><p>{told}</p>{form}</section>'


def _buttons(found: Iterable[Account]) -> str:
    return "".join(
        f'<button type="submit" name="account" value="{escape(one.key)}">{escape(_named(one))}</button>'
        for one in found
    )


def _list(role: Role, found: Iterable[Account], lang: Lang) -> str:
    options = "".join(f'<option value="{escape(one.key)}">{escape(_named(one))}</option>' for one in found)
    label = escape(say(lang, "Person"))
    return (
        f'<label for="account-{role}">{label}</label> '
        f'<select id="account-{role}" name="account">{options}</select> '
        f'<button type="submit">{escape(say(lang, "Sign in"))}</button>'
    )


def _named(one: Account) -> str:
    return f"{one.name} · {one.place}" if one.place else one.name


def _spoken(lang: Lang) -> str:
    return f'<input type="hidden" name="lang" value="{lang}">'
