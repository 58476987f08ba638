"""Table A, first part: a request from its draft to the region's act (T01 to T31, G01, G02, G04)."""

from __future__ import annotations

from conditionality.dossier.kinds import NOT_YET
from conditionality.dossier.machine import SAME, Move

IN_EXAMINATION = ("COMPLETE", "SCORED", "VISIT_DUE", "VISIT_PLANNED", "VISIT_REPORTED", "CONTRADICTORY", "READY")
AVIS = ("AVIS_ACCEPT", "AVIS_PLAN", "AVIS_REFUSE", "AVIS_NONE")
SILENCE_RUNS = ("SUBMITTED", *IN_EXAMINATION, "ON_AGENDA", "IN_DELIBERATION", *AVIS, "SENT_TO_REGION")
"""States in which the silence of the region counts; while pieces are awaited (`INCOMPLETE`) it does not."""

FILED = ("INCOMPLETE", *SILENCE_RUNS)
"""States after filing and before the region's act."""

FILING: tuple[Move, ...] = (
    Move(
        "T01", (NOT_YET,), "Created", "DRAFT", ("ENT", "STAFF"),
        ("siret_valid", "scheme_open", "no_other_open_dossier"), ("proposes_referential_version", "starts_draft_clock"),
    ),
    Move("T02", ("DRAFT",), "Deleted", "DELETED", ("ENT",), (), ("keeps_fingerprints_only",)),
    Move("T03", ("DRAFT",), "DraftExpired", "EXPIRED_DRAFT", ("SYS",), ("draft_idle_too_long",)),
    Move(
        "T04", ("DRAFT",), "Submitted", "SUBMITTED", ("ENT",), ("form_valid", "truth_signed"),
        ("freezes_referential_version", "freezes_submission", "gives_receipt", "starts_silence_clock"),
    ),
    Move(
        "T05", ("SUBMITTED",), "PiecesAsked", "INCOMPLETE", ("STAFF",), ("pieces_named_with_deadline",),
        ("holds_silence_clock", "starts_pieces_clock", "notifies"),
    ),
    Move(
        "T06", ("INCOMPLETE",), "PiecesGiven", "SUBMITTED", ("ENT",), ("form_valid",),
        ("resumes_silence_clock", "freezes_submission", "keeps_old_version"),
    ),
    Move(
        "T07", ("INCOMPLETE",), "ClosedWithoutAction", "CLOSED_NO_ACTION", ("STAFF",),
        ("reminder_sent", "deadline_of_pieces_passed"), ("ends_silence_clock", "notifies"),
    ),
    Move("T08", ("SUBMITTED",), "DeclaredComplete", "COMPLETE", ("STAFF", "SYS")),
    Move(
        "T09", ("SUBMITTED", "INCOMPLETE"), "FoundIneligible", "INELIGIBLE", ("STAFF",),
        ("eligibility_rule_named", "reason_given", "routes_and_time_limits_told"),
        ("ends_silence_clock", "notifies", "starts_appeal_clock"),
    ),
    Move("T46", FILED, "RequestWithdrawn", "WITHDRAWN_BY_ENT", ("ENT",), (), ("ends_silence_clock",)),
    Move(
        "T32", SILENCE_RUNS, "SilenceDatePassed", SAME, ("SYS",), ("silence_date_passed",),
        ("alerts_before_silence", "marks_implicit_refusal"),
    ),
)  # fmt: skip

