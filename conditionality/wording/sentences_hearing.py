"""Sentences of a sitting of the assembly held at the desk."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "hearing-ballot-running": mark(
        "A ballot is open on «{given}». Close it first; a member who finds an interest meanwhile does not vote, and declares it after."
    ),
    "hearing-ballot-shut": mark("The ballot of «{given}» is not open. The chair opens it."),
    "hearing-day-past": mark("The day {given} is past. Choose a day to come."),
    "hearing-declared-already": mark(
        "You declared an interest in this item already: you leave for it. Nothing more is needed."
    ),
    "hearing-deferred-already": mark(
        "The dossier was put off once already. It can be put off again only when the organisation itself asks."
    ),
    "hearing-dossier-unknown": mark("There is no dossier «{given}». Choose one of the list."),
    "hearing-erased": mark("A paper of «{given}» was erased as the law asks. What it said can no longer be shown."),
    "hearing-item-absent": mark("«{given}» is not on the agenda of this session. Choose one of: {expected}."),
    "hearing-item-ended": mark(
        "The item has ended: a motion was adopted, or there was no quorum. Go to the next item."
    ),
    "hearing-item-left": mark(
        "The item «{given}» was not taken. Open it, or take it off the agenda with a reason, before the session is closed."
    ),
    "hearing-item-open": mark(
        "The item «{given}» is still open. Put the motions that are left to the vote, or close the item."
    ),
    "hearing-item-shut": mark("The item «{given}» is not open. The chair opens it once the roll is called."),
    "hearing-minutes-missing": mark("There are no minutes of session «{given}» yet. The secretary drafts them."),
    "hearing-minutes-unsigned": mark(
        "The minutes of session «{given}» are not signed, or the dossier was not on its agenda. Sign them first."
    ),
    "hearing-motion-elsewhere": mark(
        "This motion does not belong to this item: a suspension is put to the vote after its notice, its end once the listing is suspended, the other motions on a request."
    ),
    "hearing-motion-frozen": mark(
        "«{given}» is not a plan that can still be amended: its ballot is open or over, or there is no such motion."
    ),
    "hearing-motion-left": mark("The item cannot be closed yet: put this motion to the vote first: {motion}."),
    "hearing-motion-reason": mark(
        "This motion carries a written reason. Write what is asked, or why the assembly departs from the score."
    ),
    "hearing-motion-there": mark("A motion of this kind, «{given}», waits already. Put it to the vote."),
    "hearing-motion-unknown": mark("There is no motion «{given}». Choose one of the list."),
    "hearing-motion-voted": mark(
        "A motion of this kind was voted on this item already. A motion is not voted twice at one sitting."
    ),
    "hearing-no-assembly": mark("The assembly has no rules and colleges yet. Give it its statutes first."),
    "hearing-no-quorum": mark(
        "There is no quorum for this item: {why}. Call the roll again when members come, or send the item to a second call."
    ),
    "hearing-not-missed": mark(
        "«{given}» is not an item without quorum of session {first}. A second call has the same agenda, and nothing more."
    ),
    "hearing-not-on-agenda": mark("«{given}» is on no agenda. Convene a session with it."),
    "hearing-not-proclaimed": mark(
        "The result of «{given}» is not proclaimed yet. It is told once the chair closes the ballot."
    ),
    "hearing-not-ready": mark(
        "«{given}» is not ready for the assembly. Only a dossier that is scored and ready, or whose listing is to be suspended or opened again, can be put on an agenda."
    ),
    "hearing-other-day": mark("Today is {given}, and the session is convened for {day}. Open it on that day."),
    "hearing-plan-missing": mark(
        "There is no plan for «{given}» to put to the vote. Have the dossier scored, then amend the plan that is drafted."
    ),
    "hearing-point-standing": mark(
        "«{given}» is on the agenda of session {session} already. Take it off that agenda first, or wait until that session is closed."
    ),
    "hearing-quorum-there": mark("The quorum of «{given}» is there. Open the item."),
    "hearing-refuse-early": mark("A refusal is put to the vote only once the plan has fallen. Put the plan first."),
    "hearing-refuse-unheard": mark(
        "The organisation was not heard: a refusal comes only after the contradictory step. Open that step first."
    ),
    "hearing-roll-missing": mark("The roll of «{given}» was not called. The secretary calls it first."),
    "hearing-session-not-open": mark("Session «{given}» is not open. The chair opens it."),
    "hearing-session-unknown": mark("There is no session «{given}». Choose one of the list."),
    "hearing-suspend-unheard": mark(
        "The organisation was not heard: a suspension is put to the vote once the notice is answered, or the time to answer is over."
    ),
    "hearing-tie-unanswered": mark(
        "{given} is there, and has a tie with the organisation that was found and not declared. The member declares it and leaves, or is not called for this item."
    ),
    "recount-ballots": mark(
        "The ledger holds {given} ballots of this motion, and its closing names {found}. The record cannot be trusted."
    ),
    "recount-differs": mark("Counted again, this vote does not give what was kept. The record cannot be trusted."),
    "recount-erased": mark("A paper of this vote was erased as the law asks. It cannot be counted again."),
    "recount-other-vote": mark(
        "The ballots and the roll do not make the vote that was kept. The record cannot be trusted."
    ),
    "recount-outcome": mark(
        "The proclamation says {given}, and the count gives {found}. The record cannot be trusted."
    ),
    "recount-rules": mark(
        "The ballot was opened under other rules than those of its electors. The record cannot be trusted."
    ),
    "recount-unreadable": mark("A paper of this vote cannot be read. The record cannot be trusted."),
}
