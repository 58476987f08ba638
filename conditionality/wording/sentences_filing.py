"""Sentences of the findings of filing, instruction and plans at the desk: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "draft-empty": mark("Nothing is typed yet in {given}. Answer the questions, then file."),
    "truth-not-declared": mark("The answers are not declared true. Tick the declaration, then file."),
    "evidence-twice": mark("«{given}» is joined already, under this name or another. Choose another file."),
    "evidence-too-many": mark("At most {most} files can be joined. Remove one, or put several pages in one PDF."),
    "evidence-expired": mark("The file would have expired on {given}, before today. Join one that is still valid."),
    "evidence-expired-since": mark("«{given}» expired on {on}. Remove it, and join one that is still valid."),
    "evidence-unknown": mark("The file «{given}» is not there: it was removed, or filed since. Open the list again."),
    "pieces-deadline": mark("The day {given} is not after today ({today}). Leave time to answer: choose a later day."),
    "pieces-field-unknown": mark(
        "«{given}» is not a question of this form. Choose a question, or name a file in words."
    ),
    "pieces-twice": mark("«{given}» is asked twice. Keep it once."),
    "pieces-nothing-given": mark(
        "No answer changed and no file was joined since the pieces were asked. Give what the letter asks, or write to "
        "the service."
    ),
    "submission-erased": mark("What was filed in {given} was erased, as the law asks. It cannot be worked on."),
    "progress-action-unknown": mark("«{given}» is not an action of this plan. Choose among: {expected}."),
}
