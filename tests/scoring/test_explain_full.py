"""The complete sheet: data, weights, operations, fingerprints."""

from __future__ import annotations

from conditionality.scoring.explain import explain
from conditionality.scoring.score import score
from conditionality.wording.sheet import Section
from tests.scoring.workshop import report, rules, scorer


def section(mark: str, **changes: object) -> Section:
    sheet = explain(score(scorer(), report(**changes)), rules(), "fr", "full")
    return next(one for one in sheet.sections if one.heading.startswith(mark))


def test_data_are_listed_once_with_answer_and_evidence() -> None:
    rows = section("2.").grids[0].rows
    assert len(rows) == len({row[0] for row in rows})
    assert ("Femmes au conseil", "2", "liste des membres") in rows


def test_weights_applied_are_those_of_the_case_with_their_source() -> None:
    weights = next(grid for grid in section("3.").grids if grid.caption == "Indicateurs")
    first = weights.rows[0]
    # G3 is not asked: G1 carries 3/5 of the 40 % of G
    assert first[0].startswith("G1.")
    assert first[3] == "24,00\u202f%"
    assert first[6] == "Invented act, art. 1"


def test_parameters_in_force_are_listed_with_date_and_source() -> None:
    parameters = next(grid for grid in section("3.").grids if grid.caption == "Paramètres en vigueur")
    assert parameters.rows == (("Cible d’énergie", "100\u00a0MWh", "01/01/2024", "Invented, 2024"),)


def test_operations_tell_formula_entries_value_line_and_points() -> None:
    text = next(one for one in section("4.").paragraphs if one.startswith("G1."))
    for piece in ("Calcul", "Femmes au conseil", "33,3333", "100/3", "100,0 points", "24,00"):
        assert piece in text, text


def test_scores_are_told_with_their_way_of_combining_and_adjustment() -> None:
    sums = section("4.", delay=30).grids[0].rows
    how = sums[1][1].replace("\u202f", " ").replace("\u00a0", " ")
    assert how == "moyenne pondérée de ce qu’elle contient ; au plus 90"
    assert sums[1][3] == "-9,0"


def test_fingerprints_are_whole() -> None:
    rows = section("Empreintes").grids[0].rows
    assert [len(row[1]) for row in rows[:2]] == [64, 64]
