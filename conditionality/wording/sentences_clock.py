"""Sentences of the findings about a deployment: settings, its database, its keys, its audit; code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "setting-absent": mark("This setting says nothing. Write the file of the database there, or its address."),
    "setting-address": mark("«{given}» is not the address of a web front. Write it whole, from https:// on."),
    "setting-line": mark(
        "This setting takes a name and a postal address on one line of 400 signs at most. Write it so, or leave it out."
    ),
    "database-address": mark(
        "This is not the address of a database. Write it so: postgresql://name:word@host/database."
    ),
    "database-kind": mark(
        "«{given}» is not a database that can be used here. Name a file, or a postgresql:// address."
    ),
    "database-driver": mark(
        "What speaks with PostgreSQL is not installed beside this program. Install conditionality[postgresql], or name a file."
    ),
    "database-absent": mark(
        "There is no database «{given}». Check its name, or make it: conditionality database create."
    ),
    "database-silent": mark(
        "The database «{given}» does not answer. Check that it runs, its address and its password."
    ),
    "database-not-one": mark("The file «{given}» is not a database. Check its name, or restore a backup."),
    "database-empty": mark("The database «{given}» holds nothing yet. Make it: conditionality database create."),
    "database-foreign": mark("The database «{given}» holds tables of another program. Choose an empty one."),
    "database-old": mark(
        "The database «{given}» stands at step {step}, and this program wants {latest}. Make a backup, then: conditionality database upgrade."
    ),
    "database-newer": mark(
        "The database «{given}» stands at step {step}, which this program does not know (its last is {latest}). Install the newer program."
    ),
    "database-mode-unknown": mark("«{given}» is not a mode. Choose one of: {known}."),
    "keys-absent": mark("There is no key at «{given}». Check the name of the file or of the folder."),
    "keys-not-one": mark("«{given}» holds {count} keys, and one is needed: a file that ends in .p12 or .pfx."),
    "keys-demonstration": mark(
        "This key is one of demonstration, without legal value, and the database is one of production. Name the key of the region."
    ),
    "case-broken": mark(
        "What the register says of this case is not something that the rules of the procedure allow. The clock leaves it: conditionality audit verify."
    ),
    "head-forged": mark(
        "The signature of this head of the chain does not hold: it is not one of this head. Compare with a backup, or with a printed certificate."
    ),
    "head-signer": mark(
        "This head of the chain was signed with a key that is not known. Give the certificates to trust."
    ),
    "head-signer-unchecked": mark(
        "The signature of this head of the chain holds, but its signer was not checked: no certificate to trust was given."
    ),
    "audit-kind-unknown": mark(
        "«{given}» is not an event that this program knows. It was written by a newer program, or by hand: compare with a backup."
    ),
    "audit-event-unreadable": mark(
        "What this event «{given}» says cannot be read: its papers are not those that the desk writes. Compare with a backup."
    ),
    "audit-impossible": mark(
        "The rules of the procedure do not allow {event} for {given} in the state «{state}»: {reason} Find out who wrote it."
    ),
    "audit-inputs-unreadable": mark("A paper that this event stands on cannot be read. Compare with a backup."),
    "audit-other-rules": mark(
        "{given} was not scored on the rules that were frozen when it was filed. Find out who wrote this event."
    ),
    "audit-score-differs": mark(
        "The scorecard of {given} is not the one that its stored inputs give (engine {engine}). Compare with a backup, and score again with that engine."
    ),
    "audit-plan-differs": mark(
        "The plan of {given} is not proved by what it stands on: its actions do not give what it says. Compare with a backup."
    ),
    "audit-plan-without-score": mark(
        "The plan of {given} stands on no score that could be computed again. Look at its score first."
    ),
    "audit-erased": mark(
        "A paper that this stands on was erased by the event {given}, as the law asks: it is not checked any more."
    ),
    "audit-model-broken": mark(
        "The tables of «{given}» cannot be made again from the register. Look at the events first."
    ),
    "audit-no-case": mark("There is no case «{given}» here. Write its number, for example D-2026-0001."),
    "export-not-one": mark("This is not the zip of a case. Give one made by: conditionality audit export."),
    "export-unreadable": mark(
        "The zip cannot be read to its end: its events or its papers are not what they should be."
    ),
    "export-file-missing": mark(
        "The file «{given}» is named in the manifest and is not in the zip. Ask for the zip again."
    ),
    "export-file-added": mark("The file «{given}» is in the zip and not in its manifest. Find out who added it."),
    "export-file-changed": mark("The file «{given}» is not as it was exported. Ask for the zip again."),
    "export-forged": mark("The signature of the manifest does not hold. Ask for the zip again."),
    "export-signer": mark("The manifest was signed with a key that is not known. Give the certificates to trust."),
    "export-signer-unchecked": mark(
        "The signature of the manifest holds, but its signer was not checked: no certificate to trust was given."
    ),
    "export-unsigned": mark("The manifest is not signed: the zip shows that it is whole, not where it comes from."),
    "moment-form": mark("«{given}» is not a moment. Write it so: 2026-01-31T08:00:00+01:00, or 2026-01-31."),
}
