"""One act at a time: what is possible to choose from, the form of what is chosen, what came of it, what is greyed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from app import session, sitting
from app.parts import sitting_deeds
from app.parts.act_fields import labels_of
from app.parts.act_form import act_form
from app.parts.answers import show_answer
from app.parts.sitting_deeds import code_of
from app.screens.assembly import starting
from app.sitting import Ask
from conditionality.desk.sitting_acts import ActStand
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
    seen = session.seen(key, starting.heights(chosen))
    ask = Ask(office, hand, chosen.subject, at, None)
    choices, confirm = sitting.offered(chosen.act, ask, lang), say(lang, deed.confirm) if deed.confirm else ""
    empty = [name for name, options in choices.items() if not options and deed.model.model_fields[name].is_required()]
    if chosen.act == "RollCalled":
        asked: object = starting.roll(key, chosen.subject, at, title, lang)
    elif empty:
        st.markdown(say(lang, "There is nothing to choose from yet."))
        return
    else:
        fixed = starting.fixed(chosen, deed, {one.value for one in choices.get("kind", ())})
        given = starting.given(chosen)
        asked = act_form(
            key,
            deed.model,
            lang,
            offered=choices,
            fixed=fixed,
            given=given,
            submit=title,
            confirm=confirm,
        )
    if asked is not None and not isinstance(asked, tuple):
        outcome = deed.send(Ask(office, hand, chosen.subject, at, asked, seen if deed.alone else None))
        session.answer(chosen.act, chosen.subject, outcome)
