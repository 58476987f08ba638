"""Subjects read as cases: names, folds, persons of related cases, and a log that no table allows."""

from __future__ import annotations

import pytest

from conditionality.desk.cases import (
    BrokenLogError,
    case_of,
    count_of,
    dossier_of,
    gathered,
    is_begun,
    log_of,
    motions_of,
    session_of,
)
from conditionality.desk.deposit import NewDossier, create
from conditionality.desk.office import Office
from conditionality.desk.work import Work
from conditionality.dossier.assembly_events import MotionDrafted, MotionMoved
from conditionality.dossier.request_events import DeclaredComplete
from tests.desk.people import MINE, Region, done

DIGEST = "0" * 64


def draft(office: Office, region: Region) -> str:
    return done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))).subject


def test_a_subject_belongs_to_its_dossier() -> None:
    assert dossier_of("D-2026-0001.plan1.a2") == "D-2026-0001"
    assert dossier_of("S-2026-01") == "S-2026-01"


def test_a_case_is_the_fold_of_its_log(office: Office, region: Region) -> None:
    dossier = draft(office, region)
    with office.reading() as connection:
        case = case_of(connection, dossier, "dossier")
        assert (case.state, case.organisation, case.height) == ("DRAFT", MINE, 1)
        assert not is_begun(case_of(connection, "D-2026-0777", "dossier"))
        assert [one.kind for one in log_of(connection, dossier)] == ["Created"]
        assert count_of(connection, "Created") == 1


def test_a_motion_belongs_to_the_organisation_of_its_dossier(office: Office, region: Region) -> None:
    dossier = draft(office, region)

    def act(work: Work) -> str:
        motion = f"{dossier}.m1"
        work._append(motion, MotionDrafted(subject=dossier, kind="accept", text=DIGEST), region.hand("eden"))
        work._append(motion, MotionMoved(text=DIGEST), region.hand("fanny"))
        return motion

    motion = done(office.act(region.hand("eden"), act)).subject
    with office.reading() as connection:
        assert gathered(connection, motion, "motion").organisation == MINE
        assert case_of(connection, motion, "motion").state == "MOVED"
        assert motions_of(connection, dossier) == (motion,)
        assert session_of(connection, dossier) == ""


def test_a_log_that_the_tables_do_not_allow_is_our_fault(office: Office, region: Region) -> None:
    dossier = draft(office, region)

    def act(work: Work) -> str:
        work._append(dossier, DeclaredComplete(by="person"), region.hand("claude"))
        return dossier

    done(office.act(region.hand("claude"), act))
    with office.reading() as connection, pytest.raises(BrokenLogError, match="DeclaredComplete"):
        case_of(connection, dossier, "dossier")
