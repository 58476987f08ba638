"""`conditionality referential publish`: from a proposed version to a published one that never changes again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.desk.files import read_file
from conditionality.desk.publishing import Ready, prepare
from conditionality.desk.rule_folder import open_shelf, rule_folder, write_ready
from conditionality.desk.trial import Trial, read_trial
from conditionality.findings import Finding, finding
from conditionality.referential.library import path_of, resolve
from conditionality.referential.model import PINNED, Adopted
from conditionality.referential.terms import LINK_PATTERN, Text
from conditionality.report.days import read_iso_day
from conditionality.wording.speech import mark, say

Found = tuple[Finding, ...]

LONGEST_LINK = 500
"""Signs of an address."""

Version = Annotated[
    str, typer.Argument(metavar=mark("REF"), help=mark("The version: id@version, in the folder of rule books at hand."))
]
Act = Annotated[
    str, typer.Option("--act", metavar=mark("NUMBER"), help=mark("The act that adopts it: body, number, object."))
]
On = Annotated[str, typer.Option("--on", metavar=mark("DAY"), help=mark("Day of the act, YYYY-MM-DD."))]
Href = Annotated[str, typer.Option("--href", metavar="URL", help=mark("Where the act can be read."))]
BackTest = Annotated[
    str,
    typer.Option(
        "--backtest",
        metavar=mark("FILE"),
        help=mark("The back-test that was seen, as `referential backtest … -o FILE.json` writes it."),
    ),
]


def publish_command(  # noqa: PLR0913 - one argument an option
    ctx: typer.Context, ref: Version, *, act: Act, on: On, href: Href, backtest: BackTest = ""
) -> int:
    """Publish a version."""
    voice: Voice = ctx.obj
    home, found = rule_folder()
    adopted, more = read_act(act, on, href)
    trial, faults = _trial(backtest)
    found += more + faults
    if home is None or adopted is None or faults:
        return voice.refuse(found, WRONG_USE)
    if not re.fullmatch(PINNED, ref, re.ASCII):
        return voice.refuse((finding("publish-ref", given=ref),), WRONG_USE)
    shelf = open_shelf(home, ref.partition("@")[0])
    _, unknown = resolve(shelf.library, ref)
    if unknown:
        return voice.refuse(unknown, WRONG_USE)
    ready, found = prepare(shelf, ref, adopted, trial, voice.lang)
    if ready is None:
        return voice.refuse(found, NEGATIVE)
    faults = write_ready(home, ready)
    if faults:
        return voice.refuse(faults, WRONG_USE)
    _tell(ready, home, voice)
    return DONE


def read_act(act: str, on: str, href: str) -> tuple[Adopted | None, Found]:
    """Read the act that adopts a version: its number, its day, its address; all that is wrong with them."""
    day, found = read_iso_day(on.strip())
    if not is_text(act):
        found += (finding("publish-act", given=act),)
    if not re.fullmatch(LINK_PATTERN, href.strip()) or len(href) > LONGEST_LINK:
        found += (finding("bad-link", given=href),)
    if day is None or found:
        return None, found
    return Adopted(act=act.strip(), on=day, href=href.strip()), ()


def is_text(act: str) -> bool:
    """Tell whether a text can be read by people."""
    try:
        TypeAdapter(Text).validate_python(act.strip())
    except ValidationError:
        return False
    return True


def _trial(name: str) -> tuple[Trial | None, Found]:
    if not name:
        return None, ()
    content, found = read_file(name)
    return (None, found) if content is None else read_trial(content)


def _tell(ready: Ready, home: Path, voice: Voice) -> None:
    name = ready.ref.partition("@")[0]
    if voice.as_json:
        voice.give_tree({
            "published": ready.ref,
            "sha256": ready.digest,
            "meaning": ready.meaning,
            "cases": ready.cases,
            "written": [path_of(ready.ref), f"{name}/HISTORY.md", "published.lock"],
        })  # fmt: skip
        return
    voice.tell(say(voice.lang, "{ref} is published: its file never changes again.", ref=ready.ref))
    voice.tell(say(voice.lang, "Fingerprint of the file (sha256): {digest}", digest=ready.digest))
    voice.tell(say(voice.lang, "Golden cases that hold: {count}.", count=str(ready.cases)))
    voice.tell(say(voice.lang, "History: {path}", path=str(home / name / "HISTORY.md")))
