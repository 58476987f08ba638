"""How firmly the recommendation for a dossier holds, for whoever reads its score: the assembly, before it votes."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from conditionality.codec import fingerprint
from conditionality.desk.declaring import frozen_scorer
from conditionality.desk.evidence import READ, machine_for
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.papers import history_of, submission_of
from conditionality.desk.permission import allow
from conditionality.report.model import Report
from conditionality.scoring.draws import Terms
from conditionality.scoring.firmness import Firmness
from conditionality.scoring.robustness import firmness, make_trial, told
from conditionality.scoring.score import Scorer

TERMS: Final = Terms(200)
"""What a screen draws: weights alone, ± 10 %, evenly, seed 1. Few enough to be drawn while a page opens."""

LOOKED_AT: Final = 10
"""Draws looked at for what decides, on a screen."""

MOST_KEPT: Final = 256


class FirmShelf:
    """What was worked out, by fingerprint of what it was worked out from: it holds no answer of anybody."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Firmness] = OrderedDict()

    def firmness(self, scorer: Scorer, report: Report, history: tuple[Report, ...], terms: Terms = TERMS) -> Firmness:
        """Give how firmly a recommendation holds; worked out once."""
        reports = tuple(fingerprint(one) for one in (report, *history))
        key = fingerprint((scorer.fingerprint, reports, told(terms)))
        if key not in self._kept:
            trial = make_trial(scorer.referential, report.period.from_)
            self._kept[key] = firmness(trial, report, terms, history, LOOKED_AT)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]


SHELF: Final = FirmShelf()


def firmness_of(office: Office, hand: Hand, subject: str, shelf: FirmShelf = SHELF) -> Firmness | NotDone:
    """Give how firmly the recommendation for a request or a report holds, to somebody who may read its answers."""
    with office.reading() as connection:
        try:
            allow(connection, hand, READ, subject, machine_for(subject))
        except StoppedError as fault:
            return fault.why
        report = submission_of(connection, subject)
        if report is None:
            return NotDone(READ, denied="not_begun")
        scorer = frozen_scorer(office, connection, subject, report.period.from_)
        return shelf.firmness(scorer, report, history_of(connection, subject))
