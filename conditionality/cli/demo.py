"""`conditionality demo`: the demonstration region, its scores in a table, then the web front."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from conditionality.cli.calling import called
from conditionality.cli.demo_told import register_tree, tell_register
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.codec import fraction_text
from conditionality.desk.demo_place import KEYS, Wanted, kept_register, make_register, refuse_register
from conditionality.desk.demo_region import SEED, Scored, files_of, score_region, write_region
from conditionality.desk.demo_register import Made
from conditionality.desk.demo_summary import SummaryRow, summary
from conditionality.desk.demo_words import REGION
from conditionality.desk.front import LOOPBACK, PORT, check_port, find_front, serve_front
from conditionality.desk.refs import changed_files, shipped
from conditionality.desk.settings import KEYS_VARIABLE, REGION_VARIABLE, refuse_named
from conditionality.findings import Finding
from conditionality.referential.model import Referential
from conditionality.scoring.labels import OUTCOME_KINDS, table_word, words
from conditionality.wording.numbers import number, shown
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, mark, say

HOME_VARIABLE = "CONDITIONALITY_HOME"
"""Name of the environment variable that holds the state folder."""

HOME = "var/demo"
"""State folder when the variable is not set, under the working folder."""

USED = ("socle-regional", "socle-leger", "filiere-alimentaire")

TO_SEE: tuple[tuple[str, str], ...] = (
    (
        "2026/RD-001-2026",
        mark("an equality index under 75 three years running (told with the two years before: command below)"),
    ),
    ("2025/RD-002-2025", mark("a gate that blocks, put right the year after")),
    ("2026/RD-006-2026", mark("a good total with a dimension under its floor")),
    ("2026/RD-008-2026", mark("required answers still missing")),
    ("2026/RD-026-2026", mark("a dimension that does not apply")),
)
"""Reports worth opening, and what each shows."""

SLOW_ACTS = 25
"""Acts of the register that take some seconds together: with papers printed and signed, the whole takes a minute."""

LATE = mark("a table that came late, with the slips people make")


def demo_command(
    ctx: typer.Context,
    *,
    port: Annotated[
        int, typer.Option("--port", metavar="N", help=mark("Port of the web front on this machine. Default: 8501."))
    ] = PORT,
    no_serve: Annotated[bool, typer.Option("--no-serve", help=mark("Make the region only."))] = False,
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help=mark("Another number makes another region. Default: 2026."))
    ] = SEED,
    anew: Annotated[
        bool, typer.Option("--anew", help=mark("Make a new register, also when that of the last demonstration stands."))
    ] = False,
) -> int:
    """Make the demonstration region and its register, then serve the front."""
    voice: Voice = ctx.obj
    folder = Path(os.environ.get(HOME_VARIABLE) or HOME)
    faults = (*refuse_named(os.environ), *refuse_register(folder), *changed_files())
    faults += () if no_serve else check_port(port)
    if faults:
        return voice.refuse(faults, WRONG_USE)
    rules = {name: book for name, book in shipped().items() if name in USED}
    with voice.progress(say(voice.lang, "Reports to score")) as counter:
        scored = score_region(rules, seed, counter)
    faults = write_region(folder, files_of(scored, seed, voice.lang))
    if faults:
        return voice.refuse(faults, WRONG_USE)
    wanted = Wanted(folder, seed, datetime.now(UTC), anew=anew)
    kept = kept_register(wanted)
    made, faults = (kept, ()) if kept is not None else _make(wanted, scored, voice)
    if made is None or faults:
        return voice.refuse(faults, WRONG_USE)
    if voice.as_json:
        voice.give_tree({**_tree(scored, folder), "register": register_tree(made, kept=kept is not None)})
    else:
        _tell(scored, rules, folder, voice)
        tell_register(made, voice, kept=kept is not None)
    return DONE if no_serve else _serve(port, folder, voice)


def _make(wanted: Wanted, scored: Scored, voice: Voice) -> tuple[Made | None, tuple[Finding, ...]]:
    with voice.progress(say(voice.lang, "Acts of the register"), SLOW_ACTS) as counter:
        return make_register(wanted, scored, counter)


def _tell(scored: Scored, rules: Mapping[str, Referential], folder: Path, voice: Voice) -> None:
    """Say what was made, in a table by référentiel and year, then what to do with it."""
    lang = voice.lang
    voice.tell(
        say(
            lang,
            "Demonstration region: {enterprises} invented organisations, {reports} reports over three years.",
            enterprises=str(len(scored.region.enterprises)), reports=str(len(scored.region.reports)),
        )
    )  # fmt: skip
    voice.tell(
        say(
            lang,
            "Scored: {scored}, of which {late} from the table that came late (late-reports.csv, rows left out: {out}).",
            scored=str(len(scored.cards)),
            late=str(len(scored.intake.reports)), out=str(len(scored.intake.rejects)),
        )
    )  # fmt: skip
    voice.tell("")
    header = (
        say(lang, "Rule book"), say(lang, "Year"), say(lang, "Reports"), say(lang, "Recommendations"),
        say(lang, "Median total"), say(lang, "Incomplete"), say(lang, "Rows left out"),
    )  # fmt: skip
    rows = tuple(_row(one, rules, lang) for one in summary(scored))
    voice.grid(Grid("", header, rows, frozenset({1, 2, 4, 5, 6})))
    voice.tell("")
    for text in _next(folder, lang):
        voice.tell(text)


def _row(row: SummaryRow, rules: Mapping[str, Referential], lang: Lang) -> tuple[str, ...]:
    referential = next(one for one in rules.values() if one.ref == row.referential)
    labels = {one.id: words(one.label, lang) if one.label else one.kind for one in referential.outcomes}
    kinds = {one.id: one.kind for one in referential.outcomes}
    listed = sorted(row.outcomes.items(), key=lambda item: (-item[1], item[0]))
    outcomes = ", ".join(f"{_outcome(name, labels, kinds, lang)} {count}" for name, count in listed)
    return (
        row.referential,
        str(row.year),
        str(row.reports),
        outcomes,
        "–" if row.median is None else number(lang, row.median, 1),
        str(row.incomplete),
        str(row.rejected),
    )


def _outcome(name: str, labels: Mapping[str, str], kinds: Mapping[str, str], lang: Lang) -> str:
    return labels.get(name) or table_word(OUTCOME_KINDS, kinds.get(name, name), lang)


def _next(folder: Path, lang: Lang) -> list[str]:
    """Say where everything is, and what is worth opening."""
    late = folder / "late-reports.csv"
    return [
        say(lang, "Written under {folder}: organisations.csv, reports, scores.csv, late-reports.csv, rejects.csv.",
            folder=str(folder)),
        "",
        say(lang, "Worth opening (in the web front: Simulate, then give the file):"),
        *(
            "  " + say(lang, "{place}: {text}", place=str(folder / "reports" / f"{name}.json"), text=say(lang, text))
            for name, text in TO_SEE
        ),
        "  " + say(lang, "{place}: {text}", place=str(late), text=say(lang, LATE)),
        "",
        say(lang, "The same on the command line:"),
        *(f"  {called()} {shlex.join(words)}" for words in _commands(folder / "reports", late)),
    ]  # fmt: skip


def _commands(reports: Path, late: Path) -> tuple[tuple[str, ...], ...]:
    """Give commands worth typing: the last of three years read with the two before it, a page, a table."""
    last, *before = (str(reports / str(year) / f"RD-001-{year}.json") for year in (2026, 2025, 2024))
    history = tuple(word for name in reversed(before) for word in ("--history", name))
    return (
        ("score", "socle-regional", last, *history),
        ("explain", "socle-regional", str(reports / "2026" / "RD-006-2026.json")),
        ("score", "socle-leger", str(late)),
    )


def _serve(port: int, folder: Path, voice: Voice) -> int:
    front, faults = find_front()
    if front is None:
        return voice.refuse(faults, NEGATIVE)
    address = f"http://{LOOPBACK}:{port}/{'?lang=en' if voice.lang == 'en' else ''}"
    voice.remark("")
    voice.remark(say(voice.lang, "Open {address} in a browser. Ctrl-C stops.", address=address))
    home = folder.resolve()
    variables = {HOME_VARIABLE: str(home), KEYS_VARIABLE: str(home / KEYS), REGION_VARIABLE: REGION}
    code = serve_front(front, port, variables)
    return DONE if code == 0 else NEGATIVE


def _tree(scored: Scored, folder: Path) -> dict[str, object]:
    return {
        "folder": str(folder),
        "organisations": len(scored.region.enterprises),
        "reports": len(scored.region.reports),
        "rejected": len(scored.intake.rejects),
        "summary": [
            {
                "referential": one.referential,
                "year": one.year,
                "reports": one.reports,
                "outcomes": dict(sorted(one.outcomes.items())),
                "median": None
                if one.median is None
                else {"exact": fraction_text(one.median), "shown": shown(one.median, 1)},
                "incomplete": one.incomplete,
                "rejected": one.rejected,
            }
            for one in summary(scored)
        ],
    }
