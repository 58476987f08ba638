"""A plan as its organisation sees it: options, calendar, what may be done and why not, what was declared."""

from __future__ import annotations

from conditionality.desk.improve import Advance, declare_progress
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.views_plan import PlanStand, curve_of, followed, plan_stand, with_plan
from conditionality.plan.curve import Curve
from tests.desk.path import STRONG, ready
from tests.desk.path_plans import proposed, running
from tests.desk.people import Region, done


def stand(office: Office, region: Region, dossier: str) -> PlanStand:
    found = plan_stand(office, region.hand("alix"), dossier)
    assert isinstance(found, PlanStand)
    return found


def test_a_drafted_plan_has_its_options_and_may_be_amended_only(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    found = stand(office, region, dossier)
    assert (found.subject, found.state, found.plan.verdict) == (f"{dossier}.plan1", "DRAFT", "sufficient")
    assert [one.order for one in found.options] == ["effort", "cost", "soonest"]
    assert {act for act, why in found.denied.items() if not why} == {"PlanAmended"}
    assert {one.id for one in found.plan.actions} <= {one.id for one in found.steps}
    assert found.actions == ()
    assert [one.dossier for one in with_plan(office, region.hand("alix"))] == [dossier]


def test_a_proposed_plan_may_be_signed_or_declined(office: Office, region: Region) -> None:
    found = stand(office, region, proposed(office, region))
    assert {act for act, why in found.denied.items() if not why} == {"PlanAccepted", "PlanNotAccepted"}


def test_a_running_plan_has_its_actions_and_what_was_declared(office: Office, region: Region) -> None:
    dossier = running(office, region)
    first = stand(office, region, dossier)
    assert [one.state for one in first.actions] == ["TODO"] * len(first.plan.actions)
    asked = Advance(period="2026-01-01", done=(first.plan.actions[0].id,), words="C'est fait.")
    done(declare_progress(office, region.hand("alix"), dossier, asked))
    found = stand(office, region, dossier)
    assert [one.state for one in found.actions][:2] == ["DONE_DECLARED", "TODO"]
    assert [(one.words, one.period) for one in found.told] == [("C'est fait.", "2026-01-01")]
    assert followed(office, region.hand("alix"), dossier) == ()


def test_the_curve_begins_today(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    found = curve_of(office, region.hand("alix"), dossier, "cost")
    assert isinstance(found, Curve)
    assert (found.by, found.points[0].steps) == ("cost", ())


def test_a_request_that_holds_has_no_plan(office: Office, region: Region) -> None:
    found = plan_stand(office, region.hand("alix"), ready(office, region, texts=STRONG))
    assert isinstance(found, NotDone)
    assert found.sentences("fr")


def test_a_plan_is_not_given_to_another_organisation(office: Office, region: Region) -> None:
    dossier = ready(office, region)
    for found in (
        plan_stand(office, region.hand("basile"), dossier),
        curve_of(office, region.hand("basile"), dossier, "effort"),
    ):
        assert isinstance(found, NotDone)
        assert found.denied == "other_answers"
    assert with_plan(office, region.hand("basile")) == ()
    assert followed(office, region.hand("basile"), dossier) == ()
