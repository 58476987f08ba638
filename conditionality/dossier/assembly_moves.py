"""Tables D, E and F: the visit, the session of the assembly, and the motion."""

from __future__ import annotations

from conditionality.dossier.kinds import NOT_YET
from conditionality.dossier.machine import SAME, Move

VISIT_STATES = ("DUE", "PROPOSED", "CONFIRMED", "DONE", "REPORTED", "ANSWERED", "CLOSED", "CANCELLED")

VISIT: tuple[Move, ...] = (
    Move("D01", (NOT_YET,), "VisitRequired", "DUE", ("SYS",), ("sampled",)),
    Move("D02", ("DUE",), "PairProposed", "PROPOSED", ("SYS",), ("hard_constraints_met",), ("notifies",)),
    Move("D03", ("PROPOSED",), "VisitorChallenged", "DUE", ("ENT",), ("first_challenge", "reason_given")),
    Move("D04", ("PROPOSED",), "PairDeclined", "DUE", ("VIS",), ("reason_given",)),
    Move("D05", ("PROPOSED",), "VisitConfirmed", "CONFIRMED", ("SEC",), ("independence_declared",), ("notifies",)),
    Move("D06", ("CONFIRMED",), "VisitorReplaced", SAME, ("SEC",), ("hard_constraints_met", "reason_given")),
    Move("D07", ("CONFIRMED",), "VisitMade", "DONE", ("VIS",)),
    Move(
        "D08", ("DONE",), "VisitReported", "REPORTED", ("VIS",),
        ("observation_for_each_indicator", "both_visitors_signed"), ("freezes_report", "starts_answer_clock"),
    ),
    Move("D09", ("REPORTED",), "VisitAnswered", "ANSWERED", ("ENT",), (), ("attaches_answer",)),
    Move("D10", ("REPORTED",), "VisitAnswerTimePassed", "ANSWERED", ("SYS",), ("answer_given_or_time_over",)),
    Move("D11", ("ANSWERED",), "VisitClosed", "CLOSED", ("SEC",)),
    Move(
        "D12", ("DUE", "PROPOSED", "CONFIRMED"), "VisitCancelled", "CANCELLED", ("SEC",), ("reason_given",),
        ("notifies",),
    ),
)  # fmt: skip

SESSION_STATES = (
    "PLANNED", "CONVENED", "OPEN", "SUSPENDED", "CLOSED", "MINUTES_DRAFT", "MINUTES_SIGNED", "PUBLISHED",
)  # fmt: skip

SESSION: tuple[Move, ...] = (
    Move("E01", (NOT_YET,), "SessionPlanned", "PLANNED", ("SEC",)),
    Move("E02", ("PLANNED",), "MembersConvened", "CONVENED", ("SEC",), ("convened_five_days_before",), ("notifies",)),
    Move("E03", ("CONVENED",), "SessionPostponed", "PLANNED", ("SEC",), ("reason_given",), ("notifies",)),
    Move("E04", ("CONVENED", "OPEN"), "ProxyGiven", SAME, ("MEM",)),
    Move("E05", ("CONVENED", "OPEN"), "RecusalDeclared", SAME, ("MEM",), ("reason_given",)),
    Move("E06", ("CONVENED",), "SessionOpened", "OPEN", ("CHAIR",), (), ("freezes_rules",)),
    Move("E07", ("OPEN",), "RollCalled", SAME, ("SEC",)),
    Move("E08", ("OPEN",), "SessionSuspended", "SUSPENDED", ("CHAIR",)),
    Move("E09", ("SUSPENDED",), "SessionResumed", "OPEN", ("CHAIR",)),
    Move("E10", ("OPEN", "SUSPENDED"), "SessionClosed", "CLOSED", ("CHAIR",)),
    Move("E11", ("CLOSED",), "MinutesDrafted", "MINUTES_DRAFT", ("SEC",)),
    Move("E12", ("MINUTES_DRAFT",), "MinutesRedrafted", SAME, ("SEC",), ("reason_given",), ("keeps_old_version",)),
    Move("E13", ("MINUTES_DRAFT",), "MinutesSigned", "MINUTES_SIGNED", ("CHAIR",), ("chair_and_secretary_signed",)),
    Move("E14", ("MINUTES_SIGNED",), "MinutesPublished", "PUBLISHED", ("SEC",), (), ("publishes",)),
)  # fmt: skip

MOTION_STATES = ("DRAFT", "MOVED", "OPEN", "CLOSED", "PROCLAIMED")

MOTION: tuple[Move, ...] = (
    Move("F01", (NOT_YET,), "MotionDrafted", "DRAFT", ("MEM", "SEC", "CHAIR")),
    Move("F02", ("DRAFT", "MOVED"), "MotionEdited", SAME, ("MEM", "SEC"), (), ("keeps_old_version",)),
    Move("F03", ("DRAFT",), "MotionMoved", "MOVED", ("MEM", "CHAIR")),
    Move("F04", ("MOVED",), "BallotOpened", "OPEN", ("CHAIR",), ("quorum_reached", "recused_left"), ("freezes_rules",)),
    Move("F05", ("OPEN",), "BallotCast", SAME, ("MEM",)),
    Move("F05", ("OPEN",), "SecretBallotTaken", SAME, ("MEM",)),
    Move("F06", ("OPEN",), "BallotClosed", "CLOSED", ("CHAIR",)),
    Move("F07", ("CLOSED",), "MotionProclaimed", "PROCLAIMED", ("CHAIR",), (), ("traces_vote",)),
)  # fmt: skip
