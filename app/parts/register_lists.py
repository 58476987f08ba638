"""The lists of the register: organisations, persons, mandates, schemes; an empty one says what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from app.parts.sheet import draw_grid
from conditionality.desk.views_register import RegisterPage
from conditionality.dossier.labels import ROLES
from conditionality.wording.numbers import day, number
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say


def draw_list(part: str, page: RegisterPage, samplings: Mapping[str, str], lang: Lang) -> None:
    """Draw one list.

    Args:
        part: Which.
        page: The register.
        samplings: Words of who is visited, by code.
        lang: `fr` or `en`.
    """
    makers: Mapping[str, Callable[[], Grid]] = {
        "organisations": lambda: _organisations(page, lang),
        "people": lambda: _people(page, lang),
        "mandates": lambda: _mandates(page, lang),
        "schemes": lambda: _schemes(page, samplings, lang),
    }
    found = makers[part]()
    if found.rows:
        draw_grid(found)
    else:
        st.markdown(say(lang, "There is nothing here yet: use the form below."))


def _organisations(page: RegisterPage, lang: Lang) -> Grid:
    rows = tuple((one.name or "–", one.siret, one.town, one.sector, one.size) for one in page.organisations)
    header = (say(lang, "Legal name"), say(lang, "SIRET"), say(lang, "Town"), say(lang, "Activity"), say(lang, "Size"))
    return Grid(say(lang, "Organisations"), header, rows)


def _people(page: RegisterPage, lang: Lang) -> Grid:
    rows = tuple((one.name or say(lang, "erased"), one.mail, one.id) for one in page.people)
    return Grid(say(lang, "Persons"), (say(lang, "Name"), say(lang, "E-mail"), say(lang, "Code")), rows)


def _mandates(page: RegisterPage, lang: Lang) -> Grid:
    names = {one.id: one.name for one in page.people}
    places = {one.siret: one.name for one in page.organisations} | {one.id: one.label(lang) for one in page.colleges}
    rows = tuple(
        (names.get(one.person, "") or one.person, say(lang, ROLES[one.role]),
         places.get(one.organisation or one.college, one.organisation or one.college) or "–",
         _day(one.from_on, lang), _day(one.to_on, lang))
        for one in page.mandates
    )  # fmt: skip
    header = (say(lang, "Person"), say(lang, "Role"), say(lang, "For"), say(lang, "From"), say(lang, "Until"))
    return Grid(say(lang, "Mandates"), header, rows)


def _schemes(page: RegisterPage, samplings: Mapping[str, str], lang: Lang) -> Grid:
    rows = tuple(
        (one.title, one.scheme, one.version, one.cycle, day(lang, one.opens_on), day(lang, one.closes_on),
         say(lang, "open") if one.is_open(page.today) else say(lang, "closed"),
         say(lang, samplings.get(one.sampling, one.sampling)), number(lang, one.term_months))
        for one in page.schemes
    )  # fmt: skip
    header = (
        say(lang, "Title of the scheme"), say(lang, "Code"), say(lang, "Version of the rule book"), say(lang, "Cycle"),
        say(lang, "Opens on"), say(lang, "Closes on"), say(lang, "Today"), say(lang, "Visits"),
        say(lang, "Months of validity"),
    )  # fmt: skip
    return Grid(say(lang, "Schemes"), header, rows, frozenset({8}))


def _day(iso: str, lang: Lang) -> str:
    return day(lang, date.fromisoformat(iso)) if iso else "–"
