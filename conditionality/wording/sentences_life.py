"""Sentences of the findings about the life of a version: golden cases, publishing, history, migration."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "golden-period": mark("The period cannot be read. Write from and to as days, the first one first."),
    "golden-value": mark(
        "«{given}» cannot be expected: write a number, a fraction between quotation marks, or a word."
    ),
    "golden-column": mark("«{given}» names no result of these rules. Correct the name, or take the column out."),
    "golden-no-column": mark(
        "No column of expected results was found beside the answers. Add at least one, such as total, outcome or points:V1."
    ),
    "golden-nothing": mark("The case «{given}» expects nothing and is no history of another: it was left out."),
    "golden-text": mark("«{given}» cannot be expected here. Write one of: {known}."),
    "golden-number": mark(
        "«{given}» is no number. Write digits, a fraction as text (for example 475/6), or one of: {known}."
    ),
    "golden-differs": mark("{result} should be {expected}, and the rules give {given}{exact}."),
    "golden-more": mark("{count} more differences are not listed. Correct these first."),
    "golden-name": mark(
        "«{given}» cannot be the name of a case: use small letters without accents, digits, _ and -, 80 signs at most."
    ),
    "golden-write-how": mark("--write needs the workbook, and --by to say who worked the results out."),
    "publish-ref": mark(
        "«{given}» does not name one version. Write its id, @ and its version (for example socle-regional@1.1.0)."
    ),
    "publish-act": mark("The act that adopts the version is missing. Write its body, its number and its object."),
    "publish-already": mark(
        "{given} is published already, by the act «{act}»: it never changes again. Make a correction as a new version."
    ),
    "publish-status": mark("A version whose state is «{given}» cannot be published. Make a new version."),
    "publish-first-day": mark(
        "The rules would hold from {given}, and {older} holds from {first}: reports already made for it would be refused. "
        "Write a later day in in_force."
    ),
    "publish-parent": mark("This version extends {given}, which may still change. Publish {given} first."),
    "publish-no-case": mark(
        "{given} has no golden case. Write at least one that a person worked out, beside the rules or from a workbook."
    ),
    "publish-edit": mark(
        "The act cannot be written in {given} as its text stands. Give status and adopted a line each at the top of the file."
    ),
    "trial-form": mark(
        "This is not the record of a back-test. Make it with «conditionality referential backtest OLD NEW REPORTS -o FILE.json»."
    ),
    "trial-due": mark(
        "No back-test of {given} was given, and there are older versions ({older}). Try it on past reports first, and look at who gains and who loses."
    ),
    "trial-other-version": mark(
        "The back-test is of {given}, and not of {expected}. Make it for the version to publish."
    ),
    "trial-other-rules": mark("The rules of {given} changed since the back-test was made. Make it again."),
    "trial-other-older": mark(
        "The back-test compares with {given}, which is no older version. Compare with one of: {older}."
    ),
    "trial-no-report": mark("The back-test was made on no report at all. Make it on past reports."),
    "migrate-filed": mark(
        "This report is filed: it stays with the version it was filed under, for ever. Only drafts are moved."
    ),
    "migrate-other-book": mark(
        "The draft is for {given}, and {expected} is another rule book. Give a table of correspondence, or another version of {given}."
    ),
    "migrate-no-version": mark("«{given}» names no version. Write «referential» in it, for example socle-leger@1.0.0."),
    "migrate-source": mark("«{given}» is no question of the draft's version. Correct its name, or remove the line."),
    "migrate-target": mark("«{given}» is no question of the new version. Correct its name, or leave it empty."),
    "migrate-target-twice": mark(
        "«{given}» is filled by line {first} already. Each question takes one answer: keep one line."
    ),
    "migrate-factor": mark("A number cannot be multiplied by {given}. Write the factor between the two units."),
    "migrate-factor-kind": mark(
        "«{given}» is no number on both sides: a factor cannot convert it. Take the factor out."
    ),
    "migrate-option": mark("«{given}» is no option of {field}."),
    "migrate-options": mark("Options are written old=new, with commas between them."),
    "migrate-from": mark("The line does not say which question it is about. Fill «from»."),
    "migrate-no-column": mark(
        "No line of correspondence was found. Write [[fields]] with from and to, or a table with these columns."
    ),
    "published-copy": mark(
        "{given} calls itself {ref}, which is published, and is not the published file. Give it another version."
    ),
    "scheme-rules-changed": mark(
        "Another scheme was opened under {given}, and its file is no longer the same. Put that file back, or name another version."
    ),
    "history-untold": mark("{given} says nothing of the version {version}. Add a section: ## {version}"),
}
