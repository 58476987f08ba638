"""Drafts of rule books on both engines: started, written cell by cell, shared, refused to whoever is not staff."""

from __future__ import annotations

import pytest

from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.rule_drafts import (
    Standing,
    change,
    look,
    next_version,
    put_text,
    rule_drafts,
    start,
    throw_away,
)
from conditionality.desk.rule_edits import Put
from conditionality.referential.toml import read_toml
from tests.desk.people import Region

PARENT = "socle-leger@1.0.0"
WEIGHT = "dimensions[G].weight"


def stands(found: Standing | NotDone) -> Standing:
    assert isinstance(found, Standing), found
    return found


@pytest.fixture
def draft(office: Office, region: Region) -> Standing:
    return stands(start(office, region.hand("claude"), PARENT, "1.1.0"))


def codes(found: Standing | NotDone) -> list[str]:
    assert isinstance(found, NotDone)
    return [one.code for one in found.findings]


def test_a_draft_says_what_its_parent_says_under_another_version(office: Office, draft: Standing) -> None:
    tree = read_toml(draft.draft.text.encode())[0] or {}
    before = read_toml(office.library.files[PARENT])[0] or {}
    assert (draft.draft.ref, draft.draft.parent) == ("socle-leger@1.1.0", PARENT)
    assert tree == {**before, "version": "1.1.0", "status": "draft"}
    assert draft.draft.text.count("#") == office.library.files[PARENT].decode().count("#")


def test_a_published_version_loses_its_act(office: Office, region: Region) -> None:
    found = stands(start(office, region.hand("claude"), "hdi@2024.1.0", "2024.2.0"))
    tree = read_toml(found.draft.text.encode())[0] or {}
    assert tree["status"] == "draft"
    assert "adopted" not in tree


def test_drafts_are_of_the_region_and_any_staff_reads_them(office: Office, region: Region, draft: Standing) -> None:
    found = rule_drafts(office, region.hand("dominique"))
    assert isinstance(found, tuple)
    assert [one.subject for one in found] == [draft.subject]
    assert stands(look(office, region.hand("dominique"), draft.subject)) == draft


@pytest.mark.parametrize("name", ["alix", "eden", "fanny", "aud", "cons1"])
def test_nobody_else_reads_or_writes_them(office: Office, region: Region, draft: Standing, name: str) -> None:
    hand = region.hand(name)
    denied = NotDone("write_rules", denied="role")
    assert rule_drafts(office, hand) == denied
    assert start(office, hand, PARENT, "1.2.0") == denied
    assert look(office, hand, draft.subject) == denied
    assert change(office, hand, draft.subject, (Put(WEIGHT, 20, 30),)) == denied
    assert put_text(office, hand, draft.subject, b"a = 1", draft.version) == denied
    assert throw_away(office, hand, draft.subject, draft.version) == denied
    assert stands(look(office, region.hand("claude"), draft.subject)).draft == draft.draft


def test_a_cell_is_saved_at_once_under_the_name_of_who_wrote(office: Office, region: Region, draft: Standing) -> None:
    hand = region.hand("dominique")
    found = stands(change(office, hand, draft.subject, (Put(WEIGHT, 20, 30),)))
    assert (found.version, found.draft.by, found.clashed, found.refused) == (2, hand.person, (), ())
    assert "weight = 30" in stands(look(office, hand, draft.subject)).draft.text


def test_two_hands_in_two_cells_lose_nothing(office: Office, region: Region, draft: Standing) -> None:
    stands(change(office, region.hand("claude"), draft.subject, (Put(WEIGHT, 20, 30),)))
    found = stands(change(office, region.hand("dominique"), draft.subject, (Put("dimensions[V].weight", 15, 16),)))
    tree = read_toml(found.draft.text.encode())[0] or {}
    listed = tree["dimensions"]
    assert isinstance(listed, tuple)
    assert [one["weight"] for one in listed[:2]] == [30, 16]


