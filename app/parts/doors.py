"""Doors to other screens, and figures to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from conditionality.dossier.kinds import Role
from conditionality.dossier.labels import ROLES
from conditionality.wording.speech import Lang, say

WITHOUT_DOOR = frozenset({"SYS", "PUB", "VIS"})
"""Roles that nobody signs in with: the clock, the public, and visitors until there are visits."""


def door(page: str, title: str, text: str) -> None:
    """Draw a door: where it leads and why one would go.

    Args:
        page: File of the screen.
        title: Words of the link.
        text: What one finds there.
    """
    with st.container(border=True, height="stretch"):
        st.page_link(page, label=f"**{title}**")
        st.markdown(text)


def figures(pairs: Sequence[tuple[int, str]]) -> None:
    """Draw a few figures with what they count."""
    items = "".join(f"<div><dt>{escape(text)}</dt><dd>{count}</dd></div>" for count, text in pairs)
    st.html(f'<dl class="figures">{items}</dl>')


def role_doors(does: Mapping[Role, str], lang: Lang) -> None:
    """Draw a door for each role that one signs in with: its name, and what it does.

    Args:
        does: What each role does, after its name.
        lang: `fr` or `en`.
    """
    st.header(say(lang, "With an account"), anchor=False)
    items = "".join(_role(role, text, lang) for role, text in does.items() if role not in WITHOUT_DOOR)
    st.html(f'<ul class="roles">{items}</ul>')


def _role(role: Role, text: str, lang: Lang) -> str:
    name = say(lang, ROLES[role])
    name, where = name[:1].upper() + name[1:], f"./connexion?lang={lang}#role-{role}"
    return f'<li><a href="{where}">{escape(name)}</a> {escape(say(lang, text))}</li>'
