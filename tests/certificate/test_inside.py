"""What is inside: the statement, the papers that it names."""

from __future__ import annotations

import pytest

from conditionality.certificate.answer import LedgerWord, Witnesses
from conditionality.certificate.enclosed import read_enclosures
from conditionality.certificate.inside import Asked, inside, read_bundle, read_statement
from conditionality.certificate.statement import Bundle, Statement
from conditionality.findings import Finding
from tests.certificate.granted import ON, audit, bundle, public, statement


def enclosed(content: bytes) -> dict[str, bytes]:
    found = read_enclosures(content)
    assert isinstance(found, dict)
    return found


def code(found: object) -> str:
    assert isinstance(found, Finding)
    return found.code


def test_the_papers_come_out_as_they_went_in() -> None:
    found = enclosed(audit())
    assert read_statement(found) == statement()
    assert read_bundle(found, statement()) == bundle()
    assert read_bundle(enclosed(public()), statement()) is None


def test_a_statement_that_is_absent_or_unreadable_is_told() -> None:
    assert code(read_statement({})) == "certificate-without-statement"
    for content in (b"", b"{}", b"[" * 5_000, b"\xff", enclosed(public())["statement.json"] + b"\n"):
        assert code(read_statement({"statement.json": content})) == "certificate-statement-unreadable"


@pytest.mark.parametrize("name", ["report.json", "salt.txt", "referentiel.toml"])
def test_a_paper_that_is_absent_is_named(name: str) -> None:
    left = {one: content for one, content in enclosed(audit()).items() if one != name}
    found = read_bundle(left, statement())
    assert (code(found), found.given if isinstance(found, Finding) else "") == ("paper-missing", name)


@pytest.mark.parametrize("salt", [b"", b"zz" * 32, b"AB" * 32, "é".encode() * 32])
def test_a_salt_that_is_none_is_told(salt: bytes) -> None:
    assert code(read_bundle({**enclosed(audit()), "salt.txt": salt}, statement())) == "paper-differs"


def test_a_parent_that_differs_is_named() -> None:
    more = Bundle(**{**{name: getattr(bundle(), name) for name in Bundle.__slots__}, "parents": {"socle@1.0.0": b"a"}})
    said: Statement = statement().model_copy(update={"papers": more.papers()})
    held = {**enclosed(audit()), "parent-socle@1.0.0.toml": b"b"}
    found = read_bundle(held, said)
    assert isinstance(found, Finding)
    assert (found.code, found.given) == ("paper-differs", "parent-socle@1.0.0.toml")
    assert read_bundle({**held, "parent-socle@1.0.0.toml": b"a"}, said) == more


def test_with_wrong_papers_nothing_is_scored_again_and_the_rest_is_still_checked() -> None:
    wrong = Finding("paper-differs", given="report.json")
    known = Witnesses((), lambda _: LedgerWord(statement().fingerprint()), lambda _: statement().rules.sha256)
    made = {one.name: one.verdict for one in inside(Asked(statement(), wrong, known, ON, again=True))}
    assert made == {
        "papers": "fails",
        "register": "holds",
        "referential": "holds",
        "replay": "not_checked",
        "standing": "holds",
    }
