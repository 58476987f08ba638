"""The figures of a result in the form of the published worked votes, and the comparison with those a file expects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from conditionality.assembly.result import CollegeMark, Result, Share, Totals
from conditionality.findings import Finding, finding
from conditionality.strict_json import brief
from conditionality.wording.numbers import shown

Figures = dict[str, object]

RATIO = re.compile(r"-?\d{1,60}/0*[1-9]\d{0,59}", re.ASCII)


def figures(result: Result) -> Figures:
    """Give every figure of a result; fractions as `numerator/denominator`, heads over their base as they are.

    What a published result withholds is left out.
    """
    heads = result.quorum_overall
    found: Figures = {
        "colleges": {one.id: _college(one) for one in result.colleges},
        "quorum_overall": f"{heads.heads}/{heads.base}",
        "outcome": result.outcome,
        "reason": result.reason,
    }
    return found | (_totals(result.totals, result.active_colleges) if result.totals is not None else {})


def _college(mark: CollegeMark) -> Figures:
    shares = {
        "effective_weight": mark.effective_weight,
        "mass_for": mark.mass_for,
        "mass_against": mark.mass_against,
        "mass_abstain": mark.mass_abstain,
    }
    return {"status": mark.status} | {key: _ratio(one) for key, one in shares.items() if one is not None}


def _totals(totals: Totals, active: int) -> Figures:
    shares = {
        "mass_for": totals.mass_for,
        "mass_against": totals.mass_against,
        "mass_abstain": totals.mass_abstain,
        "support": totals.support,
    }
    for_, against, abstain = totals.display_bp
    found: Figures = {key: _ratio(one) for key, one in shares.items() if one is not None}
    found |= {f"{key}_pct": shown(one.exact * 100, 4) for key, one in shares.items() if one is not None}
    found["display_bp"] = {"for": for_, "against": against, "abstain": abstain}
    if totals.favourable_colleges is not None:
        found["favourable_colleges"] = f"{totals.favourable_colleges}/{active}"
    return found


def _ratio(one: Share) -> str:
    return f"{one.exact.numerator}/{one.exact.denominator}"


def differences(result: Result, expected: Mapping[str, object]) -> tuple[Finding, ...]:
    """Compare a result with the figures that its file expects; what the file does not expect is not looked at."""
    return tuple(_compare(expected, figures(result), "expected"))


def _compare(expected: Mapping[str, object], found: Mapping[str, object], path: str) -> Iterator[Finding]:
    for key, wanted in expected.items():
        got, where = found.get(key), f"{path}.{key}"
        if isinstance(wanted, dict) and isinstance(got, dict):
            yield from _compare(wanted, got, where)
        elif not _agree(wanted, got):
            told = brief(got) if key in found else "–"
            yield finding("vote-figure-expected", where, given=brief(wanted), found=told)


def _agree(wanted: object, got: object) -> bool:
    if wanted == got and isinstance(wanted, bool) == isinstance(got, bool):
        return True
    both = isinstance(wanted, str) and isinstance(got, str) and RATIO.fullmatch(wanted) and RATIO.fullmatch(got)
    return bool(both) and Fraction(str(wanted)) == Fraction(str(got))
