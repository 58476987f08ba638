"""How a long work tells how far it is: whoever waits gives the counter, and shows it as it likes."""

from __future__ import annotations


class Counter:
    """Counts things done; this one shows nothing."""

    def start(self, total: int) -> None:
        """Say how many things there are to do."""

    def step(self) -> None:
        """Count one more."""

    def advance(self, count: int) -> None:
        """Count several more."""
        for _ in range(count):
            self.step()
