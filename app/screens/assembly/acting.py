"""One act at a time: what is possible to choose from, the form of what is chosen, what came of it, what is greyed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from app import session, sitting
from app.parts import agenda, sitting_deeds
from app.parts.act_fields import labels_of
from app.parts.act_form import act_form
from app.parts.answers import show_answer
from app.parts.sitting_deeds import code_of
from app.sitting import Ask, SittingDeed
from conditionality.desk import sittings, views_sitting
from conditionality.desk.hearing_requests import Interest, RollCall
from conditionality.desk.motions import Tabled
from conditionality.desk.outcome import NotDone
from conditionality.desk.sitting_acts import ActStand
from conditionality.dossier.kinds import MachineName
from conditionality.wording.speech import Lang, say


def draw(found: Sequence[ActStand], at: str, lang: Lang, names: Mapping[str, str] | None = None) -> None:
    """Draw the acts and the form of the chosen one; send it.

    Args:
        found: Every act, in order.
        at: Session at which they are done; empty when there is none yet.
        lang: `fr` or `en`.
        names: Words of an act on one of several subjects, by its code.
    """
    told = {code_of(one): say(lang, sitting.ALL[one.act].title) for one in found} | dict(names or {})
    place = st.container()
    chosen = sitting_deeds.pick(found, told, f"deed:{at}:{len(names or {})}", lang)
    model = sitting.ALL[chosen.act].model if chosen else None
    with place:
        show_answer(session.take_answer(), lang, labels=labels_of(model, lang) if model else {})
    if chosen is not None:
        _form(chosen, at, told[code_of(chosen)], lang)
    sitting_deeds.refused(found, told, "shut", lang)


def _form(chosen: ActStand, at: str, title: str, lang: Lang) -> None:
    deed, office, hand = sitting.ALL[chosen.act], session.desk(), session.hand()
    key = session.form_key(chosen.act, chosen.subject)
    seen = session.seen(key, heights(chosen))
    ask = Ask(office, hand, chosen.subject, at, None)
    choices, confirm = sitting.offered(chosen.act, ask, lang), say(lang, deed.confirm) if deed.confirm else ""
    empty = [name for name, options in choices.items() if not options and deed.model.model_fields[name].is_required()]
    if chosen.act == "RollCalled":
        asked: object = _roll(key, chosen.subject, at, title, lang)
    elif empty:
        st.markdown(say(lang, "There is nothing to choose from yet."))
        return
    else:
        fixed = _fixed(chosen, deed, {one.value for one in choices.get("kind", ())})
        asked = act_form(
            key, deed.model, lang, offered=choices, fixed=fixed, given=_given(chosen), submit=title, confirm=confirm
        )
    if asked is not None and not isinstance(asked, tuple):
        outcome = deed.send(Ask(office, hand, chosen.subject, at, asked, seen if deed.alone else None))
        session.answer(chosen.act, chosen.subject, outcome)


def heights(one: ActStand) -> dict[str, int]:
    """Give the height of what an act is about; of a motion that is not there yet, nothing."""
    machine: MachineName = "session" if one.subject.startswith("S-") else "motion" if "." in one.subject else "dossier"
    return {one.subject: views_sitting.height(session.desk(), one.subject, machine)} if one.subject else {}


def _fixed(chosen: ActStand, deed: SittingDeed, kinds: set[str]) -> dict[str, object]:
    """Give the fields that are not asked; the ground of a refusal only where a refusal may be put."""
    if chosen.act == "MotionDrafted":
        asks: dict[str, object] = {} if "defer" in kinds else {"enterprise_asks": False}
        return asks if "refuse" in kinds else asks | {"ground": None}
    if chosen.act == "MotionMoved":
        moved = tabled(chosen.subject)
        return {} if moved is None else {"kind": moved.kind, "reason": "", "ground": None, "enterprise_asks": False}
    if deed.model is Interest:
        return {"dossier": chosen.subject}
    nothing_missed = chosen.act == "SessionPlanned" and not views_sitting.without_quorum(session.desk(), session.hand())
    return {"second_call_of": ""} if nothing_missed else {}


def _given(chosen: ActStand) -> dict[str, object]:
    """Give what a form starts with: the ground of the tie that was found."""
    if chosen.act != "RecusalDeclared":
        return {}
    page = views_sitting.tie(session.desk(), session.hand(), chosen.subject)
    return {} if page is None else {"ground": page.ground}


def tabled(motion: str) -> Tabled | None:
    """Give a motion; nothing when it may not be read."""
    found = sittings.ballots(session.desk(), session.hand(), motion)
    return None if isinstance(found, NotDone) else found.motion


def _roll(key: str, dossier: str, at: str, title: str, lang: Lang) -> RollCall | None:
    office, hand = session.desk(), session.hand()
    people, view = sittings.attendance(office, hand, dossier), sittings.agenda(office, hand, at)
    for one in (people, view):
        if isinstance(one, NotDone):
            show_answer(one, lang)
    if isinstance(people, NotDone) or isinstance(view, NotDone):
        return None
    present = agenda.draw_roll(key, people, view.assembly, title, lang)
    return None if present is None else RollCall(dossier=dossier, present=present)
