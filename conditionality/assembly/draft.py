"""A vote in the making: its pieces as read, each with what is right in it, for the checks that compare them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from conditionality.assembly.motions import Motion
from conditionality.assembly.rules import AssemblyRules
from conditionality.assembly.shape import Piece
from conditionality.assembly.vote import Chair, College, Heading, Member, Proxy


@dataclass(frozen=True, slots=True)
class Draft:
    """The pieces of a vote file.

    Attributes:
        motion: None when the file names no motion.
        chair: None when it names no chair.
        colleges: Their heads and ballots filled in from the members, where the file leaves them out.
    """

    heading: Piece[Heading]
    rules: Piece[AssemblyRules]
    motion: Piece[Motion] | None
    colleges: tuple[Piece[College], ...]
    chair: Piece[Chair] | None
    members: tuple[Piece[Member], ...]
    proxies: tuple[Piece[Proxy], ...]

    def voting(self) -> Iterator[Piece[College]]:
        """Give the colleges that vote, or may; what is no college at all is left out."""
        return (one for one in self.colleges if one.known and one.known.get("voice") != "consultative")

    def rule(self, key: str) -> object:
        """Give a rule; None when the file gives it wrongly."""
        return self.rules.known.get(key)
