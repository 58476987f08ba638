"""Sentences of the findings of the desk's register and deposit: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "database-mode": mark(
        "This database is one of {known}: it does not become one of {given}. Choose another database."
    ),
    "mandate-ends-before": mark("The mandate would end on {given}, before it starts. Choose a later day."),
    "scheme-version": mark("«{given}» is not a version of a rule book that can be used here. Choose one of the shelf."),
    "scheme-closes-before": mark("The scheme would close on {given}, before it opens. Choose a later day."),
    "scheme-unknown": mark("There is no scheme «{given}». Choose one of: {expected}."),
    "scheme-shut": mark("«{given}» takes requests from {opens} to {closes}. Come back then, or choose another scheme."),
    "dossier-open-already": mark("The dossier {given} is open already for this scheme and cycle. Go on with it."),
}