EXAMINATION: tuple[Move, ...] = (
    Move("T10", ("COMPLETE",), "Scored", "SCORED", ("SYS", "STAFF"), ("mandatory_indicators_present",)),
    Move(
        "T11", ("SCORED", "VISIT_REPORTED", "CONTRADICTORY", "READY"), "Rescored", SAME, ("SYS",), (),
        ("keeps_old_version",),
    ),
    Move("G01", ("SCORED",), "FoundNotComputable", "SUBMITTED", ("SYS",), (), ("notifies",)),
    Move("T12", ("SCORED",), "SelectedForVisit", "VISIT_DUE", ("SYS",), ("sampled",), ("records_sampling",)),
    Move("T13", ("SCORED",), "VisitSkipped", "READY", ("STAFF",), ("not_sampled",), ("records_sampling",)),
    Move("T14", ("VISIT_DUE",), "PairAssigned", "VISIT_PLANNED", ("SEC",), ("hard_constraints_met",), ("notifies",)),
    Move("T14", ("VISIT_PLANNED",), "ReserveCalled", SAME, ("SEC",), ("hard_constraints_met", "reason_given")),
    Move(
        "T15", ("VISIT_PLANNED",), "VisitReportSigned", "VISIT_REPORTED", ("VIS",),
        ("observation_for_each_indicator", "both_visitors_signed"), ("freezes_report",),
    ),
    Move(
        "T16", ("VISIT_PLANNED",), "VisitRefused", "READY", ("SEC",), ("two_dates_offered",),
        ("flags_visit_refused",),
    ),
    Move(
        "T17", ("VISIT_REPORTED",), "DiscrepancyFound", "CONTRADICTORY", ("SYS",), (),
        ("starts_answer_clock", "notifies"),
    ),
    Move("T18", ("VISIT_REPORTED",), "NoDiscrepancyFound", "READY", ("SYS",), (), ("suggests_rescoring",)),
    Move(
        "T19", ("CONTRADICTORY",), "Answered", "READY", ("ENT",), (), ("attaches_answer", "suggests_rescoring"),
    ),
    Move(
        "T19", ("CONTRADICTORY",), "AnswerTimePassed", "READY", ("SYS",), ("answer_given_or_time_over",),
        ("suggests_rescoring",),
    ),
    Move(
        "G02", ("READY",), "ContradictoryOpened", "CONTRADICTORY", ("STAFF", "SEC"), ("reason_given",),
        ("starts_answer_clock", "notifies"),
    ),
)  # fmt: skip

DELIBERATION: tuple[Move, ...] = (
    Move(
        "T20", ("READY",), "PutOnAgenda", "ON_AGENDA", ("SEC",), ("convened_five_days_before",),
        ("detects_conflicts", "notifies"),
    ),
    Move("T21", ("ON_AGENDA",), "RemovedFromAgenda", "READY", ("SEC", "CHAIR"), ("reason_given",)),
    Move(
        "T22", ("ON_AGENDA",), "ItemOpened", "IN_DELIBERATION", ("CHAIR",),
        ("roll_called", "recused_left", "quorum_reached"), ("freezes_rules",),
    ),
    Move(
        "T23", ("ON_AGENDA", "IN_DELIBERATION"), "QuorumMissed", "ON_AGENDA", ("SYS",),
        ("second_call_three_days_later",), ("starts_second_call_clock",),
    ),
    Move(
        "T24", ("IN_DELIBERATION",), "AcceptanceAdvised", "AVIS_ACCEPT", ("SYS",), ("motion_adopted",),
        ("traces_vote",),
    ),
    Move("T25", ("IN_DELIBERATION",), "PlanAdvised", "AVIS_PLAN", ("SYS",), ("motion_adopted",), ("traces_vote",)),
    Move(
        "T26", ("IN_DELIBERATION",), "Deferred", "READY", ("SYS",),
        ("deferred_never_or_enterprise_asks", "reason_given"), ("alerts_before_silence", "traces_vote"),
    ),
    Move(
        "T27", ("IN_DELIBERATION",), "RefusalAdvised", "AVIS_REFUSE", ("SYS",),
        ("motion_adopted", "heard", "cited_a_listed_ground"), ("traces_vote",),
    ),
    Move(
        "T28", ("IN_DELIBERATION",), "AvisNotReached", "AVIS_NONE", ("SYS",), ("already_deferred",),
        ("informs_region", "traces_vote"),
    ),
    Move(
        "T29", AVIS, "SentToRegion", "SENT_TO_REGION", ("CHAIR", "SEC"), ("chair_and_secretary_signed",),
        ("informs_region",),
    ),
    Move(
        "G04", ("AVIS_PLAN", "SENT_TO_REGION"), "PlanDeclined", "READY", ("ENT",), ("avis_was_plan",),
        ("alerts_before_silence", "informs_region"),
    ),
    Move(
        "T30", ("SENT_TO_REGION",), "Granted", "GRANTED", ("STAFF",),
        ("act_of_region_recorded", "reason_if_departing_from_avis"), ("ends_silence_clock",),
    ),
    Move(
        "T30", ("SENT_TO_REGION",), "GrantedWithPlan", "GRANTED_WITH_PLAN", ("STAFF",),
        ("act_of_region_recorded", "reason_if_departing_from_avis", "enterprise_signed_plan"), ("ends_silence_clock",),
    ),
    Move(
        "T30", ("SENT_TO_REGION",), "Refused", "REFUSED", ("STAFF",),
        ("act_of_region_recorded", "reason_if_departing_from_avis", "reason_given"), ("ends_silence_clock",),
    ),
    Move("T31", ("SENT_TO_REGION",), "SentBackByRegion", "READY", ("STAFF",), ("reason_given",)),
)  # fmt: skip

REQUEST: tuple[Move, ...] = (*FILING, *EXAMINATION, *DELIBERATION)
