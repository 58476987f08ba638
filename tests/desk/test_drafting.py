"""Several windows on one draft: one law for the merge, and the same through the desk; nothing typed is lost."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from conditionality.desk.deposit import NewDossier, Rival, Typing, create
from conditionality.desk.drafting import PERIOD, Saved, choose, flat, look, merge, settled, write
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from tests.desk.path import drafted, filed
from tests.desk.people import MINE, Region, done

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
FIELDS = ("a", "b", "c")
TEXTS = st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["", "1", "2", "3"]))


def typing(**texts: str) -> Typing:
    return Typing(texts=texts, from_on=FIRST, to_on=LAST)


def saved(found: Saved | NotDone | None) -> Saved:
    assert isinstance(found, Saved), found
    return found


def test_fields_that_do_not_clash_are_both_kept() -> None:
    found = merge(typing(a="1", b="1"), typing(a="2", b="1"), typing(a="1", b="3"), "p-1")
    assert found.typing.texts == {"a": "2", "b": "3"}
    assert (found.taken, found.clashed) == (("b",), ())
    assert found.typing.hands["a"] == "p-1"


def test_a_field_typed_twice_keeps_the_first_and_puts_the_second_beside_it() -> None:
    found = merge(typing(a="1"), typing(a="2"), typing(a="3"), "p-1")
    assert found.typing.texts == {"a": "3"}
    assert found.typing.rivals == {"a": (Rival(text="2", by="p-1"),)}
    assert found.clashed == ("a",)


def test_the_same_text_typed_twice_is_no_clash() -> None:
    found = merge(typing(a="1"), typing(a="2"), typing(a="2"), "p-1")
    assert (found.typing.texts, found.clashed) == ({"a": "2"}, ())


def test_an_answer_that_was_cleared_is_a_change_too() -> None:
    assert merge(typing(a="1"), typing(), typing(a="1"), "p-1").typing.texts == {}
    assert merge(typing(a="1"), typing(), typing(a="2"), "p-1").typing.rivals["a"][0].text == ""


def test_the_period_is_merged_as_a_field() -> None:
    later = typing(a="1").model_copy(update={"from_on": date(2026, 1, 1), "to_on": date(2026, 12, 31)})
    found = merge(typing(a="1"), later, typing(a="2"), "p-1")
    assert (found.typing.from_on, found.typing.texts) == (date(2026, 1, 1), {"a": "2"})
    assert PERIOD in flat(found.typing)


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_that_anybody_typed_is_lost(base: dict[str, str], mine: dict[str, str], theirs: dict[str, str]) -> None:
    was, now, there = (typing(**texts) for texts in (base, mine, theirs))
    found = merge(was, now, there, "p-1").typing
    for name in FIELDS:
        before, typed, standing = (flat(one).get(name, "") for one in (was, now, there))
        everything = {flat(found).get(name, ""), *(one.text for one in found.rivals.get(name, ()))}
        assert typed == before or typed in everything
        assert standing == before or standing in everything


@given(TEXTS, TEXTS)
def test_who_typed_nothing_changes_nothing(base: dict[str, str], theirs: dict[str, str]) -> None:
    there = typing(**theirs)
    assert merge(typing(**base), typing(**base), there, "p-1").typing is there


def test_a_choice_lets_the_others_go() -> None:
    known = merge(typing(a="1"), typing(a="2"), typing(a="3"), "p-1").typing
    found = settled(known, "a", "2", "p-2")
    assert (found.texts, found.rivals, found.hands["a"]) == ({"a": "2"}, {}, "p-2")


def test_two_windows_through_the_desk_lose_nothing(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    base = saved(look(office, region.hand("alix"), dossier)).typing
    texts = {**base.texts, "purchases": "7"}
    first = saved(write(office, region.hand("alix"), dossier, base.model_copy(update={"texts": texts}), base))
    other = {**base.texts, "purchases": "9", "employees": "4"}
    second = saved(write(office, region.hand("alix"), dossier, base.model_copy(update={"texts": other}), base))
    assert (first.version, second.version) == (2, 3)
    assert second.clashed == ("purchases",)
    assert (second.typing.texts["purchases"], second.typing.texts["employees"]) == ("7", "4")
    chosen = saved(choose(office, region.hand("alix"), dossier, "purchases", "9"))
    assert (chosen.typing.texts["purchases"], chosen.typing.rivals) == ("9", {})
    assert saved(look(office, region.hand("alix"), dossier)) == chosen
    assert saved(choose(office, region.hand("alix"), dossier, "purchases", "1")).typing == chosen.typing


def test_a_save_that_changes_nothing_makes_no_version(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    known = saved(look(office, region.hand("alix"), dossier))
    assert saved(write(office, region.hand("alix"), dossier, known.typing, known.typing)).version == known.version


def test_only_who_may_fill_it_writes_and_reads(office: Office, region: Region) -> None:
    dossier = drafted(office, region)
    known = saved(look(office, region.hand("alix"), dossier)).typing
    for name in ("basile", "claude", "eden", "aud"):
        assert isinstance(write(office, region.hand(name), dossier, typing(a="1"), known), NotDone)
        assert isinstance(choose(office, region.hand(name), dossier, "a", "1"), NotDone)
    assert isinstance(look(office, region.hand("basile"), dossier), NotDone)
    assert saved(look(office, region.hand("alix"), dossier)).typing == known


def test_what_was_filed_is_not_written_in_any_more(office: Office, region: Region) -> None:
    dossier = filed(office, region)
    assert look(office, region.hand("alix"), dossier) is None
    hand: Hand = region.hand("alix")
    assert isinstance(write(office, hand, dossier, typing(a="1"), typing()), NotDone)
    assert isinstance(choose(office, hand, dossier, "a", "1"), NotDone)


def test_where_nobody_typed_there_is_nothing_to_choose(office: Office, region: Region) -> None:
    dossier = done(create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))).subject
    assert isinstance(choose(office, region.hand("alix"), dossier, "a", "1"), NotDone)
    assert saved(write(office, region.hand("alix"), dossier, typing(a="1"), typing())).version == 1
