"""Read a vote file: one vote, or a collection of them; every fault comes back at once, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from conditionality.assembly.configuration import check_colleges, check_rules
from conditionality.assembly.consistency import check_calls, check_heads, check_motion, check_secret, check_stances
from conditionality.assembly.draft import Draft
from conditionality.assembly.filling import chair_figures, check_chair, check_filled, college_figures, filled
from conditionality.assembly.json_text import Tree, parse_json
from conditionality.assembly.motions import Motion
from conditionality.assembly.roll_checks import check_ballots, check_members, check_proxies, roll_of
from conditionality.assembly.rules import DEFAULT_RULES, LEAST_COLLEGES, AssemblyRules
from conditionality.assembly.shape import Piece, label, piece, pieces
from conditionality.assembly.vote import Chair, College, Context, Heading, Member, Proxy, Vote
from conditionality.codec import AnyPaper, Plain, plain
from conditionality.findings import Finding, errors, finding
from conditionality.strict_json import brief

BLOCKS = ("rules", "motion", "colleges", "chair", "members", "proxies", "context")
REMARKS = ("why", "expected")
"""Keys of a worked example that are kept beside the vote."""

MERGED = ("quorum_overall", "quorum_college", "second_call")
"""Rules of which a file may give a part only."""

COLLECTION = ("about", "default_rules", "examples")

NO_BALLOTS: dict[str, Tree] = {"for": 0, "against": 0, "abstain": 0}
"""Ballots of a college that is not asked for any."""

CHECKS: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    check_rules,
    check_colleges,
    check_members,
    check_proxies,
    check_ballots,
    check_heads,
    check_stances,
    check_motion,
    check_calls,
    check_secret,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one vote.

    Attributes:
        name: Its id, or its rank in the file.
        vote: None when an error stops it.
        expected: The figures that the file says it should give; empty when it says nothing.
    """

    name: str
    vote: Vote | None
    findings: tuple[Finding, ...] = ()
    expected: Mapping[str, Tree] = field(default_factory=dict)


def read_vote(content: bytes) -> tuple[Vote | None, tuple[Finding, ...]]:
    """Read a file that holds one vote.

    Returns:
        The vote when nothing stops it, and all findings.
    """
    readings = read_votes(content)
    if len(readings) == 1:
        return readings[0].vote, readings[0].findings
    return None, (finding("vote-several", "examples", given=len(readings)),)


def read_votes(content: bytes) -> tuple[Reading, ...]:
    """Read a file that holds one vote, or a collection: `default_rules`, and votes under `examples`."""
    tree, found = parse_json(content)
    if errors(found) and tree is None:
        return (Reading("1", None, found),)
    if not isinstance(tree, dict):
        return (Reading("1", None, (*found, finding("json-wants-object", given=brief(tree)))),)
    if "examples" in tree:
        return _collection(tree, found)
    reading = read_tree(tree)
    return (_with(reading, found),)


def check_vote(vote: Vote) -> tuple[Finding, ...]:
    """Check a vote that was made by other means than a file."""
    tree = as_tree(plain(vote))
    return read_tree(tree if isinstance(tree, dict) else {}).findings


def read_tree(tree: Mapping[str, Tree], default_rules: dict[str, Tree] | None = None, name: str = "1") -> Reading:
    """Read one vote from a tree of plain values.

    Args:
        tree: Lists as tuples.
        default_rules: What stands for the rules that the vote does not give.
        name: Name of the vote when it has no id.
    """
    found: list[Finding] = []
    draft, figures = _draft(tree, merged(default_rules or {}, tree.get("rules", {})), found)
    context = _optional(Context, tree, "context", found)
    for check in CHECKS:
        found += check(draft)
    found += check_filled(draft, figures)
    found += check_chair(draft, roll_of(draft))
    expected = tree.get("expected", {})
    if not isinstance(expected, dict):
        found.append(finding("json-wants-object", "expected", given=brief(expected)))
        expected = {}
    vote = None if errors(found) else _assemble(draft, context)
    return Reading(label(dict(tree), 0) if "id" in tree else name, vote, tuple(dict.fromkeys(found)), expected)


def _collection(tree: Mapping[str, Tree], found: tuple[Finding, ...]) -> tuple[Reading, ...]:
    examples, defaults = tree["examples"], tree.get("default_rules", {})
    if not isinstance(examples, tuple) or not examples:
        return (Reading("1", None, (*found, finding("vote-list", "examples", given=brief(examples)))),)
    if not isinstance(defaults, dict):
        return (Reading("1", None, (*found, finding("json-wants-object", "default_rules", given=brief(defaults)))),)
    idle = tuple(finding("vote-key-idle", key, given=key, level="warning") for key in tree if key not in COLLECTION)
    readings = []
    for rank, one in enumerate(examples, 1):
        name, prefix = label(one, rank), f"examples[{label(one, rank)}]"
        if isinstance(one, dict):
            reading = read_tree(one, defaults, name)
        else:
            reading = Reading(name, None, (finding("json-wants-object", given=brief(one)),))
        readings.append(
            Reading(name, reading.vote, tuple(told.within(prefix) for told in reading.findings), reading.expected)
        )
    return (_with(readings[0], (*found, *idle)), *readings[1:])


