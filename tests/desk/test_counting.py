"""A counter that nobody shows counts nothing and costs nothing."""

from __future__ import annotations

from conditionality.desk.counting import Counter


def test_a_counter_takes_every_call() -> None:
    counter = Counter()
    counter.start(3)
    for _ in range(5):
        counter.step()
    assert vars(counter) == {}
