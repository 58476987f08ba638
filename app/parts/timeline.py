"""The log of a case in sentences: which day, who, in which role, what, and the reason that was given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from conditionality.assembly.procedure import reason_text
from conditionality.dossier.act_labels import ACTS
from conditionality.dossier.events import Entry, Erased
from conditionality.dossier.labels import ROLES
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, mark, say

PARIS = ZoneInfo("Europe/Paris")

BESIDE: Mapping[str, str] = {
    "DatabaseDeclared": mark("say what the register is for"),
    "OrganisationRegistered": mark("register the organisation"),
    "PersonRegistered": mark("register the person"),
    "MandateGiven": mark("give a mandate"),
    "MandateEnded": mark("end a mandate"),
    "SchemeOpened": mark("open the scheme"),
    "SchemeClosed": mark("close the scheme"),
    "AssemblyConstituted": mark("constitute the assembly"),
    "PageConsented": mark("consent to the public page"),
    "PageConsentWithdrawn": mark("take back the consent to the public page"),
    "CertificateIssued": mark("issue the certificate"),
    "CertificateRevoked": mark("revoke the certificate"),
    "HeadSigned": mark("sign the head of the register"),
}
"""Acts of the register, which stand beside the tables of `act_labels`."""

BY_MACHINE = ("SYS",)
"""Roles that no person holds: the role alone is named."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a timeline, in words.

    Attributes:
        at: Aware moment; shown as the day and the hour in France.
        who: Name and role.
        what: The act.
        note: The reason that was given; empty when there is none.
    """

    at: datetime
    who: str
    what: str
    note: str = ""


def moment_of(entry: Entry, name_of: Callable[[str], str], lang: Lang) -> Moment:
    """Give an entry of a log in words.

    Args:
        entry: Of the log.
        name_of: Gives the name of a person by their code; empty once it was erased.
        lang: `fr` or `en`.
    """
    role = say(lang, ROLES[entry.role])
    name = "" if entry.role in BY_MACHINE else name_of(entry.actor) or entry.actor
    who = say(lang, "{name}, {role}", name=name, role=role) if name else role
    if entry.on_behalf_of:
        whom = name_of(entry.on_behalf_of) or entry.on_behalf_of
        who = say(lang, "{name}, on behalf of {whom}", name=who, whom=whom)
    what = say(lang, ACTS.get(entry.kind) or BESIDE.get(entry.kind, entry.kind))
    return Moment(entry.at, who, what, _note(entry, lang))


def moments_of(log: Iterable[Entry], name_of: Callable[[str], str], lang: Lang) -> tuple[Moment, ...]:
    """Give a log in words, the latest first."""
    return tuple(reversed([moment_of(one, name_of, lang) for one in log]))


def draw_timeline(moments: Sequence[Moment], lang: Lang) -> None:
    """Draw a timeline in the order given; an empty one says that nothing happened yet."""
    if not moments:
        st.markdown(say(lang, "Nothing has happened here yet."))
        return
    st.html(f'<ol class="timeline">{"".join(_item(one, lang) for one in moments)}</ol>')


def _note(entry: Entry, lang: Lang) -> str:
    if isinstance(entry.payload, Erased):
        return say(lang, "What was written here was erased, as the law asks.")
    reason = getattr(entry.payload, "reason", "")
    return reason_text(reason, lang) if isinstance(reason, str) else ""


def _item(one: Moment, lang: Lang) -> str:
    here = one.at.astimezone(PARIS)
    shown = f"{day(lang, here.date())}, {here:%H:%M}"
    what = escape(one.what[:1].upper() + one.what[1:])
    note = f'<p class="note">{escape(one.note)}</p>' if one.note else ""
    when = f'<time datetime="{here.isoformat(timespec="minutes")}">{escape(shown)}</time>'
    return f'<li>{when} <strong>{what}</strong> <span class="by">{escape(one.who)}</span>{note}</li>'
