"""Which column holds what, and which row names them."""

from __future__ import annotations

import pytest

from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.referential.terms import Words
from conditionality.report.cells import Broken
from conditionality.report.columns import Header, find_header, fold, names_of
from conditionality.report.grid import Grid, Row
from tests.report.spelled import spell_all


def grid(*rows: tuple[str | None, ...], first: bool = False) -> Grid:
    """Give a table of texts."""
    return Grid(tuple(Row(line, cells) for line, cells in enumerate(rows, 1)), first_is_header=first)


def header(rules: Referential, *rows: tuple[str | None, ...], **rename: str) -> Header:
    """Find the header of a table."""
    names, _ = names_of(rules, rename)
    found = find_header(grid(*rows), names, rename)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("staff", "answers.staff"),
        (" STAFF * ", "answers.staff"),
        ("answers.staff", "answers.staff"),
        ("Délai de paiement", "answers.delay"),
        ("payment\u00a0delay", "answers.delay"),
        ("report_id", "report_id"),
        ("Period_From", "period_from"),
        ("staf", ""),
        ("", ""),
        ("*", ""),
    ],
)
def test_a_column_is_known_by_id_or_label(written: str, target: str, rules: Referential) -> None:
    names, found = names_of(rules)
    assert found == ()
    assert names.target(written) == target
    assert names.is_known(written) is bool(target)


def test_a_label_that_two_fields_share_names_neither(rules: Referential) -> None:
    label = Words(fr="Total", en="Total")
    twins = tuple(AskedField(id=name, kind="integer", label=label) for name in ("a", "b"))
    names, _ = names_of(rules.model_copy(update={"fields": twins}))
    assert (names.target("Total"), names.target("a")) == ("", "answers.a")


def test_a_field_called_like_a_column_of_identity_is_written_whole(rules: Referential) -> None:
    named = AskedField(id="name", kind="text", label=Words(fr="Nom du site", en="Name of the site"))
    names, _ = names_of(rules.model_copy(update={"fields": (named,)}))
    assert names.target("name") == "name"
    assert names.target("answers.name") == names.target("Nom du site") == "answers.name"


def test_the_map_comes_first(rules: Referential) -> None:
    names, found = names_of(rules, {"Effectif": "women", "iso3": "report_id"})
    assert found == ()
    assert (names.target("effectif"), names.target("ISO3")) == ("answers.women", "report_id")


def test_a_map_to_nothing_is_found(rules: Referential) -> None:
    _, found = names_of(rules, {"a": "wommen"})
    assert [(one.code, one.given, dict(one.params)) for one in found] == [
        ("map-unknown-field", "wommen", {"name": "a", "nearest": "women"})
    ]


def test_a_map_of_a_column_that_is_not_there_is_found(rules: Referential) -> None:
    found = header(rules, ("report_id", "gni"), gni_pc="staff").findings
    assert "map-column-absent" in spell_all(found)
    assert [dict(one.params)["nearest"] for one in found if one.code == "map-column-absent"] == ["gni"]


def test_the_header_is_the_first_row_where_most_names_are_known(rules: Referential) -> None:
    found = header(rules, ("Campagne", None), ("staff", "à remplir"), ("report_id", "staff"), ("staff", "women"))
    assert (found.rank, found.width) == (2, 2)
    assert [(one.rank, one.header, one.target) for one in found.columns] == [
        (0, "report_id", "report_id"),
        (1, "staff", "answers.staff"),
    ]
    assert spell_all(found.findings) == ["~table-preamble 1"]
    assert dict(found.findings[0].params) == {"count": "2", "header": "3"}


def test_a_header_too_far_down_is_not_looked_for(rules: Referential) -> None:
    names, _ = names_of(rules)
    assert find_header(grid(*[("x",)] * 20, ("staff",)), names) is None
    assert find_header(grid(), names) is None


def test_where_the_format_says_it_the_first_row_is_the_header(rules: Referential) -> None:
    names, _ = names_of(rules)
    assert find_header(grid(("x",), ("staff",), first=True), names) is None


def test_what_is_left_aside_is_said(rules: Referential) -> None:
    found = header(rules, ("staff", "wommen", None, None), ("1", "2", "3", None))
    assert spell_all(found.findings) == ["~column-unknown 1:wommen", "~column-unnamed 1"]
    assert found.column("answers.staff") is not None
    assert found.column("siret") is None


def test_two_columns_of_one_field_are_found(rules: Referential) -> None:
    found = header(rules, ("staff", "women", "Effectif", "Staff"))
    assert spell_all(found.findings) == ["column-twice 1:Effectif", "column-twice 1:Staff"]


def test_a_merged_title_still_names_its_column(rules: Referential) -> None:
    names, _ = names_of(rules)
    merged = Grid((Row(1, (Broken("cell-merged", "staff"), Broken("cell-merged", ""), "women")),))
    found = find_header(merged, names)
    assert found is not None
    assert [one.rank for one in found.columns] == [0, 2]


def test_a_name_is_folded() -> None:
    assert fold(" Délai\u202fde  paiement* ") == "délai de paiement"
