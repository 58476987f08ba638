"""Laws of every act of filing, instruction and plans: who may not is told, what is stale or broken leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from conditionality.desk.filing import attach, file_dossier, give_pieces, withdraw
from conditionality.desk.filing_requests import (
    Advance,
    Amendment,
    AskPieces,
    Closing,
    Correction,
    Declining,
    Ineligible,
)
from conditionality.desk.improve import amend_plan, declare_progress, decline_plan, sign_plan
from conditionality.desk.instruction import (
    ask_pieces,
    close_without_action,
    declare_complete,
    find_ineligible,
    rescore,
    score_dossier,
    skip_visit,
)
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, Outcome
from conditionality.desk.papers import plan_of
from conditionality.desk.periodic import correct_report, file_report, type_report
from conditionality.desk.work import Seen, Work
from tests.desk.path import STRONG, TRUE, complete, drafted, filed, ready, scored
from tests.desk.path_plans import period_open, proposed, running
from tests.desk.people import Region, done
from tests.desk.whole import whole

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PIECES = AskPieces(pieces=("employees", "Statuts"), deadline=date(2026, 3, 1), message="Merci de compléter.")


@dataclass(frozen=True)
class Act:
    """One act: how to get before it, how to do it, who may, who may not and why, and from where it cannot be done."""

    before: Callable[[Office, Region], str]
    do: Callable[[Office, Hand, str, Seen | None], Outcome]
    who: str
    wrong: tuple[tuple[str, str], ...]


def incomplete(office: Office, region: Region) -> str:
    dossier = filed(office, region)
    done(ask_pieces(office, region.hand("claude"), dossier, PIECES))
    done(attach(office, region.hand("alix"), dossier, "statuts.pdf", PDF))
    return dossier


def overdue(office: Office, region: Region) -> str:
    dossier = incomplete(office, region)
    region.wait(90)
    return dossier


def typed_period(office: Office, region: Region) -> str:
    subject = period_open(office, region, ready(office, region))
    assert type_report(office, region.hand("alix"), subject, STRONG, 0) == 1
    return subject


def filed_period(office: Office, region: Region) -> str:
    subject = typed_period(office, region)
    done(file_report(office, region.hand("alix"), subject, TRUE))
    assert type_report(office, region.hand("alix"), subject, STRONG | {"employees": "4"}, 0) == 1
    return subject


def kept_steps(office: Office, dossier: str) -> tuple[str, ...]:
    with office.reading() as connection:
        found = plan_of(connection, dossier)
    assert found is not None
    return tuple(one.id for one in found[1].actions)


ENTERPRISE = (("basile", "not_own"), ("claude", "role"), ("eden", "role"), ("aud", "role"))
STAFF = (("alix", "role"), ("cons1", "role"), ("eden", "role"), ("fanny", "role"), ("aud", "role"))

ACTS: dict[str, Act] = {
    "file_dossier": Act(drafted, lambda o, h, s, n: file_dossier(o, h, s, TRUE, n), "alix", ENTERPRISE),
    "give_pieces": Act(incomplete, lambda o, h, s, n: give_pieces(o, h, s, TRUE, n), "alix", ENTERPRISE),
    "withdraw": Act(filed, withdraw, "alix", ENTERPRISE),
    "ask_pieces": Act(filed, lambda o, h, s, n: ask_pieces(o, h, s, PIECES, n), "claude", STAFF),
    "close_without_action": Act(
        overdue,
        lambda o, h, s, n: close_without_action(o, h, s, Closing(reminded_on=date(2026, 2, 1)), n),
        "claude",
        STAFF,
    ),
    "declare_complete": Act(filed, declare_complete, "claude", STAFF),
    "find_ineligible": Act(
        filed,
        lambda o, h, s, n: find_ineligible(o, h, s, Ineligible(rule="L_D1", reason="Dette sociale."), n),
        "claude",
        STAFF,
    ),
    "score_dossier": Act(complete, score_dossier, "claude", STAFF),
    "rescore": Act(scored, lambda o, h, s, n: rescore(o, h, s, "correction", n), "claude", STAFF),
    "skip_visit": Act(scored, skip_visit, "claude", STAFF),
    "amend_plan": Act(
        ready,
        lambda o, h, s, n: amend_plan(o, h, s, Amendment(steps=kept_steps(o, s), reason="Accord."), n),
        "alix",
        (("basile", "not_own"), ("claude", "role"), ("cons1", "role")),
    ),
    "sign_plan": Act(proposed, sign_plan, "alix", ENTERPRISE),
    "decline_plan": Act(
        proposed, lambda o, h, s, n: decline_plan(o, h, s, Declining(reason="Trop long."), n), "alix", ENTERPRISE
    ),
    "declare_progress": Act(
        running,
        lambda o, h, s, n: declare_progress(o, h, s, Advance(period="2026-01-01", words="Formation faite."), n),
        "alix",
        ENTERPRISE,
    ),
    "file_report": Act(typed_period, lambda o, h, s, n: file_report(o, h, s, TRUE, n), "alix", ENTERPRISE),
    "correct_report": Act(
        filed_period,
        lambda o, h, s, n: correct_report(o, h, s, Correction(declared_true=True, reason="Erreur de saisie."), n),
        "alix",
        ENTERPRISE,
    ),
}


@pytest.fixture(params=sorted(ACTS))
def act(request: pytest.FixtureRequest) -> Act:
    """Run the test for each act."""
    return ACTS[request.param]


class CutOffError(Exception):
    """The machine stops in the middle of an act."""


def test_who_may_not_is_told_why_and_nothing_is_written(office: Office, region: Region, act: Act) -> None:
    subject = act.before(office, region)
    before = whole(office)
    for name, reason in act.wrong:
        refused = act.do(office, region.hand(name), subject, None)
        assert isinstance(refused, NotDone), name
        assert refused.denied == reason, name
        assert refused.sentences("fr")
    assert whole(office) == before


def test_who_looked_before_somebody_else_acted_is_told(office: Office, region: Region, act: Act) -> None:
    subject = act.before(office, region)
    before = whole(office)
    seen = dict.fromkeys((subject, f"{subject}.plan1"), 99)
    late = act.do(office, region.hand(act.who), subject, seen)
    assert isinstance(late, NotDone)
    assert [one.code for one in late.findings] == ["changed-since-opened"]
    assert whole(office) == before


def test_an_act_that_is_cut_off_leaves_nothing(
    office: Office, region: Region, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = act.before(office, region)
    before = whole(office)
    appended = Work._append

    def cut(work: Work, *given: object) -> None:
        appended(work, *given)  # type: ignore[arg-type]  # passed on as they came
        raise CutOffError

    with monkeypatch.context() as patch:
        patch.setattr(Work, "_append", cut)
        with pytest.raises(CutOffError):
            act.do(office, region.hand(act.who), subject, None)
    assert whole(office) == before
    done(act.do(office, region.hand(act.who), subject, None))
    assert whole(office) != before


def test_an_act_is_done_once(office: Office, region: Region, act: Act) -> None:
    subject = act.before(office, region)
    done(act.do(office, region.hand(act.who), subject, None))
    if act in (ACTS["rescore"], ACTS["amend_plan"], ACTS["declare_progress"]):
        return  # these may be done again
    again = act.do(office, region.hand(act.who), subject, None)
    assert isinstance(again, NotDone)
    empty = [one.code for one in again.findings] == ["draft-empty"]  # a report may be corrected again, with answers
    assert again.denied in {"not_from_here", "ended"} or empty
