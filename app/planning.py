"""Curves of plans, kept once traced: they are slow on large rules."""

from __future__ import annotations

import streamlit as st

from app import session
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_plan import PlanStand, curve_of
from conditionality.plan.curve import Axis, Curve

MOST_KEPT = 64


def curve(found: PlanStand, by: Axis) -> Curve | NotDone:
    """Give what each day, or each euro, buys; who may not read the plan never has a `PlanStand` to ask with.

    Args:
        found: As the desk gave it to this person now.
        by: What is spent.
    """
    kept = _kept()
    key = (found.plan.fingerprints.report, found.plan.fingerprints.referential, by)
    if key not in kept:
        traced = curve_of(session.desk(), session.hand(), found.dossier, by)
        if isinstance(traced, NotDone):
            return traced
        while len(kept) >= MOST_KEPT:
            kept.pop(next(iter(kept)))
        kept[key] = traced
    return kept[key]


@st.cache_resource(show_spinner=False)
def _kept() -> dict[tuple[str, str, Axis], Curve]:
    return {}
