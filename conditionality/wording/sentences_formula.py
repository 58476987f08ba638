"""Sentences of the findings of `formula`: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "formula-empty": mark(
        "The formula is empty. Write what is to be worked out, for example 100 * women / (women + men)."
    ),
    "formula-too-long": mark(
        "The formula has more than {limit} characters. Cut it into several results and use their names."
    ),
    "formula-too-deep": mark(
        "The formula nests more than {limit} levels. Cut it into several results, or write a long addition as sum(a, b, c)."
    ),
    "formula-too-many-parts": mark(
        "The formula has more than {limit} parts. Cut it into several results and use their names."
    ),
    "formula-unseen-sign": mark(
        "The formula holds a sign that cannot be seen ({given}). Delete it, or type this passage again."
    ),
    "formula-sign": mark("«{given}» is not a sign of formulas. Write {write}"),
    "formula-unknown-sign": mark(
        "«{given}» is not a sign of formulas. The signs are + - * / ** == != < <= > >= ( ) [ ] and the comma."
    ),
    "formula-percent": mark(
        "The percent sign has no meaning in formulas. Write the share as a number (0.05), or multiply by 100."
    ),
    "formula-dotted": mark(
        "«{given}» is not a name of formulas. A name has at most three parts joined by points, without spaces (for example gate.D1.status)."
    ),
    "formula-decimal-comma": mark("Write {write} instead of {given}: in formulas the comma separates arguments."),
    "formula-maybe-decimal-comma": mark(
        "«{given}» is read as two arguments. Write {write} if you mean one number, else put a space after the comma."
    ),
    "formula-comma": mark(
        "This comma is not between the arguments of a function. Write decimals with a point, and remove any other comma."
    ),
    "formula-spaced-number": mark("Write {write} instead of {given}: numbers have no spaces in formulas."),
    "formula-number-form": mark(
        "«{given}» is not a number as formulas write them. Write plain digits, with a point before the decimals (for example {write})."
    ),
    "formula-leading-zero": mark("«{given}» starts with a zero. Write {write}"),
    "formula-number-too-long": mark(
        "This number is longer than formulas allow: {limit} digits, and powers of ten up to {limit}."
    ),
    "formula-glued": mark("Something is missing inside «{given}». Write for example {write}"),
    "formula-unclosed-text": mark(
        "The text that starts with {given} is not closed. Write the same quotation mark at its end."
    ),
    "formula-backslash": mark(
        "The text {given} holds a backslash, which formulas do not use. Write the text as it is."
    ),
    "formula-unclosed-bracket": mark("The bracket «{given}» opened here is never closed."),
    "formula-unopened-bracket": mark("The bracket «{given}» closes nothing that is open here."),
    "formula-value-due": mark("A value is missing next to «{given}». Write a number, a name or brackets."),
    "formula-side-by-side": mark(
        "Something is missing inside «{given}»: an operation such as * or +, or a comparison."
    ),
    "formula-word": mark("Formulas are written with English words. Write «{write}» instead of «{given}»."),
    "formula-word-refused": mark(
        "«{given}» has no meaning in formulas. They hold numbers, texts, names, operations and functions only."
    ),
    "formula-none": mark("Formulas have no empty value to compare with. Write is_missing(name) or is_na(name)."),
    "formula-choice-order": mark("Write a choice as: value if condition else other value."),
    "formula-nested-choice": mark("Put brackets around this choice: it stands inside the condition of another."),
    "formula-not-place": mark("Put brackets around «not» and what follows it, for example (not certified)."),
    "formula-if-without-else": mark("This «if» has no «else». Write: value if condition else other value."),
    "formula-else-without-if": mark("This «else» has no «if» before it. Write: value if condition else other value."),
    "formula-accent": mark("Names have no accents. Write {write} instead of {given}"),
    "formula-name-form": mark("«{given}» cannot be a name. A name is a letter, then letters from a to z, digits or _."),
    "formula-unknown-function": mark(
        "«{given}» is not a function. The functions are abs, ceil, coalesce, count, date, exp, floor, interp, is_missing, is_na, ln, lookup, max, mean, min, previous, round, sqrt, sum, years_between and years_running."
    ),
    "formula-function-bare": mark(
        "«{given}» is a function. Write brackets after it, and between them what it works on."
    ),
    "formula-too-few-arguments": mark("«{given}» lacks a value between its brackets: it takes at least {least}."),
    "formula-too-many-arguments": mark("«{given}» has too many values between its brackets: it takes at most {most}."),
    "formula-list-place": mark("A list between square brackets may only follow «in»."),
    "formula-empty-list": mark("The list after «in» is empty. Write the values to look for, separated by commas."),
    "formula-in-what": mark(
        "«in» wants a list between square brackets, or a field of several choices; «{given}» is neither. For one value write (==)."
    ),
    "formula-mixed-comparison": mark("«in» cannot stand in a chain of comparisons. Join the conditions with «and»."),
    "formula-nested-history": mark("previous and years_running cannot stand inside one another."),
    "formula-table-name": mark(
        '«{given}» should be the name of a table, without quotation marks or points: interp(table, key, "column").'
    ),
    "formula-column-text": mark(
        '«{given}» should be the name of a column between quotation marks: lookup(table, key, "column").'
    ),
    "formula-digits": mark(
        "The decimals of round must be written out, as a whole number from -{limit} to {limit}; «{given}» is not."
    ),
    "formula-day": mark(
        '{given} is not a day. Write year, month and day between quotation marks, for example date("2024-01-31").'
    ),
    "formula-not-understood": mark("«{given}» cannot be read here. Check the signs around it."),
    "formula-unknown-name": mark(
        "«{given}» is not the name of a field, a parameter or a mark that this formula can read. "
        "Check its spelling; a number is written in digits."
    ),
    "formula-whole-block": mark("«{given}» has several marks. Write the one you mean: {paths}"),
    "formula-unknown-table": mark("«{given}» is not the name of a table."),
    "formula-unknown-column": mark("{given} is not a column of this table. Its columns are: {columns}"),
    "formula-unknown-option": mark("{given} is not one of the options it is compared with: {options}"),
    "formula-expects-number": mark("A number is expected here, and «{given}» is not one."),
    "formula-expects-truth": mark(
        "A condition is expected here, and «{given}» is not one. Compare it with something, for example ({given} > 0)."
    ),
    "formula-expects-text": mark("A text between quotation marks is expected here, and «{given}» is not one."),
    "formula-expects-date": mark("A day is expected here, and «{given}» is not one."),
    "formula-expects-key": mark("The key of a table is a number, a text or a day, and «{given}» is none of them."),
    "formula-truth-as-number": mark(
        "A number is expected here, and «{given}» is a condition. Write for example (1 if {given} else 0)."
    ),
    "formula-kinds-differ": mark(
        "«{given}» and «{other}» cannot be compared: one is not of the kind of the other (number, text, condition, day)."
    ),
    "formula-branches-differ": mark(
        "«{given}» and «{other}» should be of one kind: both numbers, texts, conditions or days."
    ),
    "formula-no-order": mark(
        "«{given}» has no order: only numbers and days can be smaller or greater. Write == or in."
    ),
    "formula-single-choice": mark('Several options can be ticked in «{given}». Write "option" in {given}'),
    "formula-divides-by-zero": mark("«{given}» divides by zero: it can never be worked out."),
}
