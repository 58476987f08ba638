"""Rules of the shelf: a published file that changed is named, and a scheme keeps the file that was first published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from conditionality.codec import fingerprint
from conditionality.desk.declaring import library_scorer
from conditionality.desk.deposit import NewDossier, create
from conditionality.desk.filing import prefilled
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.register import open_scheme
from conditionality.desk.rules_at_hand import rules_at_hand, scheme_digest
from conditionality.desk.views_filling import filling
from conditionality.findings import Finding
from conditionality.referential.library import Library
from conditionality.wording.findings import sentence
from tests.desk.people import MINE, Region, done
from tests.desk.test_register import SCHEME

REF = "socle-leger@1.0.0"
NAMED = "The published file socle-leger/1.0.0.toml is no longer what was published"


def flipped(content: bytes, at: int = 3) -> bytes:
    """Change one byte, by default in the comment that the file begins with."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at:][1:]


def moved(office: Office, lock: dict[str, str] | None = None) -> Office:
    """Give the office with one byte of the file changed, locked as it was unless the lock is given."""
    files = office.library.files
    locked = {REF: fingerprint(files[REF])} if lock is None else lock
    return replace(office, library=Library({**files, REF: flipped(files[REF])}, locked), scorers={})


def findings(done_or_not: object) -> tuple[Finding, ...]:
    assert isinstance(done_or_not, NotDone)
    return done_or_not.findings


def stopped(doing: Callable[[], object]) -> tuple[Finding, ...]:
    with pytest.raises(StoppedError) as fault:
        doing()
    return fault.value.why.findings


def test_rules_at_hand_are_given(office: Office) -> None:
    assert rules_at_hand(office, REF).ref == REF
    assert [one.code for one in stopped(lambda: rules_at_hand(office, "socle-leger@9.0.0"))] == ["scheme-version"]


def test_a_published_file_changed_by_one_byte_is_named_by_every_act_that_reads_it(
    office: Office, region: Region
) -> None:
    claude, alix = region.hand("claude"), region.hand("alix")
    dossier = done(create(office, alix, NewDossier(siret=MINE, scheme="aide-2026"))).subject
    other = moved(office)
    told = (
        stopped(lambda: rules_at_hand(other, REF)),
        stopped(lambda: library_scorer(other, REF, date(2025, 1, 1))),
        findings(open_scheme(other, claude, SCHEME)),
        findings(prefilled(other, alix, dossier)),
        findings(filling(other, alix, dossier)),
    )
    for found in told:
        assert [sentence(one, "en").startswith(NAMED) for one in found] == [True]


def test_a_published_parent_that_changed_is_named(office: Office) -> None:
    parent = "socle-regional@1.0.0"
    files = office.library.files
    library = Library({**files, parent: flipped(files[parent])}, {parent: fingerprint(files[parent])})
    (one,) = stopped(lambda: rules_at_hand(replace(office, library=library), "filiere-alimentaire@1.0.0"))
    assert "socle-regional/1.0.0.toml" in sentence(one, "fr")


def test_a_scheme_is_not_opened_under_another_file_than_an_earlier_one(office: Office, region: Region) -> None:
    claude = region.hand("claude")
    with office.reading() as connection:
        assert scheme_digest(connection, REF) == fingerprint(office.library.files[REF])
        assert scheme_digest(connection, "socle-regional@1.0.0") is None
    (one,) = findings(open_scheme(moved(office, {}), claude, SCHEME))
    assert one.code == "scheme-rules-changed"
    assert "socle-leger@1.0.0" in sentence(one, "en")
    done(open_scheme(office, claude, SCHEME))
