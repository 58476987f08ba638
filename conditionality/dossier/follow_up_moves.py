"""Tables B and C: the periodic report, the plan (démarche de progrès) and each of its actions."""

from __future__ import annotations

from conditionality.dossier.kinds import NOT_YET
from conditionality.dossier.machine import SAME, Move

REPORT_STATES = (
    "UPCOMING", "OPEN", "LATE", "SUBMITTED", "SCORED", "SELECTED_FOR_VISIT", "VERIFIED", "CLOSED",
)  # fmt: skip

REPORT: tuple[Move, ...] = (
    Move("B01", (NOT_YET,), "PeriodPlanned", "UPCOMING", ("SYS",), ("listed_now",)),
    Move("B02", ("UPCOMING",), "PeriodOpened", "OPEN", ("SYS",), ("period_started",), ("notifies",)),
    Move("B03", ("OPEN", "LATE"), "EnterpriseReminded", SAME, ("SYS",), (), ("notifies",)),
    Move("B04", ("OPEN",), "BecameLate", "LATE", ("SYS",), ("due_date_passed",), ("starts_late_clock", "notifies")),
    Move(
        "B05", ("OPEN", "LATE"), "ReportSubmitted", "SUBMITTED", ("ENT",), ("form_valid", "truth_signed"),
        ("freezes_submission", "gives_receipt"),
    ),
    Move(
        "B06", ("SUBMITTED", "SCORED"), "ReportCorrected", "SUBMITTED", ("ENT",), ("form_valid", "reason_given"),
        ("keeps_old_version",),
    ),
    Move("B07", ("SUBMITTED",), "ReportScored", "SCORED", ("SYS",), ("mandatory_indicators_present",)),
    Move(
        "B08", ("SCORED",), "ReportSelectedForVisit", "SELECTED_FOR_VISIT", ("SYS",), ("sampled",),
        ("records_sampling",),
    ),
    Move("B09", ("SELECTED_FOR_VISIT",), "ReportVerified", "VERIFIED", ("SYS",), (), ("suggests_rescoring",)),
    Move("B10", ("SCORED", "VERIFIED"), "ReportRescored", SAME, ("SYS",), (), ("keeps_old_version",)),
    Move("B11", ("SCORED", "VERIFIED"), "ReportClosed", "CLOSED", ("STAFF",)),
)  # fmt: skip

PLAN_STATES = ("DRAFT", "PROPOSED", "ACCEPTED_BY_ENT", "RUNNING", "CLOSED_MET", "CLOSED_PARTLY", "FAILED")

PLAN: tuple[Move, ...] = (
    Move("C01", (NOT_YET,), "PlanDrafted", "DRAFT", ("SYS",)),
    Move("C02", ("DRAFT",), "PlanAmended", SAME, ("ENT", "SEC"), ("reason_given",), ("keeps_old_version",)),
    Move("C03", ("DRAFT",), "PlanProposed", "PROPOSED", ("SYS",), ("motion_adopted",), ("notifies",)),
    Move("C04", ("PROPOSED",), "PlanAccepted", "ACCEPTED_BY_ENT", ("ENT",), ("enterprise_signed_plan",)),
    Move("C05", ("PROPOSED",), "PlanNotAccepted", "DRAFT", ("ENT",), (), ("reopens_dossier",)),
    Move("C06", ("ACCEPTED_BY_ENT",), "PlanStarted", "RUNNING", ("SYS",), ("act_of_region_recorded",)),
    Move("C07", ("RUNNING",), "ProgressDeclared", SAME, ("ENT",)),
    Move("C08", ("RUNNING",), "PlanRevised", SAME, ("SEC",), ("reason_given",), ("keeps_old_version",)),
    Move("C09", ("RUNNING",), "PlanMet", "CLOSED_MET", ("SEC",), ("proof_given",), ("notifies",)),
    Move("C10", ("RUNNING",), "PlanPartlyMet", "CLOSED_PARTLY", ("SEC",), ("reason_given",), ("notifies",)),
    Move(
        "C11", ("RUNNING",), "PlanFailed", "FAILED", ("SEC",), ("reason_given",),
        ("notifies", "proposes_suspension_when_repeated"),
    ),
)  # fmt: skip

ACTION_STATES = ("TODO", "DONE_DECLARED", "DONE_VERIFIED", "LATE", "REVISED", "DROPPED")
TO_BE_DONE = ("TODO", "LATE", "REVISED")

ACTION: tuple[Move, ...] = (
    Move("C20", (NOT_YET,), "ActionSet", "TODO", ("SYS",)),
    Move("C21", TO_BE_DONE, "ActionDeclaredDone", "DONE_DECLARED", ("ENT",)),
    Move("C22", ("DONE_DECLARED",), "ActionVerified", "DONE_VERIFIED", ("VIS", "STAFF"), ("proof_given",)),
    Move("C23", ("DONE_DECLARED",), "ActionNotFoundDone", "TODO", ("VIS", "STAFF"), ("reason_given",), ("notifies",)),
    Move("C24", ("TODO", "REVISED"), "ActionBecameLate", "LATE", ("SYS",), ("action_due_date_passed",), ("notifies",)),
    Move("C25", TO_BE_DONE, "ActionRevised", "REVISED", ("SEC",), ("reason_given",), ("keeps_old_version",)),
    Move("C26", TO_BE_DONE, "ActionDropped", "DROPPED", ("SEC",), ("motion_adopted", "reason_given")),
)  # fmt: skip
