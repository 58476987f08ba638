"""Rehearse an act: all of it is done inside its transaction, answered, and undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done, NotDone, Outcome, StoppedError
from conditionality.desk.work import Seen, Work
from conditionality.storage.faults import ConflictError


class UndoneError(Exception):
    """The act was done, and is undone."""


class Rehearsal(Office):
    """An office where nothing is ever written."""

    def act(self, hand: Hand, doing: Callable[[Work], str], seen: Seen | None = None) -> Outcome:
        """Do an act, keep its answer, and undo it."""
        subject = ""
        try:
            with self.store.transaction() as tx:
                subject = doing(Work(tx, hand, self.chance, seen or {}))
                raise UndoneError  # noqa: TRY301 - what undoes a transaction is an exception inside it
        except UndoneError:
            return Done(subject)
        except StoppedError as fault:
            return fault.why
        except ConflictError as fault:
            return NotDone(findings=(fault.finding,))


def rehearsal(office: Office) -> Rehearsal:
    """Give an office like this one where nothing is ever written."""
    return Rehearsal(**{one.name: getattr(office, one.name) for one in fields(Office)})


def answer(found: object) -> str:
    """Say in one word what came of an act: `done`, why it was denied, `unmet`, or the first slip."""
    if not isinstance(found, NotDone):
        return "done"
    if found.denied:
        return found.denied
    return "unmet" if found.unmet else f"slip:{found.findings[0].code}" if found.findings else "stopped"
