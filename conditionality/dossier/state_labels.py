"""Words for people: of the states of each table, of overlays, and of the seven tables themselves."""

from __future__ import annotations

from collections.abc import Mapping

from conditionality.dossier.case import Overlay
from conditionality.dossier.kinds import MachineName
from conditionality.wording.speech import mark

MACHINE_TITLES: Mapping[MachineName, str] = {
    "dossier": mark("The dossier"),
    "report": mark("The periodic report"),
    "plan": mark("The improvement plan"),
    "action": mark("An action of the plan"),
    "visit": mark("The peer visit"),
    "session": mark("The session of the assembly"),
    "motion": mark("The motion"),
}

OVERLAYS: Mapping[Overlay, str] = {
    "IMPLICIT_REFUSAL": mark("implicit refusal"),
    "LITIGATION": mark("litigation under way"),
}

DOSSIER: Mapping[str, str] = {
    "NOT_YET": mark("not yet there"),
    "DRAFT": mark("draft under way"),
    "INCOMPLETE": mark("pieces awaited"),
    "SUBMITTED": mark("filed"),
    "COMPLETE": mark("found complete"),
    "SCORED": mark("given a score"),
    "VISIT_DUE": mark("to be visited"),
    "VISIT_PLANNED": mark("visit planned"),
    "VISIT_REPORTED": mark("visit reported"),
    "CONTRADICTORY": mark("contradictory step"),
    "READY": mark("ready for the assembly"),
    "ON_AGENDA": mark("on the agenda"),
    "IN_DELIBERATION": mark("in deliberation"),
    "AVIS_ACCEPT": mark("avis: accept"),
    "AVIS_PLAN": mark("avis: accept with a plan"),
    "AVIS_REFUSE": mark("avis: refuse"),
    "AVIS_NONE": mark("no avis given"),
    "SENT_TO_REGION": mark("sent to the region"),
    "GRANTED": mark("granted"),
    "GRANTED_WITH_PLAN": mark("granted with a plan"),
    "REFUSED": mark("refused by the region"),
    "NOTIFIED_GRANTED": mark("grant notified"),
    "NOTIFIED_GRANTED_WITH_PLAN": mark("grant with a plan notified"),
    "NOTIFIED_REFUSED": mark("refusal notified"),
    "APPEAL_OPEN_GRANT": mark("appeal against a grant"),
    "APPEAL_OPEN_PLAN": mark("appeal against a grant with a plan"),
    "APPEAL_OPEN_REFUSAL": mark("appeal against a refusal"),
    "APPEAL_OPEN_LISTED": mark("appeal while listed"),
    "APPEAL_OPEN_INELIGIBLE": mark("appeal against ineligibility"),
    "LISTED": mark("on the platform"),
    "SUSPENSION_NOTICE": mark("suspension under discussion"),
    "SUSPENDED": mark("suspended"),
    "RENEWAL_DUE": mark("to be renewed"),
    "EXPIRED_DRAFT": mark("draft expired"),
    "CLOSED_NO_ACTION": mark("closed without action"),
    "INELIGIBLE": mark("not eligible"),
    "FINAL_REFUSED": mark("refusal final"),
    "WITHDRAWN": mark("decision withdrawn"),
    "RENEWED": mark("taken over by a new dossier"),
    "EXPIRED": mark("expired"),
    "WITHDRAWN_BY_ENT": mark("request taken back"),
    "DELETED": mark("deleted"),
    "ARCHIVED": mark("archived"),
}

REPORT: Mapping[str, str] = {
    "NOT_YET": mark("not yet there"),
    "UPCOMING": mark("period to come"),
    "OPEN": mark("period open"),
    "LATE": mark("report late"),
    "SUBMITTED": mark("report filed"),
    "SCORED": mark("report scored"),
    "SELECTED_FOR_VISIT": mark("report to be visited"),
    "VERIFIED": mark("report verified"),
    "CLOSED": mark("period closed"),
}

PLAN: Mapping[str, str] = {
    "NOT_YET": mark("not yet there"),
    "DRAFT": mark("plan drafted"),
    "PROPOSED": mark("plan proposed"),
    "ACCEPTED_BY_ENT": mark("plan signed by the enterprise"),
    "RUNNING": mark("plan under way"),
    "CLOSED_MET": mark("plan met"),
    "CLOSED_PARTLY": mark("plan partly met"),
    "FAILED": mark("plan not met"),
}

ACTION: Mapping[str, str] = {
    "NOT_YET": mark("not yet there"),
    "TODO": mark("to do"),
    "DONE_DECLARED": mark("declared done"),
    "DONE_VERIFIED": mark("found done"),
    "LATE": mark("action late"),
    "REVISED": mark("action revised"),
    "DROPPED": mark("action dropped"),
}

VISIT: Mapping[str, str] = {
    "NOT_YET": mark("not yet there"),
    "DUE": mark("visit due"),
    "PROPOSED": mark("pair proposed"),
    "CONFIRMED": mark("visit confirmed"),
    "DONE": mark("visit made"),
    "REPORTED": mark("report of the visit signed"),
    "ANSWERED": mark("report of the visit answered"),
    "CLOSED": mark("visit closed"),
    "CANCELLED": mark("visit cancelled"),
}

SESSION: Mapping[str, str] = {
    "NOT_YET": mark("not yet there"),
    "PLANNED": mark("session planned"),
    "CONVENED": mark("members convened"),
    "OPEN": mark("session open"),
    "SUSPENDED": mark("session suspended"),
    "CLOSED": mark("session closed"),
    "MINUTES_DRAFT": mark("minutes drafted"),
    "MINUTES_SIGNED": mark("minutes signed"),
    "PUBLISHED": mark("minutes published"),
}

MOTION: Mapping[str, str] = {
    "NOT_YET": mark("not yet there"),
    "DRAFT": mark("motion drafted"),
    "MOVED": mark("motion moved"),
    "OPEN": mark("ballot open"),
    "CLOSED": mark("ballot closed"),
    "PROCLAIMED": mark("result proclaimed"),
}

STATES: Mapping[MachineName, Mapping[str, str]] = {
    "dossier": DOSSIER,
    "report": REPORT,
    "plan": PLAN,
    "action": ACTION,
    "visit": VISIT,
    "session": SESSION,
    "motion": MOTION,
}
"""State labels, by table."""
