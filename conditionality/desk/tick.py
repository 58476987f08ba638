"""Move the clocks of the path to a moment: everything that is due by then is done, once, whoever runs it how often.

Each step has a transaction of its own (see `chores`), so that a run cut short is ended by the next one.

Nothing is sent from here. A warning, a letter or a reminder that falls due is laid down in the outbox
(`storage.outbox`), with the act that it tells of; no part of this version hands it to a mail server. «Told», in what
the clock says it did, means laid down there; in production somebody must read the outbox and write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from conditionality.desk.chores import sweep
from conditionality.desk.heads import sign_head
from conditionality.desk.office import Office
from conditionality.desk.tick_award import award_chores
from conditionality.desk.tick_follow_up import follow_up_chores
from conditionality.desk.tick_request import request_chores
from conditionality.findings import Finding


@dataclass(frozen=True, slots=True)
class Ticked:
    """What the clock did.

    Attributes:
        counts: How many times each chore was done; all of them, also those that were not due.
        faults: Cases that could not be looked at, and conflicts that the next run will take up.
    """

    counts: Mapping[str, int]
    faults: tuple[Finding, ...] = ()

    @property
    def total(self) -> int:
        """How many things were done."""
        return sum(self.counts.values())


def tick(office: Office, at: datetime) -> Ticked:
    """Do all that is due at a moment.

    Args:
        at: With its zone; the legal day is that of Paris.
    """
    counts: dict[str, int] = {}
    faults: list[Finding] = []
    for chore in (*request_chores(), *award_chores(), *follow_up_chores()):
        swept = sweep(office, chore, at)
        counts[chore.name] = swept.count
        faults += swept.faults
    counts["head_signed"] = int(sign_head(office, at))
    return Ticked(counts, tuple(faults))
