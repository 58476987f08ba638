"""`demo`: the region is made, told in a table, and served on this machine until it is stopped."""

from __future__ import annotations

import hashlib
import os
import shlex
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

import pytest

from conditionality.cli.demo import TO_SEE, USED
from conditionality.codec import canonical
from conditionality.desk.counting import Counter
from conditionality.desk.demo_place import KEYS, MARK, REGISTER, Wanted
from conditionality.desk.demo_region import SEED, Scored, score_region
from conditionality.desk.demo_register import Made
from conditionality.desk.demo_words import REGION
from conditionality.desk.front import check_port
from conditionality.desk.office import declare, open_office
from conditionality.desk.refs import shipped
from conditionality.desk.sign_in import Account
from conditionality.referential.library import Library
from tests.cli.conftest import Run
from tests.repository import ROOT

PATIENCE_S = 120
"""For a server to start or to stop on a busy machine."""


@pytest.fixture(scope="module")
def scored() -> Scored:
    """Score the region once for all tests of this file."""
    rules = {name: book for name, book in shipped().items() if name in USED}
    return score_region(rules, SEED, Counter())


HELD = Made(
    states={"DRAFT": 2, "LISTED": 3},
    implicit=("D-2026-0012",),
    sessions={"S-2025-01": "PUBLISHED"},
    certificates=3,
    accounts=(Account("p-1", "ENT", "Blanche Brouillon", "Mécanique Zéphirelle"), Account("p-2", "MEM", "Agathe", "")),
)
"""What a register holds, without making it (`tests/desk/test_demo_register.py` does)."""


@pytest.fixture
def quick(scored: Scored, monkeypatch: pytest.MonkeyPatch) -> list[Wanted]:
    """Spare a test the scoring of the region, and its register; give what was asked."""
    asked: list[Wanted] = []

    def make(wanted: Wanted, *_: object) -> tuple[Made, tuple[()]]:
        asked.append(wanted)
        return HELD, ()

    monkeypatch.setattr("conditionality.cli.demo.score_region", lambda *_: scored)
    monkeypatch.setattr("conditionality.cli.demo.make_register", make)
    return asked


