"""Score again from the papers inside an audit file, and compare byte for byte."""

from __future__ import annotations

from conditionality.certificate.issue import rules_of
from conditionality.certificate.statement import Bundle, Statement
from conditionality.codec import canonical, read_paper
from conditionality.errors import ConditionalityError
from conditionality.findings import Finding, finding
from conditionality.report.model import Report
from conditionality.scoring.labels import shown_number
from conditionality.scoring.score import make_scorer, score
from conditionality.scoring.scorecard import Amount, Scorecard


def replay(bundle: Bundle) -> Scorecard | Finding:
    """Score again with the exact machine.

    Args:
        bundle: The papers of an audit file.

    Returns:
        The scorecard; or why there is none.
    """
    try:
        referential = rules_of(bundle)
        report = read_paper(Report, bundle.report)
        history = tuple(read_paper(Report, one) for one in bundle.history)
        return score(make_scorer(referential, report.period.from_), report, history)
    except ConditionalityError:
        return finding("replay-unreadable")


def check_replay(statement: Statement, bundle: Bundle) -> Finding | None:
    """Say what differs between the papers and what they give when they are scored again, if anything does.

    The scorecard is compared byte for byte, and what the statement says of the score with what the scorecard says.
    """
    again = replay(bundle)
    if isinstance(again, Finding):
        return again
    if canonical(again) != bundle.scorecard:
        return _differing(again.total.score, _total_of(bundle))
    return None if says_the_same(statement, again) else finding("replay-statement-differs")


def says_the_same(statement: Statement, card: Scorecard) -> bool:
    """Tell whether a statement says of a score what its scorecard says.

    Words are left aside: a later release may call a thing otherwise, never count it otherwise.
    """
    measures = (statement.total, *statement.dimensions)
    return (
        (statement.rules.ref, statement.period, statement.holder.siret)
        == (card.referential, card.period, card.organisation.siret)
        and (statement.outcome, statement.grade) == (card.outcome, card.grade)
        and [(one.id, one.status, one.score) for one in measures]
        == [(one.id, one.status, one.score) for one in (card.total, *card.dimensions)]
        and {(one.id, one.status) for one in statement.gates} == {(one.id, one.status) for one in card.gates}
    )


def _differing(again: Amount | None, found: Amount | None, code: str = "replay-differs") -> Finding:
    """Tell both totals, as each language writes numbers."""
    return finding(
        code,
        again_fr=shown_number("fr", again),
        again_en=shown_number("en", again),
        found_fr=shown_number("fr", found),
        found_en=shown_number("en", found),
    )


def _total_of(bundle: Bundle) -> Amount | None:
    try:
        return read_paper(Scorecard, bundle.scorecard).total.score
    except ConditionalityError:
        return None
