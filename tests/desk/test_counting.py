"""A counter that nobody shows counts nothing and costs nothing."""

from __future__ import annotations

from conditionality.desk.counting import Counter


def test_a_counter_takes_every_call() -> None:
    counter = Counter()
    counter.start(3)
    for _ in range(5):
        counter.step()
    assert vars(counter) == {}


def test_several_are_counted_one_by_one_where_nothing_better_is_known() -> None:
    class Tally(Counter):
        done = 0

        def step(self) -> None:
            self.done += 1

    tally = Tally()
    tally.advance(3)
    assert tally.done == 3
