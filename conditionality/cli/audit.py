"""`conditionality audit`: verify the register or the zip of a case, print the timeline of a case, export it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from conditionality.cli.deployment import DatabaseOption, open_deployment
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.desk.audit import Audit, audit
from conditionality.desk.audit_unzip import verify_export
from conditionality.desk.audit_zip import export_case
from conditionality.desk.authority import read_trusted
from conditionality.desk.files import read_file, write_file
from conditionality.desk.journal import Moment, act_words, operator_timeline, role_words
from conditionality.desk.outcome import NotDone
from conditionality.desk.settings import roots_from_settings
from conditionality.findings import errors
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import Lang, mark, say

audits = typer.Typer(
    help=mark("Audit: verify the register, read what happened to a case, export it."),
    epilog="conditionality audit verify\nconditionality audit log D-2026-0001\n"
    "conditionality audit export D-2026-0001 case.zip",
    rich_markup_mode=None,
)

CHECKED = {
    "events": mark("events of the chain"),
    "records": mark("records by their digest"),
    "cases": mark("cases that the rules of the procedure allow"),
    "scores": mark("scores computed again, byte for byte"),
    "plans": mark("plans proved again"),
    "votes": mark("votes counted again"),
    "heads": mark("signed heads of the chain"),
    "tables": mark("read models equal to the register"),
    "erased": mark("papers erased as the law asks, not checked any more"),
}
"""What was checked, after its number."""

DossierName = Annotated[
    str, typer.Argument(metavar=mark("DOSSIER"), help=mark("Number of the dossier, for example D-2026-0001."))
]

Trusted = Annotated[
    list[str] | None,
    typer.Option(
        "--trust",
        metavar=mark("FILE"),
        help=mark("Certificate to trust, in PEM or DER; else those beside the key. May be repeated."),
    ),
]


@audits.command(
    "verify",
    help=mark(
        "Verify the register, or the zip of a case: chain, records, cases, scores, votes, plans, signed heads. What "
        "does not hold is named with its event, the first one first, and the exit code is 1."
    ),
    epilog="conditionality audit verify\nconditionality audit verify --json\nconditionality audit verify case.zip",
)
def verify_command(
    ctx: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar=mark("ZIP"), help=mark("Zip of a case; without it, the register."))
    ] = "",
    *,
    trusted: Trusted = None,
    database: DatabaseOption = "",
) -> int:
    """Verify the register, or a zip."""
    voice: Voice = ctx.obj
    roots, faults = read_trusted(tuple(trusted or ()))
    if faults:
        return voice.refuse(faults, WRONG_USE)
    if name:
        content, faults = read_file(name)
        if content is None:
            return voice.refuse(faults, WRONG_USE)
        return _tell(verify_export(content, roots or roots_from_settings()), voice)
    office, faults = open_deployment(database)
    if office is None:
        return voice.refuse(faults, WRONG_USE)
    return _tell(audit(office, roots=roots), voice)


def _tell(found: Audit, voice: Voice) -> int:
    if voice.as_json:
        voice.give_tree({
            "holds": found.holds,
            "first": found.first or None,
            "head": {"height": found.head.height, "hash": found.head.hash},
            "counts": dict(found.counts),
            "findings": [voice.finding_tree(one) for one in found.findings],
        })  # fmt: skip
        return DONE if found.holds else NEGATIVE
    lang = voice.lang
    for name, words in CHECKED.items():
        if found.counts.get(name):
            voice.tell(f"{found.counts[name]:>8}  {say(lang, words)}")
    voice.tell(say(lang, "Last event: {height}, {hash}", height=str(found.head.height), hash=found.head.hash))
    voice.remark_findings(found.findings)
    if found.holds:
        voice.tell(say(lang, "Everything holds."))
        return DONE
    count = str(len(errors(found.findings)))
    if found.first:
        voice.tell(say(lang, "Does not hold: {count}. The first event that does not hold is {first}.", count=count,
                       first=str(found.first)))  # fmt: skip
    else:
        voice.tell(say(lang, "Does not hold: {count}. Every event of the chain holds.", count=count))
    return NEGATIVE


@audits.command(
    "log",
    help=mark("Print what happened to a case: day, act, role, person, papers."),
    epilog="conditionality audit log D-2026-0001",
)
def log_command(ctx: typer.Context, dossier: DossierName, *, database: DatabaseOption = "") -> int:
    """Print the timeline of a case."""
    voice: Voice = ctx.obj
    office, faults = open_deployment(database)
    if office is None:
        return voice.refuse(faults, WRONG_USE)
    found = operator_timeline(office, dossier)
    if isinstance(found, NotDone):
        return voice.refuse(found.findings, NEGATIVE)
    if voice.as_json:
        voice.give_tree({"dossier": dossier, "events": [_tree(one) for one in found], "findings": []})
        return DONE
    lang = voice.lang
    header = (say(lang, "Event"), say(lang, "Day"), say(lang, "Case"), say(lang, "Act"), say(lang, "By"),
              say(lang, "Papers"))  # fmt: skip
    voice.grid(Grid("", header, tuple(_row(one, lang) for one in found), frozenset({0})))
    return DONE


def _row(one: Moment, lang: Lang) -> tuple[str, ...]:
    papers = ", ".join(say(lang, "{name} (erased)", name=paper.name) if paper.erased else paper.name
                       for paper in one.papers)  # fmt: skip
    by = f"{role_words(lang, one.role)}, {one.who}" if one.who else role_words(lang, one.role)
    return (str(one.height), day(lang, one.on), one.subject, act_words(lang, one.kind), by, papers)


def _tree(one: Moment) -> dict[str, object]:
    return {
        "height": one.height, "at": one.at.isoformat(), "day": one.on.isoformat(), "subject": one.subject,
        "kind": one.kind, "role": one.role, "who": one.who, "erased": one.erased, "hash": one.hash,
        "papers": [{"name": paper.name, "digest": paper.digest, "size": paper.size, "erased": paper.erased}
                   for paper in one.papers],
    }  # fmt: skip


@audits.command(
    "export",
    help=mark(
        "Write one case to a zip that verifies on its own. It holds answers and words of persons: keep it as such."
    ),
    epilog="conditionality audit export D-2026-0001 case.zip\nconditionality audit verify case.zip",
)
def export_command(
    ctx: typer.Context,
    dossier: DossierName,
    name: Annotated[str, typer.Argument(metavar=mark("ZIP"), help=mark("File to write."))],
    *,
    database: DatabaseOption = "",
) -> int:
    """Export a case."""
    voice: Voice = ctx.obj
    office, faults = open_deployment(database)
    if office is None:
        return voice.refuse(faults, WRONG_USE)
    content = export_case(office, dossier, datetime.now(UTC))
    if isinstance(content, NotDone):
        return voice.refuse(content.findings, NEGATIVE)
    if faults := write_file(name, content):
        return voice.refuse(faults, WRONG_USE)
    if voice.as_json:
        voice.give_tree({"dossier": dossier, "file": name, "bytes": len(content), "findings": []})
    else:
        voice.tell(say(voice.lang, "Written: {file}", file=name))
    return DONE
