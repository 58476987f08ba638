"""A screen of a role, for the tests of who sees which."""

from __future__ import annotations

import streamlit as st

from app import session

if __name__ == "__main__":
    st.title(f"Travail de {session.hand().person}")
