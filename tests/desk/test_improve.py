"""Amend a plan, sign or decline it, declare progress with evidence, and follow it report after report."""

from __future__ import annotations

from datetime import date

from conditionality.codec import read_paper
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.evidence import attach, evidence
from conditionality.desk.filing_requests import Advance, Amendment, Declining
from conditionality.desk.improve import (
    Advanced,
    Target,
    amend_plan,
    declare_progress,
    decline_plan,
    follow_up,
    sign_plan,
)
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import draft_plans_of, plan_of, version_of
from conditionality.desk.periodic import file_report, type_report
from conditionality.dossier.deliberation_events import PlanDeclined
from conditionality.dossier.follow_up_events import ActionSet, PlanAccepted, PlanAmended, ProgressDeclared
from conditionality.plan.paper import Plan
from conditionality.storage import outbox, records
from conditionality.storage.verify import verify
from tests.desk.path import STRONG, TRUE, WEAK, ready, scored
from tests.desk.path_plans import period_open, proposed, running
from tests.desk.people import Region, done
from tests.desk.whole import whole

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def plan(office: Office, dossier: str) -> Plan:
    """Give the latest plan."""
    with office.reading() as connection:
        found = plan_of(connection, dossier)
    assert found is not None
    return found[1]


def test_an_amended_plan_is_proved_again_and_the_old_one_kept(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    with office.reading() as connection:
        other, first = draft_plans_of(connection, dossier)[1], version_of(connection, dossier)
    assert first is not None
    steps = tuple(one.id for one in other.actions)
    done(amend_plan(office, region.hand("alix"), dossier, Amendment(steps=steps, reason="Ceci nous va.")))
    amended = plan(office, dossier)
    assert (amended.order, amended.verdict, amended.amends) == ("chosen", "sufficient", first.plan.fingerprint())
    assert {one.id for one in amended.actions} == set(steps)
    done(amend_plan(office, region.hand("eden"), dossier, Amendment(steps=steps[:1], reason="Moins.")))
    assert plan(office, dossier).verdict == "not_enough"
    with office.reading() as connection:
        events = [one.payload for one in log_of(connection, first.subject)]
        assert isinstance(events[1], PlanAmended)
        assert events[1].replaces == first.digest
        assert read_paper(Plan, records.read(connection, first.digest)) == first.plan
        assert verify(connection).findings == ()


def test_every_slip_of_an_amendment_is_told_at_once(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    before = whole(office)
    wrong = Amendment(steps=("nothing", "nowhere"), reason="x")
    refused = amend_plan(office, region.hand("alix"), dossier, wrong)
    assert isinstance(refused, NotDone)
    assert [(one.code, one.given) for one in refused.findings] == [
        ("plan-step-unknown", "nothing"), ("plan-step-unknown", "nowhere"),
    ]  # fmt: skip
    assert whole(office) == before


def test_where_there_is_no_plan_there_is_nothing_to_amend(office: Office, region: Region) -> None:
    dossier = scored(office, region, texts=STRONG)
    refused = amend_plan(office, region.hand("alix"), dossier, Amendment(steps=(), reason="x"))
    assert isinstance(refused, NotDone)
    assert refused.denied == "not_begun"


def test_a_signed_plan_names_who_signed_and_officers_are_told(office: Office, region: Region) -> None:
    dossier = proposed(office, region)
    done(sign_plan(office, region.hand("alix"), dossier))
    with office.reading() as connection:
        event = log_of(connection, f"{dossier}.plan1")[-1].payload
        assert isinstance(event, PlanAccepted)
        assert event.signed_by == region.people["alix"]
        told = {one.recipient for one in outbox.waiting(connection) if ":signed:" in one.key}
    assert told == {"eden@example.org", "claude@example.org", "dominique@example.org"}


def test_a_declined_plan_brings_the_dossier_back(office: Office, region: Region) -> None:
    dossier = proposed(office, region)
    done(decline_plan(office, region.hand("alix"), dossier, Declining(reason="Trop cher.")))
    with office.reading() as connection:
        assert case_of(connection, dossier, "dossier").state == "READY"
        assert case_of(connection, f"{dossier}.plan1", "plan").state == "DRAFT"
        event = log_of(connection, dossier)[-1].payload
        assert isinstance(event, PlanDeclined)
        assert event.reasons == ("Trop cher.",)
    again = decline_plan(office, region.hand("alix"), dossier)
    assert isinstance(again, NotDone)
    assert again.denied == "not_from_here"


def test_a_started_plan_sets_its_actions_with_their_days(office: Office, region: Region) -> None:
    dossier = running(office, region)
    actions = plan(office, dossier).actions
    with office.reading() as connection:
        for rank, one in enumerate(actions, 1):
            event = log_of(connection, f"{dossier}.plan1.a{rank}")[0].payload
            assert isinstance(event, ActionSet)
            target = read_paper(Target, records.read(connection, event.target))
            assert (event.action, target.indicator, target.due_on) == (one.id, one.indicator, event.due_on)
            assert event.due_on > date(2026, 4, 1)


def test_progress_is_declared_with_files_and_actions_done(office: Office, region: Region) -> None:
    dossier = running(office, region)
    first = plan(office, dossier).actions[0].id
    done(attach(office, region.hand("alix"), f"{dossier}.plan1", "photo.pdf", PDF))
    asked = Advance(period="2026-01-01", done=(first,), words="La formation a eu lieu.")
    done(declare_progress(office, region.hand("alix"), dossier, asked))
    with office.reading() as connection:
        event = log_of(connection, f"{dossier}.plan1")[-1].payload
        assert isinstance(event, ProgressDeclared)
        paper = read_paper(Advanced, records.read(connection, event.progress))
        assert (paper.done, paper.words) == ((first,), "La formation a eu lieu.")
        assert case_of(connection, f"{dossier}.plan1.a1", "action").state == "DONE_DECLARED"
        assert case_of(connection, f"{dossier}.plan1.a2", "action").state == "TODO"
        assert verify(connection).findings == ()
    files = evidence(office, region.hand("claude"), f"{dossier}.plan1")
    assert not isinstance(files, NotDone)
    assert [one.name for one in files] == ["photo.pdf"]


def test_every_slip_of_progress_is_told_at_once(office: Office, region: Region) -> None:
    dossier = running(office, region)
    before = whole(office)
    wrong = Advance(period="2026-13-40", done=("nothing",), words="x")
    refused = declare_progress(office, region.hand("alix"), dossier, wrong)
    assert isinstance(refused, NotDone)
    assert [one.code for one in refused.findings][-1] == "progress-action-unknown"
    assert len(refused.findings) == 2
    assert whole(office) == before


def test_each_new_report_is_compared_with_the_plan(office: Office, region: Region) -> None:
    dossier = running(office, region)
    assert follow_up(office, region.hand("alix"), dossier) == ()
    for year, texts in ((2026, WEAK), (2027, STRONG)):
        subject = period_open(office, region, dossier, year)
        assert type_report(office, region.hand("alix"), subject, texts, 0) == 1
        done(file_report(office, region.hand("alix"), subject, TRUE))
    found = follow_up(office, region.hand("claude"), dossier)
    assert not isinstance(found, NotDone)
    assert [(one.report, one.follow.period) for one in found] == [
        (f"{dossier}.r2026-01-01", 1), (f"{dossier}.r2027-01-01", 2),
    ]  # fmt: skip
    behind, ahead = (one.follow.gap for one in found)
    assert behind is not None
    assert ahead is not None
    assert behind < 0 < ahead
    assert {one.state for one in found[1].follow.progress} == {"met"}
    refused = follow_up(office, region.hand("basile"), dossier)
    assert isinstance(refused, NotDone)
    assert refused.denied == "other_answers"