def test_two_hands_in_one_cell_the_first_stands_and_the_second_is_told(
    office: Office, region: Region, draft: Standing
) -> None:
    first = region.hand("claude")
    stands(change(office, first, draft.subject, (Put(WEIGHT, 20, 30),)))
    late = Put(WEIGHT, 20, 40)
    found = stands(change(office, region.hand("dominique"), draft.subject, (late, Put("dimensions[V].weight", 15, 16))))
    assert [(one.put, one.by) for one in found.clashed] == [(late, first.person)]
    assert "weight = 30" in found.draft.text
    assert "weight = 16" in found.draft.text


def test_the_same_change_twice_is_no_clash(office: Office, region: Region, draft: Standing) -> None:
    stands(change(office, region.hand("claude"), draft.subject, (Put(WEIGHT, 20, 30),)))
    found = stands(change(office, region.hand("dominique"), draft.subject, (Put(WEIGHT, 20, 30),)))
    assert (found.clashed, found.version) == ((), 2)


def test_a_cell_that_the_text_cannot_hold_is_told(office: Office, region: Region, draft: Standing) -> None:
    found = stands(change(office, region.hand("claude"), draft.subject, (Put("dimensions[nobody].weight", None, 1),)))
    assert [one.code for one in found.refused] == ["rules-cell"]
    assert found.version == draft.version


def test_text_that_is_no_toml_is_kept_all_the_same(office: Office, region: Region, draft: Standing) -> None:
    found = stands(put_text(office, region.hand("claude"), draft.subject, b"id = = 3", draft.version))
    assert (found.draft.text, found.draft.ref) == ("id = = 3", "socle-leger@1.1.0")


def test_a_text_over_an_older_one_is_refused(office: Office, region: Region, draft: Standing) -> None:
    stands(put_text(office, region.hand("claude"), draft.subject, b'id = "x"', draft.version))
    late = put_text(office, region.hand("dominique"), draft.subject, b'id = "y"', draft.version)
    assert codes(late) == ["changed-since-opened"]
    assert stands(look(office, region.hand("claude"), draft.subject)).draft.text == 'id = "x"'


def test_bytes_that_are_no_text_are_refused(office: Office, region: Region, draft: Standing) -> None:
    assert codes(put_text(office, region.hand("claude"), draft.subject, b"\xff\xfe", 1)) == ["file-utf16"]
    assert codes(put_text(office, region.hand("claude"), draft.subject, b"id = \xe9", 1)) == ["file-not-utf8"]


def test_the_version_follows_the_text(office: Office, region: Region, draft: Standing) -> None:
    text = draft.draft.text.replace('version = "1.1.0"', 'version = "2.0.0"')
    found = stands(put_text(office, region.hand("claude"), draft.subject, text.encode(), draft.version))
    assert found.draft.ref == "socle-leger@2.0.0"


@pytest.mark.parametrize(
    ("parent", "version", "code"),
    [
        ("socle-leger@9.9.9", "1.1.0", "rules-unknown-parent"),
        (PARENT, "1.0.0", "rules-version-taken"),
        (PARENT, "1.1", "rules-version-form"),
        (PARENT, "1.1.0", "rules-draft-there"),
    ],
)
def test_what_cannot_be_started_says_why(  # noqa: PLR0917 - fixtures and cases
    office: Office, region: Region, draft: Standing, parent: str, version: str, code: str
) -> None:
    assert draft.version == 1
    assert codes(start(office, region.hand("claude"), parent, version)) == [code]


def test_a_draft_is_thrown_away_over_the_version_seen_only(office: Office, region: Region, draft: Standing) -> None:
    hand = region.hand("claude")
    stands(change(office, hand, draft.subject, (Put(WEIGHT, 20, 30),)))
    assert codes(throw_away(office, hand, draft.subject, draft.version)) == ["changed-since-opened"]
    assert stands(throw_away(office, hand, draft.subject, 2)).draft.ref == draft.draft.ref
    assert codes(look(office, hand, draft.subject)) == ["rules-no-draft"]
    assert rule_drafts(office, hand) == ()


@pytest.mark.parametrize(("level", "wanted"), [("patch", "1.0.2"), ("minor", "1.3.0"), ("major", "2.0.0")])
def test_the_next_version_is_a_free_one(level: str, wanted: str) -> None:
    taken = {"a@1.0.0", "a@1.0.1", "a@1.1.0", "a@1.2.0", "b@2.0.0"}
    assert next_version(taken, "a@1.0.0", level) == wanted
