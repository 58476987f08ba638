"""`conditionality tick`: move the clocks to now; to be run by a timer, as often as one likes."""

from __future__ import annotations

from typing import Annotated

import typer

from conditionality.cli.deployment import DatabaseOption, open_deployment, read_moment
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.desk.tick import Ticked, tick
from conditionality.wording.speech import Lang, mark, say

CHORES = {
    "draft_warned": mark("drafts about to expire, told"),
    "draft_expired": mark("drafts expired"),
    "completed_by_silence": mark("requests complete by silence"),
    "silence_alerted": mark("silence dates near, told"),
    "silence_passed": mark("silence dates passed"),
    "pieces_overdue": mark("pieces overdue, told"),
    "answer_time_passed": mark("times to answer over"),
    "visit_answer_time_passed": mark("times to answer a visit over"),
    "refusal_final": mark("refusals made final"),
    "renewal_due": mark("renewals due"),
    "renewed": mark("listings handed over"),
    "term_passed": mark("terms passed"),
    "period_planned": mark("listings with periods planned"),
    "period_opened": mark("periods opened"),
    "report_late": mark("reports late"),
    "report_reminded": mark("reports reminded"),
    "report_very_late": mark("reports over sixty days late, told"),
    "action_late": mark("actions late"),
    "head_signed": mark("heads of the chain signed"),
}
"""What each chore did, after its number."""


def tick_command(
    ctx: typer.Context,
    *,
    database: DatabaseOption = "",
    at: Annotated[
        str, typer.Option("--at", metavar=mark("MOMENT"), help=mark("Move the clocks to this moment. Default: now."))
    ] = "",
) -> int:
    """Move the clocks."""
    voice: Voice = ctx.obj
    moment, slips = read_moment(at)
    if moment is None:
        return voice.refuse(slips, WRONG_USE)
    office, faults = open_deployment(database)
    if office is None:
        return voice.refuse(faults, NEGATIVE)
    ticked = tick(office, moment)
    if voice.as_json:
        found = [voice.finding_tree(one) for one in ticked.faults]
        voice.give_tree({"at": moment.isoformat(), "counts": dict(ticked.counts), "findings": found})
    else:
        for line in _lines(ticked, voice.lang):
            voice.tell(line)
        voice.remark_findings(ticked.faults)
    return NEGATIVE if ticked.faults else DONE


def _lines(ticked: Ticked, lang: Lang) -> tuple[str, ...]:
    if not ticked.total:
        return (say(lang, "Nothing was due."),)
    told = ((say(lang, CHORES[name]), count) for name, count in ticked.counts.items() if count)
    return tuple(say(lang, "{place}: {text}", place=words, text=str(count)) for words, count in told)
