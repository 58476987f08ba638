"""The papers of robustness: how firmly a recommendation holds when weights, or declared figures, are a little other."""

from __future__ import annotations

from typing import Literal

from conditionality.codec import Exact, Paper
from conditionality.referential.terms import Number


class DrawTerms(Paper):
    """What was drawn; the same terms give the same draws on any machine.

    Attributes:
        draws: How many.
        seed: Of the generator (PCG64).
        law: `uniform` or `dirichlet`.
        spread_percent: Of the weights.
        errors_percent: Greatest error of a declared figure; 0: figures are taken as declared.
    """

    draws: int
    seed: int
    law: Literal["uniform", "dirichlet"]
    spread_percent: Number
    errors_percent: Number


class Flip(Paper):
    """Another recommendation that some draws give."""

    outcome: str
    draws: int


class Decider(Paper):
    """Something that decides: put back alone to what it was, it gives the recommendation back.

    Attributes:
        id: The indicator or the dimension.
        kind: An indicator is put back with its weight and the figures that it reads; a dimension with its weight.
        restored: Draws, of those looked at, where that is enough.
    """

    id: str
    kind: Literal["indicator", "dimension"]
    restored: int


class Firmness(Paper):
    """How firmly the recommendation for one report holds.

    Attributes:
        report_id: The report.
        referential: `id@version`.
        sha256: Fingerprint of the version.
        outcome: The recommendation.
        terms: What was drawn.
        kept: Draws with the same recommendation.
        flips: The others, most frequent first.
        deciders: What decides, most often first; nothing when no draw changes the recommendation.
        looked_at: Draws that changed it and were looked at for `deciders`: the first ones.
        history: Earlier reports read.
    """

    report_id: str
    referential: str
    sha256: str
    outcome: str
    terms: DrawTerms
    kept: int
    flips: tuple[Flip, ...] = ()
    deciders: tuple[Decider, ...] = ()
    looked_at: int = 0
    history: int = 0


class Band(Paper):
    """Reports whose recommendation holds in a share of draws.

    Attributes:
        least_percent: From this share on.
        reports: How many, up to the band above.
    """

    least_percent: int
    reports: int


class Weakest(Paper):
    """One of the recommendations that hold least."""

    report_id: str
    outcome: str
    kept: int


class PopulationFirmness(Paper):
    """How firmly the recommendations of a population hold.

    Attributes:
        referential: `id@version`.
        sha256: Fingerprint of the version.
        terms: What was drawn; the same draws serve every report.
        reports: How many.
        firm: Reports whose recommendation holds in 95 % of draws or more.
        mean_share: Mean share of draws with the same recommendation, 0 to 1.
        bands: How the shares are spread, from 100 % down.
        weakest: The recommendations that hold least, the weakest first.
        no_history: Whether the rules read earlier reports: here every report is scored as a first one.
    """

    referential: str
    sha256: str
    terms: DrawTerms
    reports: int
    firm: int
    mean_share: Exact
    bands: tuple[Band, ...]
    weakest: tuple[Weakest, ...] = ()
    no_history: bool = False
