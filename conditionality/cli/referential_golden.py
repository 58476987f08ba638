"""`conditionality referential golden`: expected results, beside the rules or in a workbook, and what the rules give."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from conditionality.cli.arguments import Ref
from conditionality.cli.reading import Refusal, open_rules
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.desk.files import read_file, write_file
from conditionality.desk.golden import Difference, GoldenCase, differences
from conditionality.desk.golden_cases import CASE_ID, Signature, case_toml, read_cases
from conditionality.desk.golden_sheet import golden_template, read_golden
from conditionality.desk.rule_folder import case_files, rule_folder, write_cases
from conditionality.desk.tables import ending_of, write_table
from conditionality.findings import Finding, errors, finding
from conditionality.referential.model import Referential
from conditionality.wording.sheet import Grid
from conditionality.wording.speech import mark, say

TEMPLATE_ENDINGS = (".xlsx", ".ods", ".csv")

Workbook = Annotated[
    str,
    typer.Argument(
        metavar=mark("WORKBOOK"),
        help=mark(
            "Expected results, one row a case (.xlsx, .ods, .csv): report_id, answers, and total, grade, outcome, "
            "dimension:G, points:V1… Without it: the golden cases beside the rules."
        ),
    ),
]
Write = Annotated[bool, typer.Option("--write", help=mark("Keep the cases beside the rules, one file each."))]
By = Annotated[
    str, typer.Option("--by", metavar=mark("NAME"), help=mark("Who worked the expected results out; with --write."))
]
Template = Annotated[
    str,
    typer.Option("--template", metavar=mark("FILE"), help=mark("Write the empty table to fill: .xlsx, .ods or .csv.")),
]


def golden_command(  # noqa: PLR0913 - one argument an option
    ctx: typer.Context, ref: Ref, workbook: Workbook = "", *, write: Write = False, by: By = "", template: Template = ""
) -> int:
    """Compare expected results with what the rules give."""
    voice: Voice = ctx.obj
    book = open_rules(ref)
    if isinstance(book, Refusal):
        return voice.refuse(book.findings, book.code)
    rules = book.newest
    if template:
        return _template(template, rules, voice)
    if write and not (workbook and by.strip()):
        return voice.refuse((finding("golden-write-how"),), WRONG_USE)
    cases, found = _cases(workbook, rules)
    if cases is None:
        return voice.refuse(found, WRONG_USE)
    told = differences(cases, rules)
    if write and not errors(found):
        found += _write(cases, rules, Signature(by.strip(), Path(workbook).name))
    _tell(cases, told, found, voice)
    return NEGATIVE if told or errors(found) else DONE


def _template(name: str, rules: Referential, voice: Voice) -> int:
    ending, _ = ending_of(name)
    if ending not in TEMPLATE_ENDINGS:
        return voice.refuse((finding("ending-unknown", given=name, known=", ".join(TEMPLATE_ENDINGS)),), WRONG_USE)
    faults = write_file(name, write_table(ending, golden_template(rules)))
    if faults:
        return voice.refuse(faults, WRONG_USE)
    if voice.as_json:
        voice.give_tree({"written": name})
    else:
        voice.remark(say(voice.lang, "Written: {name}", name=name))
    return DONE


def _cases(workbook: str, rules: Referential) -> tuple[tuple[GoldenCase, ...] | None, tuple[Finding, ...]]:
    """Read the workbook; without one, the cases beside the rules."""
    if workbook:
        content, found = read_file(workbook)
        return (None, found) if content is None else read_golden(content, rules)
    home, found = rule_folder()
    return (None, found) if home is None else read_cases(case_files(home, rules.id), rules)


def _write(cases: Sequence[GoldenCase], rules: Referential, by: Signature) -> tuple[Finding, ...]:
    """Keep the cases beside the rules; none when the name of one cannot be the name of a file."""
    wrong = tuple(finding("golden-name", given=one.id, line=one.line) for one in cases if not CASE_ID.fullmatch(one.id))
    home, found = rule_folder()
    if wrong or home is None:
        return (*wrong, *found)
    return write_cases(home, rules.id, {one.id: case_toml(one, rules.version, by) for one in cases})


def _tell(cases: Sequence[GoldenCase], told: Sequence[Difference], found: Sequence[Finding], voice: Voice) -> None:
    """Say how many cases hold, each difference, and what could not be read."""
    wrong = len({one.case for one in told})
    if voice.as_json:
        listed = [
            {"case": one.case, "line": one.line or None, "column": one.column, "expected": one.expected,
             "found": one.found, "exact": one.exact or None}
            for one in told
        ]  # fmt: skip
        findings = [voice.finding_tree(one) for one in found]
        voice.give_tree({"cases": len(cases), "hold": len(cases) - wrong, "differences": listed, "findings": findings})
        return
    counts = {"count": str(len(cases)), "hold": str(len(cases) - wrong), "wrong": str(wrong)}
    voice.tell(say(voice.lang, "Cases: {count}. They hold: {hold}. They differ: {wrong}.", **counts))
    if told:
        header = tuple(say(voice.lang, one) for one in HEADER)
        rows = tuple((one.case, one.column, one.expected, one.found, one.exact) for one in told)
        voice.grid(Grid("", header, rows))
    voice.remark_findings(found)


HEADER = (mark("Case"), mark("Column"), mark("Expected"), mark("Found"), mark("Exactly"))
