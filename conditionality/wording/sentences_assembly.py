"""Sentences of the findings of `assembly`: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "vote-file-too-large": mark("The vote holds {given} bytes; at most {limit} can be read. Send one vote a file."),
    "vote-file-too-deep": mark(
        "Values stand inside one another more than {limit} levels deep. A vote has five: write it as in the example."
    ),
    "vote-several": mark("The file holds {given} votes, and one is expected here. Send the one you mean."),
    "vote-key-idle": mark("«{given}» is not read in a collection of votes. Remove it, or correct its name."),
    "vote-key-unknown": mark("«{given}» has no meaning in a vote. Remove it or correct its name."),
    "vote-key-missing": mark("«{given}» is missing in this vote. Add it."),
    "vote-word": mark("«{given}» is not one of the words expected here. Write one of: {expected}."),
    "vote-whole-number": mark(
        "A whole number is expected here, without quotation marks or decimals; «{given}» was found."
    ),
    "vote-too-small": mark("«{given}» is less than {bound}, the least allowed here. Check the figure."),
    "vote-too-big": mark("«{given}» is more than {bound}, the most allowed here. Check the figure."),
    "vote-two-numbers": mark(
        "Two whole numbers are expected here, the least and the most, between square brackets; «{given}» was found."
    ),
    "vote-yes-no": mark("true or false is expected here, as a bare word; «{given}» was found."),
    "vote-list": mark("A list is expected here, between square brackets; «{given}» was found."),
    "vote-name": mark(
        "«{given}» cannot be a name here. Write at most 60 letters, digits, hyphens or underscores, without spaces."
    ),
    "vote-text-too-long": mark("The text has more than 4000 characters. Shorten it."),
    "vote-text-unseen": mark("The text is blank, or holds a sign that cannot be seen. Type it again."),
    "vote-moment": mark(
        'A day and an hour with their offset are expected here, as "2026-11-21T14:30:00+01:00"; «{given}» was found.'
    ),
    "vote-wrong": mark("«{given}» cannot stand here. Write it as in the example."),
    "vote-college-twice": mark("Two colleges are called «{given}». Give each its own name."),
    "vote-too-few-colleges": mark(
        "Colleges that vote: {given}; an assembly has at least {least}. Add the missing ones."
    ),
    "vote-weights-sum": mark(
        "The weights of the colleges add up to {given} basis points, and must make exactly 10000. Correct them."
    ),
    "vote-weight-below": mark(
        "A weight of {given} basis points is under the least a college may have ({bound}). Raise it."
    ),
    "vote-weight-above": mark(
        "A weight of {given} basis points is over the most a college may have ({bound}). Lower it."
    ),
    "vote-consultative-weight": mark(
        "A consultative college has no weight, and {given} basis points are given. Remove them, or make the college deliberative."
    ),
    "vote-consultative-ballots": mark(
        "A consultative college does not vote; ballots given: {given}. Remove them, or make the college deliberative."
    ),
    "vote-bounds-order": mark("The least weight ({given}) is over the most ({high}). Write the least first."),
    "vote-bounds-wide": mark(
        "These bounds ({given}) go beyond those of a SCIC, {low} to {high} basis points (loi 47-1775, art. 19 octies). Keep them only if the assembly has another legal form."
    ),
    "vote-threshold-low": mark(
        "A threshold of {given} is under one half: a motion and its contrary could both be adopted. Write at least 1/2."
    ),
    "vote-threshold-half": mark(
        "With one half reached and not exceeded, a motion as much opposed as supported is adopted. Write strict: true for a simple majority."
    ),
    "vote-out-of-reach": mark(
        "A share of {given} can never be reached as it is written. Lower it, or write strict: false."
    ),
    "vote-electors-over": mark(
        "Electors: {given}; seats: {most}. There cannot be more electors than seats: check both."
    ),
    "vote-recused-over": mark(
        "Recused members: {given}; electors of the college: {most}. Recused members are among the electors: check both."
    ),
    "vote-present-over": mark(
        "Present or represented: {given}; electors who are not recused: {most}. A recused member is neither present nor represented: check the figures."
    ),
    "vote-represented-over": mark(
        "Represented members: {given}; proxies that those present may hold: {most}. Check the proxies."
    ),
    "vote-ballots-over": mark("Ballots: {given}; members present or represented: {most}. Count them again."),
    "vote-consent-ballots": mark(
        "A consent round has no ballots; ballots given: {given}. Remove them, or write round: ballot."
    ),
    "vote-consent-motion": mark("A motion of the kind «{given}» is not decided by consent. Put it to the vote."),
    "vote-stance-in-ballot": mark(
        "«{given}» is what a college says in a consent round, and this is a ballot. Remove it, or write round: consent."
    ),
    "vote-stance-missing": mark("The college is there and says nothing. Write no_objection or objection."),
    "vote-stance-absent": mark(
        "Nobody of this college is present, and it says «{given}». Remove it, or correct the presence."
    ),
    "vote-objection-missing": mark(
        "The college objects without saying what. Add a reason and the criterion it is about."
    ),
    "vote-objection-idle": mark(
        "Objections are listed, and the college says «{given}». Write objection, or remove them."
    ),
    "vote-motion-reason": mark("A motion of the kind «{given}» carries a written reason here. Add it."),
    "vote-motion-ground": mark("A refusal or a suspension rests on one ground of the closed list. Add it."),
    "vote-motion-unheard": mark(
        "A refusal or a suspension is voted only after the organisation was heard (contradictory step). Hear it first, then write heard: true."
    ),
    "vote-reason-missing": mark(
        "A ballot «{given}» on this motion carries a reason. Add it before the ballot is taken."
    ),
    "vote-second-call-early": mark(
        "The second call is on {given}, and may not be before {earliest}: three days after the first. Choose a later day."
    ),
    "vote-secret-motion": mark(
        "A motion of the kind «{given}» concerns a dossier and is voted by name; only persons and appointments are voted in secret. Write secret: false."
    ),
    "vote-secret-chair": mark("The ballot is secret: the chair's own ballot is not used. Remove it."),
    "vote-secret-too-few": mark(
        "Secret ballots of this college: {given}; under {least} they could be guessed. Vote again by name."
    ),
    "vote-secret-named": mark(
        "The ballot is secret, and a ballot is given with a name. Remove it, and give the ballots of each college as numbers."
    ),
    "vote-member-twice": mark(
        "Two members have the code «{given}»: one person has one vote. Give each its own code, or remove one."
    ),
    "vote-member-unknown": mark("«{given}» is not a member of this list. Add the member, or correct the code."),
    "vote-college-unknown": mark("«{given}» is not a college of this vote. Correct the name."),
    "vote-recused-why": mark("The ground of the recusal is «other». Say it in words."),
    "vote-day-missing": mark("Mandates have a term, and the day of the session is not given. Add it."),
    "vote-proxy-self": mark("«{given}» gives a proxy to the same person. Correct the holder."),
    "vote-proxy-twice": mark("«{given}» gives several proxies for one session. Keep the one that holds."),
    "vote-proxy-no-mandate": mark(
        "The proxy of «{given}» to «{holder}» does not count: the mandate of one of them does not run on that day."
    ),
    "vote-proxy-grantor-recused": mark(
        "The proxy of «{given}» to «{holder}» does not count: «{given}» is recused on this item."
    ),
    "vote-proxy-grantor-present": mark("The proxy of «{given}» to «{holder}» is suspended: «{given}» is present."),
    "vote-proxy-holder-recused": mark(
        "The proxy of «{given}» to «{holder}» does not count: «{holder}» is recused on this item."
    ),
    "vote-proxy-holder-absent": mark("The proxy of «{given}» to «{holder}» does not count: «{holder}» is absent."),
    "vote-proxy-other-college": mark(
        "The proxy of «{given}» to «{holder}» does not count: they sit in two different colleges."
    ),
    "vote-proxy-holder-gave": mark(
        "The proxy of «{given}» to «{holder}» does not count: «{holder}» has given a proxy too."
    ),
    "vote-proxy-grantor-received": mark(
        "The proxy of «{given}» to «{holder}» does not count: «{given}» has received a proxy."
    ),
    "vote-proxy-too-many": mark(
        "The proxy of «{given}» to «{holder}» does not count: «{holder}» holds more than {most}. Withdraw those in excess."
    ),
    "vote-ballot-mandate": mark(
        "«{given}» votes without a mandate that runs on the day of the session. Remove the ballot, or correct the mandate."
    ),
    "vote-ballot-recused": mark(
        "«{given}» is recused on this item and may not vote, not even by proxy. Remove the ballot."
    ),
    "vote-ballot-absent": mark(
        "«{given}» votes, and is neither present nor represented by a valid proxy. Remove the ballot, or correct the presence."
    ),
    "vote-ballot-consultative": mark(
        "A member of a consultative college votes «{given}». Remove the ballot: this college speaks and does not vote."
    ),
    "vote-figure-differs": mark(
        "The file says {given}, and the members give {members}. Correct one of them, or leave the figure out."
    ),
    "vote-figure-expected": mark("The file expects {given}, and the count gives {found}. Check which is right."),
}
