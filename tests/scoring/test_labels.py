"""Labels and numbers for people."""

from __future__ import annotations

from fractions import Fraction

import pytest

from conditionality.scoring.labels import (
    OUTCOME_KINDS,
    STATUSES,
    answer_label,
    bare_number,
    block_labels,
    indicator_label,
    printed,
    share_percent,
    shown_number,
    table_word,
)
from conditionality.scoring.scorecard import Amount
from conditionality.wording.speech import LANGUAGES, Lang
from tests.scoring.workshop import rules

FIELDS = {one.id: one for one in rules().fields}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_that_a_formula_may_read_has_a_label(lang: Lang) -> None:
    labels = block_labels(rules(), lang)
    for name in (
        "staff",
        "target",
        "G1.value",
        "G.score",
        "total",
        "gate.clean.status",
        "spread",
        "klass",
        "gates_hold",
        "x",
    ):
        assert labels[name]
    assert labels["staff"] == {"fr": "Effectif", "en": "Staff"}[lang]
    assert labels["form=advisory"] == {"fr": "consultative", "en": "advisory"}[lang]


def test_statuses_and_outcomes_are_said_in_both_languages() -> None:
    for table in (STATUSES, OUTCOME_KINDS):
        for key in table:
            assert table_word(table, key, "fr")
            assert table_word(table, key, "en") == table[key]
    assert table_word(STATUSES, "not_applicable", "fr") == "sans objet"
    assert table_word(STATUSES, "something_else", "fr") == "something_else"


def test_answers_are_written_for_people() -> None:
    assert answer_label(FIELDS["delay"], "1234.5", "fr") == "1\u202f234,5\u00a0jours"
    assert answer_label(FIELDS["clean"], "yes", "fr") == "oui"
    assert answer_label(FIELDS["labels"], "ab; msc", "fr") == "bio\u202f; pêche durable"
    assert answer_label(None, "raw", "fr") == "raw"


def test_numbers_keep_the_digits_they_are_shown_with() -> None:
    assert shown_number("fr", Amount(exact=Fraction(80), shown="80.0")) == "80,0"
    assert shown_number("fr", None) == "–"
    assert share_percent("en", Amount(exact=Fraction(2, 5), shown="0.4000")) == "40.00%"
    assert (bare_number("fr", Fraction(100, 3)), bare_number("fr", Fraction(5, 2))) == ("100/3", "2,5")


def test_an_indicator_is_called_by_its_label_and_printed_by_its_code() -> None:
    one = rules().indicators[0]
    assert (indicator_label(rules(), one, "fr"), printed(one)) == ("Mixité du conseil", "G1")
    assert printed(one.model_copy(update={"code": "G-1"})) == "G-1"
    unnamed = one.model_copy(update={"label": None, "id": "delay"})
    assert indicator_label(rules(), unnamed, "fr") == "Délai de paiement"
