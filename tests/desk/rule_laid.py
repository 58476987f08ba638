"""Drafts of the shipped rule books laid out on the bench, for the tests of tables, cards and places."""

from __future__ import annotations

from conditionality.desk.rule_bench import Bench, lay_out
from conditionality.desk.rule_drafts import RuleDraft
from conditionality.desk.rule_sheets import Sheet
from conditionality.desk.rule_tables import (
    parameter_tables,
    scale_places,
    scale_tables,
    threshold_tables,
    weight_tables,
)
from conditionality.desk.rulebooks import load_library

LIBRARY = load_library()
REFS = ("socle-regional@1.0.0", "socle-leger@1.0.0", "filiere-alimentaire@1.0.0", "hdi@2024.1.0")


def bench(ref: str, text: str = "") -> Bench:
    """Lay a draft out: the text of a version, or another one started from it."""
    name = ref.partition("@")[0]
    return lay_out(LIBRARY, RuleDraft(ref=f"{name}@9.0.0", parent=ref, text=text or LIBRARY.files[ref].decode()))


BASE = bench(REFS[0])


def tables(one: Bench) -> tuple[Sheet, ...]:
    """Give every table of a draft."""
    scales = (table for place in scale_places(one) for table in scale_tables(one, place, "fr"))
    return (*weight_tables(one, "fr"), *threshold_tables(one, "fr"), *parameter_tables(one), *scales)
