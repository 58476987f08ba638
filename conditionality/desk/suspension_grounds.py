"""What must speak for a suspension, its end, or a withdrawal: motion, hearing, act of the region; every slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from conditionality.desk.award import amount_granted, document_of
from conditionality.desk.award_checks import act_slips, amount_slips, file_slips
from conditionality.desk.award_requests import MoneyAct, Withdrawal
from conditionality.desk.cases import motions_of
from conditionality.desk.decisions import act_of
from conditionality.desk.legal_days import working_day
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.points import is_answered
from conditionality.desk.work import Work
from conditionality.dossier.assembly_events import MotionDrafted, MotionProclaimed
from conditionality.dossier.clocks import TERMS, due
from conditionality.dossier.kinds import Deliberation
from conditionality.dossier.machine import Guard
from conditionality.findings import Finding, finding
from conditionality.report.places import Place
from conditionality.report.places import both as in_both
from conditionality.wording.numbers import day
from conditionality.wording.speech import Lang, say


@dataclass(frozen=True, slots=True)
class Found:
    """What speaks for a suspension or its end: the motion with its trace, the guards that hold, and every slip."""

    motion: str = "-"
    trace: str = ""
    held: tuple[Guard, ...] = ()
    slips: tuple[Finding, ...] = ()


def find_grounds(work: Work, dossier: str, asked: MoneyAct, kind: str) -> Found:
    """Look for the adopted motion of a kind and, where money is at stake, the act of the region."""
    found = _motion(work, dossier, kind, asked.motion.strip())
    slips = [] if found or not asked.motion else [finding("suspension-motion", "motion", given=asked.motion)]
    has_money = amount_granted(work, dossier) > 0
    is_told = bool(asked.number or asked.on)
    if is_told:
        slips += act_slips(asked.number, asked.on, work.hand.today)
    elif has_money:
        slips.append(finding("suspension-act-absent", "number"))
    slips += file_slips(asked.document, asked.document_name, "document")
    held: list[Guard] = ["motion_adopted"] if found else []
    held += ["act_of_region_if_money"] if is_told or not has_money else []
    return Found(*(found or ("-", "")), tuple(held), tuple(slips))


def _motion(work: Work, dossier: str, kind: str, wanted: str) -> tuple[str, str] | None:
    """Give the last motion of a kind adopted since the notice or the suspension, or the one named, with its trace."""
    since = _turned_at(work, dossier)
    for motion in reversed(motions_of(work.connection, dossier)):
        log = work.log(motion)
        drafted = any(isinstance(one.payload, MotionDrafted) and one.payload.kind == kind for one in log)
        told = (one.payload for one in log if drafted and wanted in {"", motion} and one.at > since)
        for one in told:
            if isinstance(one, MotionProclaimed) and one.outcome == "ADOPTED":
                return motion, one.trace
    return None


def _turned_at(work: Work, dossier: str) -> datetime:
    """Give the moment of the last notice or suspension: a motion voted before is about something else."""
    turns = {"SuspensionProposed", "Suspended"}
    return next(one.at for one in reversed(work.log(dossier)) if one.kind in turns)


def heard(work: Work, dossier: str) -> Iterator[Guard]:
    """Tell whether the enterprise answered the last notice, or its time is over."""
    if is_answered(work.log(dossier), work.hand.today):
        yield "answer_given_or_time_over"


def stop_unless(found: Found, held: Sequence[Guard], more: tuple[Guard, ...], kind: str) -> None:
    """Stop with every reason at once: conditions that do not hold, and slips.

    Raises:
        StoppedError: There is one.
    """
    wanted: tuple[Guard, ...] = (*more, "motion_adopted")
    missing = tuple(one for one in wanted if one not in held)
    if missing or found.slips:
        raise StoppedError(NotDone(kind, unmet=missing, findings=found.slips))


def acts_of(office: Office, work: Work, dossier: str, asked: MoneyAct | Withdrawal) -> tuple[Deliberation, ...]:
    """Give the act of the region that a sheet tells of, its document stored; none when it tells of none."""
    on, number = asked.on, asked.number
    if on is None:
        return ()

    def facts(lang: Lang) -> tuple[tuple[str, str], ...]:
        return ((say(lang, "Number of the act"), number), (say(lang, "Day of the act"), day(lang, on)))

    return (Deliberation(number=number, on=on, document=document_of(office, work, dossier, asked.document, facts)),)


def withdrawal_slips(work: Work, dossier: str, asked: Withdrawal) -> Iterator[Finding]:
    """Give what is wrong with a withdrawal: its act, its ground, the amount asked back."""
    yield from act_slips(asked.number, asked.on, work.hand.today)
    decided = act_of(work.connection, dossier)
    if asked.ground == "illegality" and decided is not None:
        end = working_day(due(TERMS["illegality_withdrawal"], decided.on))
        if asked.on > end:
            yield Place("ground").find("withdrawal-too-late", "", in_both("end", end))
    if asked.claw_back_eur is not None:
        yield from amount_slips(asked.claw_back_eur, "claw_back_eur")
        granted = amount_granted(work, dossier)
        if asked.claw_back_eur > granted:
            yield finding("withdrawal-over", "claw_back_eur", given=str(asked.claw_back_eur), granted=str(granted))
    yield from file_slips(asked.document, asked.document_name, "document")
