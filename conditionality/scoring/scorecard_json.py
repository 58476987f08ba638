"""A scorecard for other programs: plain values, each number twice, marks by the id of what they belong to.

The frozen paper (`scoring.scorecard`) lists its marks in the order of the rules and has a canonical form of its own,
which fingerprints are made from; this view is what the command line gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from conditionality.codec import Paper, Plain, fingerprint, plain
from conditionality.report.json_text import write_json
from conditionality.scoring.scorecard import NodeMark, Scorecard

Tree = dict[str, Plain]

OF_A_NODE = ("parent", "status", "score", "rounded", "weight", "share", "contribution", "adjustment", "coverage")
OF_AN_INDICATOR = ("node", "status", "value", "answer", "reason", "points", "weight", "share", "contribution")


def scorecard_tree(card: Scorecard) -> Tree:
    """Give a scorecard as plain values.

    Each number is `{"exact": "475/6", "shown": "79.2"}`, or null where there is none. Dimensions, indicators, gates,
    results and grades are mappings by id, in the order of the rules.
    """
    return {
        "report_id": card.report_id,
        "organisation": _keys(card.organisation, ("siret", "name")),
        "referential": card.referential,
        "period": plain(card.period),
        "status": card.status,
        "unanswered": list(card.unanswered),
        "flags": list(card.flags),
        "outcome": card.outcome,
        "outcome_kind": card.outcome_kind,
        "grade": card.grade,
        "total": _number(card.total.score),
        "total_node": _node(card.total),
        "dimensions": {one.id: _node(one) for one in card.dimensions},
        "indicators": {one.id: _indicator(one) for one in card.indicators},
        "gates": {one.id: _keys(one, ("status", "effect")) for one in card.gates},
        "results": {one.id: _keys(one, ("value", "answer", "rounded")) for one in card.results},
        "grades": {one.id: _keys(one, ("grade", "rank")) for one in card.grades},
        "reasons": [_keys(one, ("kind", "of", "text", "left", "word", "right", "holds")) for one in card.reasons],
        "semantics": card.semantics,
        "fingerprints": {
            "referential": card.fingerprints.referential,
            "report": card.fingerprints.report,
            "history": list(card.fingerprints.history),
            "scorecard": fingerprint(card),
        },
    }


def write_scorecard(card: Scorecard) -> bytes:
    """Write a scorecard as JSON in UTF-8, two spaces an indent; the same scorecard gives the same bytes."""
    return write_json(scorecard_tree(card))


def _number(amount: Paper | None) -> Plain:
    return None if amount is None else plain(amount)


def _keys(mark: Paper, names: Iterable[str]) -> Tree:
    """Give some values of a mark, those without a value as null."""
    known = plain(mark)
    return {name: known.get(name) if isinstance(known, Mapping) else None for name in names}


def _node(mark: NodeMark) -> Tree:
    tree = _keys(mark, OF_A_NODE)
    if mark.floor is not None:
        tree |= _keys(mark, ("floor", "floor_holds"))
    return tree


def _indicator(mark: Paper) -> Tree:
    tree = _keys(mark, (*OF_AN_INDICATOR, "entries", "line", "approximate"))
    return tree | {"entries": tree["entries"] or []}
