"""A chore asks again inside its transaction, does once what two clocks want at once, and leaves a broken case."""

from __future__ import annotations

from conditionality.desk.chores import Chore, Doing, Look, have_mail, sweep
from conditionality.desk.mandates import Person
from conditionality.desk.office import Office
from conditionality.desk.work import Work
from conditionality.dossier.request_events import Deleted
from tests.desk.path import drafted
from tests.desk.people import Region
from tests.storage.acts import tamper


def nothing(work: Work) -> None:
    """Do nothing, which counts as done."""


def test_what_somebody_did_meanwhile_is_not_done_again(office: Office, region: Region) -> None:
    drafted(office, region)
    answers = iter((True, False))

    def due(look: Look) -> Doing | None:
        return nothing if next(answers) else None

    swept = sweep(office, Chore("x", "dossier", ("DRAFT",), due), region.now)
    assert (swept.count, swept.faults) == (0, ())


def test_a_case_in_another_state_is_not_looked_at(office: Office, region: Region) -> None:
    drafted(office, region)

    def due(look: Look) -> Doing | None:
        raise AssertionError(look.subject)

    assert sweep(office, Chore("x", "dossier", ("SUBMITTED",), due), region.now).count == 0


def test_a_broken_case_is_told_and_the_others_go_on(office: Office, region: Region) -> None:
    broken, sound = drafted(office, region), drafted(office, region, "basile")
    tamper(office.store.engine, f"UPDATE ledger SET kind = '{Deleted.__name__}' WHERE subject = '{broken}'")  # noqa: S608
    swept = sweep(office, Chore("x", "dossier", ("DRAFT",), always), region.now)
    assert (swept.count, [(one.code, one.path) for one in swept.faults]) == (1, [("case-broken", broken)])
    assert sound != broken


def always(look: Look) -> Doing:
    return nothing


def test_a_letter_to_nobody_is_never_due() -> None:
    assert not have_mail(())
    assert not have_mail((Person("p", "A", "", "fr"),))
    assert have_mail((Person("p", "A", "", "fr"), Person("q", "B", "b@example.org", "fr")))
