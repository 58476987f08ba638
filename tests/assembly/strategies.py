"""Random votes as plain trees, with any rule, for the properties of the count."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from conditionality.assembly.motions import Motion
from conditionality.assembly.rules import AssemblyRules
from conditionality.assembly.vote import Chair, College, Heading, Member, Proxy

CHOICES = ["for", "against", "abstain", "nppv"]
MOST = 12

KEYS = sorted(
    {
        field.alias or name
        for kind in (Chair, College, Heading, Member, Motion, Proxy, AssemblyRules)
        for name, field in kind.model_fields.items()
    }
    | {"colleges", "members", "proxies", "chair", "motion", "rules", "context", "expected", "num", "den", "strict"}
)
WORDS = ["A", "B", "for", "against", "other", "2026-11-21", "consent", "objection", "refuse", "consultative", "", "x y"]

json_leaves = st.none() | st.booleans() | st.integers(-3, 5) | st.integers() | st.sampled_from(WORDS)
json_trees: st.SearchStrategy[Any] = st.recursive(
    json_leaves,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.sampled_from(KEYS), below, max_size=8),
    max_leaves=30,
)
"""Trees that look like votes and are not."""


@st.composite
def weights(draw: st.DrawFn, count: int) -> list[int]:
    """Give valid weights in basis points: 1000 to 5000 each, 10000 together."""
    left, found = 10_000, []
    for rest in range(count - 1, -1, -1):
        low, high = max(1_000, left - 5_000 * rest), min(5_000, left - 1_000 * rest)
        found.append(draw(st.sampled_from([low, high]) | st.integers(low, high)))
        left -= found[-1]
    return found


@st.composite
def ballots(draw: st.DrawFn, heads: int) -> dict[str, int]:
    """Share out ballots between heads; not everyone votes."""
    left, found = heads, {}
    for choice in draw(st.permutations(CHOICES)):
        found[choice] = draw(st.integers(0, left))
        left -= found[choice]
    return found


@st.composite
def colleges(draw: st.DrawFn, name: str, weight: int, least: int = 0) -> dict[str, Any]:
    """Give a college whose figures fit."""
    electors = draw(st.integers(least, MOST))
    recused = draw(st.integers(0, max(0, electors - least)) | st.just(0))
    there = electors - recused
    present = draw(st.just(there) | st.integers(min(least, there), there))
    represented = draw(st.integers(0, min(present, electors - recused - present)))
    made = {"id": name, "weight_bp": weight, "electors": electors, "recused": recused, "present": present}
    return made | {"represented": represented} | draw(ballots(present + represented))


ratios = st.sampled_from([(1, 2), (1, 3), (1, 4), (2, 3), (0, 1), (3, 4)])


@st.composite
def quorums(draw: st.DrawFn) -> dict[str, Any]:
    """Give a quorum rule."""
    num, den = draw(ratios)
    return {"num": num, "den": den, "strict": draw(st.booleans()), "counts_proxies": draw(st.booleans())}


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    """Give any rules, but an open ballot."""
    num, den, strict = draw(st.sampled_from([(1, 2, True), (2, 3, False), (3, 4, False), (2, 3, True), (1, 1, False)]))
    least_num, least_den = draw(st.sampled_from([(1, 4), (0, 1), (1, 2), (1, 10)]))
    return {
        "quorum_overall": draw(quorums()),
        "quorum_college": draw(quorums()),
        "recusal_quorum": draw(st.sampled_from(["exclude", "count_as_absent"])),
        "min_active_colleges": draw(st.integers(2, 4)),
        "min_active_weight_bp": draw(st.sampled_from([0, 5_000, 7_500])),
        "inactive_mode": draw(st.sampled_from(["redistribute_bounded", "lapse", "block"])),
        "intra": draw(st.sampled_from(["proportional", "majority"])),
        "abstention": draw(st.sampled_from(["dilutes", "ignored_within_college"])),
        "base": draw(st.sampled_from(["expressed", "present"])),
        "threshold": {"num": num, "den": den, "strict": strict},
        "double_majority": draw(st.booleans()),
        "min_support_mass": {"num": least_num, "den": least_den},
        "min_supporting_colleges": draw(st.integers(0, 3)),
        "tie": draw(st.sampled_from(["casting_vote", "not_adopted", "defer"])),
        "second_call": {"min_active_colleges": draw(st.integers(2, 3)), "min_active_weight_bp": 0},
    }


chairs = st.none() | st.fixed_dictionaries(
    {"vote": st.sampled_from(CHOICES), "present": st.booleans(), "recused": st.booleans()}
)
free_rules = rules()
default_rules: st.SearchStrategy[dict[str, Any]] = st.just({})


@st.composite
def votes(
    draw: st.DrawFn, given_rules: st.SearchStrategy[dict[str, Any]] = free_rules, least: int = 0
) -> dict[str, Any]:
    """Give a vote without fault.

    Args:
        draw: Hypothesis.
        given_rules: Where its rules come from.
        least: Members of each college who are there at least.
    """
    count = draw(st.integers(3, 6) | st.just(10))
    least = max(least, draw(st.sampled_from([0, 1, 4])))
    made = [draw(colleges(f"C{rank}", weight, least)) for rank, weight in enumerate(draw(weights(count)))]
    rules_given = draw(given_rules)
    narrowed = draw(st.booleans())
    if rules_given and narrowed:
        heavy, light = max(one["weight_bp"] for one in made), min(one["weight_bp"] for one in made)
        rules_given |= {"bounds_bp": [draw(st.integers(500, light)), draw(st.integers(heavy, 6_000))]}
    vote = {"rules": rules_given, "call": draw(st.sampled_from([1, 1, 2])), "colleges": made}
    chair = draw(chairs)
    return vote if chair is None else vote | {"chair": chair}


@st.composite
def ties(draw: st.DrawFn) -> dict[str, Any]:
    """Give a vote in which as many are for as against in each college."""
    vote = draw(votes(default_rules, least=2))
    for one in vote["colleges"]:
        side = draw(st.integers(1, one["present"] // 2))
        one |= {"for": side, "against": side, "abstain": 0, "nppv": 0}
    return vote
