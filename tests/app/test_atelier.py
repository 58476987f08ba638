"""The workshop of rule books: drafts started, tables, cards and text written, findings live, differences, refusals."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from app import session, simulating, trying
from conditionality.desk import rule_drafts
from conditionality.desk.mandates import Hand
from conditionality.desk.outcome import NotDone
from conditionality.desk.register import NewMandate, NewPerson, give_mandate, register_person
from conditionality.desk.rule_drafts import Standing
from conditionality.desk.rule_edits import Put
from conditionality.desk.trial import read_trial
from conditionality.dossier.kinds import Role
from conditionality.report.write import to_json
from conditionality.wording.speech import Lang
from tests.app.conftest import NOW, House, subject
from tests.app.front import MAIN, press, sound, words
from tests.app.rule_tables import tables, type_in_table

ATELIER = "screens/region/atelier.py"
PARENT = "socle-leger@1.0.0"


def open_atelier(lang: Lang = "fr") -> AppTest:
    front = AppTest.from_file(MAIN, default_timeout=60)
    if lang == "en":
        front.query_params["lang"] = "en"
    front.run()
    front.switch_page(ATELIER)
    return sound(front.run())


def part(front: AppTest, name: str) -> AppTest:
    front.button_group(key="rule_part").set_value(name)
    return sound(front.run())


@pytest.fixture
def staff(house: House) -> House:
    house.sign_in("STAFF")
    return house


@pytest.fixture
def draft(staff: House) -> Standing:
    found = rule_drafts.start(staff.office, hand(staff), PARENT, "1.1.0")
    assert isinstance(found, Standing)
    return found


def hand(house: House) -> Hand:
    return Hand(house.people["STAFF"], "STAFF", house.now)


def text(house: House, draft: Standing) -> str:
    found = rule_drafts.look(house.office, hand(house), draft.subject)
    assert isinstance(found, Standing)
    return found.draft.text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_an_empty_workshop_says_what_to_do_and_starts_a_draft(staff: House, lang: Lang) -> None:
    front = open_atelier(lang)
    assert ("Il n'y a pas encore de brouillon" if lang == "fr" else "There is no draft yet") in words(front).replace(
        "’", "'"
    )
    front.selectbox(key="rule_parent").set_value(PARENT)
    sound(front.run())
    front.radio(key="rule_level").set_value("patch")
    sound(front.run())
    found = words(press(front, "rule_start"))
    assert "socle-leger@1.0.1" in found
    assert ("Rien à corriger" if lang == "fr" else "Nothing to correct") in found
    listed = rule_drafts.rule_drafts(staff.office, hand(staff))
    assert isinstance(listed, tuple)
    assert [one.draft.ref for one in listed] == ["socle-leger@1.0.1"]


@pytest.mark.parametrize("role", ["ENT", "MEM", "CHAIR", "SEC", "AUD"])
def test_other_roles_are_turned_away(house: House, monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    house.sign_in(role)
    monkeypatch.setattr(session, "asked_page", lambda: "atelier")
    front = sound(AppTest.from_file(MAIN, default_timeout=60).run())
    assert "agent de la région" in front.warning[0].value
    refused = rule_drafts.rule_drafts(house.office, Hand(house.people[role], role, house.now))
    assert refused == NotDone("write_rules", denied="role")


def test_a_weight_is_changed_in_a_table_and_saved_at_once(staff: House, draft: Standing) -> None:
    front = open_atelier()
    assert list(tables(front)) == ["dimensions", "indicators"]
    type_in_table(front, "dimensions", {0: {"weight": "22,5"}})
    assert "weight = 22.5" in text(staff, draft)
    type_in_table(front, "dimensions", {0: {"weight": "22,5"}, 1: {"floor": "35"}})
    assert "floor = 35" in text(staff, draft)
    type_in_table(front, "dimensions", {0: {"weight": "20"}, 1: {"floor": "35"}})
    assert "weight = 22.5" not in text(staff, draft)


@pytest.mark.parametrize(("lang", "told"), [("fr", "À corriger avant"), ("en", "To correct before")])
def test_a_wrong_value_is_told_at_once_with_its_block_and_goes_once_put_right(
    staff: House, draft: Standing, lang: Lang, told: str
) -> None:
    front = type_in_table(open_atelier(lang), "indicators", {0: {"weight": "douze"}})
    assert told in words(front)
    assert ("L’indicateur L_G2 (" if lang == "fr" else "The indicator L_G2 (") in words(front)
    assert 'weight = "douze"' in text(staff, draft)
    front = type_in_table(front, "indicators", {0: {"weight": "3"}})
    assert told not in words(front)


def test_steps_are_changed_added_and_removed(staff: House, draft: Standing) -> None:
    front = part(open_atelier(), "scales")
    front.selectbox(key="rule_scale").set_value("indicators[L_V6].scale")
    front = sound(front.run())
    type_in_table(front, "steps", {0: {"points": "95"}}, [{"up_to": "90", "points": "10"}])
    assert "points = 95" in text(staff, draft)
    assert "up_to = 90" in text(staff, draft)


def test_a_threshold_is_changed(staff: House, draft: Standing) -> None:
    front = part(open_atelier(), "thresholds")
    type_in_table(front, "outcomes", {0: {"when": "total >= 99"}})
    assert 'when = "total >= 99"' in text(staff, draft)


def test_a_card_says_the_formula_in_words_and_saves_what_is_typed(staff: House, draft: Standing) -> None:
    front = part(open_atelier(), "cards")
    assert "En clair" in words(front)
    box = next(one for one in front.text_input if str(one.key).endswith(".label.fr"))
    box.set_value("Autre libellé")
    sound(front.run())
    assert "Autre libellé" in text(staff, draft)


def test_the_whole_text_is_kept_even_when_it_is_no_toml(staff: House, draft: Standing) -> None:
    front = part(open_atelier(), "text")
    box = front.text_area[0]
    box.set_value("id = = 1")
    front = sound(front.run())
    assert text(staff, draft) == "id = = 1"
    assert "À corriger" in words(front)
    assert "ne se lit pas" in words(part(front, "weights"))


def test_the_differences_are_told_in_sentences(staff: House, draft: Standing) -> None:
    front = type_in_table(open_atelier(), "dimensions", {0: {"weight": "22,5"}})
    found = words(part(front, "diff"))
    assert "22,5" in found
    assert "Changements" in found


def test_what_publishing_needs_is_told_with_the_files(staff: House, draft: Standing) -> None:
    front = part(open_atelier(), "publish")
    assert "conditionality referential publish" in words(front)
    assert len(front.get("download_button")) == 2


def test_a_draft_is_removed_after_a_question(staff: House, draft: Standing) -> None:
    front = part(open_atelier(), "publish")
    front = press(front, f"{draft.subject}:1:@remove")
    assert "socle-leger@1.1.0 définitivement" in words(front)
    front = press(front, "confirm_no")
    front = press(front, f"{draft.subject}:1:@remove")
    assert "pas encore de brouillon" in words(press(front, "confirm_yes"))
    assert rule_drafts.rule_drafts(staff.office, hand(staff)) == ()


def colleague(house: House) -> Hand:
    """Register another member of the staff."""
    person = subject(register_person(house.office, hand(house), NewPerson(name="Anne Agente")))
    asked = NewMandate(person=person, role="STAFF", from_on=NOW.date())
    subject(give_mandate(house.office, hand(house), asked))
    return Hand(person, "STAFF", house.now)


def test_what_somebody_else_wrote_is_told_and_both_stand(staff: House, draft: Standing) -> None:
    front = open_atelier()
    rule_drafts.change(staff.office, colleague(staff), draft.subject, (Put("dimensions[V].weight", 15, 16),))
    found = words(type_in_table(front, "dimensions", {0: {"weight": "22,5"}}))
    assert "Anne Agente" in found
    assert "weight = 22.5" in text(staff, draft)
    assert "weight = 16" in text(staff, draft)


def test_two_hands_in_one_cell_the_second_is_told_and_chooses(staff: House, draft: Standing) -> None:
    front = open_atelier()
    rule_drafts.change(staff.office, colleague(staff), draft.subject, (Put("dimensions[G].weight", 20, 21),))
    front = type_in_table(front, "dimensions", {0: {"weight": "22,5"}})
    assert "changé en même temps" in words(front)
    assert "weight = 21" in text(staff, draft)
    front = press(front, next(str(one.key) for one in front.button if ":mine:" in str(one.key)))
    assert "weight = 22.5" in text(staff, draft)
    assert "changé en même temps" not in words(front)


def test_a_text_over_somebody_else_s_is_not_lost(staff: House, draft: Standing) -> None:
    front = part(open_atelier(), "text")
    rule_drafts.change(staff.office, colleague(staff), draft.subject, (Put("dimensions[G].weight", 20, 21),))
    front.text_area[0].set_value("# mine\n" + draft.draft.text)
    front = sound(front.run())
    assert "Pas enregistré" in words(front)
    assert str(front.text_area[0].value).startswith("# mine")
    assert "weight = 21" in text(staff, draft)
    front = press(front, next(str(one.key) for one in front.button if str(one.key).endswith(":@over")))
    assert text(staff, draft).startswith("# mine")


def test_a_draft_is_tried_on_an_invented_report(staff: House, draft: Standing) -> None:
    front = type_in_table(open_atelier(), "dimensions", {0: {"weight": "40"}})
    front = part(front, "try")
    found = words(front)
    assert "Avant et après" in found
    assert "socle-leger@1.0.0" in found
    assert "socle-leger@1.1.0" in found
    assert "Ce qui a bougé" in found


def test_a_draft_is_tried_on_a_file(staff: House, draft: Standing) -> None:
    front = part(open_atelier(), "try")
    front.radio(key="rule_source").set_value("file")
    front = sound(front.run())
    report = simulating.all_examples()[PARENT][0]
    front.file_uploader[0].set_value([("essai.json", to_json(report), "application/json")])
    assert "Le total ne bouge pas" in words(sound(front.run()))


def test_many_reports_are_replayed_and_a_change_of_the_rules_forgets_it(
    staff: House, draft: Standing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trying, "MANY", 2_000)
    front = part(type_in_table(open_atelier(), "dimensions", {0: {"weight": "40"}}), "backtest")
    assert "Rien n’a encore été essayé" in words(front)
    assert "rule_many:filed" not in {str(one.key) for one in front.button}
    found = words(press(front, "rule_many:examples"))
    assert "inventés, mais plausibles" in found
    assert "En bref" in found
    found = words(press(front, "rule_many:invented"))
    assert "dossiers inventés" in found
    assert "2\u202f000" in found
    front = part(type_in_table(part(front, "weights"), "dimensions", {0: {"weight": "41"}}), "backtest")
    assert "Rien n’a encore été essayé" in words(front)


def test_the_record_of_a_back_test_is_one_that_publishing_reads(staff: House, draft: Standing) -> None:
    front = part(type_in_table(open_atelier(), "dimensions", {0: {"weight": "40"}}), "backtest")
    front = press(front, "rule_many:examples")
    trial, found = read_trial(front.session_state["back_test"].many.record)
    assert found == ()
    assert trial is not None
    assert (trial.new.ref, trial.reports) == ("socle-leger@1.1.0", 59)
    assert len(part(front, "publish").get("download_button")) == 3


def test_rules_that_do_not_hold_cannot_be_tried(staff: House, draft: Standing) -> None:
    front = type_in_table(open_atelier(), "dimensions", {0: {"weight": "douze"}})
    for name in ("try", "backtest", "diff"):
        front = part(front, name)
        assert "quand il ne reste rien à corriger" in words(front)


def test_a_file_takes_the_place_of_the_text_and_one_that_is_no_text_is_refused(staff: House, draft: Standing) -> None:
    front = part(open_atelier(), "text")
    given = draft.draft.text.replace("weight = 20\n", "weight = 19\n", 1)
    front.file_uploader[0].set_value([("regles.toml", given.encode(), "application/toml")])
    front = sound(front.run())
    assert text(staff, draft) == given
    assert front.text_area[0].value == given
    front.file_uploader[0].set_value([("regles.toml", b"id = \xe9", "application/toml")])
    front = sound(front.run())
    assert "Pas enregistré" in words(front)
    assert text(staff, draft) == given
    assert front.text_area[0].value == given
