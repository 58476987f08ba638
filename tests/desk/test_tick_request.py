"""The clock on a request: drafts warned then expired, silence told then passed, pieces overdue, answers awaited."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from conditionality.codec import canonical
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.filing_requests import AskPieces
from conditionality.desk.instruction import ask_pieces
from conditionality.desk.office import Office
from conditionality.desk.register import NewScheme, open_scheme
from conditionality.desk.tick import tick
from conditionality.dossier.deliberation_events import ContradictoryOpened
from conditionality.dossier.register import SchemeOpened
from conditionality.dossier.request_events import SilenceDatePassed
from conditionality.storage.outbox import waiting
from tests.desk.lived import NONE, live
from tests.desk.path import drafted, filed, ready
from tests.desk.people import Region, done


def noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)


def did(office: Office, day: date) -> dict[str, int]:
    """Tick, then tick again, which does nothing; give what was done."""
    first = tick(office, noon(day))
    again = tick(office, noon(day))
    assert (first.faults, again.faults, again.total) == ((), (), 0)
    return {name: count for name, count in first.counts.items() if count}


def letters(office: Office, word: str) -> list[str]:
    with office.reading() as connection:
        return [one.key for one in waiting(connection) if word in one.key]


def test_a_draft_left_alone_is_warned_of_then_expires(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    last = region.now.date()
    assert did(office, last + timedelta(days=75)) == {}
    assert did(office, last + timedelta(days=76)) == {"draft_warned": 1}
    assert letters(office, "draft-warning") == [f"{dossier}:draft-warning:{last}:{region.people['alix']}"]
    assert did(office, last + timedelta(days=90)) == {}
    assert did(office, last + timedelta(days=91)) == {"draft_expired": 1}
    with office.reading() as connection:
        assert case_of(connection, dossier, "dossier").state == "EXPIRED_DRAFT"


def test_a_clock_that_was_stopped_warns_before_it_throws_away(office: Office, region: Region) -> None:
    drafted(office, region)
    day = region.now.date() + timedelta(days=200)
    assert did(office, day) == {"draft_warned": 1}
    assert did(office, day + timedelta(days=14)) == {}
    assert did(office, day + timedelta(days=15)) == {"draft_expired": 1}


def test_silence_completes_nothing_unless_the_scheme_says_so(office: Office, region: Region) -> None:
    filed(office, region)
    day = region.now.date()
    assert did(office, day + timedelta(days=16)) == {}
    scheme = NewScheme(
        scheme="aide-2026", title="Aide d'essai", version="socle-leger@1.0.0", cycle="2026",
        opens_on=date(2026, 1, 1), closes_on=date(2026, 12, 31), completeness_days=20,
    )  # fmt: skip
    done(open_scheme(office, region.hand("clock"), scheme))
    assert did(office, day + timedelta(days=20)) == {}
    assert did(office, day + timedelta(days=21)) == {"completed_by_silence": 1}


def test_a_scheme_that_gives_no_days_has_the_same_bytes_as_before() -> None:
    opened = SchemeOpened(scheme="a", version="b", cycle="c", opens_on=date(2026, 1, 1), closes_on=date(2026, 2, 1),
                          sampling="none", term_months=36, about=NONE)  # fmt: skip
    assert b"completeness_days" not in canonical(opened)
    assert b'"completeness_days":15' in canonical(opened.model_copy(update={"completeness_days": 15}))


def test_the_region_is_told_three_times_then_silence_refuses_once(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    assert region.now.date() == date(2026, 1, 5)
    due = date(2026, 3, 5)
    assert did(office, due - timedelta(days=31)) == {}
    for days in (30, 15, 5):
        assert did(office, due - timedelta(days=days)) == {"silence_alerted": 1}
    assert did(office, due) == {}
    assert did(office, due + timedelta(days=1)) == {"silence_passed": 1}
    assert did(office, due + timedelta(days=40)) == {}
    with office.reading() as connection:
        case = case_of(connection, dossier, "dossier")
        last = log_of(connection, dossier)[-1].payload
    assert case.state == "SUBMITTED"
    assert case.overlays == frozenset({"IMPLICIT_REFUSAL"})
    assert last == SilenceDatePassed(silence_on=due)


def test_a_clock_that_was_stopped_tells_the_nearest_warning_only(office: Office, region: Region) -> None:
    filed(office, region)
    assert did(office, date(2026, 3, 2)) == {"silence_alerted": 1}
    assert [key.split(":")[3] for key in letters(office, "silence-alert")] == ["5", "5"]


def test_while_pieces_are_awaited_silence_waits_and_staff_close_by_hand(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    asked = AskPieces(pieces=("employees",), deadline=date(2026, 2, 2), message="Merci de préciser.")
    done(ask_pieces(office, region.hand("claude"), dossier, asked))
    assert did(office, date(2026, 2, 2)) == {}
    assert did(office, date(2026, 2, 3)) == {"pieces_overdue": 1}
    assert did(office, date(2026, 6, 1)) == {}
    with office.reading() as connection:
        assert case_of(connection, dossier, "dossier").state == "INCOMPLETE"


def test_the_time_to_answer_ends_and_the_dossier_goes_on(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    opened = ContradictoryOpened(opened_by="staff", notice=NONE, reason="Écart.", answer_by=date(2026, 1, 20))
    live(office, region, dossier, ("claude", opened))
    assert did(office, date(2026, 1, 20)) == {}
    assert did(office, date(2026, 1, 21)) == {"answer_time_passed": 1}
    with office.reading() as connection:
        case = case_of(connection, dossier, "dossier")
    assert (case.state, case.heard) == ("READY", True)
