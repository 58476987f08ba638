"""A draft tried on reports: those filed, for who may read them; one report; many; invented ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np

from conditionality.desk.demo_region import SEED, make_region
from conditionality.desk.invented import invent
from conditionality.desk.office import Office
from conditionality.desk.refs import shipped
from conditionality.desk.rule_reports import filed_reports, population_of
from conditionality.desk.rule_trials import KeptSide, try_many, try_report
from conditionality.desk.trial import read_trial
from conditionality.referential.model import Referential
from conditionality.scoring.scorecard import Scorecard
from conditionality.scoring.side import Side
from tests.desk.path import STRONG, filed
from tests.desk.people import Region

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
