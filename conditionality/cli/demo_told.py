"""What `demo` says of the register it made: dossiers by state, sessions, certificates, and who to sign in as."""

from __future__ import annotations

from conditionality.cli.voice import Voice
from conditionality.desk.demo_register import Made
from conditionality.dossier.labels import ROLES
from conditionality.dossier.state_labels import STATES
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, say

SHOWN_ROLES = ("ENT", "STAFF", "SEC", "CHAIR", "AUD")
"""Roles whose accounts are told one by one; the members of the assembly are counted."""


def tell_register(made: Made, voice: Voice, *, kept: bool) -> None:
    """Tell what the register holds.

    Args:
        kept: It was there already.
    """
    lang = voice.lang
    voice.tell("")
    if kept:
        voice.tell(say(lang, "The register of the last demonstration is kept, with all that was done in it since. "
                             "For a new one: --anew."))  # fmt: skip
    voice.tell(
        say(lang, "Register: {dossiers} requests, {sessions} sessions of the assembly, {certificates} certificates.",
            dossiers=str(made.dossiers), sessions=str(len(made.sessions)), certificates=str(made.certificates))
    )  # fmt: skip
    voice.tell("")
    voice.grid(Grid("", (say(lang, "Where the requests stand"), say(lang, "Requests")), _states(made, lang),
                    frozenset({1})))  # fmt: skip
    if made.implicit:
        voice.tell(say(lang, "Of which refused by the silence of the region: {dossiers}.",
                       dossiers=", ".join(made.implicit)))  # fmt: skip
    voice.tell("")
    voice.grid(Grid("", (say(lang, "Session"), say(lang, "Where it stands")), _sessions(made, lang), frozenset()))
    voice.tell("")
    voice.tell(say(lang, "Who you may sign in as (every name is invented):"))
    for line in _accounts(made, lang):
        voice.tell(f"  {line}")


def _states(made: Made, lang: Lang) -> tuple[tuple[str, ...], ...]:
    order = list(STATES["dossier"])
    found = sorted(made.states.items(), key=lambda one: order.index(one[0]))
    return tuple((say(lang, STATES["dossier"][state]), str(count)) for state, count in found)


def _sessions(made: Made, lang: Lang) -> tuple[tuple[str, ...], ...]:
    return tuple((name, say(lang, STATES["session"][state])) for name, state in sorted(made.sessions.items()))


def _accounts(made: Made, lang: Lang) -> list[str]:
    told = [
        f"{one.name} · {say(lang, ROLES[one.role])}" + (f" · {one.place}" if one.place else "")
        for one in sorted(made.accounts, key=lambda one: (SHOWN_ROLES.index(one.role), one.name)
                          if one.role in SHOWN_ROLES else (len(SHOWN_ROLES), one.name))
        if one.role in SHOWN_ROLES
    ]  # fmt: skip
    members = sum(one.role == "MEM" for one in made.accounts)
    return [*told, say(lang, "{count} members of the assembly, in five colleges", count=str(members))]


def register_tree(made: Made, *, kept: bool) -> dict[str, object]:
    """Give the same as a tree."""
    return {
        "kept": kept,
        "dossiers": dict(made.states),
        "implicit_refusals": list(made.implicit),
        "sessions": dict(made.sessions),
        "certificates": made.certificates,
        "accounts": [{"name": one.name, "role": one.role, "place": one.place} for one in made.accounts],
    }
