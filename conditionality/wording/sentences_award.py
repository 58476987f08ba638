"""Sentences of the findings of the award: the region's act, its receipt, the public page, certificates, suspension."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "award-number": mark(
        "«{given}» cannot be kept as the number of an act. Write it without blanks (for example 2026-CP-014)."
    ),
    "award-day-absent": mark("The day of the act is missing. Write the day on which it was taken."),
    "award-day-to-come": mark("{given} is still to come. Write the day on which the act was taken."),
    "award-before-avis": mark(
        "The act would be of {given}, before the avis of {avis} that it has before it. Check its day."
    ),
    "award-departure-absent": mark("The act departs from the avis of the assembly. Write why."),
    "award-amount-absent": mark("The amount granted is missing. Write it in euros; nought when no money goes with it."),
    "award-amount": mark("«{given}» is not an amount. Write euros, with two decimals at most, from 0 on."),
    "award-amount-of-refusal": mark(
        "A refusal grants nothing, and {given} euros are written. Remove the amount, or choose a grant."
    ),
    "award-conditions-absent": mark("The conditions of the aid are missing. Write them as they stand in the act."),
    "award-reason-absent": mark("A refusal says why. Write the reasons of the act."),
    "award-plan-unsigned": mark(
        "The enterprise has not signed the plan. Wait for its signature, or send the dossier back."
    ),
    "receipt-to-come": mark("{given} is still to come. Write the day on which the letter was received."),
    "receipt-before-letter": mark("The letter was sent on {sent}: it was not received on {given}. Check the day."),
    "receipt-known": mark(
        "The day of receipt is recorded already: {known}. It is corrected by two persons, as a clerical error."
    ),
    "receipt-proof-absent": mark(
        "The proof of receipt is missing. Give a file, or the number of the registered letter."
    ),
    "certificate-unknown": mark("The register knows no certificate «{given}». Check its number, letter by letter."),
    "certificate-not-due": mark("No favourable decision is notified on {given}: there is nothing to certify yet."),
    "certificate-no-key": mark(
        "There is no key to seal with. Name the region's key in the settings, then issue it again."
    ),
    "certificate-there": mark("The certificate {given} says it already. Revoke it first, if it is wrong."),
    "certificate-papers-erased": mark(
        "Papers of {given} were erased, as the law asks: no certificate can be made from them."
    ),
    "certificate-erased": mark(
        "The file of the certificate {given} was erased, as the law asks. Its fingerprint stays in the register."
    ),
    "certificate-revoked-already": mark("The certificate {given} was revoked on {day} already."),
    "page-over": mark("The dossier {given} is over: no page comes from it. Open a new one."),
    "page-none": mark("No consent to a page of {given} is in force: there is nothing to take back."),
    "page-naf": mark("«{given}» is not a NAF code. Write four digits and a letter (for example 10.71C)."),
    "page-cpv": mark("«{given}» is not a CPV code. Write eight digits (for example 15811100 or 15811100-7)."),
    "suspension-act-absent": mark(
        "Money goes with this award: the act of the region is missing. Write its number and its day."
    ),
    "suspension-motion": mark(
        "«{given}» is not a motion adopted on this dossier since the notice. Leave it empty to take the last one."
    ),
    "withdrawal-too-late": mark(
        "An illegal decision is withdrawn within four months, that is by {end}. Choose another ground, or leave it."
    ),
    "withdrawal-over": mark(
        "{given} euros are more than the {granted} euros that were granted. Write what is to be paid back."
    ),
}
