"""Periodic reports: begin with what was filed, file, be scored on the frozen rules, correct, keep every version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from conditionality.desk.cases import case_of, log_of
from conditionality.desk.evidence import attach
from conditionality.desk.filing_requests import Correction, Filing
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import history_of, scorecard_of, scorecards_of, submission_of
from conditionality.desk.periodic import Opened, correct_report, file_report, opened, report_subject, type_report
from conditionality.dossier.follow_up_events import ReportCorrected, ReportSubmitted
from conditionality.storage import outbox, records
from conditionality.storage.verify import verify
from tests.desk.path import STRONG, TRUE, WEAK, filed, ready
from tests.desk.path_plans import period_open
from tests.desk.people import Region, done
from tests.desk.whole import whole

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def shown(office: Office, region: Region, subject: str, who: str = "alix") -> Opened:
    """Give what stands in a period."""
    found = opened(office, region.hand(who), subject)
    assert isinstance(found, Opened)
    return found


def test_a_report_goes_from_an_open_period_to_its_score(office: Office, region: Region) -> None:
    dossier = ready(office, region, texts=WEAK | {"governance_form": "ess_law"})
    subject = period_open(office, region, dossier)
    assert subject == report_subject(dossier, date(2026, 1, 1))
    first = shown(office, region, subject)
    assert (dict(first.texts), first.version) == ({"governance_form": "ess_law"}, 0)
    assert (first.period.to, first.due_on) == (date(2026, 12, 31), date(2027, 3, 31))
    assert type_report(office, region.hand("alix"), subject, STRONG, 0) == 1
    assert (shown(office, region, subject).version, shown(office, region, subject).texts) == (1, STRONG)
    done(attach(office, region.hand("alix"), subject, "bilan.pdf", PDF))
    done(file_report(office, region.hand("alix"), subject, TRUE))
    with office.reading() as connection:
        kinds = [one.kind for one in log_of(connection, subject)]
        event = next(one.payload for one in log_of(connection, subject) if isinstance(one.payload, ReportSubmitted))
        report, card = submission_of(connection, subject), scorecard_of(connection, subject)
        assert records.read(connection, event.receipt).startswith(b"%PDF-")
        assert [one.period.from_.year for one in history_of(connection, subject)] == [2025]
        assert any(f"{subject}:received:1" in one.key for one in outbox.waiting(connection))
        assert verify(connection).findings == ()
    assert kinds == ["PeriodPlanned", "PeriodOpened", "ReportSubmitted", "ReportScored"]
    assert len(event.evidence) == 2
    assert report is not None
    assert card is not None
    assert (report.report_id, card.outcome_kind) == (f"{subject}-1", "accept")
    again = shown(office, region, subject)
    assert (again.version, again.texts["cooperations"]) == (0, "4")


def test_a_correction_keeps_the_report_before(office: Office, region: Region) -> None:
    subject = period_open(office, region, filed(office, region))
    type_report(office, region.hand("alix"), subject, STRONG, 0)
    done(file_report(office, region.hand("alix"), subject, TRUE))
    untrue = correct_report(office, region.hand("alix"), subject, Correction(declared_true=True, reason="Erreur."))
    assert isinstance(untrue, NotDone)
    assert untrue.findings[0].code == "draft-empty"
    type_report(office, region.hand("alix"), subject, WEAK, 0)
    done(correct_report(office, region.hand("alix"), subject, Correction(declared_true=True, reason="Erreur.")))
    with office.reading() as connection:
        log = log_of(connection, subject)
        old = next(one.payload for one in log if isinstance(one.payload, ReportSubmitted))
        new = next(one.payload for one in log if isinstance(one.payload, ReportCorrected))
        assert new.replaces == old.report
        assert [one.outcome_kind for one in scorecards_of(connection, subject)] == ["accept", "refuse"]
        assert case_of(connection, subject, "report").state == "SCORED"


def test_every_slip_of_a_report_is_told_at_once(office: Office, region: Region) -> None:
    subject = period_open(office, region, filed(office, region))
    type_report(office, region.hand("alix"), subject, {**WEAK, "employees": "x", "cooperations": ""}, 0)
    before = whole(office)
    refused = file_report(office, region.hand("alix"), subject, Filing(declared_true=False))
    assert isinstance(refused, NotDone)
    assert {"not-a-number", "answer-missing", "truth-not-declared"} <= {one.code for one in refused.findings}
    assert whole(office) == before


def test_a_report_is_made_on_its_frozen_rules_when_they_are_in_force_no_more(office: Office, region: Region) -> None:
    ref, force = "socle-leger@1.0.0", b"in_force = { from = 2024-01-01"
    ended = office.library.files[ref].replace(force, force + b", until = 2025-12-31")
    office.library = replace(office.library, files={**office.library.files, ref: ended})
    subject = period_open(office, region, filed(office, region))
    type_report(office, region.hand("alix"), subject, STRONG, 0)
    done(file_report(office, region.hand("alix"), subject, TRUE))
    with office.reading() as connection:
        card = scorecard_of(connection, subject)
    assert card is not None
    assert card.outcome_kind == "accept"


def test_two_windows_do_not_overwrite_each_other(office: Office, region: Region) -> None:
    subject = period_open(office, region, filed(office, region))
    assert type_report(office, region.hand("alix"), subject, WEAK, 0) == 1
    late = type_report(office, region.hand("alix"), subject, STRONG, 0)
    assert isinstance(late, NotDone)
    assert late.findings[0].code == "changed-since-opened"
    stale = file_report(office, region.hand("alix"), subject, TRUE, version=7)
    assert isinstance(stale, NotDone)
    assert stale.findings[0].code == "changed-since-opened"


def test_nobody_else_types_or_reads(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    subject = period_open(office, region, dossier)
    for who, reason in (("basile", "not_own"), ("claude", "role")):
        refused = type_report(office, region.hand(who), subject, WEAK, 0)
        assert isinstance(refused, NotDone)
        assert refused.denied == reason
    unread = opened(office, region.hand("basile"), subject)
    assert isinstance(unread, NotDone)
    assert unread.denied == "other_answers"
    never = opened(office, region.hand("alix"), report_subject(dossier, date(2030, 1, 1)))
    assert isinstance(never, NotDone)
    assert never.denied == "not_begun"
