"""The command line picks the language, finds the command, and never shows a traceback."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conditionality.cli import entry
from conditionality.cli.entry import INTERRUPTED, find_command, main
from tests.cli.conftest import EXAMPLES, Run
from tests.repository import ROOT

LIGHT = EXAMPLES / "reports" / "socle-leger.json"


def test_help_is_french_by_default_and_has_an_example(run: Run) -> None:
    told = run("--help")
    assert told.code == 0
    assert told.out.startswith("Utilisation\u00a0: conditionality COMMANDE [options]")
    assert "conditionality demo" in told.out


def test_help_in_english_by_option_wherever_it_stands(run: Run) -> None:
    assert run("--lang", "en", "score", "--help").out.startswith("Usage: conditionality score REF REPORTS")
    assert run("score", "--help", "--lang=en").out.startswith("Usage: conditionality score REF REPORTS")


def test_help_in_english_by_variable(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONDITIONALITY_LANG", "en_GB.UTF-8")
    assert "Usage: conditionality" in run("-h").out
    assert "Utilisation" in run("-h", "--lang", "fr").out


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "path",
    [
        ("demo",), ("score",), ("explain",), ("compare",), ("referential",), ("referential", "check"),
        ("referential", "show"), ("referential", "schema"), ("referential", "form"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_command_has_help_with_an_example_in_both_languages(run: Run, path: tuple[str, ...], lang: str) -> None:
    told = run(*path, "--help", "--lang", lang)
    assert told.code == 0
    examples = told.out.partition("Exemples" if lang == "fr" else "Examples")[2]
    assert f"conditionality {' '.join(path)}" in examples
    assert "--json" in told.out


def test_version(run: Run) -> None:
    assert run("--version").out == "conditionality 0.1.0\n"


def test_nothing_asked_shows_the_help_and_is_a_wrong_use(run: Run) -> None:
    told = run()
    assert (told.code, told.out) == (2, "")
    assert "Commandes" in told.err


def test_a_group_without_its_command_is_a_wrong_use(run: Run) -> None:
    assert run("referential").code == 2


@pytest.mark.parametrize(
    ("words", "french", "english"),
    [
        (("scor",), "pas de commande «\u00a0scor\u00a0»", "no command «scor»"),
        (("referential", "chek"), "Vouliez-vous écrire «\u00a0check\u00a0»", "Did you mean «check»"),
        (("score",), "Il manque un mot\u00a0: RÉF", "A word is missing: REF"),
        (("score", "hdi"), "Il manque un mot\u00a0: DÉCLARATIONS", "A word is missing: REPORTS"),
        (("score", "--nope"), "pas d’option «\u00a0--nope\u00a0»", "no option «--nope»"),
        (("score", "hdi", "a", "--out"), "veut une valeur", "wants a value"),
        (("score", "hdi", "a", "--points=1"), "ne prend pas de valeur", "takes no value"),
        (("explain", "hdi", "a", "b"), "Ces mots ne sont pas attendus\u00a0: b", "not expected: b"),
        (("demo", "--port", "web"), "Écrivez un nombre entier", "Write a whole number"),
        (("referential", "form", "hdi"), "Il manque un mot\u00a0: -o, --out", "A word is missing: -o, --out"),
        (("--lang", "de", "demo"), "La langue «\u00a0de\u00a0» n’est pas parlée", None),
        (("demo", "--lang"), "La langue «\u00a0\u00a0» n’est pas parlée", None),
    ],
)
def test_a_wrong_line_is_a_sentence(run: Run, words: tuple[str, ...], french: str, english: str | None) -> None:
    told = run(*words)
    assert told.code == 2
    assert french in told.err
    assert "Aide\u00a0: conditionality" in told.err
    if english is not None:
        assert english in run(*words, "--lang", "en").err


def test_a_wrong_line_is_json_for_another_program(run: Run) -> None:
    told = run("score", "--json")
    assert (told.code, told.err) == (2, "")
    assert told.tree["findings"][0]["code"] == "wrong-use"


def test_a_fault_of_ours_is_a_sentence_and_a_log(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise KeyError("inside".upper())

    monkeypatch.setattr(entry, "run", fail)
    told = run("demo", "--lang", "en")
    assert told.code == 2
    assert told.err.startswith("Something went wrong on our side")
    assert "Traceback" not in told.said
    log = Path(told.err.rpartition(": ")[2].strip())
    assert "KeyError: 'INSIDE'" in log.read_text(encoding="utf-8")
    log.unlink()


def test_a_fault_inside_a_command_is_one_of_ours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> object:
        raise RecursionError

    monkeypatch.setattr("conditionality.cli.score.score_all", fail)
    told = run("score", "socle-leger", LIGHT)
    assert told.code == 2
    assert told.err.startswith("Quelque chose n’a pas marché")
    Path(told.err.rpartition("\u00a0: ")[2].strip()).unlink()


def test_a_fault_of_ours_is_json_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise RuntimeError

    monkeypatch.setattr(entry, "run", fail)
    told = run("demo", "--json")
    assert told.tree["findings"][0]["code"] == "our-fault"
    Path(told.tree["findings"][0]["sentence"].rpartition("\u00a0: ")[2]).unlink()


def test_ctrl_c_is_told_and_gives_what_shells_expect(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr("conditionality.cli.score.score_all", interrupt)
    told = run("score", "socle-leger", LIGHT)
    assert told.code == INTERRUPTED
    assert "Arrêté" in told.err
    monkeypatch.setattr(entry, "run", interrupt)
    assert run("demo").code == INTERRUPTED


def test_a_reader_that_has_gone_is_no_fault(tmp_path: Path) -> None:
    line = f"{sys.executable} -m conditionality referential show socle-leger | true"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_reader_that_has_gone_ends_the_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def gone(*_: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(entry, "run", gone)
    with (tmp_path / "out").open("w") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["--version"]) == 0
        out.write("nobody reads this")
    assert (tmp_path / "out").read_bytes() == b""


def test_a_stream_without_an_encoding_of_its_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Plain(io.StringIO):
        reconfigure = None

    bare = io.StringIO()
    monkeypatch.setattr(sys, "stdout", bare)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert main(["--version"]) == 0
    assert bare.getvalue() == "conditionality 0.1.0\n"


def test_commands_are_followed_to_their_end() -> None:
    assert find_command(("referential", "check", "hdi"))[1:] == (("referential", "check"), "")
    assert find_command(("referential", "nope"))[2] == "nope"


def test_as_a_module_in_its_own_process(run_apart: Run) -> None:
    told = run_apart("score", "socle-leger@1.0.0", LIGHT, "--lang", "en")
    assert told.code == 0
    assert "Recyclerie" in told.out
    assert run_apart("nope").code == 2
    assert "Commands" in run_apart("--help", CONDITIONALITY_LANG="en").out


def test_the_same_bytes_whatever_the_hash_seed(run_apart: Run) -> None:
    first = run_apart("score", "socle-leger@1.0.0", LIGHT, "--json", PYTHONHASHSEED="1")
    second = run_apart("score", "socle-leger@1.0.0", LIGHT, "--json", PYTHONHASHSEED="4242")
    assert first == second
    assert first.tree["fingerprints"]["scorecard"]


def test_a_terminal_that_cannot_write_accents_loses_nothing(run_apart: Run) -> None:
    told = run_apart("score", "nope", LIGHT, PYTHONIOENCODING="ascii")
    assert told.code == 2
    assert "Traceback" not in told.said
