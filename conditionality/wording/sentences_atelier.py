"""Sentences of the findings of the workshop of rule books: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "rules-no-draft": mark("This draft is no longer there: somebody removed it. Choose another one, or start one."),
    "rules-unknown-parent": mark("«{given}» is not a version at hand. Choose one of the list."),
    "rules-version-form": mark("«{given}» is not a version. Write three numbers (for example 1.1.0)."),
    "rules-version-taken": mark("{given} is a version at hand already. Give the draft another version."),
    "rules-draft-there": mark("There is a draft {given} already. Go on with it, or give yours another version."),
    "rules-other-book": mark(
        "The file says that it is {given}, but the draft was started from {expected}. Put its id back, or start a "
        "draft from the other rule book."
    ),
    "rules-cell": mark("This cannot be written in a table. Change it in the text of the file."),
}
"""Codes of drafts of rule books."""
