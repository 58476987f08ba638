"""`vote count`: a vote from a file, every number of the result."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.repository import ROOT

VOTES = ROOT / "tests" / "cases" / "votes"
WORKED = json.loads((VOTES / "worked.json").read_text(encoding="utf-8"))


def vote_file(folder: Path, **changes: object) -> Path:
    made = next(one for one in WORKED["examples"] if one["id"] == "E30")
    path = folder / "vote.json"
    path.write_text(json.dumps({**made, **changes}), encoding="utf-8")
    return path


def test_one_vote_is_told_with_its_numbers(run: Run, tmp_path: Path) -> None:
    told = run("vote", "count", vote_file(tmp_path))
    assert told.code == 0
    assert "Adopté. Le soutien est de" in told.out
    assert "1947/2555" in told.out
    assert told.err == ""


def test_as_json_the_keys_are_those_of_the_published_votes(run: Run, tmp_path: Path) -> None:
    told = run("vote", "count", vote_file(tmp_path), "--json")
    expected = next(one["expected"] for one in WORKED["examples"] if one["id"] == "E30")
    assert told.code == 0
    assert {key: told.tree[key] for key in expected} == expected
    assert told.tree["result"]["totals"]["support"] == {"exact": "1947/2555", "shown": "76.20"}
    assert told.tree["findings"] == []


def test_a_collection_is_counted_vote_by_vote(run: Run) -> None:
    told = run("vote", "count", VOTES / "worked.json", "--json")
    assert told.code == 0
    assert [one["id"] for one in told.tree["votes"]] == [one["id"] for one in WORKED["examples"]]
    assert all(
        {key: one[key] for key in example["expected"]} == example["expected"]
        for one, example in zip(told.tree["votes"], WORKED["examples"], strict=True)
    )


def test_a_vote_that_gives_other_figures_than_expected_is_told(run: Run, tmp_path: Path) -> None:
    told = run("vote", "count", vote_file(tmp_path, expected={"outcome": "NOT_ADOPTED"}), "--lang", "en")
    assert told.code == 1
    assert "expected.outcome: The file expects NOT_ADOPTED, and the count gives ADOPTED." in told.err
    assert "Adopted." in told.out


def test_every_fault_is_told_at_once(run: Run, tmp_path: Path) -> None:
    made = vote_file(tmp_path, call=4, colleges=[])
    told = run("vote", "count", made, "--lang", "en")
    assert told.code == 1
    assert len(told.err.strip().splitlines()) == 2
    codes = [one["code"] for one in run("vote", "count", made, "--json").tree["findings"]]
    assert codes == ["vote-word", "vote-too-few-colleges"]


def test_a_file_that_is_not_there_is_a_wrong_use(run: Run) -> None:
    assert run("vote", "count", "nope.json").code == 2


def test_the_vote_of_the_guide_is_counted(run: Run, tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    text = next(part.partition("```")[0] for part in guide.split("```json\n")[1:] if '"colleges"' in part)
    (tmp_path / "vote.json").write_text(text, encoding="utf-8")
    assert run("vote", "count", "vote.json").code == 0
    assert "docs/cli.md" in run("vote", "count", "--help").out
