"""Order names so that each comes after what it needs, and find the circles that forbid it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

Needs = Mapping[str, tuple[str, ...]]
"""What each name needs; a name that stands nowhere as a key needs nothing."""


def order(graph: Needs) -> tuple[str, ...]:
    """Give the names so that each comes after what it needs; a circle, if there is one, is cut somewhere.

    >>> order({"total": ("a", "b"), "b": ("a",)})
    ('a', 'b', 'total')
    """
    done: dict[str, None] = {}
    waiting: set[str] = set()
    for start in graph:
        stack = [] if start in done else [(start, iter(graph.get(start, ())))]
        waiting.update(name for name, _ in stack)
        while stack:
            name, rest = stack[-1]
            below = next((one for one in rest if one not in done and one not in waiting), None)
            if below is None:
                done[name] = None
                waiting.discard(name)
                stack.pop()
            else:
                waiting.add(below)
                stack.append((below, iter(graph.get(below, ()))))
    return tuple(done)


def circle(graph: Needs) -> tuple[str, ...]:
    """Give one circle, first name repeated at the end; empty when there is none."""
    return next(iter(circles(graph)), ())


def circles(graph: Needs) -> tuple[tuple[str, ...], ...]:
    """Give one circle for each knot of names that need each other, the first name repeated at the end.

    >>> circles({"a": ("b",), "b": ("a", "c"), "c": ("c",)})
    (('c', 'c'), ('a', 'b', 'a'))
    """
    found = []
    for knot in _knots(graph):
        start = min(knot, key=list(graph).index) if len(knot) > 1 else knot[0]
        if len(knot) > 1 or start in graph.get(start, ()):
            found.append(_shortest(start, graph, frozenset(knot)))
    return tuple(found)


def _shortest(start: str, graph: Needs, knot: frozenset[str]) -> tuple[str, ...]:
    """Give the shortest way from a name back to itself, inside its knot."""
    came: dict[str, str] = {}
    queue = deque([start])
    while True:
        # There is a way: a knot is what can be reached from each of its names.
        name = queue.popleft()
        for below in graph.get(name, ()):
            if below == start:
                trail = [name]
                while trail[-1] != start:
                    trail.append(came[trail[-1]])
                return (*reversed(trail), start)
            if below in knot and below not in came:
                came[below] = name
                queue.append(below)


def _knots(graph: Needs) -> Iterator[tuple[str, ...]]:
    """Give the strongly connected components (Tarjan's algorithm, without recursion)."""
    rank: dict[str, int] = {}
    low: dict[str, int] = {}
    held: dict[str, None] = {}
    for start in graph:
        stack = [] if start in rank else [(start, iter(graph.get(start, ())))]
        while stack:
            name, rest = stack[-1]
            if name not in rank:
                rank[name] = low[name] = len(rank)
                held[name] = None
            below = next(rest, None)
            if below is None:
                stack.pop()
                if stack:
                    low[stack[-1][0]] = min(low[stack[-1][0]], low[name])
                if low[name] == rank[name]:
                    yield _released(name, held)
            elif below not in rank:
                stack.append((below, iter(graph.get(below, ()))))
            elif below in held:
                low[name] = min(low[name], rank[below])


def _released(name: str, held: dict[str, None]) -> tuple[str, ...]:
    names = list(held)
    knot = tuple(names[names.index(name) :])
    for one in knot:
        del held[one]
    return knot
