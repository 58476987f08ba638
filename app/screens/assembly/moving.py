"""Acts on the motions of an item: which there are, and what they are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from app import session, sitting
from app.parts import voted
from conditionality.desk import sitting_acts
from conditionality.desk.motions import Tabled
from conditionality.desk.sitting_acts import CLOSE_ITEM, ActStand
from conditionality.wording.speech import Lang, say

BY_STATE = {"DRAFT": "MotionMoved", "MOVED": "BallotOpened", "OPEN": "BallotClosed"}
"""The act that takes a motion on, by where it stands."""


def stands(dossier: str, motions: Sequence[Tabled]) -> tuple[ActStand, ...]:
    """Give every act on the motions of an item: on those that wait, a new one, and the end of the item.

    Args:
        dossier: The item.
        motions: Of this sitting.
    """
    office, hand = session.desk(), session.hand()
    found: list[ActStand] = []
    for state, act in reversed(BY_STATE.items()):
        waiting = [one.subject for one in motions if one.state == state] or [""]
        for motion in waiting if act != "MotionMoved" or waiting != [""] else ():
            found += sitting_acts.stands(office, hand, motion or new(dossier), "motion", [act])
    found += sitting_acts.stands(office, hand, new(dossier), "motion", ["MotionDrafted"])
    found += sitting_acts.stands(office, hand, dossier, "dossier", [CLOSE_ITEM])
    return tuple(found)


def new(dossier: str) -> str:
    """Give the subject of a motion that is not there yet."""
    return f"{dossier}.m0"


def names(motions: Sequence[Tabled], lang: Lang) -> dict[str, str]:
    """Name the acts that stand beside others of their kind, each with its motion."""
    acts = Counter(BY_STATE[one.state] for one in motions if one.state in BY_STATE)
    several = (one for one in motions if acts[BY_STATE.get(one.state, "")] > 1)
    return {
        f"{BY_STATE[one.state]}:{one.subject}": say(lang, "{act}: {motion}", motion=voted.motion_name(one, lang),
                                                    act=say(lang, sitting.ALL[BY_STATE[one.state]].title))
        for one in several
    }  # fmt: skip
