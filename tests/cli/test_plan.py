"""`plan`: the least effort that is enough, three plans side by side, a PDF; slips are told, with an exit code."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from conditionality.codec import canonical, fingerprint, read_paper
from conditionality.findings import finding
from conditionality.plan.curve import Curve
from conditionality.plan.paper import Plan
from conditionality.report.write import to_json
from tests.cli.conftest import EXAMPLES, Run
from tests.desk.region import region

RULES = "filiere-alimentaire@1.0.0"
HDI = EXAMPLES / "reports" / "hdi.json"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Write a report that is not accepted."""
    name = tmp_path / "report.json"
    name.write_bytes(next(to_json(one) for one in region().reports if one.report_id == "RD-053-2024"))
    return name


@pytest.mark.parametrize(("lang", "enough"), [("fr", "Ces actions suffisent"), ("en", "These actions are enough")])
def test_a_plan_is_told_with_its_schedule_and_who_signs(run: Run, report: Path, lang: str, enough: str) -> None:
    told = run("plan", RULES, report, "--lang", lang)
    assert told.code == 0
    assert enough in told.out
    assert ("Who signs" if lang == "en" else "Qui signe") in told.out
    assert "31/12/2025" in told.out or "31 Dec 2025" in told.out


def test_json_is_the_canonical_paper(run: Run, report: Path) -> None:
    told = run("plan", RULES, report, "--json")
    plan = read_paper(Plan, told.out.encode())
    assert plan.verdict == "sufficient"
    assert fingerprint(told.out.encode()) == plan.fingerprint()
    assert run("plan", RULES, report, "--json").out == told.out


def test_three_plans_stand_side_by_side_with_the_curve(run: Run, report: Path, tmp_path: Path) -> None:
    told = run("plan", RULES, report, "--all", "--lang", "en", "--pdf", "three.pdf")
    assert told.code == 0
    assert "Least effort  Least cost" in told.out
    assert "What each day buys" in told.out
    with pikepdf.open(tmp_path / "three.pdf") as pdf:
        assert len(pdf.pages) >= 1
    tree = run("plan", RULES, report, "--all", "--json").tree
    assert [one.get("order", "effort") for one in tree["plans"]] == ["effort", "cost", "soonest"]
    assert read_paper(Curve, canonical(tree["curve"])).points[0].steps == ()


def test_each_order_asks_for_no_more_of_its_own(run: Run, report: Path) -> None:
    cost, effort = (
        read_paper(Plan, run("plan", RULES, report, "--order", one, "--json").out.encode())
        for one in ("cost", "effort")
    )
    assert sum(one.cost_eur for one in cost.actions) < sum(one.cost_eur for one in effort.actions)
    assert sum(one.effort_days for one in cost.actions) > sum(one.effort_days for one in effort.actions)


def test_limits_that_are_too_narrow_give_the_best_they_allow_and_code_1(run: Run, report: Path) -> None:
    told = run("plan", RULES, report, "--days", "3", "--budget", "1 000", "--lang", "en")
    assert told.code == 1
    assert "No plan within these limits is enough" in told.out
    assert "What this plan leaves unmet" in told.out


def test_a_goal_is_an_outcome_or_points(run: Run, report: Path) -> None:
    by_points = read_paper(Plan, run("plan", RULES, report, "--goal", "70", "--json").out.encode())
    assert by_points.after.total is not None
    assert by_points.after.total >= 70
    assert run("plan", RULES, report, "--goal", "accepted").code == 0
    told = run("plan", RULES, report, "--goal", "nowhere", "--lang", "en")
    assert told.code == 2
    assert "«nowhere» is no goal of these rules" in told.err


def test_rules_that_accept_nobody_want_a_goal(run: Run) -> None:
    assert run("plan", "hdi", HDI).code == 2
    assert run("plan", "hdi", HDI, "--goal", "0.9").code == 0


def test_the_pdf_is_the_same_each_time(run: Run, report: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert run("plan", RULES, report, "--pdf", name).code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_all_slips_of_the_line_are_told_at_once(run: Run, report: Path) -> None:
    told = run("plan", RULES, report, "--order", "x", "--budget", "y", "--days", "-1", "--pdf", "no/a.pdf", "--json")
    assert told.code == 2
    assert [one["code"] for one in told.tree["findings"]] == [
        *("folder-absent", "option-order", "option-amount", "option-amount")
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((RULES, "absent.json"), 2),
        (("nope", "report.json"), 2),
        (("socle-leger", "report.json"), 1),
        ((RULES, "report.json", "--history", "absent.json"), 2),
    ],
)
def test_what_cannot_be_read_is_told(run: Run, report: Path, words: tuple[str, ...], code: int) -> None:
    assert report.is_file()
    told = run("plan", *words)
    assert told.code == code
    assert told.err
    assert "Traceback" not in told.said


def test_a_disk_that_fills_up_is_told(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("conditionality.cli.plan.write_file", lambda *_: (finding("disk-full", given="a.pdf"),))
    assert run("plan", RULES, report, "--pdf", "a.pdf").code == 2
