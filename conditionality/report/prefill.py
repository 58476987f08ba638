"""Begin the next report with what does not change: answers of the last one, as proposals that a person confirms."""

from __future__ import annotations

from dataclasses import dataclass

from conditionality.findings import Finding
from conditionality.report.answers import limits
from conditionality.report.form import Form
from conditionality.report.model import Answer, Period, Report
from conditionality.report.places import Place, answer_path, both


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer taken from an earlier report."""

    answer: Answer
    report_id: str
    period: Period

    @property
    def field(self) -> str:
        """Give the field it answers."""
        return self.answer.field


@dataclass(frozen=True, slots=True)
class Proposals:
    """What can be taken over, and why some answers cannot."""

    proposals: tuple[Proposal, ...]
    findings: tuple[Finding, ...]


def propose(last: Report, form: Form) -> Proposals:
    """Propose the answers of fields marked `carry_over` that the new form still asks in the same way.

    Args:
        last: The last report of the organisation.
        form: The form of the next period, maybe of a later version.

    Returns:
        Proposals in the order of the form; and a warning for each answer that the new rules no longer take.
    """
    answers = {one.field: one for one in last.answers}
    proposals: list[Proposal] = []
    found: list[Finding] = []
    for question in form.questions:
        answer = answers.get(question.id)
        if not question.field.carry_over or answer is None:
            continue
        if any(limits(question.field, answer)):
            place = Place(answer_path(question.id))
            found.append(place.find("answer-not-carried", "", both("label", question.field.label), level="warning"))
        else:
            proposals.append(Proposal(answer, last.report_id, last.period))
    return Proposals(tuple(proposals), tuple(found))


def next_draft(last: Report, form: Form, report_id: str, period: Period) -> Report:
    """Make the draft of the next report: same organisation, its proposals as answers."""
    return Report(
        report_id=report_id,
        organisation=last.organisation,
        referential=form.referential.ref,
        period=period,
        answers=tuple(sorted((one.answer for one in propose(last, form).proposals), key=lambda one: one.field)),
    )