def digests(folder: Path) -> dict[str, str]:
    """Give the digest of every file under a folder; the keys and what they seal differ each time."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_relative_to(folder / KEYS) and path.name != REGISTER
    }


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fr", ("60 organisations inventées, 180 déclarations", "Démarche de progrès", "Suspendu 1")),
        ("en", ("60 invented organisations, 180 reports", "Improvement plan", "Suspended 1")),
    ],
)
def test_the_region_is_made_and_told(
    run: Run, quick: list[Wanted], tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    told = run("demo", "--no-serve", "--lang", lang)
    assert told.code == 0
    assert not [word for word in words if word not in told.out]
    made = digests(tmp_path / "var" / "demo")
    assert {"organisations.csv", "scores.csv", "rejects.csv", "late-reports.csv", "region.json"} < set(made)
    assert sum(name.startswith("reports") for name in made) == 180
    assert all((tmp_path / "var" / "demo" / "reports" / f"{name}.json").is_file() for name, _ in TO_SEE)
    assert all(f"{name}.json" in told.out for name, _ in TO_SEE)
    assert "186" in told.out.splitlines()[1]


def test_what_is_told_to_type_works_as_typed(run: Run, quick: list[Wanted]) -> None:
    told = run("demo", "--no-serve")
    commands = [shlex.split(line)[1:] for line in told.out.splitlines() if line.startswith("  conditionality ")]
    assert [one[0] for one in commands] == ["score", "explain", "score"]
    first, page, table = [run(*one) for one in commands]
    assert first.code == page.code == 0
    assert commands[0].count("--history") == 2
    assert "Suspendu" in first.out
    assert "Lignes notées\u00a0: 6. Lignes laissées de côté\u00a0: 13." in table.err


def test_the_register_is_told(run: Run, quick: list[Wanted]) -> None:
    told = run("demo", "--no-serve", "--anew", "--lang", "en")
    assert "Register: 5 requests, 1 sessions of the assembly, 3 certificates." in told.out
    assert "Blanche Brouillon" in told.out
    assert "Agathe" not in told.out
    assert "D-2026-0012" in told.out
    assert quick[0].anew
    tree = run("demo", "--no-serve", "--json").tree["register"]
    assert (tree["dossiers"], tree["certificates"], tree["kept"]) == (HELD.states, 3, False)


def test_a_register_of_real_cases_is_never_touched(run: Run, quick: list[Wanted], tmp_path: Path) -> None:
    folder = tmp_path / "var" / "demo"
    folder.mkdir(parents=True)
    office = open_office(folder / REGISTER, Library({}))
    declare(office, "production", datetime(2026, 1, 5, tzinfo=UTC))
    office.store.engine.dispose()
    before = (folder / REGISTER).read_bytes()
    told = run("demo", "--no-serve", "--anew")
    assert told.code == 2
    assert quick == []
    assert (folder / REGISTER).read_bytes() == before
    assert not (folder / MARK).exists()


def place_register(folder: Path, seed: int = SEED) -> None:
    """Place an empty register that `demo` takes for its own, so that it is not built once more."""
    wanted = Wanted(folder, seed, datetime.now(UTC))
    folder.mkdir(parents=True, exist_ok=True)
    office = open_office(wanted.register, Library({}))
    declare(office, "demonstration", wanted.now)
    office.store.engine.dispose()
    (folder / MARK).write_bytes(canonical(wanted.maker))


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_in_another_process(run: Run, run_apart: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    for folder in (tmp_path / "var" / "demo", elsewhere):
        place_register(folder)
    assert run("demo", "--no-serve").code == 0
    told = run_apart("demo", "--no-serve", CONDITIONALITY_HOME=str(elsewhere), PYTHONHASHSEED="77")
    assert told.code == 0
    assert digests(elsewhere) == digests(tmp_path / "var" / "demo")
    place_register(tmp_path / "var" / "demo", 7)
    assert run("demo", "--no-serve", "--seed", "7").code == 0
    assert digests(elsewhere) != digests(tmp_path / "var" / "demo")


def test_the_summary_as_json_counts_every_report(run: Run, quick: list[Wanted]) -> None:
    told = run("demo", "--no-serve", "--json").tree
    assert told["reports"] == 180
    assert sum(one["reports"] for one in told["summary"]) == 180 + 6
    assert told["rejected"] == sum(one["rejected"] for one in told["summary"]) == 13
    assert all(sum(one["outcomes"].values()) == one["reports"] for one in told["summary"])
    outcomes = {name for one in told["summary"] for name in one["outcomes"]}
    assert {"accepted", "progress", "refused", "blocked", "suspended", "clawback", "assembly_review"} <= outcomes


def test_a_folder_that_cannot_be_made_is_told(
    run: Run, quick: list[Wanted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    monkeypatch.setenv("CONDITIONALITY_HOME", str(tmp_path / "taken"))
    told = run("demo", "--no-serve")
    assert told.code == 2
    assert "est un fichier" in told.err


@pytest.mark.parametrize("port", ["0", "70000", "-1"])
def test_a_number_that_is_no_port_is_wrong_use(run: Run, port: str, tmp_path: Path) -> None:
    told = run("demo", f"--port={port}", "--lang", "en")
    assert told.code == 2
    assert "is not a port" in told.err
    assert not (tmp_path / "var").exists()


def test_a_port_in_use_is_told_before_anything_is_made(run: Run, tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        told = run("demo", "--port", str(other.getsockname()[1]), "--lang", "en")
    assert told.code == 2
    assert "is in use" in told.err
    assert not (tmp_path / "var").exists()


def test_the_front_is_asked_for_with_the_port_and_the_folder(
    run: Run, quick: list[Wanted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path, int, dict[str, str]]] = []

    def serve(front: Path, port: int, variables: dict[str, str]) -> int:
        asked.append((front, port, variables))
        return 0

    monkeypatch.setattr("conditionality.cli.demo.serve_front", serve)
    told = run("demo", "--port", str(free_port()), "--lang", "en")
    assert told.code == 0
    assert "?lang=en in a browser" in told.err
    assert asked[0][2] == {
        "CONDITIONALITY_HOME": str(tmp_path / "var" / "demo"),
        "CONDITIONALITY_KEYS": str(tmp_path / "var" / "demo" / "keys"),
        "CONDITIONALITY_REGION": REGION,
    }
    monkeypatch.setattr("conditionality.cli.demo.serve_front", lambda *_: 3)
    assert run("demo", "--port", str(free_port())).code == 1


def test_without_the_front_the_data_is_made_all_the_same(
    run: Run, quick: list[Wanted], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conditionality.desk.front.find_spec", lambda _: None)
    told = run("demo", "--port", str(free_port()), "--lang", "en")
    assert told.code == 1
    assert "The web front is not installed" in told.err
    assert (tmp_path / "var" / "demo" / "scores.csv").is_file()


def free_port() -> int:
    """Give a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.slow
def test_the_front_answers_and_stops_with_the_command(tmp_path: Path) -> None:
    port = free_port()
    place_register(tmp_path / "var" / "demo")
    command = subprocess.Popen(
        [sys.executable, "-m", "conditionality", "demo", "--port", str(port)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert answers(port, PATIENCE_S)
        command.send_signal(signal.SIGINT)
        assert command.wait(timeout=PATIENCE_S) == 0
        assert check_port(port) == ()
    finally:
        with suppress(ProcessLookupError):  # both are gone, as they should
            os.killpg(command.pid, signal.SIGKILL)
        command.wait()


def answers(port: int, patience_seconds: float) -> bool:
    """Tell whether the front answers, before patience ends."""
    until = time.monotonic() + patience_seconds
    while time.monotonic() < until:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.2)
    return False
