"""What the shipped référentiels hold: the figures given, both languages, sources, evidence, levers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from conditionality.referential.blocks import NUMERIC_KINDS, Indicator, Lever
from conditionality.referential.scales import Bounded, Choices, Scale, Steps, YesNo
from conditionality.referential.terms import Words
from conditionality.report.check import check
from conditionality.report.form import make_form
from conditionality.report.model import NumberAnswer, Organisation, Period, Report, TruthAnswer
from tests import repository
from tests.referentials import shelf, starter

COUNTS = {"socle-regional@1.0.0": 39, "socle-leger@1.0.0": 12, "filiere-alimentaire@1.0.0": 51}
EFFECTS = {
    "false => blocked": "block",
    "<75 for 3 years => suspended": "suspend",
    "false => clawback": "clawback",
    ">0 => assembly review": "assembly_review",
}

EVERY = [(version, one.id) for version in shelf.STARTERS for one in shelf.referential(version).indicators]


def indicator(version: str, name: str) -> Indicator:
    return next(one for one in shelf.referential(version).indicators if one.id == name)


def given(version: str, name: str) -> starter.Figures:
    figures = starter.indicators(version.partition("@")[0])
    return figures.get(name) or figures[name.replace("_", "-")]


def bound_in(line: Bounded) -> tuple[str, Fraction]:
    ((word, amount),) = line.bounds()
    if isinstance(amount, Decimal):
        return word, Fraction(amount)
    top, _, bottom = amount.partition("/")
    return word, Fraction(int(top), int(bottom))


def lines(scale: Scale | str | None) -> list[tuple[str, Fraction, int]]:
    assert isinstance(scale, Steps)
    return [(*bound_in(line), int(line.points)) for line in scale.steps]


def lines_given(figures: starter.Figures) -> list[tuple[str, Fraction, int]]:
    reached = "from" if figures.higher else "up_to"
    return [
        ("above", Fraction(), points) if text == starter.ANYTHING else (reached, starter.bound_of(text), points)
        for text, points in figures.steps[:-1]
    ]


@pytest.mark.parametrize("version", shelf.VERSIONS)
def test_a_shipped_file_reads_without_a_single_finding(version: str) -> None:
    assert shelf.reading(version).findings == ()
    assert shelf.reading(version).referential is not None


@pytest.mark.parametrize("version", shelf.STARTERS)
def test_the_starters_stay_proposed_until_a_back_test_has_been_seen(version: str) -> None:
    assert shelf.referential(version).status == "proposed"


@pytest.mark.parametrize("version", shelf.STARTERS)
def test_dimensions_have_the_weights_and_labels_that_were_given(version: str) -> None:
    rules = shelf.referential(version)
    wanted = {row["id"]: row for row in starter.rows("dimensions") if row["referential"] == rules.id}
    assert len(rules.indicators) == COUNTS[version]
    assert {one.id: one.weight for one in rules.dimensions} == {
        key: Decimal(row["weight"]) for key, row in wanted.items()
    }
    for one in rules.dimensions:
        assert one.label == Words(fr=wanted[one.id]["label_fr"], en=wanted[one.id]["label_en"])


@pytest.mark.parametrize("version", shelf.STARTERS)
def test_indicators_are_those_that_were_given_by_their_printed_codes(version: str) -> None:
    rules = shelf.referential(version)
    assert [one.code or one.id for one in rules.indicators] == list(starter.indicators(rules.id))


@pytest.mark.parametrize(("version", "name"), EVERY)
def test_an_indicator_has_the_figures_that_were_given(version: str, name: str) -> None:
    one, figures = indicator(version, name), given(version, name)
    assert (one.dimension, one.weight, one.basis) == (figures.dimension, Decimal(int(figures.weight)), figures.basis)
    steps = dict(figures.steps)
    match one.scale:
        case Choices():
            assert one.scale.choices == {key: Decimal(points) for key, points in steps.items()}
        case YesNo():
            assert [one.scale.yes, one.scale.no] == [Decimal(steps["true"]), Decimal(steps["false"])]
        case _:
            assert lines(one.scale) == lines_given(figures)
            assert isinstance(one.scale, Steps)
            assert one.scale.otherwise == figures.otherwise


@pytest.mark.parametrize(("version", "name"), EVERY)
def test_an_indicator_maps_to_the_codes_that_were_given(version: str, name: str) -> None:
    codes, held = given(version, name).codes, indicator(version, name).maps_to
    assert (held.vsme, held.gri, held.iso26000) == (codes["vsme"], codes["gri"], codes["iso26000"])
    assert [str(theme) for theme in held.ess] == list(codes["ess"])


@pytest.mark.parametrize("version", shelf.STARTERS)
def test_gates_are_those_that_were_given(version: str) -> None:
    rules = shelf.referential(version)
    wanted = {
        key.replace("-", "_"): EFFECTS[figures.gate]
        for key, figures in starter.indicators(rules.id).items()
        if figures.gate
    }
    assert {one.id: one.effect for one in rules.gates} == wanted


@pytest.mark.parametrize("version", shelf.STARTERS)
def test_floors_hold_every_dimension_but_in_the_light_version(version: str) -> None:
    rules = shelf.referential(version)
    wanted = None if rules.id == "socle-leger" else Decimal(30)
    assert {one.floor for one in rules.dimensions} == {wanted}


@pytest.mark.parametrize(("version", "name"), EVERY)
def test_an_indicator_has_sources_evidence_unit_and_levers(version: str, name: str) -> None:
    one = indicator(version, name)
    assert one.sources
    assert one.evidence
    assert one.unit is not None
    assert 1 <= len(one.levers) <= 3
    assert all(rule.label is not None and rule.reason != "rule" for rule in one.not_applicable_if)


def earned(one: Indicator, lever: Lever) -> Decimal:
    """Give the points that a lever brings its indicator to."""
    if lever.reaches.points is not None:
        return lever.reaches.points
    if lever.reaches.option is not None:
        assert isinstance(one.scale, Choices)
        return one.scale.choices[lever.reaches.option]
    assert isinstance(one.scale, Steps)
    assert lever.reaches.value is not None
    value = Fraction(lever.reaches.value)
    for line in one.scale.steps:
        word, bound = bound_in(line)
        if {"from": value >= bound, "above": value > bound, "up_to": value <= bound, "below": value < bound}[word]:
            return line.points
    assert one.scale.otherwise is not None
    return one.scale.otherwise


@pytest.mark.parametrize(("version", "name"), EVERY)
def test_each_lever_earns_more_than_the_one_before(version: str, name: str) -> None:
    one = indicator(version, name)
    marks = [earned(one, lever) for lever in one.levers]
    assert marks == sorted(set(marks))
    assert marks[0] > 0
    delays = [lever.months for lever in one.levers]
    assert delays == sorted(delays)
    assert all(lever.effort_days > 0 for lever in one.levers)


@pytest.mark.parametrize("version", shelf.STARTERS)
def test_a_lever_only_needs_an_earlier_lever_of_its_own_indicator(version: str) -> None:
    for one in shelf.referential(version).indicators:
        known: list[str] = []
        for lever in one.levers:
            assert set(lever.needs) <= set(known), lever.id
            assert lever.id.startswith(f"{one.id}_")
            known.append(lever.id)


def words_in(thing: object) -> Iterator[Words]:
    if isinstance(thing, Words):
        yield thing
    elif isinstance(thing, tuple):
        for item in thing:
            yield from words_in(item)
    elif hasattr(thing, "__pydantic_fields__"):
        for name in type(thing).model_fields:  # type: ignore[attr-defined]
            yield from words_in(getattr(thing, name))


SAME = re.compile(r"(?:C\. |CGI |CRPM |Loi n°|Décret n°|Arrêté |[%€]|MWh|m³|t$|t CO2e|ratio|accidents$)")
"""Texts that may be the same in both languages: citations of law, units."""


@pytest.mark.parametrize("version", shelf.VERSIONS)
def test_every_text_stands_in_french_and_in_english(version: str) -> None:
    found = list(words_in(shelf.referential(version)))
    assert len(found) > 15
    for text in found:
        assert text.fr.strip() == text.fr
        assert text.en.strip() == text.en
        assert text.fr != text.en or SAME.match(text.fr), text
        assert "'" not in text.fr, text


@pytest.mark.parametrize("version", shelf.VERSIONS)
def test_history_says_when_each_version_holds(version: str) -> None:
    name, _, number = version.partition("@")
    history = (shelf.SHELF / name / "HISTORY.md").read_text(encoding="utf-8")
    span = shelf.referential(version).in_force
    assert f"## {number}" in history
    assert span.from_.isoformat() in history
    assert span.until is None or span.until.isoformat() in history
    for part in ("Nature", "Reports concerned", "Indicators", "Details"):
        assert f"**{part}**" in history


def test_every_file_on_the_shelf_is_tested_here() -> None:
    found = {
        f"{path.parts[1]}@{path.stem}"
        for path in repository.files()
        if path.parts[0] == "referentials" and path.suffix == ".toml" and path.parts[2] != "cases"
    }
    assert found == {*shelf.VERSIONS}


@pytest.mark.parametrize("version", shelf.STARTERS)
def test_outcomes_come_gravest_first(version: str) -> None:
    rules = shelf.referential(version)
    gates = ["blocked", "suspended", "clawback", "assembly_review"] if rules.id != "socle-leger" else ["blocked"]
    assert [one.id for one in rules.outcomes] == [*gates, "accepted", "progress", "refused"]
    kinds = {one.id: one.kind for one in rules.outcomes}
    assert (kinds["accepted"], kinds["progress"], kinds["refused"]) == ("accept", "plan", "refuse")


PARTS = {
    "socle-regional@1.0.0": "board_employee_seats staff_women staff_men staff_permanent staff_temporary staff_cddi "
    "apprentices purchases_inclusion purchases_local energy_renewable_mwh waste_recovered_t turnover_labelled "
    "turnover_fossil turnover_weapons turnover_tobacco reserves_3y pay_lowest pay_top5_mean",
    "socle-leger@1.0.0": "staff_permanent staff_temporary staff_cddi purchases_inclusion purchases_local pay_lowest",
    "filiere-alimentaire@1.0.0": "food_purchases food_purchases_egalim food_purchases_organic raw_materials_regional_t "
    "food_sales food_sales_short_chain farm_purchases farm_purchases_contracted farm_purchases_at_cost food_wasted_t "
    "packaging_reused_units farm_suppliers_labelled menu_items_plant_based staff_permanent waste_recovered_t",
}
"""Fields that are each a part of another one."""

YEAR = Period(from_=date(2025, 1, 1), to=date(2025, 12, 31))


@pytest.mark.parametrize(("version", "part"), [(key, part) for key, parts in PARTS.items() for part in parts.split()])
def test_a_part_larger_than_its_whole_is_never_scored_in_silence(version: str, part: str) -> None:
    rules = shelf.referential(version)
    asked = {one.id: one for one in rules.fields}
    numbers = {one.id: 12 for one in rules.fields if one.kind in NUMERIC_KINDS}
    truths = {"farm_contract_exempt": False, "farm_cost_indicator": True}
    assert part in asked
    answers: list[NumberAnswer | TruthAnswer] = [
        NumberAnswer(field=name, number=Decimal(value)) for name, value in (numbers | {part: 900}).items()
    ]
    answers += [TruthAnswer(field=name, yes=value) for name, value in truths.items() if name in asked]
    report = Report(
        report_id="a",
        organisation=Organisation(),
        referential=rules.ref,
        period=YEAR,
        answers=tuple(sorted(answers, key=lambda one: one.field)),
    )
    found = check(report, make_form(rules, YEAR.from_))
    assert any(one.code == "answers-contradict" and f"{part}=900" in one.given for one in found)
