"""Random values and random formulas of the language, for its properties."""

from __future__ import annotations

import unicodedata
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from conditionality.formula import nodes
from conditionality.formula.values import Empty, Number, Value, tidy

REASONS = ("unanswered", "rule", "zero-denominator")
NAMES = ("women", "men", "V1.points", "gate.D1.status", "gates_hold", "period.from", "x")

decimals = st.decimals(-1000, 1000, places=2).map(lambda one: tidy(Fraction(one)))
numbers: st.SearchStrategy[Number] = st.integers(-100, 100) | st.integers() | decimals | st.fractions().map(tidy)
huge: st.SearchStrategy[Number] = st.builds(
    lambda sign, bits, rest: sign * ((1 << bits) + rest),
    st.sampled_from([1, -1]),
    st.integers(50, 9_999),
    st.integers(0),
)
empties = st.builds(
    Empty, st.sampled_from(["missing", "not_applicable", "not_concerned"]), st.sampled_from(REASONS), st.just("")
)
truths = st.booleans()
texts = st.sampled_from(["", "ab", "ess_law", "2024-01-31"]) | st.text(max_size=5)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
ticked = st.frozensets(st.sampled_from(["ab", "eu_organic", "msc"]))
given_values: st.SearchStrategy[Value] = numbers | truths | texts | days | ticked
values: st.SearchStrategy[Value] = given_values | huge | empties

ONE = ("abs", "floor", "ceil", "ln", "exp", "sqrt", "is_missing", "is_na")
ANY = ("min", "max", "sum", "mean", "count", "coalesce")

_signs = st.characters(exclude_categories=["C"], exclude_characters="\"'\\")
quoted = st.text(_signs, max_size=6).map(lambda text: unicodedata.normalize("NFC", text))
names = st.sampled_from(NAMES).map(nodes.Name)
leaves: st.SearchStrategy[nodes.Node] = (
    decimals.map(nodes.Figure)
    | st.integers(-20, 20).map(nodes.Figure)
    | quoted.map(nodes.Text)
    | truths.map(nodes.Truth)
    | names
)
compare_ops = st.sampled_from(["eq", "ne", "lt", "le", "gt", "ge"])


def _grow(below: st.SearchStrategy[nodes.Node]) -> st.SearchStrategy[nodes.Node]:
    several = st.lists(below, min_size=2, max_size=3).map(tuple)
    listed = st.lists(below.filter(lambda one: not isinstance(one, nodes.Name)), min_size=1, max_size=3).map(tuple)
    negated = below.filter(lambda one: not isinstance(one, nodes.Figure))
    return st.one_of(
        st.builds(nodes.Unary, st.just("neg"), negated),
        st.builds(nodes.Unary, st.just("not"), below),
        st.builds(nodes.Binary, st.sampled_from(["add", "sub", "mul", "div", "pow"]), below, below),
        st.builds(nodes.Compare, below, st.lists(st.tuples(compare_ops, below), min_size=1, max_size=2).map(tuple)),
        st.builds(nodes.Logic, st.sampled_from(["and", "or"]), several),
        st.builds(nodes.Choose, below, below, below),
        st.builds(nodes.Member, below, listed | names.map(lambda one: (one,)), truths),
        st.builds(nodes.Call, st.sampled_from(ONE), below.map(lambda one: (one,))),
        st.builds(nodes.Call, st.sampled_from(ANY), several),
        st.builds(lambda one, digits: nodes.Call("round", (one, nodes.Figure(digits))), below, st.integers(-20, 20)),
        st.builds(lambda one: nodes.Call("date", (nodes.Text(one.isoformat()),)), days),
        st.builds(lambda one: nodes.Call("lookup", (nodes.Name("sizes"), one, nodes.Text("rate"))), below),
        st.builds(lambda one: nodes.Call("years_between", (one, one)), below),
        st.builds(lambda one: nodes.Call("previous", (nodes.Name(one),)), st.sampled_from(NAMES)),
    )


trees: st.SearchStrategy[nodes.Node] = st.recursive(leaves, _grow, max_leaves=12)
