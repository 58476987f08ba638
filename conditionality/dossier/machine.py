"""A machine is one table of data: state, event, state. Nothing else says what may happen.

Theory of operation.

1. An event is fine enough that its name alone gives the next state: `Granted`, `GrantedWithPlan`, `Refused`; never
   `Decided` with an outcome inside.
2. A state is split when what may follow depends on where it came from (an appeal against a grant or against a
   refusal), and never for a label alone.
3. Guards are named in the row. Those the log can answer are held by the fold; the desk answers the others.
4. An overlay (implicit refusal, litigation) is not a state: its rows lead back to the same state.
5. The drawing in `docs/workflow.md` is made from these tables, and a test compares them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from conditionality.dossier.kinds import NOT_YET, MachineName, Role

SAME: Final = "(same)"
"""Target of a row that leaves the state as it is."""

Guard = Literal[
    "act_of_region_recorded",
    "act_of_region_if_money",
    "action_due_date_passed",
    "answer_given_or_time_over",
    "appeal_time_over",
    "appeal_time_running",
    "already_deferred",
    "avis_was_plan",
    "both_visitors_signed",
    "chair_and_secretary_signed",
    "cited_a_listed_ground",
    "convened_five_days_before",
    "deadline_of_pieces_passed",
    "deferred_never_or_enterprise_asks",
    "draft_idle_too_long",
    "due_date_passed",
    "eligibility_rule_named",
    "enterprise_consents_to_page",
    "enterprise_signed_plan",
    "first_challenge",
    "form_valid",
    "hard_constraints_met",
    "heard",
    "independence_declared",
    "listed_now",
    "mandatory_indicators_present",
    "motion_adopted",
    "new_dossier_granted",
    "no_legal_hold",
    "no_other_open_dossier",
    "not_sampled",
    "observation_for_each_indicator",
    "period_started",
    "pieces_named_with_deadline",
    "proof_given",
    "quorum_reached",
    "reason_given",
    "reason_if_departing_from_avis",
    "recused_left",
    "reminder_sent",
    "retention_over",
    "roll_called",
    "routes_and_time_limits_told",
    "sampled",
    "scheme_open",
    "second_call_three_days_later",
    "second_person_confirmed",
    "silence_date_passed",
    "siret_valid",
    "term_near",
    "term_passed",
    "truth_signed",
    "two_dates_offered",
]
"""What must hold for a row to be taken, by name."""

Effect = Literal[
    "alerts_before_silence",
    "attaches_answer",
    "conditions_of_money_survive",
    "detects_conflicts",
    "ends_silence_clock",
    "flags_visit_refused",
    "freezes_referential_version",
    "freezes_report",
    "freezes_rules",
    "freezes_submission",
    "gives_receipt",
    "holds_silence_clock",
    "imposes_legal_hold",
    "informs_region",
    "keeps_fingerprints_only",
    "keeps_old_version",
    "links_new_dossier",
    "marks_implicit_refusal",
    "notifies",
    "proposes_claw_back",
    "proposes_referential_version",
    "proposes_suspension_when_repeated",
    "publishes",
    "records_sampling",
    "removes_page",
    "removes_legal_hold",
    "reopens_dossier",
    "resumes_silence_clock",
    "shows_suspension",
    "starts_answer_clock",
    "starts_appeal_clock",
    "starts_appeal_silence_clock",
    "starts_draft_clock",
    "starts_late_clock",
    "starts_pieces_clock",
    "starts_second_call_clock",
    "starts_silence_clock",
    "starts_term_clock",
    "suggests_rescoring",
    "traces_vote",
    "updates_page",
]
"""What follows from a row, by name: papers the desk makes, clocks it starts (`dossier.clocks`)."""


@dataclass(frozen=True, slots=True)
class Move:
    """One row of a table.

    Attributes:
        id: Name of the row in the rules of the procedure (`T04`); several rows may share it.
        origins: States it leaves.
        event: Name of the event, a past participle; also the name of its payload.
        target: State it reaches, or `SAME`.
        who: Roles that may do it.
        needs: Guards.
        then: Effects and clocks.
    """

    id: str
    origins: tuple[str, ...]
    event: str
    target: str
    who: tuple[Role, ...]
    needs: tuple[Guard, ...] = ()
    then: tuple[Effect, ...] = ()

    def target_from(self, origin: str) -> str:
        """Give the state reached from one of the origins."""
        return origin if self.target == SAME else self.target


@dataclass(frozen=True, slots=True)
class Machine:
    """One table, its states in their order, and those that end it (an appeal may reopen one)."""

    name: MachineName
    states: tuple[str, ...]
    finals: frozenset[str]
    moves: tuple[Move, ...]

    def table(self) -> Mapping[str, Mapping[str, Move]]:
        """Give the law: state, event, row."""
        found: dict[str, dict[str, Move]] = {state: {} for state in (NOT_YET, *self.states)}
        for move in self.moves:
            for origin in move.origins:
                found[origin][move.event] = move
        return found

    def events(self) -> tuple[str, ...]:
        """Give every event of the table, in its order, once."""
        return tuple(dict.fromkeys(move.event for move in self.moves))

    def rows_from(self, state: str) -> tuple[Move, ...]:
        """Give the rows that leave a state: what may happen now."""
        return tuple(move for move in self.moves if state in move.origins)

    def rows_of(self, event: str) -> tuple[Move, ...]:
        """Give the rows of an event."""
        return tuple(move for move in self.moves if move.event == event)


def reached(moves: Iterable[Move]) -> frozenset[str]:
    """Give every state that some row leaves or reaches."""
    rows = tuple(moves)
    left = {origin for move in rows for origin in move.origins}
    return frozenset(left | {move.target for move in rows} - {SAME}) - {NOT_YET}
