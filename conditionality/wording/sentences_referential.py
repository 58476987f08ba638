"""Sentences of the findings of `referential`: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "file-too-large": mark(
        "The file holds {given} bytes; no rule book needs more than {limit}. Check that it is the right file."
    ),
    "file-utf16": mark(
        "The file is written in UTF-16, and rule books are written in UTF-8. Open it in a text editor and save it again as UTF-8."
    ),
    "file-not-utf8": mark(
        "Some letters, accents for example, are not written in UTF-8. Open the file in a text editor and save it again as UTF-8."
    ),
    "toml-too-deep": mark(
        "Brackets, braces or points nest here more than {limit} levels deep. A rule book needs about eight: check what stands here."
    ),
    "toml-key-twice": mark("«{given}» says again what is already said above. Keep one of the two."),
    "toml-unseen-sign": mark(
        "The line holds a sign that cannot be seen and that rule books do not allow. Type this passage again."
    ),
    "toml-decimal-comma": mark("«{given}» holds a decimal comma. Write decimals with a point (for example 0.5)."),
    "toml-syntax": mark(
        "«{given}» cannot be read. Check the quotation marks, the brackets and the = sign on this line and on the one before (TOML syntax)."
    ),
    "unknown-key": mark("«{given}» has no meaning here. Correct its name or remove it."),
    "missing-key": mark("«{key}» is missing. Add it."),
    "missing-french": mark('The French text is missing. Write both languages: {{ fr = "…", en = "…" }}.'),
    "missing-english": mark('The English text is missing. Write both languages: {{ fr = "…", en = "…" }}.'),
    "words-expected": mark('A text in both languages is expected here. Write {{ fr = "…", en = "…" }}.'),
    "unknown-word": mark("«{given}» is not one of the words allowed here: {expected}."),
    "unknown-missing-rule": mark(
        "«{given}» is not a rule for missing answers. Write zero, worst, exclude, block, or a number of points."
    ),
    "unknown-combine": mark(
        "«{given}» is not a way to combine marks. Write weighted_mean, sum, geometric_mean, harmonic_mean, min, max, worst_two_mean, or a formula."
    ),
    "unknown-scale": mark(
        "No kind of scale can be recognised here. Write one of: steps, at, ramp, choices, options, yes and no, formula, by; or the name of a scale between quotation marks."
    ),
    "number-expected": mark("A number is expected here; «{given}» is not one."),
    "number-quoted": mark("The number {given} stands between quotation marks. Write it without them."),
    "number-size": mark(
        "This number cannot be used: it must be finite, with at most 30 digits on either side of the point."
    ),
    "number-too-low": mark("{given} is too low: the limit is {limit}."),
    "number-too-high": mark("{given} is too high: the limit is {limit}."),
    "whole-number-expected": mark("A whole number is expected here; «{given}» is not one."),
    "text-expected": mark("A text between quotation marks is expected here; «{given}» is not one."),
    "text-empty": mark("The text is empty. Write it, or remove the line if it is not needed."),
    "words-too-long": mark("The text «{given}» is longer than {limit} characters. Shorten it."),
    "words-unseen-sign": mark(
        "This text holds a sign that cannot be seen ({sign}). Delete it, or type the passage again."
    ),
    "truth-expected": mark("Write true or false here, without quotation marks; «{given}» was found."),
    "condition-expected": mark(
        "true, false, or a condition between quotation marks is expected here; «{given}» was found."
    ),
    "date-expected": mark(
        "A day is expected here, without quotation marks and without an hour (for example 2026-01-31); «{given}» was found."
    ),
    "list-expected": mark("A list between square brackets is expected here."),
    "list-too-short": mark("The list is too short; the least is {limit}."),
    "list-too-long": mark("The list is too long; the most is {limit}."),
    "pair-expected": mark("Exactly two values are expected between these brackets, for example [50, 75]."),
    "table-expected": mark("Named values are expected here, between braces or under a header between square brackets."),
    "double-brackets": mark("There may be several {given}: their header takes two square brackets. Write [[{given}]]."),
    "lists-later": mark(
        "Repeated lists (sites, products, groups of staff) cannot be used yet. Ask for the figures added up."
    ),
    "wrong-value": mark("«{given}» cannot stand here. Check how this line is to be written."),
    "bad-name": mark(
        "«{given}» cannot be a name: a name is a letter, then letters without accents, digits or _ (for example {write})."
    ),
    "bad-name-code": mark(
        '«{given}» cannot be an id: formulas would read a calculation. Write id = "{write}" and keep the printed name as code = "{given}".'
    ),
    "bad-option": mark(
        "«{given}» cannot name an option: use letters without accents, digits, and . _ + - after the first sign."
    ),
    "bad-referential-id": mark(
        "«{given}» cannot be the id of a rule book: use small letters without accents, digits and -, starting with a letter (for example socle-regional)."
    ),
    "bad-version": mark("«{given}» is not a version. Write three numbers with points (for example 1.0.0)."),
    "bad-duration": mark(
        "«{given}» is not a length of time that can be used. Write P1Y for a year, P6M for six months, P30D for thirty days."
    ),
    "bad-link": mark("«{given}» is not a web address. Write it whole, starting with https://."),
    "reserved-name": mark("«{given}» already has a meaning in formulas. Choose another id (for example {write})."),
    "name-twice": mark("«{given}» is used twice. Give one of the two another id."),
    "name-shared": mark(
        "«{given}» is also the id of {other}: a formula could not tell them apart. Give one of the two another id."
    ),
    "reference-unknown": mark("«{given}» is not known here. Write the id of one of [[{block}]], or add it there."),
    "section-not-top": mark("The section «{given}» stands under another dimension. Name the top one: {top}."),
    "extends-unpinned": mark(
        "«{given}» does not name one version of a rule book. Write its id, @ and its version (for example socle-regional@1.0.0)."
    ),
    "extends-unknown": mark("The rule book «{given}» was not found. Check its id and its version, or add its file."),
    "extends-circle": mark("The rule book comes back to itself: {circle}. Remove one of these links."),
    "extends-too-deep": mark(
        "There are more than {limit} generations above this rule book; «{given}» was not read. Extend an earlier one directly."
    ),
    "extends-mismatch": mark(
        "The file of «{given}» says that it is «{holds}». Put each file in its place, or correct what it says."
    ),
    "inherit-nothing": mark(
        "[inherit] chooses among what parents hold, and no parent is named. Add extends, or remove [inherit]."
    ),
    "inherit-unknown": mark("«{given}» is in none of the parents. Check the id."),
    "parents-differ": mark(
        "Two parents do not say the same here ({given}); the last one named is followed. Say it yourself if that is not what you want."
    ),
    "dates-reversed": mark("The end ({last}) comes before the start ({first}). Exchange them, or correct one."),
    "dates-out-of-order": mark(
        "{second} should come after {first}. Put the values in the order of their dates, each date once."
    ),
    "never-in-force": mark(
        "These dates lie outside those of the version, which takes effect on {start}: this will never hold. Check the dates."
    ),
    "parameter-too-late": mark(
        "The first value takes effect on {given}, and the version on {start}. Add the value in force on {start}."
    ),
    "norm-without-source": mark(
        'The basis is «{given}», and no source is given. Add the act it comes from in sources, or write basis = "illustrative".'
    ),
    "options-missing": mark(
        'A field of kind {given} needs options. Add them: options = [{{ id = "…", label = {{ fr = "…", en = "…" }} }}].'
    ),
    "options-unused": mark('A field of kind {given} takes no options. Remove them, or write kind = "choice".'),
    "bound-misplaced": mark(
        "The bound «{given}» does not suit a field of kind {kind}: numbers are bounded by numbers, dates by days, others not at all."
    ),
    "bounds-reversed": mark("The lower bound ({low}) is above the upper one ({high}). Exchange them, or correct one."),
    "row-length": mark("The row has {given} cells and the table {wanted} columns. Give each row one cell a column."),
    "key-kinds-differ": mark(
        "The key «{given}» is not of the kind of the others. Write all keys as numbers, or all as texts between quotation marks."
    ),
    "key-twice": mark("The key «{given}» stands on two rows. Keep one of them."),
    "cell-not-a-number": mark("«{given}» is not a number: after the key, the cells of a table are numbers."),
    "keys-out-of-order": mark(
        "The key {given} comes after {before}, and interp needs keys that rise. Put the rows in order."
    ),
    "interp-without-numbers": mark(
        "interp draws lines between numbers, and the keys of «{given}» are texts. Use lookup, or another table."
    ),
    "lookup-wants-number": mark("The keys of «{given}» are numbers, and it is looked up by something else."),
    "lookup-wants-text": mark("The keys of «{given}» are texts, and it is looked up by something else."),
    "lookup-without-row": mark(
        "«{given}» has no row for these options: {options}. For them the result will be missing."
    ),
    "x-outside-scale": mark(
        "x is the value that a scale reads; it means nothing outside the formula of a scale. Write the name of a field or of a value."
    ),
    "too-many-faults": mark(
        "There are more than {limit} findings in the formulas; those that come after were not looked at. Correct these first."
    ),
    "formula-circle": mark(
        "The calculation comes back to itself: {circle}. Change one of these formulas so that it does not read the next."
    ),
    "scale-missing": mark("The value of «{given}» is not a number, so it needs a scale to become points. Add scale."),
    "scale-circle": mark("The scale comes back to itself: {circle}. Write the scale out in one of them."),
    "scale-wants-number": mark(
        "This scale reads a number, and the value is something else. Use choices for an option, yes and no for a yes/no."
    ),
    "scale-wants-choice": mark("This scale reads one option of a list, and the value is something else."),
    "scale-wants-choices": mark(
        "This scale adds up ticked options, and the value is something else. For a single choice use choices."
    ),
    "scale-wants-yes-no": mark("This scale reads a yes or a no, and the value is something else."),
    "round-not-a-number": mark("Only numbers are rounded, and the value is not a number. Remove round."),
    "option-unknown": mark("«{given}» is not an option of this field. Correct it, or add the option to the field."),
    "option-without-points": mark("The option «{given}» earns no points here. Give it points, even 0."),
    "option-without-case": mark("Nothing is said for «{given}». Add it to cases, or write otherwise."),
    "by-not-a-choice": mark(
        "«{given}» cannot choose between cases: name a field of kind choice, or yes_no (its cases are then yes and no)."
    ),
    "two-bounds": mark(
        "The line has several bounds ({given}). Write one line a bound: the first line that takes the value wins."
    ),
    "line-unreachable": mark(
        "No value can reach the line «{given}»: the lines above take them all. Put the lines in order, best first."
    ),
    "rest-unreachable": mark(
        "Nothing is left for this line without a bound: the lines above take every value. Remove it, or move it to the end."
    ),
    "steps-open": mark(
        "A value that no line takes will earn 0. Write otherwise = 0 if that is what you want, or another number of points."
    ),
    "otherwise-unused": mark(
        "The last line takes every value that is left, so otherwise is never used. Remove one of the two."
    ),
    "knots-out-of-order": mark(
        "The knot {given} comes after {before}. Put the values of a ramp in rising order, each once; points may fall."
    ),
    "knot-not-positive": mark(
        'A logarithmic ramp cannot pass through {given}. Start it above 0, or write curve = "linear".'
    ),
    "points-above-most": mark(
        "{given} points are more than the {most} that can be earned here. Correct the points, or write points = {{ max = … }}."
    ),
    "options-above-most": mark(
        "All options together give {given} points, more than the {most} that can be earned. Write at_most = {most}, or correct the points."
    ),
    "worst-unknown": mark(
        "The scale of «{given}» is a formula, or there is none, so the worst points cannot be told. Write missing as a number of points."
    ),
    "lever-reach": mark(
        "A lever reaches one thing: points, a value or an option; {given} were found. Write exactly one."
    ),
    "lever-circle": mark(
        "Each of these levers needs the next to be pulled first: {circle}. Remove one of these needs."
    ),
    "lever-option": mark("The lever reaches the option «{given}», which the value never takes. Check it."),
    "lever-points": mark("The lever reaches {given} points, and the scale gives at most {best}. Check it."),
    "lever-value": mark(
        "The lever reaches the number {given}, and the value is not a number. Name an option, or points."
    ),
    "lever-beyond": mark("The lever reaches {given}, beyond the bound {bound} of the field. Check it."),
    "no-indicator": mark("The rule book scores nothing: it has no indicator. Add at least one under [[indicators]]."),
    "indicator-without-value": mark(
        "«{given}» has no value: no field has this id. Write value, or give it the id of a field."
    ),
    "dimension-circle": mark("The dimension stands under itself: {circle}. Correct one parent."),
    "dimension-empty": mark("The dimension «{given}» holds nothing. Put an indicator in it, or remove it."),
    "dimension-only-added": mark(
        'The dimension «{given}» only holds points to add (role = "add"), and no mark to add them to. Put an indicator with a weight in it.'
    ),
    "listed-twice": mark("«{given}» stands twice in this list. Keep it once."),
    "total-counts-twice": mark(
        "«{given}» would count twice: it stands inside «{inside}», which the total names too. Remove one of the two."
    ),
    "weight-negative": mark(
        'The weight {given} is negative. Weights are 0 or more; to take points away, use role = "add" and negative points.'
    ),
    "weight-unused": mark(
        "The weight {given} changes nothing: its parent combines by {combine}, which reads no weights. Remove it, or change combine."
    ),
    "weights-sum-zero": mark(
        "All weights are zero here ({children}), so nothing can be worked out. Give at least one a weight."
    ),
    "points-differ": mark(
        "What is combined here does not have the same most points ({given}). Give all the same, or combine by sum."
    ),
    "rescale-without-sum": mark(
        'rescale goes with combine = "sum" only, and combine is «{given}». Remove rescale, or change combine.'
    ),
    "floor-above-most": mark("Nobody can reach the floor of {given}: at most {most} can be earned. Lower it."),
    "staged-formula": mark(
        "display.staged shows numbers worked out from shown numbers, and this formula reads exact ones: the numbers shown may not agree here."
    ),
    "bands-open": mark(
        "A value that no band takes will have no grade. Leave the last band without a bound if every value should have one."
    ),
    "grade-unknown": mark("«{given}» is not a grade of this grading. Write the id of one of its bands."),
    "grade-without-label": mark(
        "No band gives the grade «{given}», so nothing says how it is called. Add label beside it, or write the id of a band."
    ),
    "grades-disagree": mark(
        "These grades ({given}) are not in the order of the other tables: {order}. Put all tables in one order, best first."
    ),
    "outcome-unreachable": mark(
        "The outcome «{given}» can never be reached: «{before}», above it, always comes first. Put the outcomes in order, the general one last."
    ),
    "outcomes-open": mark(
        "A report for which no condition holds will have no outcome. Leave the last one («{given}») without when."
    ),
    "library-unknown": mark("No rule book is called «{given}». Those on hand: {known}."),
    "library-version": mark("«{given}» is not on hand. The versions on hand are: {known}."),
    "no-version-in-force": mark(
        "No version of «{given}» is in force on {day}. The versions on hand are: {known}. Name one of them, or check the period."
    ),
    "published-changed": mark(
        "The published file {given} is no longer what was published: it must never change. Put back the published file, and make the correction a new version."
    ),
    "published-missing": mark("The published file {given} is not there any more. Put it back: past reports need it."),
    "published-unlocked": mark(
        "The file {given} says that it is published, and the lock does not hold it. Publish it, or set its status back to proposed."
    ),
    "lock-line": mark(
        "«{given}» is not a line of the lock of published files. A line is a fingerprint of 64 signs, two spaces and a path (hdi/2024.1.0.toml)."
    ),
}
