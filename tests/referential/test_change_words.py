"""Changes as sentences, in both languages: each says where, what now, what before."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from conditionality.referential.diff import Change, diff, told
from conditionality.referential.model import Referential
from conditionality.referential.toml import frozen
from conditionality.referential.tree import Exemption
from conditionality.referential.write import AddItem, MoveItem, RemoveItem, RemoveKey, SetKey
from conditionality.referential.write import Change as Edit
from conditionality.wording.speech import LANGUAGES, Lang
from tests.referential import books
from tests.referential.test_diff import changes
from tests.strategies.referentials import referentials


def said(lang: Lang, *edits: Edit) -> list[str]:
    return [told(one, lang).replace("\u00a0", " ").replace("\u202f", " ") for one in changes(*edits)]


STEPS = [{"above": 10, "points": 100}, {"from": "2 + 3", "points": 50}, {"below": 1, "points": -10}]
WHOLE: Any = frozen(tomllib.loads(books.WHOLE.decode(), parse_float=Decimal))
HIRE, POLICY = WHOLE["indicators"][0]["levers"]
VALUES = WHOLE["parameters"][0]["values"]
CAPS = [{"if": "worst_side < 30", "grade": "B"}]
OPTIONS = [
    {"id": one, "label": {"fr": fr, "en": en}}
    for one, fr, en in (("local", "Local", "Local"), ("ab", "AB", "AB"), ("eu_organic", "Bio UE", "EU organic"))
]
BANDS = [{"from": 80, "id": "B", "label": {"fr": "B", "en": "B"}}, {"id": "C", "label": {"fr": "C", "en": "C"}}]


@pytest.mark.parametrize(
    ("edit", "english", "french"),
    [
        (SetKey("indicators[parity].weight", 4), "parity weighs 4 instead of 3", "parity pèse 4 au lieu de 3"),
        (SetKey("indicators[age].scale.steps", [*STEPS[:2], {"below": 2, "points": -10}]),
         "step of age: -10 points below 2 instead of 1", "palier de age : -10 points en dessous de 2 au lieu de 1"),
        (SetKey("indicators[age].scale.steps", [{"above": 10, "points": 90}, *STEPS[1:]]),
         "step of age: 90 points above 10 instead of 100",
         "palier de age : 90 points au-dessus de 10 au lieu de 100"),
        (SetKey("indicators[age].scale.steps", [{"from": 10, "points": 100}, *STEPS[1:]]),
         "step of age: 100 points from 10; before: 100 points above 10",
         "palier de age : 100 points à partir de 10 (avant : 100 points au-dessus de 10)"),
        (SetKey("indicators[age].scale.steps", STEPS[:2]),
         "step of age removed: -10 points below 1", "palier de age retiré : -10 points en dessous de 1"),
        (SetKey("indicators[age].scale.steps", [*STEPS, {"from": 3, "points": 20}]),
         "new step of age: 20 points from 3", "nouveau palier de age : 20 points à partir de 3"),
        (SetKey("indicators[age].scale.otherwise", 5), "age, all other cases: 5 instead of 20",
         "age, tous les autres cas : 5 (avant : 20)"),
        (SetKey("dimensions[S].floor", 31), "S, floor: 31 instead of 30", "S, plancher : 31 (avant : 30)"),
        (SetKey("total.floor", 25), "the total, floor: 25 instead of 20", "le total, plancher : 25 (avant : 20)"),
        (SetKey("indicators[parity].levers", [{**HIRE, "reaches": {"points": 90}}, POLICY]),
         "parity, lever hire, points reached: 90 instead of 80",
         "parity, levier hire, points atteints : 90 (avant : 80)"),
        (SetKey("indicators[parity].levers", [HIRE, {**POLICY, "reaches": {"value": 50}}]),
         "parity, lever write_policy, value reached: 50 instead of 45",
         "parity, levier write_policy, valeur atteinte : 50 (avant : 45)"),
        (SetKey("parameters[smic].values", [VALUES[0], {**VALUES[1], "value": Decimal("12.10")}]),
         "smic, value from 1 Jan 2026: 12.1 instead of 12.05", "smic, valeur au 01/01/2026 : 12,1 (avant : 12,05)"),
        (RemoveKey("grace"), "time to file after the period: nothing instead of P3M",
         "délai de dépôt après la période : rien (avant : P3M)"),
        (SetKey("gates[D1].effect", "suspend"), "D1, effect: suspends the aid instead of blocks the aid",
         "D1, effet : suspend l’aide (avant : bloque l’aide)"),
        (SetKey("gates[D1].fails_if", "women > 3"), "D1, condition of failure: “women > 3” instead of “not duerp”",
         "D1, condition d’échec : « women > 3 » (avant : « not duerp »)"),
        (SetKey("fields[duerp].required", value=False), "duerp, answer required: no instead of yes",
         "duerp, réponse obligatoire : non (avant : oui)"),
        (SetKey("in_force.until", date(2030, 6, 1)), "last day: 1 Jun 2030 instead of 31 Dec 2029",
         "dernier jour : 01/06/2030 (avant : 31/12/2029)"),
        (SetKey("indicators[parity].label.fr", "La part"),
         "parity, label, in French: « La part » instead of « Part des femmes »",
         "parity, libellé : « La part » (avant : « Part des femmes »)"),
        (SetKey("indicators[form].missing", "zero"),
         "form, missing answers: nothing instead of the lowest points of the scale",
         "form, réponses manquantes : rien (avant : les points les plus bas du barème)"),
        (SetKey("gradings[letter].bands", BANDS),
         ["letter, grade B, at least: 80 instead of 50", "letter, grade A: nothing instead of “A” from 80"],
         ["letter, mention B, au moins : 80 (avant : 50)",
          "letter, mention A : rien (avant : « A » à partir de 80)"]),
        (RemoveItem("checks[crowd]"), "Removed: the check crowd (“The headcount seldom goes beyond this number”)",
         "Retrait : le contrôle crowd (« L’effectif dépasse rarement ce nombre »)"),
        (AddItem("tables", {"id": "t", "columns": ["a", "b"], "rows": [[1, 2]]}),
         "Added: the table t", "Ajout : la table t"),
        (MoveItem("outcomes[accepted]", before="blocked"), "Another order of the outcomes", "Autre ordre : les issues"),
        (SetKey("fields[duerp].evidence", [{"fr": "Autre", "en": "Other"}]),
         "duerp, documents that prove it: added “Other”, removed “Dated document”",
         "duerp, pièces justificatives : ajout de « Autre », retrait de « DUERP daté »"),
        (MoveItem("fields[men]", before="women"), "Another order of the questions", "Autre ordre : les questions"),
        (SetKey("gradings[letter].cap_if", [*CAPS, {"if": "worst_side < 10", "grade": "C"}]),
         "letter, conditions that lower the grade: added C if “worst_side < 10”",
         "letter, conditions qui abaissent la mention : ajout de C si « worst_side < 10 »"),
        (SetKey("fields[women].maps_to.gri", ["405-1", "2-7"]),
         "women, GRI code: added “405-1”", "women, code GRI : ajout de « 405-1 »"),
        (SetKey("fields[women].maps_to.gri", ["405-1"]),
         "women, GRI code: added “405-1”, removed “2-7”", "women, code GRI : ajout de « 405-1 », retrait de « 2-7 »"),
        (SetKey("tables[limits].sources", []), "limits, sources: nothing instead of “Arrêté inventé”",
         "limits, sources : rien (avant : « Arrêté inventé »)"),
        (SetKey("fields[labels].options", OPTIONS), "labels, options: another order", "labels, options : autre ordre"),
        (SetKey("parameters[smic].label.en", "Minimum"), "smic, label: “Minimum” instead of “Hourly minimum wage”",
         "smic, libellé, en anglais : “Minimum” (avant : “Hourly minimum wage”)"),
    ],
)  # fmt: skip
def test_a_change_is_a_sentence_in_both_languages(
    edit: Edit, english: str | list[str], french: str | list[str]
) -> None:
    assert sorted(said("en", edit)) == sorted([english] if isinstance(english, str) else english)
    assert sorted(said("fr", edit)) == sorted([french] if isinstance(french, str) else french)


@settings(max_examples=60, deadline=None)
@given(referentials(), referentials())
def test_every_change_between_two_books_has_a_sentence_without_a_gap(one: Referential, other: Referential) -> None:
    for change in diff(one, other):
        for lang in LANGUAGES:
            text = told(change, lang)
            assert text
            assert not re.search(r"\{\w+\}|None|Decimal\(|[{]'", text), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_in_another_order_or_what_no_words_hold_is_said_to_have_changed(lang: Lang) -> None:
    codes = Change("sourced", "fields", "a", "maps_to.gri", ("1", "2"), ("2", "1"))
    shorter = Change("sourced", "fields", "a", "maps_to.gri", ("1", "2"), ("2",))
    reason = Change("gate", "gates", "D1", "not_applicable_if", (Exemption(when="a", reason="x"),), (BY_RULE,))
    assert told(codes, lang).endswith({"en": ": another order", "fr": "\u00a0: autre ordre"}[lang])
    assert "1" in told(shorter, lang)
    assert told(reason, lang).endswith({"en": ": changed", "fr": "\u00a0: changé"}[lang])


BY_RULE = Exemption(when="a")
