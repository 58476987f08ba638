"""`conditionality plan`: the least effort that makes one report meet the rules, and what each day or euro buys."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

import typer

from conditionality.certificate.paper import sheet_pdf
from conditionality.certificate.plan_sheet import make_plan_pdf
from conditionality.cli.arguments import HistoryFiles, Ref, ReportFile
from conditionality.cli.hush import hushed
from conditionality.cli.reading import Refusal, check_one, open_rules, read_history, read_one
from conditionality.cli.voice import DONE, NEGATIVE, WRONG_USE, Voice
from conditionality.codec import canonical, plain
from conditionality.desk.files import check_place, write_file
from conditionality.desk.plans import ORDERS, BenchShelf, Wish, curve_for, make_shelf, plans_for
from conditionality.desk.scores import by_siret, history_of
from conditionality.findings import Finding, finding
from conditionality.plan.compare import compare_plans
from conditionality.plan.curve import Curve
from conditionality.plan.curve_sheet import curve_section
from conditionality.plan.goal import Goal, Limits
from conditionality.plan.paper import Order, Plan
from conditionality.plan.sheet import PlanPages, plan_pages, plan_sheet
from conditionality.referential.model import Referential
from conditionality.report.model import Report
from conditionality.report.numbers import read_number
from conditionality.wording.sheet import Sheet, as_text
from conditionality.wording.speech import mark


@dataclass(frozen=True, slots=True)
class Asked:
    """The line as typed."""

    ref: str
    report: str
    goal: str
    order: str
    every: bool
    budget: str
    days: str
    pdf: str
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the plans, the pages about the one, or the curve beside the three."""

    referential: Referential
    plans: tuple[Plan, ...]
    pages: PlanPages | None
    curve: Curve | None


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be planned for."""

    referential: Referential
    report: Report
    history: tuple[Report, ...]
    remarks: tuple[Finding, ...]


def plan_command(  # noqa: PLR0913 - one argument an option
    ctx: typer.Context,
    ref: Ref,
    report: ReportFile,
    *,
    goal: Annotated[
        str,
        typer.Option(
            "--goal",
            metavar=mark("GOAL"),
            help=mark("What to reach: an outcome of the rules, or a number of points. Default: to be accepted."),
        ),
    ] = "",
    order: Annotated[
        str,
        typer.Option(
            "--order",
            metavar="effort|cost|soonest",
            help=mark("What to make least: days of work (default), euros, or months."),
        ),
    ] = "effort",
    every: Annotated[
        bool,
        typer.Option("--all", help=mark("The three plans side by side, and what each further day of work buys.")),
    ] = False,
    budget: Annotated[
        str, typer.Option("--budget", metavar=mark("EUROS"), help=mark("Most euros that the plan may cost."))
    ] = "",
    days: Annotated[
        str, typer.Option("--days", metavar=mark("DAYS"), help=mark("Most days of work that the plan may ask for."))
    ] = "",
    pdf: Annotated[
        str, typer.Option("--pdf", metavar=mark("FILE"), help=mark("Where to write the plan as a PDF too."))
    ] = "",
    history: HistoryFiles = None,
) -> int:
    """Plan for one report."""
    voice: Voice = ctx.obj
    asked = Asked(ref, report, goal, order, every, budget, days, pdf, tuple(history or ()))
    wish = _read_wish(asked)
    if isinstance(wish, Refusal):
        return voice.refuse(wish.findings, wish.code)
    work = _prepare(asked)
    if isinstance(work, Refusal):
        return voice.refuse(work.findings, work.code)
    aim = read_goal(goal, work.referential)
    if isinstance(aim, Refusal):
        return voice.refuse(aim.findings, aim.code)
    voice.remark_findings(work.remarks)
    with hushed():
        made = _make(asked, work, Wish(aim, wish.limits, wish.orders))
    if pdf:
        faults = write_file(pdf, _printed(made, voice))
        if faults:
            return voice.refuse(faults, WRONG_USE)
    _tell(made, voice)
    return DONE if all(one.sufficient for one in made.plans) else NEGATIVE


def _read_wish(asked: Asked) -> Wish | Refusal:
    """Read every option that does not depend on the rules; all that is wrong is told at once."""
    wrong: list[Finding] = [] if not asked.pdf else list(check_place(asked.pdf))
    wanted: Order | None = next((one for one in ORDERS if one == asked.order), None)
    if wanted is None:
        wrong.append(finding("option-order", given=asked.order, known=", ".join(ORDERS)))
    amounts: dict[str, Decimal] = {}
    for name, text, example in (("budget_eur", asked.budget, "15000"), ("days", asked.days, "20")):
        if text:
            amount = read_amount(text)
            if amount is None:
                wrong.append(finding("option-amount", given=text, example=example))
            else:
                amounts[name] = amount
    if wrong or wanted is None:
        return Refusal(tuple(wrong))
    limits = Limits(budget_eur=amounts.get("budget_eur"), days=amounts.get("days"))
    return Wish(limits=limits, orders=ORDERS if asked.every else (wanted,))


def read_amount(text: str) -> Decimal | None:
    """Read an amount that is 0 or more; None when it is none."""
    amount, found = read_number(text)
    return None if amount is None or found or amount < 0 else amount


def read_goal(text: str, referential: Referential) -> Goal | Refusal:
    """Read a goal: nothing, an outcome of the rules, or a number of points."""
    known = [one.id for one in referential.outcomes]
    if text in known:
        return Goal(outcome=text)
    if text:
        amount = read_amount(text)
        if amount is None:
            return Refusal((finding("option-goal", given=text, known=", ".join(known) or "–"),))
        return Goal(total=amount)
    if not any(one.kind == "accept" for one in referential.outcomes):
        return Refusal((finding("plan-no-goal"),))
    return Goal()


def _prepare(asked: Asked) -> Work | Refusal:
    """Read the rules, the report and its history."""
    book = open_rules(asked.ref)
    if isinstance(book, Refusal):
        return book
    read = read_one(asked.report, book)
    if isinstance(read, Refusal):
        return read
    filed = read_history(asked.history, book)
    if isinstance(filed, Refusal):
        return filed
    report, known = read
    referential = next(one for one in book.versions if one.ref == report.referential)
    earlier = history_of(report, by_siret((*filed, report)))
    return Work(referential, report, earlier, (*known, *check_one(report, referential, known)))


def _make(asked: Asked, work: Work, wish: Wish) -> Made:
    shelf: BenchShelf = make_shelf((work.referential,))
    bench = shelf.bench(work.report)
    plans = plans_for(bench, work.report, work.history, wish)
    if asked.every:
        return Made(work.referential, plans, None, curve_for(bench, work.report, work.history, goal=wish.goal))
    pages = plan_pages(bench, work.report, plans[0], work.history)
    return Made(work.referential, plans, pages, None)


def _sheet(made: Made, voice: Voice) -> Sheet:
    """Give what is shown: one plan with its schedule, or the three beside one another with the curve."""
    if made.pages is not None:
        return plan_sheet(made.pages, made.referential, voice.lang)
    side = compare_plans(made.plans, made.referential, voice.lang)
    more = () if made.curve is None else (curve_section(made.curve, made.referential, voice.lang),)
    return Sheet(side.title, side.subtitle, (*side.sections, *more), side.mention, side.lang)


def _printed(made: Made, voice: Voice) -> bytes:
    if made.pages is not None:
        return make_plan_pdf(made.pages, made.referential, voice.lang)
    return sheet_pdf(_sheet(made, voice), author=made.referential.publisher or "")


def _tell(made: Made, voice: Voice) -> None:
    """Say the plans: text for people; canonical JSON for machines, of which the sha256 is the plan's fingerprint."""
    if not voice.as_json:
        voice.tell(as_text(_sheet(made, voice)).rstrip())
    elif made.curve is None:
        voice.give(canonical(made.plans[0]))
    else:
        voice.give(canonical({"plans": [plain(one) for one in made.plans], "curve": plain(made.curve)}))
