"""A draft tried on reports: those filed, for who may read them; one report; many; invented ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from conditionality.desk.cuts import SECTOR, SIZE
from conditionality.desk.demo_region import SEED, make_region
from conditionality.desk.invented import invent
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.refs import shipped
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.desk.rule_reports import filed_reports, population_of
from conditionality.desk.rule_trials import KeptSide, try_many, try_report
from conditionality.desk.trial import read_trial
from conditionality.referential.model import Referential
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.side import Side
from tests.desk.path import STRONG, filed
from tests.desk.people import MINE, Region, done

BOOKS = shipped()
LIGHT = BOOKS["socle-leger"]
REPORTS = [one for one in make_region(BOOKS, SEED).reports if one.referential == LIGHT.ref]


def heavier(rules: Referential) -> Referential:
    """Give the rules with another weight of their first dimension."""
    first, *others = rules.dimensions
    changed = first.model_copy(update={"weight": Decimal(40)})
    return rules.model_copy(update={"version": "1.1.0", "dimensions": (changed, *others)})


def total(card: Scorecard) -> str:
    assert card.total.score is not None
    return card.total.score.shown


def test_reports_that_were_filed_are_given_to_the_staff(office: Office, region: Region) -> None:
    dossiers = {filed(office, region), filed(office, region, "basile", STRONG)}
    found = filed_reports(office, region.hand("claude"), "socle-leger")
    assert isinstance(found, tuple)
    assert {one.subject for one in found} == dossiers
    assert {one.organisation for one in found} == {"Coopérative Essai", "Atelier Exemple"}
    assert filed_reports(office, region.hand("claude"), "socle-regional") == ()


@pytest.mark.parametrize("name", ["alix", "eden", "aud", "cons1"])
def test_nobody_else_is_given_them(office: Office, region: Region, name: str) -> None:
    assert filed_reports(office, region.hand(name), "socle-leger") == NotDone("write_rules", denied="role")


def test_a_report_of_one_s_own_organisation_is_left_out(office: Office, region: Region) -> None:
    filed(office, region)
    other = filed(office, region, "basile", STRONG)
    person = region.people["claude"]
    asked = NewMandate(person=person, role="ENT", organisation=MINE, from_on=date(2026, 1, 1))
    done(give_mandate(office, region.hand("clock"), asked))
    found = filed_reports(office, region.hand("claude"), "socle-leger")
    assert isinstance(found, tuple)
    assert [one.subject for one in found] == [other]


def test_filed_reports_are_replayed_with_their_groups(office: Office, region: Region) -> None:
    filed(office, region)
    filed(office, region, "basile", STRONG)
    found = filed_reports(office, region.hand("claude"), "socle-leger")
    assert isinstance(found, tuple)
    new = heavier(LIGHT)
    many = try_many(Side(LIGHT), Side(new), population_of(found, LIGHT, new), date(2026, 3, 1))
    assert many.paper.reports == 2
    assert [one.by for one in many.paper.groupings] == ["territory"]
    assert {one.name for one in (*many.paper.risers, *many.paper.fallers)} <= {"Coopérative Essai", "Atelier Exemple"}
    trial, slips = read_trial(many.record)
    assert slips == ()
    assert trial is not None
    assert (trial.new.ref, trial.reports) == ("socle-leger@1.1.0", 2)


def test_one_report_under_both_versions_moves_by_the_rules_alone() -> None:
    tried = try_report(Side(LIGHT), Side(heavier(LIGHT)), REPORTS[0])
    moved = tried.moved
    assert moved.total.whole == moved.total.by_rules
    assert sum(one.whole for one in moved.indicators) == moved.total.whole
    assert total(tried.before) != total(tried.after)


def test_the_same_rules_move_nothing() -> None:
    tried = try_report(Side(LIGHT), Side(LIGHT), REPORTS[0])
    assert tried.moved.total.whole == 0
    assert tried.before == tried.after


def test_a_version_keeps_what_it_gave_for_the_same_population_only() -> None:
    side, one, other = KeptSide(LIGHT), invent(LIGHT, 50, REPORTS), invent(LIGHT, 60, REPORTS)
    outputs = ("total.shown",)
    first = side.run(one, outputs)
    assert side.run(one, outputs) is first
    assert len(side.run(other, outputs)["total.shown"].values) == 60
    assert np.array_equal(side.run(one, outputs)["total.shown"].values, first["total.shown"].values)


@pytest.mark.parametrize("name", BOOKS)
def test_an_invented_population_is_the_same_each_time_and_within_the_questions(name: str) -> None:
    rules = BOOKS[name]
    like = [one for one in make_region(BOOKS, SEED).reports if one.referential == rules.ref]
    one, again = invent(rules, 500, like), invent(rules, 500, like)
    assert one.rows == 500
    assert set(one.columns) == set(again.columns)
    assert all(np.array_equal(column.values, again.columns[key].values) for key, column in one.columns.items())
    assert {SIZE, SECTOR} == set(one.groups)
    for field in rules.fields:
        column = one.columns.get(field.id)
        if column is not None and column.kind == "number":
            there = column.values[column.answered(np.arange(500))]
            least = float(field.min) if not isinstance(field.min, date) and field.min is not None else -np.inf
            most = float(field.max) if not isinstance(field.max, date) and field.max is not None else np.inf
            assert there.min(initial=least) >= least
            assert there.max(initial=least) <= most


def test_a_part_of_an_invented_report_is_no_more_than_its_whole() -> None:
    made = invent(LIGHT, 2_000, REPORTS)
    whole, part = (made.columns[name] for name in ("employees", "staff_permanent"))
    rows = np.arange(2_000)
    both = whole.answered(rows) & part.answered(rows)
    assert both.sum() > 500
    assert (part.values[both] <= whole.values[both]).all()


def test_invented_reports_differ_and_are_for_one_period() -> None:
    made = invent(LIGHT, 2_000, REPORTS)
    assert len(np.unique(made.columns["period.from"].values)) == 1
    marks = Side(LIGHT).run(made, ("total.shown", "outcome"))
    assert len(np.unique(marks["total.shown"].values)) > 50
    assert len(np.unique(marks["outcome"].codes())) > 1
