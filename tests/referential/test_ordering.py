"""Order by needs, and the circles that forbid it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conditionality.referential.ordering import circle, circles, order

NAMES = st.sampled_from("abcdefgh")
GRAPHS = st.dictionaries(NAMES, st.lists(NAMES, max_size=4).map(tuple))


def test_each_name_comes_after_what_it_needs() -> None:
    assert order({"c": ("b", "a"), "b": ("a",)}) == ("a", "b", "c")
    assert order({}) == ()


@given(GRAPHS)
def test_every_name_stands_once_and_after_its_needs_unless_they_go_in_a_circle(
    graph: dict[str, tuple[str, ...]],
) -> None:
    ordered = order(graph)
    assert sorted(ordered) == sorted({*graph, *(one for needs in graph.values() for one in needs)})
    if not circle(graph):
        place = {name: rank for rank, name in enumerate(ordered)}
        assert all(place[need] < place[name] for name, needs in graph.items() for need in needs)


@given(GRAPHS)
def test_a_circle_is_one_and_there_is_one_exactly_when_the_names_cannot_be_ordered(
    graph: dict[str, tuple[str, ...]],
) -> None:
    for loop in circles(graph):
        assert len(loop) > 1
        assert loop[0] == loop[-1]
        assert len(set(loop)) == len(loop) - 1
        assert all(below in graph[name] for name, below in pairwise(loop))
    left, grown = dict(graph), True
    while grown:
        free = [name for name, needs in left.items() if not any(one in left for one in needs)]
        grown = bool(free)
        for name in free:
            del left[name]
    assert bool(left) == bool(circles(graph))


@pytest.mark.parametrize(
    ("graph", "loops"),
    [
        ({"a": ("a",)}, (("a", "a"),)),
        ({"a": ("b",), "b": ("a",)}, (("a", "b", "a"),)),
        ({"a": ("b", "c"), "b": ("d",), "d": ("a",), "c": ("a",)}, (("a", "c", "a"),)),
        ({"a": ("x",), "x": ()}, ()),
    ],
)
def test_the_shortest_circle_through_the_first_name_is_told(
    graph: dict[str, tuple[str, ...]], loops: tuple[tuple[str, ...], ...]
) -> None:
    assert circles(graph) == loops
    assert circle(graph) == next(iter(loops), ())


def test_long_chains_are_no_trouble() -> None:
    chain = {f"n{rank}": (f"n{rank + 1}",) for rank in range(20_000)}
    assert order(chain)[0] == "n20000"
    assert circles({**chain, "n20000": ("n0",)})[0][0] == "n0"
