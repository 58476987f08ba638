"""The form laid out as sheets to fill."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from conditionality.referential.blocks import AskedField, Option
from conditionality.referential.terms import Words
from conditionality.report.form import Form
from conditionality.report.layout import (
    TICK,
    Entry,
    Line,
    entry_of,
    notice,
    option_text,
    section_title,
    sheets,
    words,
)
from conditionality.report.model import Report
from conditionality.wording.speech import LANGUAGES, Lang
from tests.report import dairy


def lines(lang: Lang = "fr", known: Report | None = None) -> dict[str, Line]:
    """Give the lines of all sheets by their field."""
    return {line.field: line for sheet in sheets(dairy.form(), lang, known) for line in sheet.lines}


def test_who_reports_comes_first_then_one_sheet_a_section(form: Form) -> None:
    assert [one.title for one in sheets(form, "fr")] == [
        "Organisation et période",
        "Chiffres généraux",
        "Gouvernance",
        "Travail : salaires et/ou temps",
    ]
    assert section_title(form.sections[0], "en") == "General figures"


def test_the_period_and_the_rules_are_written_in(form: Form) -> None:
    first = {line.field: line for line in sheets(form, "en")[0].lines}
    assert first["@period_from"].answer == date(2026, 1, 1)
    assert first["@period_to"].answer == date(2026, 12, 31)
    assert (first["@referential"].answer, first["@referential"].locked) == ("laiterie@1.0.0", True)
    assert first["@siret"].entry == Entry("siret")


def test_a_line_says_what_is_asked_with_its_unit_help_proof_and_source() -> None:
    women, staff, council = (lines()[name] for name in ("women", "staff", "council"))
    assert women.label == "Femmes au conseil *"
    assert women.help == "Au moins 0.\nJustificatif\u00a0: liste des membres; procès-verbal d’élection."
    assert women.source == "guide inventé, page 3"
    assert staff.unit == "personnes"
    assert staff.help == "Au dernier jour de la période.\nAu moins 0.\nAu plus 100\u202f000."
    assert council.label == "Comité en place"
    assert council.help == "Seulement si\u00a0: effectif atteint 11."
    assert lines("en")["report_text"].help == "Needed if: staff is at least 50."


def test_what_may_be_typed_follows_the_field() -> None:
    entries = {name: line.entry for name, line in lines().items()}
    assert entries["staff"] == Entry("integer", Decimal(0), Decimal(100_000))
    assert entries["delay"] == Entry("decimal")
    assert entries["organic"] == Entry("decimal", Decimal(0), Decimal(100))
    assert entries["minutes_on"] == Entry("date", date(2020, 1, 1), date(2030, 12, 31))
    assert entries["council"] == Entry("list", choices=("oui", "non"))
    assert entries["form"] == Entry(
        "list", choices=("aucune", "comité consultatif", "coopérative, une personne une voix")
    )
    assert entries["report_text"] == Entry("text")
    assert entries["labels"] is None
    assert entries["labels:ab"] == entries["labels:"] == Entry("list", choices=(TICK,))


def test_several_options_take_one_line_each_and_one_for_none() -> None:
    ticks = [line for name, line in lines("en").items() if name.startswith("labels:")]
    assert [(line.field, line.label.strip()) for line in ticks] == [
        ("labels:ab", "organic"),
        ("labels:msc", "sustainable fishing"),
        ("labels:fair", "fair, north to north"),
        ("labels:", "None of these"),
    ]


def test_known_answers_are_written_in_as_people_say_them() -> None:
    known = lines("fr", dairy.report(report_text="Rien."))
    answers = {name: line.answer for name, line in known.items() if line.answer is not None}
    assert answers == {
        "@siret": dairy.SIRET,
        "@name": "Laiterie inventée",
        "@period_from": date(2026, 1, 1),
        "@period_to": date(2026, 12, 31),
        "@report_id": "L-2026",
        "@referential": "laiterie@1.0.0",
        "staff": Decimal(34),
        "women": Decimal(3),
        "men": Decimal(4),
        "delay": Decimal("42.5"),
        "organic": Decimal("61.25"),
        "purchases": Decimal("1234567.89"),
        "council": "oui",
        "minutes_on": date(2026, 11, 21),
        "form": "coopérative, une personne une voix",
        "labels:ab": TICK,
        "labels:msc": TICK,
        "report_text": "Rien.",
    }


def test_none_ticked_is_written_on_its_own_line() -> None:
    assert [name for name, line in lines("fr", dairy.report(labels=[])).items() if line.answer == TICK] == ["labels:"]
    assert lines("en", dairy.report(council=False))["council"].answer == "no"


def test_an_option_that_is_gone_is_shown_by_its_id(form: Form) -> None:
    gone = dairy.report().model_copy(
        update={"answers": tuple(one.model_copy(update={"option": "gone"}) if one.field == "form" else one
                                 for one in dairy.report().answers)}
    )  # fmt: skip
    assert lines("fr", gone)["form"].answer == "gone"


def test_a_label_that_would_be_read_as_another_option_gives_way_to_the_id() -> None:
    crossed = AskedField(
        id="f",
        kind="choice",
        label=Words(fr="f", en="f"),
        options=(
            Option(id="a", label=Words(fr="B", en="first")),
            Option(id="b", label=Words(fr="B", en="second")),
        ),
    )
    assert entry_of(crossed, "fr").choices == ("a", "B")
    assert entry_of(crossed, "en").choices == ("first", "second")
    assert option_text(crossed, crossed.options[0], "fr") == "a"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_notice_names_the_rules_and_the_first_sheet(form: Form, lang: Lang) -> None:
    told = notice(form, lang)
    assert told[0] == words(form.referential.title, lang)
    assert "laiterie@1.0.0" in told[1]
    assert sheets(form, lang)[0].title in told[4]


def test_no_words_are_empty() -> None:
    assert words(None, "fr") == ""
