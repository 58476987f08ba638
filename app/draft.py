"""What a person has typed for one rule book, and what came of the file sent last."""

from __future__ import annotations

from dataclasses import dataclass, field

from conditionality.desk.simulation import Received
from conditionality.report.model import Period


@dataclass(slots=True)
class Draft:
    """What has been typed for one rule book; kept when the person looks at other screens.

    Attributes:
        texts: By field, as typed.
        turn: Raised when the whole is replaced, so that the boxes on the screen take the new texts.
        step: Raised when a button leads to another part of the form, so that the buttons of parts take it.
    """

    period: Period
    name: str = ""
    siret: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    turn: int = 0
    step: int = 0
    section: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing has been typed."""
        return not (self.name or self.siret or any(self.texts.values()))


@dataclass(slots=True)
class Sent:
    """What came of the file sent last.

    Attributes:
        name: Of the rule book, as the file has it; empty when it names none.
        ref: The rules it was read with; empty when those it names are not here.
        moved: Whether these are other rules than those that were chosen.
        taken: Whether its answers stand in the form.
    """

    name: str
    ref: str
    moved: bool
    received: Received
    taken: bool = False
