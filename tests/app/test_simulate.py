"""Filling the form: typed answers, slips, what appears and disappears, nothing lost."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests import repository
from tests.app.front import go, open_screen, press, sound, type_in, typed_in, words


@pytest.fixture
def front() -> AppTest:
    return open_screen("simulate")


def choose_book(front: AppTest, ref: str) -> AppTest:
    front.selectbox(key="pick_book").set_value(ref)
    return sound(front.run())


def questions(front: AppTest) -> set[str]:
    """Give the fields that have a box on the screen."""
    boxes = [*front.text_input, *front.radio, *front.selectbox]
    return {str(one.key).rsplit(":", 1)[1] for one in boxes if str(one.key).count(":") > 1}


def test_a_number_is_typed_as_in_french(front: AppTest) -> None:
    type_in(front, "employees_12m", "1 234,5")
    assert typed_in(front, "employees_12m") == "1 234,5"
    assert 'class="error"' not in words(front)


def test_a_slip_is_a_sentence_and_the_text_stays(front: AppTest) -> None:
    type_in(front, "employees", "douze")
    assert typed_in(front, "employees") == "douze"
    found = words(front)
    assert "À corriger" in found
    assert "«\u00a0douze\u00a0» n’est pas un nombre" in found
    assert "Effectif salarié au dernier jour de la période\u00a0: «\u00a0douze\u00a0»" in found


def test_a_slip_is_said_in_english_too() -> None:
    front = type_in(open_screen("simulate", "en"), "employees", "twelve")
    assert "To correct:</strong> «twelve» is not a number" in words(front)


def test_a_wrong_siret_is_a_sentence_beside_its_box(front: AppTest) -> None:
    type_in(front, "@siret", "12345678900011")
    assert "12345678900011" in words(front)


def test_a_question_that_is_not_asked_disappears_and_its_answer_comes_back_with_it(front: AppTest) -> None:
    type_in(front, "employees", "12")
    type_in(front, "board_seats", "6")
    type_in(front, "employees", "0")
    assert "board_seats" not in questions(front)
    type_in(front, "employees", "12")
    assert typed_in(front, "board_seats") == "6"


def test_progress_counts_the_answers_that_are_needed(front: AppTest) -> None:
    assert '<progress value="0"' in words(front)
    type_in(front, "employees", "12")
    assert '<progress value="1"' in words(front)


def test_each_part_of_the_form_is_one_click_away(front: AppTest) -> None:
    before = questions(front)
    front.button_group[0].set_value("E")
    assert questions(sound(front.run())).isdisjoint(before - {"@name", "@siret", "@period"})
    assert any("Environnement" in str(one.value) for one in front.header)


def test_the_buttons_lead_to_the_next_part_and_back(front: AppTest) -> None:
    first = front.header[0].value
    key = "socle-regional@1.0.0:0:@section:"
    assert press(front, f"{key}1").header[0].value != first
    assert press(front, f"{key}-1").header[0].value == first


def test_nothing_typed_is_lost_when_one_looks_at_other_screens(front: AppTest) -> None:
    type_in(front, "employees", "1 2x")
    type_in(front, "@name", "Les Ateliers du Val")
    go(front, "rulebooks")
    go(front, "home")
    go(front, "simulate")
    assert typed_in(front, "employees") == "1 2x"
    assert typed_in(front, "@name") == "Les Ateliers du Val"


def test_each_rule_book_keeps_its_own_answers(front: AppTest) -> None:
    type_in(front, "employees", "12")
    choose_book(front, "hdi@2024.1.0")
    assert "life_expectancy" in questions(front)
    choose_book(front, "socle-regional@1.0.0")
    assert typed_in(front, "employees") == "12"


def test_an_index_between_nought_and_one_is_shown_out_of_one(front: AppTest) -> None:
    choose_book(front, "hdi@2024.1.0")
    for part, answers in {
        "health": {"life_expectancy": "82,5"},
        "education": {"expected_schooling": "16", "mean_schooling": "11,7"},
        "income": {"gni_per_capita": "47 379"},
    }.items():
        front.button_group[0].set_value(part)
        sound(front.run())
        for field, text in answers.items():
            type_in(front, field, text)
    assert "sur 1</strong>" in words(front)


def test_an_example_fills_the_form(front: AppTest) -> None:
    press(front, "example")
    assert typed_in(front, "employees").isdigit()
    assert 'class="error"' not in words(front)
    assert "Formulaire à compléter" not in words(front)


def test_what_was_typed_is_replaced_only_after_a_yes(front: AppTest) -> None:
    type_in(front, "employees", "7")
    press(front, "example")
    assert "seront remplacées\u00a0: 1." in words(front)
    assert typed_in(front, "employees") == "7"
    press(front, "confirm_no")
    assert typed_in(front, "employees") == "7"
    press(press(front, "clear"), "confirm_yes")
    assert typed_in(front, "employees") == ""


def test_a_filled_table_is_read_line_by_line_and_its_answers_taken(front: AppTest) -> None:
    content = b"report_id;name;employees\nA;Ateliers;12\nB;Autre;douze\n"
    front.file_uploader[0].upload("t.csv", content, "text/csv")
    sound(front.run())
    found = words(front)
    assert "Déclarations lues\u00a0: 1. Lignes laissées de côté\u00a0: 1." in found
    assert "«\u00a0douze\u00a0»" in found
    press(front, "take")
    assert typed_in(front, "employees") == "12"
    assert typed_in(front, "@name") == "Ateliers"


def test_the_example_of_a_box_is_of_its_kind(front: AppTest) -> None:
    hints = {str(one.key).rsplit(":", 1)[1]: str(one.placeholder) for one in front.text_input}
    assert hints["employees"] == "par exemple 12"
    assert hints["employees_12m"] == "par exemple 12,5"


def test_the_screen_says_what_is_erased_and_warns_only_when_something_is(front: AppTest) -> None:
    assert "tant que cet onglet reste ouvert" in words(front)
    assert "at-stake" not in words(front)
    type_in(front, "employees", "12")
    assert "at-stake" in words(front)
    assert "at-stake" in words(go(front, "home"))


def test_names_stand_in_a_list_as_they_are_written(front: AppTest) -> None:
    shown = [str(one) for box in front.selectbox for one in box.options]
    assert "Version légère micro-entreprises et associations (< 10 salariés), 1.0.0" in shown
    assert [one for one in shown if "\\" in one] == []


LIGHT = (repository.ROOT / "examples" / "reports" / "socle-leger.json").read_bytes()


def send(front: AppTest, content: bytes, name: str = "d.json") -> AppTest:
    front.file_uploader[0].upload(name, content, "application/json")
    return sound(front.run())


def test_a_report_is_read_with_the_rules_and_the_period_it_names(front: AppTest) -> None:
    send(front, LIGHT.replace(b"2026-", b"2025-"))
    assert front.selectbox(key="pick_book").value == "socle-leger@1.0.0"
    assert [one.value and one.value.from_.year for one in front.selectbox if str(one.key).endswith("@period")] == [2025]
    assert typed_in(front, "@name") == "Recyclerie Farfadine (SCOP)"
    told = words(front)
    assert "Le fichier nomme un autre référentiel" in "".join(str(one.value) for one in front.info)
    assert "Les réponses du fichier sont dans le formulaire" in told
    assert 'class="error"' not in told
    assert "Formulaire à compléter" not in told


def test_answers_that_a_file_would_replace_wait_for_a_yes(front: AppTest) -> None:
    choose_book(front, "socle-leger@1.0.0")
    press(front, "example")
    type_in(front, "@name", "Les Ateliers du Val")
    choose_book(front, "socle-regional@1.0.0")
    send(front, LIGHT)
    assert "seront remplacées" in words(front)
    assert typed_in(front, "@name") == "Les Ateliers du Val"
    assert typed_in(press(front, "confirm_yes"), "@name") == "Recyclerie Farfadine (SCOP)"


def test_a_report_for_rules_that_are_not_here_is_one_sentence(front: AppTest) -> None:
    send(front, LIGHT.replace(b"socle-leger@1.0.0", b"socle-leger@9.9.9"))
    assert [str(one.value) for one in front.error] == [
        "Ce fichier a été fait pour le référentiel socle-leger@9.9.9, qui n’est pas ici\u00a0: rien n’en a été repris."
    ]
    assert "take" not in [one.key for one in front.button]
    assert front.selectbox(key="pick_book").value == "socle-regional@1.0.0"
    assert not front.success


def test_a_table_that_names_no_rules_is_read_with_those_and_the_period_that_are_chosen(front: AppTest) -> None:
    period = next(one for one in front.selectbox if str(one.key).endswith("@period"))
    chosen = period.value
    send(front, b"report_id;employees\nA;12\n", "t.csv")
    assert typed_in(front, "employees") == "12"
    assert next(one for one in front.selectbox if str(one.key).endswith("@period")).value == chosen


def test_a_file_of_another_kind_is_a_sentence(front: AppTest) -> None:
    front.file_uploader[0].upload("t.csv", b"%PDF-1.7", "text/csv")
    assert "Aucune déclaration n’a pu être lue" in words(sound(front.run()))


def test_no_recommendation_is_announced_while_needed_answers_are_missing(front: AppTest) -> None:
    assert "Pas encore de score" in words(front)
    type_in(front, "employees", "12")
    found = words(front)
    assert "Provisoire\u00a0: " in found
    assert "Formulaire à compléter" in found
    assert "Refusé" not in found
    assert "Reste à répondre" in found


@pytest.mark.parametrize("ref", ["hdi@2024.1.0", "socle-leger@1.0.0", "filiere-alimentaire@1.0.0"])
def test_every_rule_book_has_an_example_without_a_slip(front: AppTest, ref: str) -> None:
    press(choose_book(front, ref), "example")
    found = words(front)
    assert "Formulaire à compléter" not in found
    assert 'class="error"' not in found
