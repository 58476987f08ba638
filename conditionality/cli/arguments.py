"""The arguments that several commands share, declared once."""

from __future__ import annotations

from typing import Annotated

import typer

from conditionality.wording.speech import mark

Ref = Annotated[
    str,
    typer.Argument(
        metavar=mark("REF"),
        help=mark(
            "Which rules: id@version, id alone (the version in force on the report's period), or a path to a TOML file."
        ),
    ),
]

ReportFile = Annotated[
    str, typer.Argument(metavar=mark("REPORT"), help=mark("One report, in JSON or in a filled form."))
]

HistoryFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--history",
        metavar=mark("FILE"),
        help=mark(
            "Earlier reports of the same organisations, for rules that read them: a table, or one report in JSON. "
            "May be repeated."
        ),
    ),
]

OutFile = Annotated[
    str,
    typer.Option(
        "-o",
        "--out",
        metavar=mark("FILE"),
        help=mark("Where to write the answer; without it, on the screen."),
    ),
]
