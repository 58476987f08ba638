"""The form of any act: boxes from a request model, slips beside them, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from pydantic import Field
from streamlit.testing.v1 import AppTest

from app.parts.act_fields import Option, UnaskableFieldError, fields_of, labels_of
from app.parts.act_form import act_form
from app.parts.act_reading import as_typed, read_request
from conditionality.codec import Paper
from conditionality.dossier.kinds import Codes, Euros, Siret, Text
from conditionality.findings import Finding
from conditionality.wording.speech import Lang
from tests.app.front import sound, words


class Everything(Paper):
    """One field of each type."""

    words: Annotated[Text, Field(title="Reasons", description="In your own words.")]
    on: date = Field(title="Day")
    amount: Euros = Field(title="Amount")
    count: int = Field(title="Count", ge=1)
    truth: Literal[True] = Field(title="I declare that this is true")
    ground: Literal["late", "false"] = Field(
        title="Ground", json_schema_extra={"labels": {"late": "Report", "false": "Rule"}}
    )
    pieces: tuple[Literal["kbis", "rib"], ...] = Field(title="Pieces", min_length=1)
    about: Codes = Field(title="About", default=("x",))
    siret: Siret | None = Field(title="SIRET", default=None)
    urgent: bool = Field(title="Urgent", default=False)
    note: Text | None = Field(title="Note")
    subject: str = Field(title="Subject")


GOOD: Mapping[str, object] = {
    "words": "Parce que.",
    "on": "21/11/2026",
    "amount": "1 234,50",
    "count": "12",
    "truth": True,
    "ground": "late",
    "pieces": ("rib",),
    "about": "a\n\n b ",
    "siret": "",
    "urgent": False,
    "note": "",
}
FIXED = {"subject": "D-1"}


def read(boxes: Mapping[str, object]) -> Everything | tuple[Finding, ...]:
    return read_request(Everything, fields_of(Everything, FIXED), boxes, FIXED)


def slips(**changed: object) -> list[tuple[str, str]]:
    found = read({**GOOD, **changed})
    assert isinstance(found, tuple)
    return [(one.path, one.code) for one in found]


def test_what_was_typed_in_french_becomes_exact_values() -> None:
    assert read(GOOD) == Everything(
        words="Parce que.", on=date(2026, 11, 21), amount=Decimal("1234.50"), count=12, truth=True, ground="late",
        pieces=("rib",), about=("a", "b"), siret=None, urgent=False, note=None, subject="D-1",
    )  # fmt: skip


def test_a_field_without_a_box_takes_its_default() -> None:
    found = read_request(Ask, fields_of(Ask, FIXED), {"reason": "r", "amount": "1", "member": "m"}, FIXED)
    assert isinstance(found, Ask)
    assert (found.pieces, found.paper, found.paper_name) == ((), None, "")


def test_the_emptied_box_of_a_field_with_a_default_is_asked_again() -> None:
    assert slips(about="") == [("about", "act-field-needed")]


def test_nought_is_an_answer() -> None:
    found = read({**GOOD, "amount": "0"})
    assert isinstance(found, Everything)
    assert found.amount == 0


@pytest.mark.parametrize(
    ("field", "given", "code"),
    [
        ("words", "  ", "act-field-needed"),
        ("words", "x" * 4001, "act-text-long"),
        ("on", "31/02/2026", "date-impossible"),
        ("on", "", "act-field-needed"),
        ("amount", "beaucoup", "not-a-number"),
        ("amount", "1,234", "act-decimals"),
        ("amount", "-1", "act-number-low"),
        ("count", "1,5", "number-not-whole"),
        ("count", "0", "act-number-low"),
        ("truth", False, "act-tick-needed"),
        ("ground", "", "act-choice-needed"),
        ("pieces", (), "act-choice-needed"),
        ("about", "a b", "act-unfit"),
        ("siret", "12", "act-unfit"),
    ],
)
def test_a_slip_stands_at_its_field(field: str, given: object, code: str) -> None:
    assert slips(**{field: given}) == [(field, code)]


def test_every_slip_is_told_at_once() -> None:
    assert {path for path, _ in slips(words="", on="x", amount="y", truth=False)} == {"words", "on", "amount", "truth"}


@pytest.mark.parametrize(
    ("value", "lang", "typed"),
    [
        (date(2026, 1, 2), "fr", "02/01/2026"),
        (date(2026, 1, 2), "en", "2026-01-02"),
        (Decimal("1234.5"), "fr", "1\u202f234,5"),
        (None, "fr", ""),
        (True, "fr", True),
        (("a",), "fr", ("a",)),
    ],
)
def test_a_value_is_shown_as_one_would_type_it(value: object, lang: Lang, typed: object) -> None:
    assert as_typed(value, lang) == typed


def test_a_type_without_a_box_is_refused_by_its_name() -> None:
    class Odd(Paper):
        odd: dict[str, str]

    with pytest.raises(UnaskableFieldError, match="odd"):
        fields_of(Odd, {})
    assert fields_of(Odd, {"odd": {}}) == ()


def test_labels_are_in_the_language() -> None:
    assert labels_of(Everything, "fr")["count"] == "Count"


def front(lang: Lang = "fr", *, denied: str = "", confirm: str = "") -> AppTest:
    """Draw a form on a screen of its own."""

    def screen(lang: str, denied: str, confirm: str) -> None:
        import streamlit as st  # noqa: PLC0415 - the screen runs by itself

        from tests.app.test_act_form import draw  # noqa: PLC0415

        found = draw(lang, denied, confirm)
        st.markdown(f"found: {found!r}")

    made = AppTest.from_function(screen, args=(lang, denied, confirm), default_timeout=30)
    return sound(made.run())


class Ask(Paper):
    """What a screen asks."""

    reason: Text = Field(title="Reason", description="Why.")
    amount: Euros = Field(title="Amount")
    member: str = Field(title="Member")
    pieces: tuple[str, ...] = Field(title="Pieces", default=())
    paper: bytes | None = Field(title="Paper", default=None)
    paper_name: str = Field(title="Name of the paper", default="", json_schema_extra={"name_of": "paper"})
    subject: str = Field(title="Subject")


def draw(name: str, denied: str, confirm: str) -> object:
    """Draw the form of the tests."""
    lang: Lang = "en" if name == "en" else "fr"
    members = tuple(Option(f"p{number}", f"Personne {number}") for number in range(8))
    pieces = (Option("kbis", "Extrait Kbis"), Option("rib", "RIB"))
    return act_form(
        "Ask:D-1", Ask, lang, offered={"member": members, "pieces": pieces}, given={"amount": Decimal(1500)},
        fixed={"subject": "D-1"}, denied=denied, confirm=confirm,
    )  # fmt: skip


def box(front: AppTest, name: str) -> str:
    return f"Ask:D-1:{name}"


def send(front: AppTest) -> AppTest:
    front.button(key="Ask:D-1:@send").click()
    return sound(front.run())


def fill(front: AppTest) -> AppTest:
    front.text_area(key=box(front, "reason")).set_value("Il manque une pièce.")
    front.selectbox(key=box(front, "member")).set_value("p3")
    front.multiselect(key=box(front, "pieces")).set_value(["rib"])
    return front


def test_nothing_comes_until_it_is_sent_then_the_request() -> None:
    shown = front()
    assert "found: None" in words(shown)
    assert shown.text_input(key=box(shown, "amount")).value == "1\u202f500"
    found = words(send(fill(shown)))
    assert "reason='Il manque une pièce.'" in found
    assert "amount=Decimal('1500')" in found
    assert "member='p3', pieces=('rib',)" in found
    assert "subject='D-1'" in found


def test_slips_are_beside_the_boxes_and_what_was_typed_stays() -> None:
    shown = fill(front())
    shown.text_input(key=box(shown, "amount")).set_value("beaucoup")
    send(shown)
    assert "« beaucoup » n’est pas un nombre" in words(shown).replace("\u00a0", " ")
    assert "not-a-number" in words(shown)
    assert shown.text_input(key=box(shown, "amount")).value == "beaucoup"
    assert shown.text_area(key=box(shown, "reason")).value == "Il manque une pièce."


def test_a_denied_act_has_a_greyed_button_and_its_reason() -> None:
    shown = front(denied="Cet acte n’est pas de votre rôle.")
    assert shown.button(key="Ask:D-1:@denied").disabled
    assert "Cet acte n’est pas de votre rôle." in words(shown)
    assert not shown.text_input


def test_what_destroys_is_confirmed_by_what_goes() -> None:
    shown = fill(front(confirm="Le brouillon et ses 12 réponses seront effacés."))
    assert "12 réponses" in shown.warning[0].value
    assert "act-confirm-needed" in words(send(shown))
    shown.checkbox(key=box(shown, "@confirm")).set_value(True)
    assert "found: Ask(" in words(send(shown))


def test_a_file_comes_with_its_name() -> None:
    shown = fill(front())
    shown.file_uploader(key=box(shown, "paper")).set_value(("kbis.pdf", b"%PDF-1.7", "application/pdf"))
    found = words(send(shown))
    assert "paper=b'%PDF-1.7', paper_name='kbis.pdf'" in found


def test_the_form_speaks_english() -> None:
    assert "To correct:" in words(send(front("en")))
