"""`conditionality database`: make the database of a deployment, bring it up to date, ask how it stands."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Annotated

import typer

from conditionality.cli.deployment import DatabaseOption, open_deployment
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.desk.database import Status, create_database, read_mode, status, upgrade_database
from conditionality.desk.place import Place, place_of
from conditionality.desk.settings import DATABASE_VARIABLE
from conditionality.findings import Finding
from conditionality.storage.migrate import latest
from conditionality.wording.speech import Lang, mark, say

databases = typer.Typer(
    help=mark("The database of a deployment: make it, bring it up to date, see how it stands."),
    epilog="conditionality database create --mode production --database register.sqlite3\n"
    "conditionality database status",
    rich_markup_mode=None,
)

MODES = {"production": mark("production"), "demonstration": mark("demonstration")}


def _place(database: str) -> tuple[Place | None, tuple[Finding, ...]]:
    return place_of(database or os.environ.get(DATABASE_VARIABLE, ""), DATABASE_VARIABLE)


@databases.command(
    "create",
    help=mark(
        "Make the tables in an empty database and say, for ever, what it is for: production, or demonstration, where "
        "anybody may choose an account."
    ),
    epilog="conditionality database create --mode production --database register.sqlite3",
)
def create_command(
    ctx: typer.Context,
    *,
    mode: Annotated[
        str,
        typer.Option("--mode", metavar=mark("MODE"), help=mark("What it is for: production or demonstration.")),
    ] = "",
    database: DatabaseOption = "",
) -> int:
    """Make a database."""
    voice: Voice = ctx.obj
    place, slips = _place(database)
    asked, wrong = read_mode(mode)
    if place is None or asked is None:
        return voice.refuse((*slips, *wrong), WRONG_USE)
    if faults := create_database(place, asked, datetime.now(UTC)):
        return voice.refuse(faults, NEGATIVE)
    if voice.as_json:
        voice.give_tree({"database": place.shown, "mode": asked, "step": latest(), "findings": []})
    else:
        text = say(voice.lang, "The database {place} is ready, for {mode}.", place=place.shown,
                   mode=_mode(asked, voice.lang))  # fmt: skip
        voice.tell(text)
    return DONE


@databases.command(
    "upgrade",
    help=mark("Bring the tables of a database to the step that this program wants. Make a backup first."),
    epilog="conditionality database upgrade",
)
def upgrade_command(ctx: typer.Context, *, database: DatabaseOption = "") -> int:
    """Bring a database up to date."""
    voice: Voice = ctx.obj
    place, slips = _place(database)
    if place is None:
        return voice.refuse(slips, WRONG_USE)
    before, faults = upgrade_database(place)
    if faults:
        return voice.refuse(faults, NEGATIVE)
    if voice.as_json:
        voice.give_tree({"database": place.shown, "before": before, "step": latest(), "findings": []})
    elif before == latest():
        voice.tell(say(voice.lang, "The database stands at step {step} already. Nothing was to do.", step=before))
    else:
        voice.tell(
            say(voice.lang, "The database went from step {before} to step {after}.", before=before, after=latest())
        )
    return DONE


@databases.command(
    "status",
    help=mark("Say what a database is for, its step, its last event, and what it holds."),
    epilog="conditionality database status --json",
)
def status_command(ctx: typer.Context, *, database: DatabaseOption = "") -> int:
    """Say how a database stands."""
    voice: Voice = ctx.obj
    office, faults = open_deployment(database)
    if office is None:
        return voice.refuse(faults, NEGATIVE)
    found = status(office, latest())
    if voice.as_json:
        voice.give_tree(_tree(found))
    else:
        for line in _lines(found, voice.lang):
            voice.tell(line)
    return DONE


def _tree(found: Status) -> dict[str, object]:
    return {
        "mode": found.mode or "production",
        "declared": bool(found.mode),
        "step": found.step,
        "events": found.head.height,
        "head": found.head.hash,
        "letters_waiting": found.letters,
        **found.counts,
        "findings": [],
    }


def _lines(found: Status, lang: Lang) -> tuple[str, ...]:
    counts = {name: str(count) for name, count in found.counts.items()}
    return (
        say(lang, "For: {mode}. Step: {step}.", mode=_mode(found.mode or "production", lang), step=found.step),
        say(lang, "Last event: {height}, {hash}", height=str(found.head.height), hash=found.head.hash),
        say(lang, "Organisations: {organisations}. People: {people}. Dossiers: {dossiers}.", **counts),
        say(lang, "Letters to send: {count}.", count=str(found.letters)),
    )


def _mode(mode: str, lang: Lang) -> str:
    return say(lang, MODES[mode])
