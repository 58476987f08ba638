"""A plan on paper: who, from where to where, when, what to expect, and the places to sign."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from conditionality.certificate.plan_sheet import make_plan_pdf, plan_masthead
from conditionality.plan.aims import make_bench
from conditionality.plan.propose import propose_plan
from conditionality.plan.sheet import PlanPages, plan_pages
from conditionality.referential.model import Referential
from conditionality.scoring.score import make_scorer
from conditionality.wording.speech import LANGUAGES, Lang
from tests.desk.region import region, rules


def pages_of(name: str) -> tuple[PlanPages, Referential]:
    report = next(one for one in region().reports if one.report_id == name)
    book = next(one for one in rules().values() if one.ref == report.referential)
    bench = make_bench(make_scorer(book, report.period.from_))
    return plan_pages(bench, report, propose_plan(bench, report)), book


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_paper_holds_actions_schedule_and_places_to_sign(lang: Lang) -> None:
    pages, book = pages_of("RD-053-2024")
    content = make_plan_pdf(pages, book, lang)
    assert content == make_plan_pdf(pages, book, lang)
    found = " ".join(" ".join(one.extract_text() for one in PdfReader(BytesIO(content)).pages).split())
    assert pages.plan.fingerprint() in found.replace(" ", "")
    assert ("Who signs" if lang == "en" else "Qui signe") in found
    assert ("31 Dec 2025" if lang == "en" else "31/12/2025") in found
    assert ("60.3" if lang == "en" else "60,3") in found


def test_the_head_shows_today_and_the_plan() -> None:
    pages, book = pages_of("RD-053-2024")
    head = plan_masthead(pages, book, "en")
    assert head.verdict == "Accepted with the plan"
    assert [one.shown for one in head.bars] == ["41.7", "60.3"]
    assert head.facts[0][1].endswith(f"(SIRET {pages.plan.organisation.siret})")


def test_without_a_total_there_is_no_bar() -> None:
    pages, book = pages_of("RD-053-2024")
    nobody = pages.plan.organisation.model_copy(update={"siret": None})
    before = pages.plan.before.model_copy(update={"total": None})
    plan = pages.plan.model_copy(update={"before": before, "organisation": nobody})
    head = plan_masthead(PlanPages(plan, pages.schedule, pages.expected), book, "en")
    assert head.bars[0].share is None
    assert "SIRET" not in head.facts[0][1]
