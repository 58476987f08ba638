"""Sentences of the findings of a sitting of the assembly: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "sitting-mandate-order": mark("A mandate ends on {given} and begins on {begins}. Correct one of the two days."),
    "sitting-seat-twice": mark(
        "«{given}» holds two seats on the same day: one person has one vote. End one mandate before the other begins."
    ),
    "sitting-seats-over": mark(
        "Filled seats on {on}: {given}; the statutes give {most}. End the mandates that are over, or correct the statutes."
    ),
    "sitting-called-twice": mark("«{given}» stands twice on the roll and counts once. Remove one."),
    "sitting-ballot-twice": mark(
        "«{given}» has already voted on this motion. The first ballot stands: a ballot is not taken back."
    ),
    "sitting-ballot-by-holder": mark(
        "«{given}» is absent and represented: «{holder}», who holds the proxy, casts this ballot."
    ),
    "sitting-ballot-in-person": mark(
        "«{given}» is present and votes in person: the proxy is suspended, and «{holder}» cannot cast this ballot."
    ),
    "sitting-ballot-no-proxy": mark(
        "«{holder}» holds no proxy of «{given}» that counts on this item. Remove the ballot, or check the proxy."
    ),
    "sitting-bond-unanswered": mark(
        "A tie was found between «{given}» and this organisation, and «{given}» is not recused. Ask before the item is opened, and note the answer."
    ),
    "sitting-convened-late": mark(
        "Members convened on {given} for a session on {day}: {days} days at least are due. Convene by {latest}, or choose a later day."
    ),
    "sitting-hour-other-day": mark("The hour falls on {given}, and the session on {day}. Correct one of them."),
    "sitting-first-call-missing": mark(
        "On second call the day of the session without quorum is due. Add it: the convocation quotes it."
    ),
    "sitting-rank": mark("The item has the number {given}, and stands in place {expected}. Number the items in order."),
    "sitting-dossier-twice": mark("«{given}» stands twice on the agenda. Keep one item a dossier."),
    "sitting-item-new": mark(
        "«{given}» was not on the agenda of the first call, and a second call has the same agenda. Leave it for another session."
    ),
    "sitting-stance-twice": mark("The college «{given}» has already said whether it objects. The first word stands."),
}
