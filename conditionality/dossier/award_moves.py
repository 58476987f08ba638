"""Table A, second part: from the region's act to the archives (T32 to T49, G03).

An appeal comes back to the state it left when the decision is upheld: it has one state for each state it may leave.
"""

from __future__ import annotations

from conditionality.dossier.machine import SAME, Effect, Guard, Move
from conditionality.dossier.request_moves import FILED

DECIDED = ("GRANTED", "GRANTED_WITH_PLAN", "REFUSED")
NOTIFIED = ("NOTIFIED_GRANTED", "NOTIFIED_GRANTED_WITH_PLAN", "NOTIFIED_REFUSED")
FAVOURABLE = ("NOTIFIED_GRANTED", "NOTIFIED_GRANTED_WITH_PLAN")
ON_PAGE = ("LISTED", "SUSPENSION_NOTICE", "SUSPENDED", "RENEWAL_DUE")
APPEALS = ("APPEAL_OPEN_GRANT", "APPEAL_OPEN_PLAN", "APPEAL_OPEN_REFUSAL", "APPEAL_OPEN_LISTED")
APPEAL_INELIGIBLE = "APPEAL_OPEN_INELIGIBLE"
FINALS = (
    "EXPIRED_DRAFT",
    "CLOSED_NO_ACTION",
    "INELIGIBLE",
    "FINAL_REFUSED",
    "WITHDRAWN",
    "RENEWED",
    "EXPIRED",
    "WITHDRAWN_BY_ENT",
)
"""States after which the retention rule runs; `DELETED` and `ARCHIVED` come after nothing else."""

IN_COURT = (
    *NOTIFIED,
    *APPEALS,
    APPEAL_INELIGIBLE,
    *ON_PAGE,
    "INELIGIBLE",
    "FINAL_REFUSED",
    "WITHDRAWN",
    "RENEWED",
    "EXPIRED",
)
"""A court may be seized once a decision was notified, whatever the dossier became since."""

APPEALED = {
    "NOTIFIED_GRANTED": "APPEAL_OPEN_GRANT",
    "NOTIFIED_GRANTED_WITH_PLAN": "APPEAL_OPEN_PLAN",
    "NOTIFIED_REFUSED": "APPEAL_OPEN_REFUSAL",
    "LISTED": "APPEAL_OPEN_LISTED",
    "INELIGIBLE": APPEAL_INELIGIBLE,
}
"""State left by an appeal, and the state in which it waits."""

ON_APPEAL: tuple[Guard, ...] = ("act_of_region_recorded", "reason_given", "routes_and_time_limits_told")
NEW_CLOCK: tuple[Effect, ...] = ("notifies", "starts_appeal_clock")

NOTIFICATION: tuple[Move, ...] = (
    *(
        Move(
            "T33", (origin,), "Notified", target, ("STAFF",), ("routes_and_time_limits_told",), ("notifies",),
        )
        for origin, target in zip(DECIDED, NOTIFIED, strict=True)
    ),
    Move("T33", (*NOTIFIED, "LISTED", "INELIGIBLE"), "NoticeReceived", SAME, ("STAFF",), ("proof_given",), (
        "starts_appeal_clock",
    )),
    Move(
        "T34", FAVOURABLE, "Listed", "LISTED", ("SYS",), ("enterprise_consents_to_page",),
        ("publishes", "starts_term_clock"),
    ),
    Move("T38", ("NOTIFIED_REFUSED",), "RefusalBecameFinal", "FINAL_REFUSED", ("SYS",), ("appeal_time_over",)),
)  # fmt: skip

APPEAL: tuple[Move, ...] = (
    *(
        Move(
            "T35", (origin,), "AppealLodged", target, ("ENT", "STAFF"), ("appeal_time_running",),
            ("gives_receipt", "starts_appeal_silence_clock"),
        )
        for origin, target in APPEALED.items()
    ),
    *(
        Move("T36", (waiting,), "DecisionUpheld", left, ("STAFF",), ON_APPEAL, NEW_CLOCK)
        for left, waiting in APPEALED.items()
    ),
    Move("T36", APPEALS, "GrantedOnAppeal", "NOTIFIED_GRANTED", ("STAFF",), ON_APPEAL, NEW_CLOCK),
    Move(
        "T36", APPEALS, "GrantedWithPlanOnAppeal", "NOTIFIED_GRANTED_WITH_PLAN", ("STAFF",),
        (*ON_APPEAL, "enterprise_signed_plan"), NEW_CLOCK,
    ),
    Move("T36", APPEALS, "RefusedOnAppeal", "NOTIFIED_REFUSED", ("STAFF",), ON_APPEAL, (*NEW_CLOCK, "removes_page")),
    Move(
        "T36", APPEALS, "SentBackOnAppeal", "READY", ("STAFF",), ("reason_given",),
        ("reopens_dossier", "removes_page"),
    ),
    Move(
        "T36", (APPEAL_INELIGIBLE,), "FoundEligibleOnAppeal", "SUBMITTED", ("STAFF",), ("reason_given",),
        ("reopens_dossier", "starts_silence_clock", "notifies"),
    ),
    Move("T37", IN_COURT, "LitigationFiled", SAME, ("STAFF",), (), ("imposes_legal_hold",)),
    Move("T37", IN_COURT, "LitigationEnded", SAME, ("STAFF",), ("proof_given",), ("removes_legal_hold",)),
)  # fmt: skip

