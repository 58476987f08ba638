"""A second count of a college vote, written from the law in another manner, to disagree with the first if it can.

It reads the plain tree of a vote whose rules are all spelled out, works on whole numbers over one common divisor
where it can, and finds bounded weights by trying every way in which colleges can be held by their bounds.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import lcm
from typing import Any

Tree = dict[str, Any]


def outcome(vote: Tree) -> Tree:
    """Count a vote; give the figures in the form of the worked votes."""
    rules, call, voters = vote["rules"], vote["call"], vote["colleges"]
    status = {one["id"]: _status(one, rules, call) for one in voters}
    active = [one for one in voters if status[one["id"]] == "ACTIVE"]
    heads, base = (sum(pair) for pair in zip(*(_there(one, rules, "quorum_overall") for one in voters), strict=True))
    told: Tree = {"quorum_overall": f"{heads}/{base}", "colleges": {name: {"status": s} for name, s in status.items()}}
    reason = _no_quorum(active, voters, rules, call, _enough(heads, base, rules["quorum_overall"]))
    if reason:
        return told | {"outcome": "NO_QUORUM", "reason": reason}
    weights = _weights(active, rules)
    for one in active:
        told["colleges"][one["id"]] |= {
            "effective_weight": _text(weights[one["id"]]),
            **{f"mass_{side}": _text(mass) for side, mass in _split(one, weights[one["id"]], rules).items()},
        }
    return told | _decide(vote, [_split(one, weights[one["id"]], rules) for one in active])


def _there(college: Tree, rules: Tree, quorum: str) -> tuple[int, int]:
    heads = college["present"]
    if rules[quorum]["counts_proxies"]:
        heads += college["represented"]
    base = college["electors"]
    if rules["recusal_quorum"] == "exclude":
        base -= college["recused"]
    return heads, base


def _enough(heads: int, base: int, quorum: Tree) -> bool:
    if base == 0:
        return False
    gap = heads * quorum["den"] - base * quorum["num"]
    return gap > 0 or (gap == 0 and not quorum["strict"])


def _status(college: Tree, rules: Tree, call: int) -> str:
    heads, base = _there(college, rules, "quorum_college")
    if base == 0:
        return "EMPTY"
    if not college["for"] and not college["against"] and not college["abstain"]:
        return "NO_BALLOT"
    if call == 1 and not _enough(heads, base, rules["quorum_college"]):
        return "BELOW_QUORUM"
    return "ACTIVE"


def _no_quorum(active: list[Tree], voters: list[Tree], rules: Tree, call: int, overall: bool) -> str:
    asked = rules if call == 1 else rules["second_call"]
    if call == 1 and not overall:
        return "OVERALL"
    if len(active) < asked["min_active_colleges"]:
        return "TOO_FEW_ACTIVE_COLLEGES"
    if sum(one["weight_bp"] for one in active) < asked["min_active_weight_bp"]:
        return "ACTIVE_WEIGHT"
    low, high = rules["bounds_bp"]
    if rules["inactive_mode"] == "redistribute_bounded" and not len(active) * low <= 10_000 <= len(active) * high:
        return "BOUNDS_INFEASIBLE"
    if rules["inactive_mode"] == "block" and len(active) < len(voters):
        return "COLLEGE_BLOCKS"
    return ""


def _weights(active: list[Tree], rules: Tree) -> dict[str, Fraction]:
    nominal = {one["id"]: one["weight_bp"] for one in active}
    if rules["inactive_mode"] != "redistribute_bounded":
        return {name: Fraction(weight, 10_000) for name, weight in nominal.items()}
    return bounded(nominal, *rules["bounds_bp"])


def bounded(nominal: dict[str, int], low: int, high: int) -> dict[str, Fraction]:
    """Try every way to hold colleges at a bound; give the weights of the one that is consistent."""
    for held in product((None, low, high), repeat=len(nominal)):
        free = [weight for weight, bound in zip(nominal.values(), held, strict=True) if bound is None]
        left = 10_000 - sum(bound for bound in held if bound is not None)
        if (not free and left) or (free and left <= 0):
            continue
        factor = Fraction(left, sum(free)) if free else None
        found = {
            name: factor * weight if bound is None and factor is not None else Fraction(bound or 0)
            for (name, weight), bound in zip(nominal.items(), held, strict=True)
        }
        if _consistent(nominal, held, found, factor, (low, high)):
            return {name: weight / 10_000 for name, weight in found.items()}
    raise AssertionError(nominal)


def _consistent(
    nominal: dict[str, int],
    held: tuple[int | None, ...],
    found: dict[str, Fraction],
    factor: Fraction | None,
    bounds: tuple[int, int],
) -> bool:
    low, high = bounds
    if any(not low <= weight <= high for weight in found.values()):
        return False
    pulled = list(zip(nominal.values(), held, strict=True))
    at_low = [Fraction(low, weight) for weight, bound in pulled if bound == low]
    at_high = [Fraction(high, weight) for weight, bound in pulled if bound == high]
    most = min(at_low, default=None)
    least = max(at_high, default=None)
    if factor is None:
        return most is None or least is None or least <= most
    return (most is None or factor <= most) and (least is None or factor >= least)


def _split(college: Tree, weight: Fraction, rules: Tree) -> dict[str, Fraction]:
    yes, no, blank = college["for"], college["against"], college["abstain"]
    if rules["intra"] == "majority":
        yes, no, blank = (1, 0, 0) if yes > no else (0, 1, 0) if no > yes else (0, 0, 1)
    elif rules["abstention"] == "ignored_within_college" and yes + no:
        blank = 0
    total = yes + no + blank
    return {side: weight * Fraction(n, total) for side, n in (("for", yes), ("against", no), ("abstain", blank))}


def _decide(vote: Tree, split: list[dict[str, Fraction]]) -> Tree:
    rules = vote["rules"]
    unit = lcm(*(mass.denominator for one in split for mass in one.values()))
    whole = [{side: int(mass * unit) for side, mass in one.items()} for one in split]
    yes, no, blank = (sum(one[side] for one in whole) for side in ("for", "against", "abstain"))
    told: Tree = {
        "mass_for": _text(Fraction(yes, unit)),
        "mass_against": _text(Fraction(no, unit)),
        "mass_abstain": _text(Fraction(blank, unit)),
        "favourable_colleges": f"{sum(one['for'] > one['against'] for one in whole)}/{len(whole)}",
    }
    if yes + no == 0:
        return told | {"outcome": "NO_DECISION", "reason": "NOTHING_EXPRESSED"}
    base = yes + no if rules["base"] == "expressed" else yes + no + blank
    told["support"] = _text(Fraction(yes, base))
    num, den, strict = (rules["threshold"][key] for key in ("num", "den", "strict"))
    gap = yes * den - base * num
    by = "THRESHOLD"
    if gap < 0 or (gap == 0 and strict and 2 * num != den):
        return told | {"outcome": "NOT_ADOPTED", "reason": "THRESHOLD"}
    if gap == 0 and strict:
        ends = _tie(vote)
        if ends != ("ADOPTED", "CASTING_VOTE"):
            return told | {"outcome": ends[0], "reason": ends[1]}
        by = "CASTING_VOTE"
    return told | _guard(whole, rules, (yes, yes + no + blank), by)


def _tie(vote: Tree) -> tuple[str, str]:
    rule, chair = vote["rules"]["tie"], vote.get("chair")
    if rule == "defer":
        return "NO_DECISION", "TIE"
    if rule != "casting_vote" or vote["rules"].get("secret") or not chair:
        return "NOT_ADOPTED", "TIE"
    if not chair["present"] or chair["recused"] or chair["vote"] not in ("for", "against"):
        return "NOT_ADOPTED", "TIE"
    return ("ADOPTED" if chair["vote"] == "for" else "NOT_ADOPTED"), "CASTING_VOTE"


def _guard(whole: list[dict[str, int]], rules: Tree, masses: tuple[int, int], by: str) -> Tree:
    yes, total = masses
    least = rules["min_support_mass"]
    supporters = [one for one in whole if one["for"]]
    if yes * least["den"] < total * least["num"] or len(supporters) < rules["min_supporting_colleges"]:
        return {"outcome": "NO_DECISION", "reason": "INSUFFICIENT_SUPPORT"}
    favourable = [one for one in whole if one["for"] > one["against"]]
    if rules["double_majority"] and 2 * len(favourable) <= len(whole):
        return {"outcome": "NOT_ADOPTED", "reason": "COLLEGE_MAJORITY"}
    return {"outcome": "ADOPTED", "reason": by}


def _text(value: Fraction) -> str:
    return f"{value.numerator}/{value.denominator}"
