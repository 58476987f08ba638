"""`conditionality vote`: count a college vote from a file, every number of the result told."""

from __future__ import annotations

from typing import Annotated

import typer

from conditionality.assembly.count import count
from conditionality.assembly.explain import explain_vote
from conditionality.assembly.figures import differences, figures
from conditionality.assembly.json_text import MOST_BYTES
from conditionality.assembly.read import Reading, read_votes
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.codec import plain
from conditionality.desk.files import read_file
from conditionality.findings import Finding
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import mark

VoteFile = Annotated[
    str,
    typer.Argument(
        metavar=mark("FILE"),
        help=mark("One vote in JSON, or several under «examples». A small one to copy stands in docs/cli.md."),
    ),
]


def count_command(ctx: typer.Context, name: VoteFile) -> int:
    """Count the votes of a file; those that cannot be counted are told and left out."""
    voice: Voice = ctx.obj
    content, found = read_file(name, MOST_BYTES)
    if content is None:
        return voice.refuse(found, WRONG_USE)
    readings = read_votes(content)
    trees = [_vote(one, voice) for one in readings]
    if voice.as_json:
        voice.give_tree({"votes": trees} if len(trees) > 1 else trees[0])
    return DONE if all(one.vote is not None and not _differences(one) for one in readings) else NEGATIVE


def _vote(reading: Reading, voice: Voice) -> dict[str, object]:
    """Count one vote: say it, or give it as a tree; the keys of a tree are those of the published votes."""
    found = (*reading.findings, *_differences(reading))
    result = count(reading.vote) if reading.vote is not None else None
    if voice.as_json:
        told = {} if result is None else {**figures(result), "result": plain(result)}
        return {"id": reading.name, **told, "findings": [voice.finding_tree(one) for one in found]}
    if result is not None:
        voice.tell(as_text(explain_vote(result, voice.lang)))
    voice.remark_findings(found)
    return {}


def _differences(reading: Reading) -> tuple[Finding, ...]:
    return () if reading.vote is None else differences(count(reading.vote), reading.expected)
