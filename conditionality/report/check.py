"""Check a report against its form: what is missing, what breaks a rule or contradicts, what is hardly plausible.

Nothing is changed and nothing entered is lost: an answer to a question that is not asked stays in the report, with a
warning; scoring leaves it aside by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from conditionality.codec import decimal_text
from conditionality.findings import Finding, errors
from conditionality.referential.blocks import AskedField
from conditionality.referential.model import Referential
from conditionality.referential.terms import Words
from conditionality.report.answers import limits
from conditionality.report.consistency import contradictions
from conditionality.report.form import Form, make_form
from conditionality.report.identifiers import read_siret
from conditionality.report.json_text import parse_json
from conditionality.report.model import Answer, NumberAnswer, Period, Report
from conditionality.report.periods import period_starting
from conditionality.report.places import Place, answer_path, both
from conditionality.report.read import read_draft, read_tree, unknown_field
from conditionality.report.state import state
from conditionality.wording.speech import say

Found = tuple[Finding, ...]

TENFOLD = 10
HUNDRED = 100


def receive(content: bytes, referential: Referential, previous: Report | None = None) -> tuple[Report | None, Found]:
    """Read a JSON report and check it, as the counter does; all findings at once.

    An answer that could not be read is not said to be missing as well.

    Returns:
        The report with its good answers, or nothing when it has no number or no period; and every finding.
    """
    tree, found = parse_json(content)
    if not isinstance(tree, dict):
        return read_draft(content, referential)
    draft, more = read_tree(tree, referential)
    # A report that only lacks its number is checked all the same, so that everything is said at once.
    checked = draft or read_tree({**tree, "report_id": "-"}, referential)[0]
    if checked is None:
        return None, found + more
    faulty = {one.path for one in found + more}
    told = check(checked, make_form(referential, checked.period.from_), previous)
    return draft, found + more + tuple(one for one in told if one.path not in faulty)


def check(report: Report, form: Form, previous: Report | None = None) -> Found:
    """Check a report.

    Args:
        report: A report or a draft.
        form: Made for the first day of its period.
        previous: The last report of the same organisation, for the plausibility of changes.
    """
    rules = tuple(_rules(report, form))
    return (
        *_identity(report, form.referential),
        *_period(report.period, form.referential),
        *rules,
        *_completeness(report, form),
        *contradictions(report, form, frozenset(one.path for one in errors(rules))),
        *_plausibility(report, form, previous),
    )


def _identity(report: Report, referential: Referential) -> Iterator[Finding]:
    if report.referential != referential.ref:
        yield Place("referential").find("report-other-referential", report.referential, {"expected": referential.ref})
    if report.organisation.siret is not None:
        yield from read_siret(report.organisation.siret)[1]


def _period(period: Period, referential: Referential) -> Iterator[Finding]:
    place = Place("period")
    if period.to < period.from_:
        yield place.find("period-reversed", "", both("first", period.from_) | both("last", period.to))
        return
    force = referential.in_force
    if not force.holds_on(period.from_):
        end = both("until", force.until) if force.until else {"until_fr": "…", "until_en": "…"}
        params = both("first", period.from_) | both("since", force.from_) | end
        yield place.find("period-not-in-force", referential.ref, params)
    expected = period_starting(period.from_, referential.interval)
    if period != expected:
        params = both("last", period.to) | both("expected", expected.to) | {"interval": referential.interval}
        yield place.find("period-not-interval", "", params, level="warning")


def _rules(report: Report, form: Form) -> Iterator[Finding]:
    for one in report.answers:
        place = Place(answer_path(one.field))
        question = form.by_id.get(one.field)
        if question is None:
            yield unknown_field(one.field, form.referential, place)
        else:
            yield from place.put(limits(question.field, one))


def _completeness(report: Report, form: Form) -> Iterator[Finding]:
    for one in state(form, report.values()).questions:
        field, place = form.by_id[one.field].field, Place(answer_path(one.field))
        if one.required and not one.answered:
            section = form.section_of(one.field)
            label = section.label if section and section.label else _general()
            yield place.find("answer-missing", "", both("label", field.label) | both("section", label))
        elif one.answered and not one.asked:
            yield place.find("answer-not-asked", "", both("label", field.label), level="warning")


def _general() -> Words:
    return Words(fr=say("fr", "General figures"), en=say("en", "General figures"))


def _plausibility(report: Report, form: Form, previous: Report | None) -> Iterator[Finding]:
    before = _numbers(previous.answers) if previous else {}
    for name, number in _numbers(report.answers).items():
        question = form.by_id.get(name)
        if question is not None:
            place, field = Place(answer_path(name)), question.field
            yield from _unusual(field, number, place)
            if name in before and changed_tenfold(before[name], number):
                params = both("before", before[name]) | both("label", field.label) | both("number", number)
                yield place.find("answer-changed-tenfold", decimal_text(number), params, level="warning")


def _unusual(field: AskedField, number: Decimal, place: Place) -> Iterator[Finding]:
    told = both("label", field.label) | both("number", number)
    if field.usual is not None:
        least, most = field.usual
        if not least <= number <= most:
            params = told | both("least", least) | both("most", most)
            yield place.find("answer-unusual", decimal_text(number), params, level="warning")
    elif field.kind == "percent":
        if 0 < number < 1 and not _at_most_one(field):
            params = told | both("hundredfold", Fraction(number) * HUNDRED)
            yield place.find("percent-under-one", decimal_text(number), params, level="warning")
        if (number < 0 and field.min is None) or (number > HUNDRED and field.max is None):
            yield place.find("percent-outside", decimal_text(number), told, level="warning")


def _at_most_one(field: AskedField) -> bool:
    return isinstance(field.max, Decimal) and field.max <= 1


def _numbers(answers: tuple[Answer, ...]) -> dict[str, Decimal]:
    return {one.field: one.number for one in answers if isinstance(one, NumberAnswer)}


def changed_tenfold(before: Decimal, after: Decimal) -> bool:
    """Tell whether a figure became more than ten times larger or smaller; from or to zero tells nothing.

    >>> changed_tenfold(Decimal(3), Decimal(31)), changed_tenfold(Decimal(3), Decimal(30))
    (True, False)
    """
    low, high = sorted((abs(Fraction(before)), abs(Fraction(after))))
    return low > 0 and high > TENFOLD * low
