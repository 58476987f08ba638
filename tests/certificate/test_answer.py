"""The answer of a verification, as a sheet and for programs."""

from __future__ import annotations

import json
from datetime import date

import pytest

from conditionality.certificate.answer import (
    NAMES,
    Check,
    Name,
    Verification,
    dated,
    sheet,
    unchecked,
    verification_tree,
)
from conditionality.certificate.verify import verify_certificate
from conditionality.findings import finding
from conditionality.report.json_text import write_json
from conditionality.wording.sheet import as_text
from tests.certificate.granted import ON, sealed, sealed_audit, statement

OPEN = finding("not-checked-after-failure", level="warning")


def verification(*, is_audit_file: bool, **verdicts: str) -> Verification:
    names: tuple[Name, ...] = tuple(NAMES)
    checks = tuple(
        Check(name, verdicts.get(name, "holds"), OPEN if name in verdicts else None)  # type: ignore[arg-type]
        for name in names
    )
    return Verification(checks, statement(), is_audit_file)


@pytest.mark.parametrize(
    ("is_audit_file", "verdicts", "answer"),
    [
        (True, {}, "valid"),
        (False, {}, "valid"),
        (False, {"replay": "not_checked"}, "valid"),
        (True, {"replay": "not_checked"}, "partly_checked"),
        (False, {"replay": "not_checked", "register": "not_checked"}, "partly_checked"),
        (True, {"signer": "fails"}, "not_valid"),
        (False, {"standing": "fails", "register": "not_checked"}, "not_valid"),
    ],
)
def test_one_answer_comes_of_all_checks(is_audit_file: bool, verdicts: dict[str, str], answer: str) -> None:
    assert verification(is_audit_file=is_audit_file, **verdicts).answer == answer


def test_a_signer_that_was_not_checked_is_not_known() -> None:
    assert verification(is_audit_file=True).is_signed_by_a_known_one
    assert not verification(is_audit_file=True, signer="not_checked").is_signed_by_a_known_one


def test_the_sheet_tells_the_answer_first_then_what_it_says_then_every_check() -> None:
    written = sheet(verify_certificate(sealed_audit(), ON), "en")
    assert written.title == "Nothing speaks against this certificate, but not everything could be checked."
    assert [one.heading for one in written.sections] == ["What it says", "Checks, in their order"]
    assert len(written.sections[1].grids[0].rows) == len(NAMES)
    assert "Organisation accepted" in as_text(written)


def test_what_is_refused_tells_nothing_of_what_it_says() -> None:
    found = verify_certificate(sealed()[:-1] + b"x", ON)
    assert found.statement is None
    assert [one.heading for one in sheet(found, "fr").sections] == ["Les contrôles, dans leur ordre"]
    assert verification_tree(found, "fr")["statement"] is None


def test_nothing_unseen_reaches_a_terminal() -> None:
    sly = statement().model_copy(
        update={"holder": statement().holder.model_copy(update={"name": "\x1b[31mRouge\x07" + "x" * 500})}
    )
    text = as_text(sheet(Verification(verify_certificate(sealed(), ON).checks, sly), "fr"))
    assert "\x1b" not in text
    assert "x" * 250 not in text


def test_programs_read_the_same() -> None:
    tree = json.loads(write_json(verification_tree(verify_certificate(sealed(), ON), "en")))
    assert tree["answer"] == "partly_checked"
    assert tree["fingerprint"] == statement().fingerprint()
    assert [one["name"] for one in tree["checks"]] == list(NAMES)
    assert {one["verdict"] for one in tree["checks"]} == {"holds", "not_checked"}
    assert all(one["sentence"] for one in tree["checks"])


def test_a_day_is_told_in_the_form_of_each_language() -> None:
    check = Check("standing", "fails", dated("certificate-suspended", date(2026, 5, 4)))
    assert "04/05/2026" in check.sentence("fr")
    assert "4 May 2026" in check.sentence("en")
    assert unchecked("signer", OPEN).verdict == "not_checked"
    assert "–" in Check("standing", "fails", dated("certificate-withdrawn", None)).sentence("en")


def test_a_demonstration_says_so_and_a_real_one_does_not() -> None:
    checks = verify_certificate(sealed(), ON).checks
    real = statement().model_copy(
        update={"demonstration": False, "total": statement().total.model_copy(update={"score": None})}
    )
    assert "without any legal value" in as_text(sheet(Verification(checks, statement()), "en"))
    assert "without any legal value" not in as_text(sheet(Verification(checks, real), "en"))