def _with(reading: Reading, found: tuple[Finding, ...]) -> Reading:
    vote = None if errors(found) else reading.vote
    return Reading(reading.name, vote, (*found, *reading.findings), reading.expected)


def _draft(
    tree: Mapping[str, Tree], given_rules: Tree, found: list[Finding]
) -> tuple[Draft, Mapping[str, Mapping[str, Tree]]]:
    heading = piece(Heading, {key: tree[key] for key in tree if key not in (*BLOCKS, *REMARKS)}, "", found, BLOCKS)
    rules = _rules(given_rules, found)
    members = pieces(Member, tree.get("members", ()), "members", found)
    proxies = pieces(Proxy, tree.get("proxies", ()), "proxies", found)
    motion = _optional(Motion, tree, "motion", found)
    draft = Draft(heading, rules, motion, (), None, members, proxies)
    roll, secret = roll_of(draft), draft.rule("secret") is True
    figures: dict[str, dict[str, Tree]] = {}
    raw = tree.get("colleges")
    if isinstance(raw, tuple):
        names = [label(one, rank) for rank, one in enumerate(raw, 1)]
        if members:
            silent = {name: secret or is_quiet(one) for name, one in zip(names, raw, strict=True)}
            figures = {name: college_figures(name, roll, ballots=not silent[name]) for name in names}
        consent = heading.known.get("round") == "consent"
        raw = tuple(
            filled(one, figures.get(name, {}) | (NO_BALLOTS if consent or is_quiet(one) else {}))
            for name, one in zip(names, raw, strict=True)
        )
    if raw is None:
        found.append(finding("vote-key-missing", "colleges", given="colleges"))
        raw = ()
    elif raw == ():
        found.append(finding("vote-too-few-colleges", "colleges", given=0, least=LEAST_COLLEGES))
    colleges = pieces(College, raw, "colleges", found)
    chair = _chair(tree, draft, found)
    return Draft(heading, rules, motion, colleges, chair, members, proxies), figures


def is_quiet(raw: Tree) -> bool:
    """Tell whether a college gives no ballots, being consultative."""
    return isinstance(raw, dict) and raw.get("voice") == "consultative"


def _rules(given_rules: Tree, found: list[Finding]) -> Piece[AssemblyRules]:
    """Read the rules; those that are wrong take their default, for the checks of the others."""
    rules = piece(AssemblyRules, given_rules, "rules", found)
    if rules.paper is not None:
        return rules
    right = {key: value for key, value in rules.known.items() if key in AssemblyRules.model_fields}
    return replace(rules, paper=AssemblyRules.model_validate(merged(right)))


def _chair(tree: Mapping[str, Tree], draft: Draft, found: list[Finding]) -> Piece[Chair] | None:
    raw, roll = tree.get("chair"), roll_of(draft)
    if isinstance(raw, dict) and isinstance(name := raw.get("member"), str) and name in roll.members:
        raw = filled(raw, chair_figures(roll.members[name], roll))
    return piece(Chair, raw, "chair", found) if raw is not None else None


def _optional(kind: type[AnyPaper], tree: Mapping[str, Tree], key: str, found: list[Finding]) -> Piece[AnyPaper] | None:
    return piece(kind, tree[key], key, found) if key in tree else None


def merged(*layers: Tree) -> Tree:
    """Give rules over the default ones, each layer over those before; quorums and second call may be given in part.

    A layer that holds no rules is given as it is, to be told as a fault.

    >>> merged({"quorum_overall": {"strict": True}})["quorum_overall"]
    {'num': 1, 'den': 2, 'strict': True, 'counts_proxies': False}
    """
    rules = as_tree(plain(DEFAULT_RULES))
    for layer in layers:
        if not isinstance(layer, dict) or not isinstance(rules, dict):
            return layer
        rules = {**rules, **layer, **{key: _over(rules.get(key), layer[key]) for key in MERGED if key in layer}}
    return rules


def _over(base: Tree, part: Tree) -> Tree:
    return {**base, **part} if isinstance(base, dict) and isinstance(part, dict) else part


def as_tree(value: Plain) -> Tree:
    """Give plain values as `assembly.json_text` reads them: lists as tuples, nothing for null."""
    if isinstance(value, dict):
        return {key: as_tree(item) for key, item in value.items() if item is not None}
    return tuple(as_tree(item) for item in value) if isinstance(value, list) else value


def _assemble(draft: Draft, context: Piece[Context] | None) -> Vote:
    """Make the vote of pieces that are all whole."""
    heading, rules = draft.heading.paper, draft.rules.paper
    return Vote.model_validate({
        **({} if heading is None else dict(heading)),
        "rules": rules,
        "motion": None if draft.motion is None else draft.motion.paper,
        "colleges": tuple(one.paper for one in draft.colleges),
        "chair": None if draft.chair is None else draft.chair.paper,
        "members": tuple(one.paper for one in draft.members),
        "proxies": tuple(one.paper for one in draft.proxies),
        "context": None if context is None else context.paper,
    })  # fmt: skip
