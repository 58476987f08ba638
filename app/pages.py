"""The screens there are, and whose: one line a screen; a screen of one's role only is declared, in this order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conditionality.dossier.kinds import Role
from conditionality.wording.speech import mark


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen.

    Attributes:
        file: Under `app/screens/`, with its folder; its name is the name in the address, and no other screen has it.
        title: Sentence of its link and of its tab.
    """

    file: str
    title: str

    @property
    def name(self) -> str:
        """Give the name in the address."""
        return self.file.rpartition("/")[2].removesuffix(".py")

    @property
    def path(self) -> str:
        """Give the file as the front names it."""
        return f"screens/{self.file}"


HOME = Screen("public/home.py", mark("Home"))

PUBLIC: tuple[Screen, ...] = (
    HOME,
    Screen("public/platform.py", mark("Platform")),
    Screen("public/verify.py", mark("Verify")),
    Screen("public/simulate.py", mark("Simulate")),
    Screen("public/score.py", mark("Score")),
    Screen("public/rulebooks.py", mark("Rule books")),
)
"""Screens that need no account."""

ENTERPRISE: tuple[Screen, ...] = (
    Screen("enterprise/space.py", mark("My space")),
    Screen("enterprise/declare.py", mark("Declare")),
    Screen("enterprise/my_score.py", mark("My score")),
    Screen("enterprise/my_plan.py", mark("My plan")),
    Screen("enterprise/certificates.py", mark("Certificates")),
)
ASSEMBLY: tuple[Screen, ...] = (
    Screen("assembly/sitting.py", mark("Session")),
    Screen("assembly/dossier.py", mark("Dossier")),
    Screen("assembly/vote.py", mark("Vote")),
)
VISITS: tuple[Screen, ...] = ()
REGION: tuple[Screen, ...] = (
    Screen("region/dashboard.py", mark("Dashboard")),
    Screen("region/instruction.py", mark("Instruction")),
    Screen("region/register.py", mark("Schemes and people")),
    Screen("region/atelier.py", mark("Workshop")),
)
AUDIT: tuple[Screen, ...] = (
    Screen("audit/journal.py", mark("Journal")),
    Screen("audit/replay.py", mark("Replay")),
)

SCREENS: Mapping[Role, tuple[Screen, ...]] = {
    "ENT": ENTERPRISE,
    "MEM": ASSEMBLY,
    "CHAIR": ASSEMBLY,
    "SEC": (*ASSEMBLY, *VISITS),
    "VIS": VISITS,
    "STAFF": REGION,
    "AUD": AUDIT,
    "SYS": (),
    "PUB": (),
}
"""Screens of each role, beside the public ones; the first is where one arrives."""


def screens_of(role: Role) -> tuple[Screen, ...]:
    """Give the screens of a role, the public ones left out."""
    return SCREENS[role]


def find(name: str) -> Screen | None:
    """Give the screen that an address names, of whatever role; nothing when there is none."""
    everything = (*PUBLIC, *(one for screens in SCREENS.values() for one in screens))
    return next((one for one in everything if one.name == name), None)


def roles_of(screen: Screen) -> tuple[Role, ...]:
    """Give the roles that have a screen; none for a public one."""
    return tuple(role for role, screens in SCREENS.items() if screen in screens)
