"""Publishing: every condition is told at once; what is written is the act, the status, the entry and the lock line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from conditionality.codec import fingerprint
from conditionality.desk import publishing
from conditionality.desk.publishing import MOST_TOLD, Ready, Shelf, prepare, with_line
from conditionality.desk.rule_folder import open_shelf
from conditionality.desk.trial import Trial, read_trial
from conditionality.findings import Finding
from conditionality.referential.library import LOCK_HEADER, Library
from conditionality.referential.model import Adopted
from conditionality.referential.settled import rules_fingerprint
from conditionality.referential.write import ImpossibleEditError
from conditionality.wording.findings import sentence
from tests.desk import versions
from tests.desk.versions import ACT, FIRST, NEW, OLD, SECOND, case, make_folder, record, rules


def shelf(tmp_path: Path, second: bytes = SECOND) -> Shelf:
    return open_shelf(make_folder(tmp_path / "rules", second), "essai")


def trial(content: bytes | None = None) -> Trial:
    read, _ = read_trial(record() if content is None else content)
    assert read is not None
    return read


def ready(tried: Shelf, ref: str = NEW, act: Adopted = ACT) -> Ready:
    found, wrong = prepare(tried, ref, act, trial(), "en")
    assert found is not None, wrong
    return found


def wrong(tried: Shelf, ref: str = NEW, act: Adopted = ACT, tried_on: Trial | None = None) -> tuple[Finding, ...]:
    found, told = prepare(tried, ref, act, tried_on, "en")
    assert found is None
    return told


def test_the_act_and_the_status_are_written_and_nothing_else(tmp_path: Path) -> None:
    made = ready(shelf(tmp_path))
    old, new = SECOND.decode().splitlines(), made.content.decode().splitlines()
    assert [line for line in new if line not in old] == [
        'status = "published"',
        'adopted = { act = "Délibération 2026-07", on = 2026-07-03, href = "https://region.example/2026-07" }',
    ]
    assert [line for line in old if line not in new] == ['status = "proposed"']
    book = rules(made.content)
    assert (book.status, book.adopted) == ("published", ACT)
    assert made.meaning == rules_fingerprint(rules(SECOND)) == rules_fingerprint(book)


def test_the_lock_gets_one_line_and_keeps_the_others(tmp_path: Path) -> None:
    tried = shelf(tmp_path)
    made = ready(tried)
    assert made.lock == f"{tried.lock}{fingerprint(made.content)}  essai/1.1.0.toml\n"
    assert made.lock.startswith(versions.REMARK)
    assert made.digest == fingerprint(made.content)


def test_the_history_says_what_changes_and_keeps_what_people_wrote(tmp_path: Path) -> None:
    text = ready(shelf(tmp_path)).history
    assert text.startswith("# Essai\n\nWritten by hand.\n\n## 1.1.0\n")
    assert text.endswith("## 1.0.0\n\n- First.\n")
    for told in (
        "change of rules, after 1.0.0",
        "periods that start on 1 Jan 2025 or later",
        "a, b; 2 of 2",
        "Délibération 2026-07, 3 Jul 2026, <https://region.example/2026-07>",
        "golden cases that hold: 1; tried on reports: 12, on 30 Jun 2026",
        "  - step of a: 50 points from 45 instead of 40\n",
        "  - b weighs 3 instead of 2\n",
    ):
        assert told in text


def test_publishing_what_is_prepared_and_prepared_again_is_the_same(tmp_path: Path) -> None:
    tried = shelf(tmp_path)
    made = ready(tried)
    half = replace(tried, library=Library({**tried.library.files, NEW: made.content}, tried.library.lock))
    assert ready(half) == made
    assert ready(replace(half, history=made.history)) == made
    locked = Library(half.library.files, {**half.library.lock, NEW: made.digest})
    assert ready(Shelf(locked, made.lock, tried.cases, made.history)) == made


def test_a_published_version_is_not_published_by_another_act(tmp_path: Path) -> None:
    tried = shelf(tmp_path)
    found = wrong(tried, OLD)
    assert "publish-already" in [one.code for one in found]
    assert "Délibération 2025-01" in sentence(found[-2], "en") + sentence(found[-1], "en")


def test_a_lock_line_with_another_digest_is_never_written_over(tmp_path: Path) -> None:
    tried = shelf(tmp_path)
    held = replace(tried, library=Library(tried.library.files, {**tried.library.lock, NEW: "0" * 64}))
    assert [one.code for one in wrong(held, tried_on=trial())] == ["published-changed"]


def test_everything_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    tried = replace(shelf(tmp_path), cases={"second": case("second", "1.1.0", "81", "refused")})
    found = wrong(tried, tried_on=None)
    assert [one.code for one in found] == ["golden-differs", "golden-differs", "trial-due"]
    assert [sentence(one, "en") for one in found[:2]] == [
        "cases/second: total should be 81, and the rules give 80.",
        "cases/second: outcome should be refused, and the rules give accepted.",
    ]


def test_a_version_without_a_golden_case_is_not_published(tmp_path: Path) -> None:
    tried = shelf(tmp_path)
    only_old = replace(tried, cases={"first": tried.cases["first"]})
    assert [one.code for one in wrong(only_old, tried_on=trial())] == ["publish-no-case"]


@pytest.mark.parametrize("day", ["2024-01-01", "2023-06-01"])
def test_a_version_does_not_take_over_periods_from_a_published_one(tmp_path: Path, day: str) -> None:
    second = SECOND.replace(b"from = 2025-01-01", f"from = {day}".encode())
    tried = shelf(tmp_path, second)
    (found,) = (one for one in wrong(tried, tried_on=trial(record(new=second))) if one.code == "publish-first-day")
    assert sentence(found, "en") == (
        f"in_force: The rules would hold from {day}, and essai@1.0.0 holds from 2024-01-01: reports already made for "
        "it would be refused. Write a later day in in_force."
    )


def test_many_differences_are_counted(tmp_path: Path) -> None:
    many = {f"c{rank}": case(f"c{rank}", "1.1.0", "1") for rank in range(MOST_TOLD + 3)}
    found = wrong(replace(shelf(tmp_path), cases=many), tried_on=trial())
    assert len(found) == MOST_TOLD + 1
    assert sentence(found[-1], "en").startswith("3 more differences")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (b'effect = "block"', b"", ""),
        (b"weight = 3", b"wieght = 3", "unknown-key"),
        (b"scale.otherwise = 0\n", b"", "steps-open"),
        (b'status = "proposed"', b'status = "retired"', "publish-status"),
        (b'status = "proposed"', b'status = "proposed"\nextends = "base@1.0.0"\nflattened = true', "publish-parent"),
    ],
)
def test_a_finding_of_the_file_stops_a_warning_too(tmp_path: Path, before: bytes, after: bytes, code: str) -> None:
    second = SECOND.replace(before, after)
    tried = shelf(tmp_path, second)
    found = prepare(tried, NEW, ACT, trial(), "en")[1]
    assert (code in [one.code for one in found]) == bool(code)


def test_a_first_version_needs_no_back_test(tmp_path: Path) -> None:
    tried = shelf(tmp_path)
    alone = Shelf(Library({OLD: FIRST.replace(b"published", b"proposed")}), "", tried.cases, "")
    made, found = prepare(alone, OLD, ACT, None, "fr")
    assert made is not None, found
    assert made.lock == f"{LOCK_HEADER}{made.digest}  essai/1.0.0.toml\n"
    assert made.history.startswith("# Essai\u00a0: historique des versions\n\n## 1.0.0\n")
    assert "première version, publiée" in made.history


def test_an_act_is_written_in_the_place_of_one_that_stands_there(tmp_path: Path) -> None:
    table = b'\n[adopted]\nact = "Projet"\non = 2020-01-01\n\n[[fields]]\nid = "a"'
    made = ready(shelf(tmp_path, SECOND.replace(b'[[fields]]\nid = "a"', table, 1)))
    assert rules(made.content).adopted == ACT


def test_a_line_is_added_after_a_lock_that_does_not_end_its_line() -> None:
    assert with_line("# x", NEW, "a" * 64) == f"# x\n{'a' * 64}  essai/1.1.0.toml\n"


def test_a_file_in_which_the_act_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def impossible(*_: object) -> bytes:
        raise ImpossibleEditError(NEW)

    tried = shelf(tmp_path)
    monkeypatch.setattr(publishing, "edit", impossible)
    (found,) = wrong(tried, tried_on=trial())
    assert (found.code, found.given) == ("publish-edit", "essai/1.1.0.toml")


def test_a_published_parent_is_no_obstacle(tmp_path: Path) -> None:
    second = SECOND.replace(b'status = "proposed"', b'status = "proposed"\nextends = "essai@1.0.0"\nflattened = true')
    tried = shelf(tmp_path, second)
    made, found = prepare(tried, NEW, ACT, trial(record(new=second)), "en")
    assert (made is not None, found) == (True, ())
