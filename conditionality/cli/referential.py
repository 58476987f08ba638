"""`conditionality referential`: check rule books, read them, and make the forms they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import PurePath
from typing import Annotated

import typer

from conditionality.certificate.book import make_book
from conditionality.cli.arguments import OutFile, Ref
from conditionality.cli.explain import sheet_tree
from conditionality.cli.reading import Refusal, open_rules, read_period
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.desk.files import write_file
from conditionality.desk.refs import find_readings, shelf
from conditionality.desk.rule_folder import check_histories, rule_folder
from conditionality.desk.simulation import periods_offered
from conditionality.findings import Finding, errors, finding
from conditionality.referential.json_schema import schema_json as rules_schema_json
from conditionality.referential.library import check_library, ids, versions
from conditionality.referential.write import flat_toml
from conditionality.report.form import Form, make_form
from conditionality.report.json_schema import schema_json
from conditionality.report.periods import first_period
from conditionality.report.template import make_template
from conditionality.report.template_ods import make_ods_template
from conditionality.report.write import csv_template
from conditionality.wording.sheet import as_text
from conditionality.wording.speech import mark, say

FORM_ENDINGS = (".xlsx", ".ods", ".csv")

Day = Annotated[
    str,
    typer.Option(
        "--period",
        metavar=mark("FROM"),
        help=mark("First day of the period, YYYY-MM-DD. Default: the day the version takes effect."),
    ),
]

FormDay = Annotated[
    str,
    typer.Option(
        "--period",
        metavar=mark("FROM"),
        help=mark("First day of the period, YYYY-MM-DD. Default: the period under way, or the last one in force."),
    ),
]


def today() -> date:
    """Give the day it is where the command is typed."""
    return datetime.now().astimezone().date()


def check_command(
    ctx: typer.Context,
    refs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=mark("REF"), help=mark("Rule books: id@version, id, or a path. Default: all those at hand.")
        ),
    ] = None,
) -> int:
    """Check rule books: all findings of each."""
    voice: Voice = ctx.obj
    library, found = shelf()
    trees: list[object] = []
    code = DONE
    if not refs:
        home, _ = rule_folder()
        told = check_histories(home, library) if home is not None else ()
        found = (*check_library(library), *told) if library.files else found
        code = _tell_lock(found, voice)
    for ref in refs or [one for name in ids(library) for one in versions(library, name)]:
        code = max(code, _check(ref, trees, voice))
    if voice.as_json:
        lock = [] if refs else [voice.finding_tree(one) for one in found]
        voice.give_tree({"checked": trees, "findings": lock})
    return code


def _tell_lock(found: Sequence[Finding], voice: Voice) -> int:
    """Say what is wrong with the lock of published files and with the histories beside them."""
    if not voice.as_json:
        for one in found:
            voice.tell(voice.finding_line(one))
    return NEGATIVE if errors(found) else DONE


def _check(ref: str, trees: list[object], voice: Voice) -> int:
    """Check what one `REF` names; say it, and add it to the answer."""
    readings, found = find_readings(ref)
    for reading in readings:
        read = reading.referential
        told = reading.findings
        trees.append({
            "ref": ref,
            "referential": read.ref if read else None,
            "fingerprint": read.fingerprint() if read else None,
            "findings": [voice.finding_tree(one) for one in told],
        })  # fmt: skip
        _tell_check(read.ref if read else ref, told, voice)
    if not readings:
        trees.append({"ref": ref, "referential": None, "findings": [voice.finding_tree(one) for one in found]})
        _tell_check(ref, found, voice)
        return WRONG_USE
    return NEGATIVE if any(reading.errors for reading in readings) else DONE


def _tell_check(name: str, found: Sequence[Finding], voice: Voice) -> None:
    if not voice.as_json:
        voice.tell(_verdict(name, len(errors(found)), len(found), voice))
        for one in found:
            voice.tell(f"  {voice.finding_line(one)}")


def _verdict(ref: str, stopping: int, told: int, voice: Voice) -> str:
    if stopping:
        return say(voice.lang, "{ref}: does not hold. To put right: {count}.", ref=ref, count=str(stopping))
    if told:
        return say(voice.lang, "{ref}: holds. Worth a look: {count}.", ref=ref, count=str(told))
    return say(voice.lang, "{ref}: holds, nothing to say.", ref=ref)


def show_command(ctx: typer.Context, ref: Ref) -> int:
    """Show a rule book."""
    voice: Voice = ctx.obj
    book = open_rules(ref)
    if isinstance(book, Refusal):
        return voice.refuse(book.findings, book.code)
    sheet = make_book(book.newest, voice.lang)
    if voice.as_json:
        voice.give_tree({"referential": book.newest.ref, "fingerprint": book.newest.fingerprint()} | sheet_tree(sheet))
    else:
        voice.tell(as_text(sheet).rstrip())
    return DONE


def schema_command(
    ctx: typer.Context,
    ref: Annotated[str, typer.Argument(metavar=mark("REF"), help=mark("Which rules; not needed with --rules."))] = "",
    *,
    rules: Annotated[bool, typer.Option("--rules", help=mark("The schema of rule files instead."))] = False,
    period: Day = "",
    out: OutFile = "",
) -> int:
    """Give a JSON Schema."""
    voice: Voice = ctx.obj
    if rules:
        return _write(rules_schema_json(), out, voice)
    if not ref:
        return voice.refuse((finding("option-ref-due"),), WRONG_USE)
    form = _form(ref, period)
    if isinstance(form, Refusal):
        return voice.refuse(form.findings, form.code)
    return _write(schema_json(form), out, voice)


def form_command(
    ctx: typer.Context,
    ref: Ref,
    *,
    out: Annotated[
        str, typer.Option("-o", "--out", metavar=mark("FILE"), help=mark("Where to write it: .xlsx, .ods or .csv."))
    ],
    period: FormDay = "",
) -> int:
    """Make a form to fill."""
    voice: Voice = ctx.obj
    ending = PurePath(out).suffix.lower()
    if ending not in FORM_ENDINGS:
        return voice.refuse((finding("ending-unknown", given=out, known=", ".join(FORM_ENDINGS)),), WRONG_USE)
    form = _form(ref, period, today())
    if isinstance(form, Refusal):
        return voice.refuse(form.findings, form.code)
    match ending:
        case ".xlsx":
            content = make_template(form, voice.lang)
        case ".ods":
            content = make_ods_template(form, voice.lang)
        case _:
            content = csv_template(form)
    return _write(content, out, voice)


def flat_command(ctx: typer.Context, ref: Ref, *, out: OutFile = "") -> int:
    """Give a rule book in one file, parents written in."""
    voice: Voice = ctx.obj
    book = open_rules(ref)
    if isinstance(book, Refusal):
        return voice.refuse(book.findings, book.code)
    return _write(flat_toml(book.newest), out, voice)


def _form(ref: str, period: str, now: date | None = None) -> Form | Refusal:
    """Make the form of a period; of none named, the one under way on a day, or the first one of the version."""
    book = open_rules(ref)
    if isinstance(book, Refusal):
        return book
    chosen = read_period(period, book)
    if isinstance(chosen, Refusal):
        return chosen
    usual = periods_offered(book.on(now) or book.newest, now)[0] if now else first_period(book.newest)
    day = (chosen or usual).from_
    referential = book.on(day)
    if referential is None:
        known = ", ".join(one.ref for one in book.versions)
        return Refusal((finding("no-version-in-force", given=ref, day=day.isoformat(), known=known),), NEGATIVE)
    return make_form(referential, day)


def _write(content: bytes, out: str, voice: Voice) -> int:
    if not out:
        voice.give(content)
        return DONE
    faults = write_file(out, content)
    if faults:
        return voice.refuse(faults, WRONG_USE)
    if voice.as_json:
        voice.give_tree({"written": out})
    else:
        voice.remark(say(voice.lang, "Written: {name}", name=out))
    return DONE
