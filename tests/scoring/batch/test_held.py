"""What is known of a register: its size, its states."""

from __future__ import annotations

from conditionality.scoring.batch.held import Held, Size


def test_a_size_has_the_bound_of_its_larger_end() -> None:
    assert Size(-5.0, 3.0, 4, 4).bound == 5


def test_states_tell_what_may_be() -> None:
    held = Held("number", 0, 1, frozenset({0, 3}))
    assert (held.always, held.never, held.may_miss, held.may(1, 2)) == (False, False, True, False)
    assert Held("empty", 0, states=frozenset({2})).never
    assert Held("truth", 0).always