POINTS = ("SUSPENSION_NOTICE", "SUSPENDED")
"""States in which the assembly votes on the listing itself: such a point of an agenda moves no dossier."""

SUSPENSION: tuple[Move, ...] = (
    Move(
        "T39", ("LISTED", "RENEWAL_DUE"), "SuspensionProposed", "SUSPENSION_NOTICE", ("SEC", "STAFF"),
        ("cited_a_listed_ground",), ("starts_answer_clock", "notifies"),
    ),
    Move("T39", ("SUSPENSION_NOTICE",), "NoticeAnswered", SAME, ("ENT",), (), ("attaches_answer",)),
    Move("G05", POINTS, "PutOnAgenda", SAME, ("SEC",), ("convened_five_days_before",), ("detects_conflicts",)),
    Move("G05", POINTS, "RemovedFromAgenda", SAME, ("SEC", "CHAIR"), ("reason_given",)),
    Move("G03", ("SUSPENSION_NOTICE",), "NoticeDropped", "LISTED", ("SEC", "STAFF"), ("reason_given",), ("notifies",)),
    Move(
        "T40", ("SUSPENSION_NOTICE",), "Suspended", "SUSPENDED", ("CHAIR", "STAFF"),
        ("answer_given_or_time_over", "motion_adopted", "act_of_region_if_money"), ("shows_suspension", "notifies"),
    ),
    Move(
        "T41", ("SUSPENDED",), "SuspensionLifted", "LISTED", ("CHAIR", "STAFF"),
        ("proof_given", "motion_adopted", "act_of_region_if_money"), ("updates_page", "notifies"),
    ),
    Move(
        "T42", ("SUSPENDED",), "Withdrawn", "WITHDRAWN", ("STAFF",), ("act_of_region_recorded", "reason_given"),
        ("proposes_claw_back", "removes_page", "notifies"),
    ),
)  # fmt: skip

TERM: tuple[Move, ...] = (
    Move("T43", ("LISTED",), "RenewalFellDue", "RENEWAL_DUE", ("SYS",), ("term_near",), ("links_new_dossier",)),
    Move("T44", ("RENEWAL_DUE",), "Renewed", "RENEWED", ("SYS",), ("new_dossier_granted",), ("updates_page",)),
    Move("T45", ("RENEWAL_DUE",), "TermPassed", "EXPIRED", ("SYS",), ("term_passed",), ("removes_page",)),
    Move(
        "T47", ("LISTED", "RENEWAL_DUE"), "PlatformLeft", "EXPIRED", ("ENT",), (),
        ("removes_page", "conditions_of_money_survive"),
    ),
)  # fmt: skip

ALIVE = ("DRAFT", *FILED, *DECIDED, *NOTIFIED, *APPEALS, APPEAL_INELIGIBLE, *ON_PAGE, *FINALS)

RECORD: tuple[Move, ...] = (
    Move(
        "T48", (*ALIVE, "ARCHIVED"), "ClericalErrorCorrected", SAME, ("STAFF", "SEC"),
        ("second_person_confirmed", "reason_given"), ("keeps_old_version",),
    ),
    Move(
        "T49", FINALS, "Archived", "ARCHIVED", ("SYS",), ("retention_over", "no_legal_hold"),
        ("keeps_fingerprints_only",),
    ),
)  # fmt: skip

AWARD: tuple[Move, ...] = (*NOTIFICATION, *APPEAL, *SUSPENSION, *TERM, *RECORD)

STATES = (*ALIVE, "DELETED", "ARCHIVED")
"""States of a dossier, in the order of its life."""
