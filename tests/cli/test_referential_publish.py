"""`referential publish`: the whole way on the command line, from a draft that changes rules to a locked file."""

from __future__ import annotations

from pathlib import Path

import pytest

from conditionality.codec import fingerprint
from tests.cli.conftest import Run
from tests.cli.test_referential_diff import home
from tests.desk.versions import NEW, OLD, record

__all__ = ["home"]

ACT = ("--act", "Délibération 2026-07", "--on", "2026-07-03", "--href", "https://region.example/2026-07")


def test_from_a_draft_to_a_published_version(run: Run, home: Path, tmp_path: Path) -> None:
    reports = "report_id;a;b\n" + "".join(f"r{rank};{rank * 7 % 100};{rank * 13 % 100}\n" for rank in range(40))
    (tmp_path / "reports.csv").write_text(reports, encoding="utf-8")
    assert run("referential", "backtest", OLD, NEW, "reports.csv", "-o", "seen.json").code == 0
    told = run("referential", "publish", NEW, *ACT, "--backtest", "seen.json", "--lang", "en")
    assert told.code == 0, told.said
    content = (home / "essai" / "1.1.0.toml").read_bytes()
    assert told.out.splitlines()[:3] == [
        "essai@1.1.0 is published: its file never changes again.",
        f"Fingerprint of the file (sha256): {fingerprint(content)}",
        "Golden cases that hold: 1.",
    ]
    assert "tried on reports: 40, on " in (home / "essai" / "HISTORY.md").read_text(encoding="utf-8")
    assert run("referential", "check", "--lang", "en").code == 0
    again = run("referential", "publish", NEW, *ACT, "--backtest", "seen.json", "--json")
    assert (again.code, again.tree["sha256"]) == (0, fingerprint(content))
    (home / "essai" / "1.1.0.toml").write_bytes(content.replace(b"weight = 3", b"weight = 4"))
    changed = run("referential", "publish", NEW, *ACT, "--backtest", "seen.json", "--lang", "en")
    assert changed.code == 1
    assert "The published file essai/1.1.0.toml is no longer what was published" in changed.err


def test_everything_that_is_missing_is_told_at_once(run: Run, home: Path) -> None:
    (home / "essai" / "cases" / "second.toml").unlink()
    told = run("referential", "publish", NEW, *ACT, "--lang", "en")
    assert told.code == 1
    assert told.err.count("\n") == 2
    assert "essai@1.1.0 has no golden case" in told.err
    assert "No back-test of essai@1.1.0 was given" in told.err
    assert [one["code"] for one in run("referential", "publish", NEW, *ACT, "--json").tree["findings"]] == [
        "publish-no-case",
        "trial-due",
    ]


@pytest.mark.parametrize(
    ("act", "on", "href", "codes"),
    [
        ("", "2026-13-41", "x", {"publish-act", "bad-link", "date-impossible"}),
        ("a\u200bb", "2026-07-03", "https://a.example/x", {"publish-act"}),
        ("A", "2026-07-03", "ftp://a.example", {"bad-link"}),
        ("A", "2026-07-03", f"https://a.example/{'x' * 500}", {"bad-link"}),
    ],
)
@pytest.mark.usefixtures("home")
def test_an_act_that_cannot_be_read_is_wrong_use(run: Run, act: str, on: str, href: str, codes: set[str]) -> None:
    told = run("referential", "publish", NEW, "--act", act, "--on", on, "--href", href, "--json")
    assert told.code == 2
    assert {one["code"] for one in told.tree["findings"]} == codes


def test_what_is_not_there_is_wrong_use(
    run: Run,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "no.json").write_bytes(b"{}")
    assert run("referential", "publish", "essai", *ACT).code == 2
    assert run("referential", "publish", "essai@9.0.0", *ACT).code == 2
    assert run("referential", "publish", NEW, *ACT, "--backtest", "no.json").code == 2
    assert run("referential", "publish", NEW, *ACT, "--backtest", "absent.json").code == 2
    monkeypatch.setenv("CONDITIONALITY_REFERENTIALS", str(home / "nowhere"))
    assert run("referential", "publish", NEW, *ACT).code == 2


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_half_done(
    run: Run,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from conditionality.desk import rule_folder  # noqa: PLC0415 - the place to break
    from conditionality.findings import finding  # noqa: PLC0415

    (tmp_path / "seen.json").write_bytes(record())
    before = (home / "essai" / "1.1.0.toml").read_bytes()
    monkeypatch.setattr(rule_folder, "write_file", lambda name, _: (finding("write-denied", given=name),))
    assert run("referential", "publish", NEW, *ACT, "--backtest", "seen.json").code == 2
    assert (home / "essai" / "1.1.0.toml").read_bytes() == before
