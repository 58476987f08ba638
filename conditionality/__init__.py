"""Conditionality: exact, explained eco-socio-conditionality for French regional councils.

The names below are the public ones; each is loaded when it is first used. Files in, papers out:

- `open_rule_book("socle-leger@1.0.0")` opens rules by name or path; `read_referential(bytes)` reads one rule file.
- `read_report(bytes, referential)` and `read_table(bytes, referential)` give reports and findings;
  `sentence(finding, "fr")` says a finding.
- `make_scorer(referential, day)` compiles; `score(scorer, report)` gives a scorecard, exact and frozen.
- `score_frame(referential, frame)` scores a pandas frame of any length, each row exactly.
- `explain(card, referential, "fr", "page")` gives a sheet, `as_text(sheet)` its text; `compare(before, after)` tells
  what moved; `write_scorecard(card)` gives JSON.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conditionality.desk.population_frame import FrameScores, score_frame
    from conditionality.desk.refs import open_rule_book
    from conditionality.findings import Finding
    from conditionality.referential.model import Referential
    from conditionality.referential.read import read_referential
    from conditionality.report.model import Report
    from conditionality.report.read import read_report
    from conditionality.report.table import read_table
    from conditionality.report.write import to_json
    from conditionality.scoring.compare import compare
    from conditionality.scoring.explain import explain
    from conditionality.scoring.score import Scorer, make_scorer, score
    from conditionality.scoring.scorecard import Scorecard
    from conditionality.scoring.scorecard_json import scorecard_tree, write_scorecard
    from conditionality.wording.findings import sentence
    from conditionality.wording.sheet import as_text

__version__ = "0.1.0"

__all__ = [
    "Finding",
    "FrameScores",
    "Referential",
    "Report",
    "Scorecard",
    "Scorer",
    "as_text",
    "compare",
    "explain",
    "make_scorer",
    "open_rule_book",
    "read_referential",
    "read_report",
    "read_table",
    "score",
    "score_frame",
    "scorecard_tree",
    "sentence",
    "to_json",
    "write_scorecard",
]

_HOMES = {
    "desk.population_frame": ("FrameScores", "score_frame"),
    "desk.refs": ("open_rule_book",),
    "findings": ("Finding",),
    "referential.model": ("Referential",),
    "referential.read": ("read_referential",),
    "report.model": ("Report",),
    "report.read": ("read_report",),
    "report.table": ("read_table",),
    "report.write": ("to_json",),
    "scoring.compare": ("compare",),
    "scoring.explain": ("explain",),
    "scoring.score": ("Scorer", "make_scorer", "score"),
    "scoring.scorecard": ("Scorecard",),
    "scoring.scorecard_json": ("scorecard_tree", "write_scorecard"),
    "wording.findings": ("sentence",),
    "wording.sheet": ("as_text",),
}
"""Module of each public name."""


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for."""
    home = next((module for module, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted((*__all__, "__version__"))
