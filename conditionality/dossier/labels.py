"""Words for people: of roles and conditions, and the sentence of each denial and of each impossible move."""

from __future__ import annotations

from collections.abc import Mapping

from conditionality.dossier.fold import Impossible, Reason
from conditionality.dossier.kinds import Role
from conditionality.dossier.machine import Guard
from conditionality.dossier.permissions import DenialReason, Denied, roles_of
from conditionality.dossier.register import REGISTER, WHO
from conditionality.wording.speech import Lang, mark, say

ROLES: Mapping[Role, str] = {
    "ENT": mark("enterprise"),
    "STAFF": mark("region's staff"),
    "SEC": mark("secretary of the assembly"),
    "CHAIR": mark("chair of the session"),
    "MEM": mark("member of the assembly"),
    "VIS": mark("peer visitor"),
    "AUD": mark("auditor"),
    "SYS": mark("clock and engine"),
    "PUB": mark("public"),
}

GUARDS: Mapping[Guard, str] = {
    "act_of_region_recorded": mark("the act of the region is recorded, with its number and day"),
    "act_of_region_if_money": mark("where money is at stake, the act of the region is recorded"),
    "action_due_date_passed": mark("the day of the action is past"),
    "answer_given_or_time_over": mark("an answer was given, or the time to answer is over"),
    "appeal_time_over": mark("the time of appeal is over"),
    "appeal_time_running": mark("the time of appeal still runs"),
    "already_deferred": mark("the item was deferred once already"),
    "avis_was_plan": mark("the avis is to accept with a plan"),
    "both_visitors_signed": mark("both visitors signed"),
    "chair_and_secretary_signed": mark("chair and secretary both signed"),
    "cited_a_listed_ground": mark("a ground of the closed list is cited"),
    "convened_five_days_before": mark("the members were convened at least five days before"),
    "deadline_of_pieces_passed": mark("the deadline for the pieces is past"),
    "deferred_never_or_enterprise_asks": mark("the item was never deferred, or the enterprise asks for it"),
    "draft_idle_too_long": mark("the draft was left alone too long"),
    "due_date_passed": mark("the due day of the report is past"),
    "eligibility_rule_named": mark("the condition of eligibility is named"),
    "enterprise_consents_to_page": mark("the enterprise consents to its public page"),
    "enterprise_signed_plan": mark("the enterprise signed the plan"),
    "first_challenge": mark("no visitor was challenged before"),
    "form_valid": mark("the form has no error"),
    "hard_constraints_met": mark("the rules of independence of the pair hold"),
    "heard": mark("the enterprise was heard"),
    "independence_declared": mark("both visitors declared their independence"),
    "listed_now": mark("the organisation is on the platform"),
    "mandatory_indicators_present": mark("every mandatory indicator is there, or justified as not applicable"),
    "motion_adopted": mark("the motion was adopted"),
    "new_dossier_granted": mark("the new dossier was granted"),
    "no_legal_hold": mark("no litigation is under way"),
    "no_other_open_dossier": mark("no other dossier is open for this scheme and cycle"),
    "not_sampled": mark("the sampling rule did not choose it"),
    "observation_for_each_indicator": mark("each sampled indicator has its observation"),
    "period_started": mark("the period has begun"),
    "pieces_named_with_deadline": mark("the pieces are named, with a deadline"),
    "proof_given": mark("a proof is attached"),
    "quorum_reached": mark("the quorum is there"),
    "reason_given": mark("a reason is given"),
    "reason_if_departing_from_avis": mark("an act that departs from the avis says why"),
    "recused_left": mark("recused members left the item"),
    "reminder_sent": mark("a reminder was sent"),
    "retention_over": mark("the retention time is over"),
    "roll_called": mark("the roll was called"),
    "routes_and_time_limits_told": mark("the routes and time limits of appeal are told"),
    "sampled": mark("the sampling rule chose it"),
    "scheme_open": mark("the scheme is open"),
    "second_call_three_days_later": mark("the second call is at least three days later"),
    "second_person_confirmed": mark("a second person confirmed"),
    "silence_date_passed": mark("the silence date is past"),
    "siret_valid": mark("the SIRET is valid"),
    "term_near": mark("the term is less than six months away"),
    "term_passed": mark("the term is past, and no renewal was filed in time"),
    "truth_signed": mark("the declaration of truth is signed"),
    "two_dates_offered": mark("two dates were offered"),
}
"""What must hold, as a clause."""

DENIALS: Mapping[DenialReason, str] = {
    "unknown_act": mark("This act is not known here. Check its name."),
    "published_version": mark("A published version of a référentiel is never edited. Publish a new version."),
    "role": mark("This act is not done in your role. Who does it: {roles}."),
    "not_own": mark("This dossier belongs to another organisation. Ask its owner for a delegation."),
    "other_answers": mark("These answers belong to another organisation. Only its public page may be read."),
    "interested": mark(
        "You have an interest in this organisation, and take no part in its dossier. Another person acts in your place."
    ),
    "other_table": mark("This act does not concern this kind of case. Open the case that it concerns."),
    "not_begun": mark("Nothing is open here yet. Open it first."),
    "begun": mark("This is open already. Go on with what is there."),
    "ended": mark("This is over. What was decided stays; a new dossier may be opened."),
    "not_from_here": mark("This act is not possible at this stage. See the stage and what may follow it."),
    "instructed": mark("You instructed this dossier, and so do not vote on it."),
    "voted": mark("You voted on this dossier, and so do not instruct it. A colleague does."),
    "visited": mark("You visited this organisation: you speak, and do not vote on its dossier."),
    "already_voted": mark("Your ballot on this motion is cast; a ballot is not changed."),
    "first_instructor": mark("You instructed this dossier: an appeal is examined by another person."),
    "not_paired": mark("You are not one of the visitors of this organisation."),
}
"""Why an act is denied, and what to do."""

IMPOSSIBLE: Mapping[Reason, str] = {
    "unknown_event": mark("No table has this event."),
    "other_table": mark("The event belongs to another table."),
    "not_begun": mark("Nothing was begun that this event could follow."),
    "begun": mark("What this event begins was begun already."),
    "ended": mark("The state is final."),
    "not_from_here": mark("The table has no such event from this state."),
    "role": mark("The role is not one of those that the row names."),
    "guard": mark("Conditions that do not hold: {guards}."),
}
"""Why a line of a log is impossible, for an auditor."""


def denial_text(lang: Lang, denied: Denied, act: str) -> str:
    """Say why an act is denied, and what to do.

    >>> denial_text("en", Denied("role"), "BallotCast")
    'This act is not done in your role. Who does it: member of the assembly.'
    >>> denial_text("en", Denied("role"), "PageConsented")
    'This act is not done in your role. Who does it: enterprise.'
    """
    who = WHO[REGISTER[act]] if act in REGISTER else roles_of(act) if denied.reason == "role" else ()
    roles = ", ".join(say(lang, ROLES[role]) for role in who)
    return say(lang, DENIALS[denied.reason], roles=roles)


def guards_text(lang: Lang, guards: tuple[Guard, ...]) -> str:
    """Say what must hold, one clause after another."""
    return "; ".join(say(lang, GUARDS[guard]) for guard in guards)


def impossible_text(lang: Lang, found: Impossible) -> str:
    """Say why a line of a log is impossible, with the conditions that do not hold."""
    return say(lang, IMPOSSIBLE[found.reason], guards=guards_text(lang, found.guards))
