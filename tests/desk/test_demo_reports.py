"""Reports of the region read back, hold against their form, and follow one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from conditionality.desk.demo_enterprises import make_enterprises
from conditionality.desk.demo_reports import FormShelf, answer_to, rules_in
from conditionality.report.check import check
from conditionality.report.read import read_report
from conditionality.report.write import to_json
from tests.desk.region import region, rules

FORMS = FormShelf(rules())
INCOMPLETE = {"RD-008-2026", "RD-030-2025", "RD-030-2026"}


def test_every_report_reads_back_to_itself() -> None:
    for one in region().reports:
        read, found = read_report(to_json(one), rules()[one.referential.partition("@")[0]])
        assert found == ()
        assert read == one


def test_only_what_is_meant_is_missing_and_nothing_else_is_wrong() -> None:
    told = {}
    for one in region().reports:
        found = check(one, FORMS.form(one.referential.partition("@")[0], one.period.from_))
        told[one.report_id] = {item.code for item in found if item.level == "error"}
    assert {name for name, codes in told.items() if codes} == INCOMPLETE
    assert all(told[name] == {"answer-missing"} for name in INCOMPLETE)


def test_three_years_follow_one_another_without_a_gap() -> None:
    by_siret: dict[str, list[object]] = {}
    for one in region().reports:
        by_siret.setdefault(str(one.organisation.siret), []).append(one.period)
    assert {len(periods) for periods in by_siret.values()} == {3}
    for one, later in zip(region().reports, region().reports[1:], strict=False):
        if one.organisation == later.organisation:
            assert later.period.from_ == one.period.to + timedelta(days=1)
    assert len({one.period.from_.month for one in region().reports}) == 2


def test_the_light_rules_end_with_the_tenth_employee() -> None:
    enterprise = next(one for one in make_enterprises(1) if one.referential == "socle-leger")
    assert rules_in(replace(enterprise, size=9, growth=1.0), 0) == "socle-leger"
    assert rules_in(replace(enterprise, size=10, growth=1.0), 0) == "socle-regional"


def test_a_form_is_made_once() -> None:
    first = FORMS.form("socle-leger", region().reports[0].period.from_)
    assert FORMS.form("socle-leger", region().reports[0].period.from_) is first


def test_an_answer_of_the_wrong_kind_is_our_fault() -> None:
    fields = {one.id: one for one in rules()["socle-leger"].fields}
    with pytest.raises(TypeError):
        answer_to(fields["employees"], "three")
    with pytest.raises(TypeError):
        answer_to(fields["governance_form"], Decimal(1))
