"""Sentences of the findings of the web front's forms: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "act-field-needed": mark("This cannot stay empty. Fill it in."),
    "act-choice-needed": mark("Nothing is chosen. Choose an answer."),
    "act-tick-needed": mark("This box must be ticked to go on. Read it, then tick it."),
    "act-file-needed": mark("No file is attached. Choose one."),
    "act-file-large": mark("The file «{given}» is over {limit} MB. Send a smaller one."),
    "act-confirm-needed": mark("Nothing was done yet: tick the box to confirm, then send again."),
    "act-number-low": mark("{given} is too small: the limit is {limit}. Check the figure."),
    "act-number-high": mark("{given} is too large: the limit is {limit}. Check the figure."),
    "act-decimals": mark("{given} has more decimals than the {limit} allowed. Round it as your papers do."),
    "act-digits": mark("{given} has more digits than the {limit} allowed. Check the figure."),
    "act-text-short": mark("The text is too short: write at least {limit} characters."),
    "act-text-long": mark("The text is too long: at most {limit} characters can be kept."),
    "act-few": mark("This is not enough: at least {limit} are needed."),
    "act-many": mark("This is too many: at most {limit} can be taken."),
    "act-unfit": mark("«{given}» does not have the form expected here. See the help of this box, and correct it."),
}
