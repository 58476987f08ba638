"""What a certificate says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from hashlib import sha256

import pytest

from conditionality.certificate.statement import Label, Statement, make_statement, named, printed_fingerprint
from conditionality.codec import canonical, read_paper
from conditionality.referential.read import read_referential
from conditionality.report.model import Report
from conditionality.scoring.score import make_scorer, score
from tests import repository
from tests.certificate.granted import GRANT, bundle, statement


def test_it_reads_back_to_the_same_bytes() -> None:
    content = canonical(statement())
    assert read_paper(Statement, content) == statement()
    assert canonical(read_paper(Statement, content)) == content
    assert statement().fingerprint() == sha256(content).hexdigest()


def test_it_says_the_score_exactly_and_in_both_languages() -> None:
    said = statement()
    assert said.total.score is not None
    assert said.total.score.exact == 70
    assert [(one.label.fr, one.label.en, one.most) for one in said.dimensions] == [
        ("Gouvernance", "Governance", Fraction(100)),
        ("Environnement", "Environment", Fraction(100)),
    ]
    assert (said.outcome, said.outcome_label.fr, said.outcome_label.en) == ("accepted", "Accepté", "Accepted")
    assert [(one.id, one.status) for one in said.gates] == [("duerp_gate", "holds")]


def test_it_holds_the_legal_mention_in_both_languages() -> None:
    assert "L311-3-1" in statement().mention.fr
    assert "algorithmic" in statement().mention.en


def test_it_holds_no_raw_answer() -> None:
    content = canonical(statement()).decode()
    assert "women" not in content
    assert "sorting" not in content


def test_the_rules_are_named_by_the_digest_of_their_file() -> None:
    assert statement().rules.sha256 == sha256(bundle().referential).hexdigest()


@pytest.mark.parametrize("name", ["report", "scorecard", "decision"])
def test_papers_with_answers_are_salted(name: str) -> None:
    content = getattr(bundle(), name)
    assert getattr(statement().papers, name) == sha256(bundle().salt + content).hexdigest()
    other = replace(bundle(), salt=b"x" * 32).papers()
    assert getattr(other, name) != getattr(statement().papers, name)


def test_every_paper_that_differs_gives_another_fingerprint() -> None:
    whole = replace(bundle(), history=(b"{}",), parents={"socle@1.0.0": b"id = 1"})
    assert whole.papers().parents[0].sha256 == sha256(b"id = 1").hexdigest()
    assert dict(named(whole.papers()))["history-1.json"] == sha256(whole.salt + b"{}").hexdigest()
    assert replace(whole, history=(b"[]",)).papers() != whole.papers()
    assert replace(whole, parents={"socle@1.0.0": b"id = 2"}).papers() != whole.papers()


def test_sixteen_digits_are_printed_in_groups() -> None:
    printed = printed_fingerprint(statement().fingerprint())
    assert printed.replace(" ", "") == statement().fingerprint()[:16]
    assert [len(one) for one in printed.split(" ")] == [4, 4, 4, 4]


def test_a_grade_is_told_by_the_label_of_its_band() -> None:
    content = (repository.ROOT / "tests/cases/certificate/small.toml").read_text(encoding="utf-8")
    graded = content + GRADES
    reading = read_referential(graded.encode())
    assert reading.referential is not None, reading.findings
    rules = reading.referential
    card = score(make_scorer(rules, date(2025, 1, 1)), read_paper(Report, bundle().report))
    said = make_statement(GRANT, card, rules, bundle())
    assert (said.grade, said.grade_label) == ("b", Label(fr="Bien", en="Good"))
    unknown = make_statement(GRANT, card.model_copy(update={"grade": "z"}), rules, bundle())
    assert (unknown.grade, unknown.grade_label) == ("z", None)


GRADES = """
[[gradings]]
id = "level"
on = "total"
bands = [
  { from = 80, id = "a", label = { fr = "Très bien", en = "Very good" } },
  { from = 50, id = "b", label = { fr = "Bien", en = "Good" } },
  { id = "c", label = { fr = "Passable", en = "Fair" } },
]
"""
