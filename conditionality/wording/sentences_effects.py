"""Sentences of the findings of back-tests and robustness; code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "backtest-column-absent": mark("The table has no column «{given}». Name one of its columns."),
    "backtest-no-report": mark(
        "«{given}» holds no report made for the rules before. Choose other reports, or other rules."
    ),
    "robustness-law": mark("«{given}» is not a law of draws. Choose one of: {known}."),
    "robustness-number": mark(
        "«{given}» cannot be taken for {option}. Write a number from {least} to {most}, with two decimals at most."
    ),
    "robustness-report-absent": mark(
        "No report of the table has the number «{given}». Check it in the column report_id."
    ),
}
