"""Sentences of the findings of `storage`: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "changed-since-opened": mark(
        "Someone changed this since you opened it. Nothing of yours was saved over it: open it again, check, and send once more."
    ),
    "store-busy": mark("The register is busy, and nothing was saved. Try again in a moment."),
    "store-table-missing": mark(
        "These tables are missing in the database: {given}. Bring the database up to date, or restore a backup."
    ),
    "store-guard-off": mark(
        "The database no longer refuses every change of the register; these guards are off: {given}. Put them back, and find out who took them off."
    ),
    "ledger-event-changed": mark(
        "This event is not as it was written: its fingerprint no longer fits what it says. Compare with a backup."
    ),
    "ledger-event-missing": mark(
        "Nothing stands here any more, though the chain went on. Look for what was removed in a backup."
    ),
    "ledger-event-added": mark(
        "This event was not written by the register: it stands out of the chain. Find out who added it."
    ),
    "ledger-link-broken": mark(
        "This event was written after another event {before} than the one that stands there now. One of the two was rewritten: compare both with a backup."
    ),
    "ledger-subject-gap": mark("«{given}» has an event that does not follow its last one. Compare with a backup."),
    "ledger-head-missing": mark("The register no longer says which event is its last. Compare with a signed head."),
    "ledger-head-differs": mark(
        "The last event is not the one that the register noted ({given}). Compare with a signed head."
    ),
    "ledger-anchor-differs": mark(
        "The event known from elsewhere ({given}) does not stand here. The chain was cut or rewritten since: compare with a backup."
    ),
    "record-missing": mark("The document {given} is named here and is not in the register. Restore it from a backup."),
    "record-changed": mark("The document {given} is not as it was stored. Restore it from a backup."),
    "record-erased-unsaid": mark(
        "The content of the document {given} is gone, and no event says that it was to be erased. Restore it from a backup."
    ),
    "record-not-papers": mark("The list of documents {given} cannot be read. Compare with a backup."),
    "record-unused": mark("No event names this document. It may have been joined to a draft that was never filed."),
    "read-model-differs": mark(
        "The rows of «{given}» are not those that the register gives. Have this table made again."
    ),
    "attachment-empty": mark("«{given}» is empty. Choose a file that has content."),
    "attachment-too-large": mark(
        "«{given}» weighs {size} MiB; at most {limit} MiB can be joined. Reduce it or split it."
    ),
    "attachment-kind": mark("What «{given}» holds cannot be joined here. Give one of these kinds of file: {expected}."),
    "attachment-name": mark(
        "The name «{given}» does not fit what the file holds. Rename it so that it ends in one of: {expected}."
    ),
}
