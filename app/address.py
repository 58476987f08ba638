"""What the address names beside its screen: a dossier, a filter; so that a place can be linked to and shared."""

from __future__ import annotations

import streamlit as st

from conditionality.wording.speech import Lang


def named(what: str) -> str:
    """Give what the address names; empty when it names nothing.

    Args:
        what: Name in the address (`dossier`).
    """
    return str(st.query_params.get(what, ""))


def name(what: str, value: str) -> None:
    """Let the address name something; nothing is drawn again for it."""
    if value != named(what):
        st.query_params[what] = value


def link_to(dossier: str, lang: Lang) -> dict[str, str]:
    """Give what a link to a screen says of a dossier."""
    return {"dossier": dossier, "lang": lang}
