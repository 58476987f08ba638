"""Score on the frozen rules: proposal, plans, what cannot be computed, the score again, the visit."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.codec import read_paper
from conditionality.desk import examination
from conditionality.desk.cases import case_of, log_of
from conditionality.desk.deposit import NewDossier, create, save
from conditionality.desk.examination import ENGINE, PROPOSALS, Inputs, rescore, score_dossier, skip_visit
from conditionality.desk.filing import file_dossier
from conditionality.desk.instruction import declare_complete
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import (
    draft_plans_of,
    plans_of,
    proposal_of,
    referential_of,
    scorecard_of,
    scorecards_of,
)
from conditionality.desk.register import NewScheme, open_scheme
from conditionality.dossier.request_events import Rescored, Scored, SelectedForVisit, VisitSkipped
from conditionality.report.model import Report
from conditionality.scoring.score import Scorer, make_scorer, score
from conditionality.scoring.scorecard import Scorecard
from conditionality.storage import outbox, records
from conditionality.storage.verify import verify
from tests.desk.path import STRONG, TRUE, complete, scored, typing
from tests.desk.people import MINE, Region, done


def test_a_score_is_replayed_from_its_frozen_inputs(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    with office.reading() as connection:
        event = next(one.payload for one in log_of(connection, dossier) if isinstance(one.payload, Scored))
        inputs = read_paper(Inputs, records.read(connection, event.inputs))
        report = read_paper(Report, records.read(connection, inputs.report))
        again = score(make_scorer(referential_of(connection, dossier), report.period.from_), report)
        assert scorecard_of(connection, dossier) == again
        assert verify(connection).findings == ()
    assert event.engine == ENGINE
    assert inputs.history == ()
    assert len(event.draft_plans) == 3


def test_each_kind_of_outcome_has_its_proposal() -> None:
    assert PROPOSALS == {"accept": "accept", "accept_with_plan": "plan", "plan": "plan", "refuse": "plan"}


def test_an_accepted_report_has_no_plan(office: Office, region: Region) -> None:
    dossier = scored(office, region, texts=STRONG)
    with office.reading() as connection:
        assert proposal_of(connection, dossier) == "accept"
        assert plans_of(connection, dossier) == ()
        assert draft_plans_of(connection, dossier) == ()


def test_what_cannot_be_computed_goes_back_to_completeness(
    office: Office, region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = complete(office, region)

    def hollow(scorer: Scorer, report: Report, history: tuple[Report, ...]) -> Scorecard:
        card = score(scorer, report, history)
        return card.model_copy(update={"outcome": "not_computable", "outcome_kind": "not_computable"})

    monkeypatch.setattr(examination, "score", hollow)
    done(score_dossier(office, region.hand("claude"), dossier))
    with office.reading() as connection:
        assert case_of(connection, dossier, "dossier").state == "SUBMITTED"
        assert [one.kind for one in log_of(connection, dossier)][-2:] == ["Scored", "FoundNotComputable"]
        assert plans_of(connection, dossier) == ()
        assert any(":not-computable:" in one.key for one in outbox.waiting(connection))


def test_a_new_score_stands_beside_the_old_one(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    done(rescore(office, region.hand("dominique"), dossier, "correction"))
    done(rescore(office, region.hand("clock"), dossier, "answer"))
    with office.reading() as connection:
        log = log_of(connection, dossier)
        assert len(scorecards_of(connection, dossier)) == 3
        assert plans_of(connection, dossier) == tuple(f"{dossier}.plan{rank}" for rank in (1, 2, 3))
        assert case_of(connection, dossier, "dossier").state == "SCORED"
    runs = [one for one in log if isinstance(one.payload, Scored | Rescored)]
    last = runs[-1].payload
    assert isinstance(last, Rescored)
    assert isinstance(runs[-2].payload, Rescored)
    assert last.replaces == runs[-2].payload.result
    assert {one.role for one in runs[1:]} == {"SYS"}


def test_where_nothing_is_sampled_the_visit_is_skipped(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    done(skip_visit(office, region.hand("claude"), dossier))
    with office.reading() as connection:
        event = log_of(connection, dossier)[-1].payload
    assert event == VisitSkipped(rule="sampling:none", seed="-")


def test_a_first_listing_is_visited_where_the_scheme_says_so(office: Office, region: Region) -> None:
    scheme = NewScheme(
        scheme="visited", title="Aide visitée", version="socle-leger@1.0.0", cycle="2026", sampling="first_listing",
        opens_on=date(2026, 1, 1), closes_on=date(2026, 12, 31),
    )  # fmt: skip
    done(open_scheme(office, region.hand("claude"), scheme))
    dossier = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="visited"))).subject
    save(office, region.hand("alix"), dossier, typing(STRONG), 0)
    done(file_dossier(office, region.hand("alix"), dossier, TRUE))
    done(declare_complete(office, region.hand("claude"), dossier))
    done(score_dossier(office, region.hand("claude"), dossier))
    with office.reading() as connection:
        event = log_of(connection, dossier)[-1].payload
        assert case_of(connection, dossier, "dossier").state == "VISIT_DUE"
    assert event == SelectedForVisit(rule="first_listing", seed="-", ground="first_listing")
    refused = skip_visit(office, region.hand("claude"), dossier)
    assert isinstance(refused, NotDone)
    assert refused.denied == "not_from_here"
