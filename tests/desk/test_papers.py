"""The papers of a case: the latest of each, rules frozen whatever becomes of the shelf, earlier reports."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest

from conditionality.codec import fingerprint
from conditionality.desk.cases import EVENT
from conditionality.desk.deposit import NewDossier, Typing, create, save
from conditionality.desk.filing import file_dossier
from conditionality.desk.filing_requests import Ineligible
from conditionality.desk.instruction import declare_complete, find_ineligible, score_dossier
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import (
    NotFiledError,
    draft_plans_of,
    filed_in,
    history_of,
    number_filed,
    plan_of,
    plans_of,
    proposal_of,
    referential_bytes,
    referential_files,
    referential_of,
    reports_of,
    run_of,
    scorecard_of,
    scorecards_of,
    submission_of,
)
from conditionality.desk.register import NewScheme, open_scheme
from conditionality.storage import ledger, records
from conditionality.storage.chain import Act
from conditionality.storage.verify import verify
from tests.desk.path import TRUE, WEAK, complete, drafted, filed, scored, typing
from tests.desk.people import MINE, Region, done
from tests.repository import ROOT

FOOD = "filiere-alimentaire@1.0.0"


def test_a_draft_has_no_papers(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    with office.reading() as connection:
        assert submission_of(connection, dossier) is None
        assert scorecard_of(connection, dossier) is None
        assert proposal_of(connection, dossier) is None
        assert plan_of(connection, dossier) is None
        assert history_of(connection, dossier) == ()
        assert number_filed(connection, dossier) == 0
        with pytest.raises(NotFiledError):
            referential_bytes(connection, dossier)


def test_the_papers_of_a_scored_dossier_hang_together(office: Office, region: Region) -> None:
    dossier = scored(office, region)
    with office.reading() as connection:
        report, card = submission_of(connection, dossier), scorecard_of(connection, dossier)
        found, plan = run_of(connection, dossier), plan_of(connection, dossier)
        assert report is not None
        assert card is not None
        assert plan is not None
        assert card.fingerprints.report == fingerprint(report) == plan[1].fingerprints.report
        assert card.fingerprints.referential == referential_of(connection, dossier).fingerprint()
        assert found is not None
        assert found.referential == fingerprint(referential_bytes(connection, dossier))
        assert [one.order for one in draft_plans_of(connection, dossier)] == ["effort", "cost", "soonest"]
        assert draft_plans_of(connection, dossier)[0] == plan[1]
        assert plans_of(connection, dossier) == (f"{dossier}.plan1",)
        assert scorecards_of(connection, dossier) == (card,)
        assert filed_in(connection, dossier) is not None


def test_rules_stay_those_of_the_day_of_filing(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    ref = "socle-leger@1.0.0"
    changed = office.library.files[ref].replace(b"total >= 50", b"total >= 5")
    office.library = replace(office.library, files={**office.library.files, ref: changed})
    office.scorers.clear()
    done(declare_complete(office, region.hand("claude"), dossier))
    done(score_dossier(office, region.hand("claude"), dossier))
    with office.reading() as connection:
        assert b"total >= 50" in referential_bytes(connection, dossier)
        assert proposal_of(connection, dossier) == "plan"


def test_rules_that_extend_others_are_frozen_with_them(office: Office, region: Region) -> None:
    scheme = NewScheme(
        scheme="food", title="Aide alimentaire", version=FOOD, cycle="2026",
        opens_on=date(2026, 1, 1), closes_on=date(2026, 12, 31),
    )  # fmt: skip
    done(open_scheme(office, region.hand("claude"), scheme))
    dossier = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="food"))).subject
    case = tomllib.loads(
        (ROOT / "referentials/filiere-alimentaire/cases/conserverie_locale_22.toml").read_text("utf-8")
    )
    texts = {name: as_typed(value) for name, value in case["answers"].items()}
    first, last = case["period"]["from"], case["period"]["to"]
    save(office, region.hand("alix"), dossier, Typing(texts=texts, from_on=first, to_on=last), 0)
    done(file_dossier(office, region.hand("alix"), dossier, TRUE))
    with office.reading() as connection:
        files = referential_files(connection, dossier)
        assert files == {one: office.library.files[one] for one in (FOOD, "socle-regional@1.0.0")}
        assert referential_of(connection, dossier) == office.referential(FOOD)
        assert verify(connection).findings == ()


def as_typed(value: object) -> str:
    """Give a value of a golden case as a person types it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) or "-" if isinstance(value, list) else str(value)


def test_earlier_reports_are_those_of_the_same_organisation_before(office: Office, region: Region) -> None:
    old = drafted(office, region)
    save(office, region.hand("alix"), old, typing(WEAK, 2024), 1)
    done(file_dossier(office, region.hand("alix"), old, TRUE))
    filed(office, region, "basile")
    scheme = NewScheme(
        scheme="other", title="Autre aide", version="socle-leger@1.0.0", cycle="2026",
        opens_on=date(2026, 1, 1), closes_on=date(2026, 12, 31),
    )  # fmt: skip
    done(open_scheme(office, region.hand("claude"), scheme))
    new = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="other"))).subject
    save(office, region.hand("alix"), new, typing(WEAK, 2025), 0)
    done(file_dossier(office, region.hand("alix"), new, TRUE))
    with office.reading() as connection:
        assert [one.period.from_ for one in history_of(connection, new)] == [date(2024, 1, 1)]
        assert history_of(connection, old) == ()
        assert [one.subject for one in reports_of(connection, MINE)] == [old, new]


def test_what_was_erased_is_not_replaced_by_what_came_before(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    with office.reading() as connection:
        row = ledger.of_subject(connection, dossier)[-1]
        event = records.read_papers(connection, row.payload)[EVENT]
    at = region.hand("clock").at
    with office.store.transaction() as tx:
        tx.erase(event, "erasure", 0, Act(at, "clock", "SYS"), "retention-ended")
    with office.reading() as connection:
        assert filed_in(connection, dossier) is None
        assert submission_of(connection, dossier) is None
        assert number_filed(connection, dossier) == 1
        assert verify(connection).holds
    found = Ineligible(rule="L_D1", reason="Motif.")
    done(find_ineligible(office, region.hand("claude"), dossier, found))


def test_a_dossier_whose_filing_was_erased_is_not_scored(office: Office, region: Region) -> None:
    dossier = complete(office, region)
    with office.reading() as connection:
        submitted = next(one for one in ledger.of_subject(connection, dossier) if one.kind == "Submitted")
        event = records.read_papers(connection, submitted.payload)[EVENT]
    at = region.hand("clock").at
    with office.store.transaction() as tx:
        tx.erase(event, "erasure", 0, Act(at, "clock", "SYS"), "retention-ended")
    stopped = score_dossier(office, region.hand("claude"), dossier)
    assert isinstance(stopped, NotDone)
    assert [one.code for one in stopped.findings] == ["submission-erased"]
