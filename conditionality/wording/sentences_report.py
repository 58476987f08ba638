"""Sentences of the findings of `report`: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "empty-file": mark("The file is empty. Choose a file that has content."),
    "file-is-json": mark(
        "This is a JSON file, and a table is expected. Send one report in JSON by itself, or many as a table (CSV, Excel, OpenDocument)."
    ),
    "file-is-xls": mark("This is a workbook in the old Excel format (.xls). Open it and save it as .xlsx, or as .ods."),
    "file-is-xlsb": mark("This is a binary Excel workbook (.xlsb). Open it and save it as .xlsx, or as .ods."),
    "file-is-locked": mark("The file is protected by a password. Save it without a password and send it again."),
    "file-is-pdf": mark(
        "This is a PDF, whatever its name says: its figures cannot be read. Send the table it was made from."
    ),
    "file-is-html": mark(
        "This is a web page or an XML file, whatever its name says. Open it in a spreadsheet and save it as .xlsx, or as .ods."
    ),
    "file-is-document": mark(
        "This is a text document or a presentation. Copy its table into a spreadsheet and send that."
    ),
    "file-is-archive": mark("This is an archive. Unpack it and send the table that is inside."),
    "file-is-image": mark("This is an image: its figures cannot be read. Send the table itself."),
    "file-is-broken": mark(
        "The file is damaged or incomplete. Make it again where it comes from; a workbook can also be opened in a "
        "spreadsheet and saved again."
    ),
    "file-is-binary": mark(
        "This is not a text file nor a workbook. Send a CSV, Excel (.xlsx) or OpenDocument (.ods) file."
    ),
    "file-too-heavy": mark("The file holds {given} bytes; at most {limit} can be read. Cut it into several files."),
    "file-unpacks-too-large": mark(
        "Unpacked, the file holds {given} bytes; at most {limit} can be read. Remove what is not asked, or cut it into several files."
    ),
    "file-cp1252": mark(
        "The text is not in UTF-8; it was read as Windows Latin. Check the accents, or save the file as «CSV UTF-8»."
    ),
    "file-encoding": mark(
        "The text is neither in UTF-8 nor in Windows Latin (byte {given}). Save the file as «CSV UTF-8»."
    ),
    "sheet-too-large": mark(
        "The sheet «{sheet}» is too large: at most {rows} rows and {columns} columns can be read. Delete what stands far from the table, or cut it into several files."
    ),
    "sheet-ignored": mark(
        "The sheet «{given}» was not read: only one sheet is. Send it by itself if it holds reports."
    ),
    "sheet-hidden": mark("The hidden sheet «{given}» was not read. Show it and send it by itself if it holds reports."),
    "table-no-header": mark(
        "No row names the columns: «{given}» holds none of the names expected (for example {expected}). Put the names of the fields in the first row."
    ),
    "table-no-answers": mark(
        "This is not a table of reports for this rule book: no column is one of its fields (columns found: {given}). Choose the table of reports, or the right rule book; columns may be called, for example, {expected}."
    ),
    "table-no-row": mark("The table has a header and no row under it. Add one row a report."),
    "table-preamble": mark(
        "The table begins on row {header}; what stands above was skipped (rows: {count}), beginning with «{given}». Check that no report is there."
    ),
    "table-too-long": mark(
        "The table has {given} rows; at most {limit} can be read at once. Cut it into several files, or send it as Parquet to the batch command."
    ),
    "row-too-wide": mark("The row has more than {limit} columns. Keep the columns of the form only."),
    "row-too-long": mark(
        "The row has {count} cells and the header {expected}; «{given}» stands under no column. Where the comma separates columns, write decimals with a point or put quotation marks around them."
    ),
    "csv-quote": mark(
        "A quotation mark opened on this line is not closed as it should be; what stands down to line {last} could not be read. Double the marks inside a text, or remove them."
    ),
    "cell-too-long": mark(
        "A cell of this row holds more than 131072 characters; the row, down to line {last}, could not be read. Shorten it."
    ),
    "column-twice": mark("The columns {first} and {second} both hold «{target}». Keep one of them."),
    "column-unknown": mark(
        "«{given}» is not the name of a field; the column was left aside. Correct its name if it holds answers."
    ),
    "column-unnamed": mark("Column {rank} has no name and was left aside. Name it if it holds answers."),
    "map-unknown-field": mark(
        "The map sends the column «{name}» to «{given}», which is not a field. Write column=field with a field of the rule book."
    ),
    "map-column-absent": mark(
        "The map names the column «{given}» for «{field}», and the table has no such column. Check its name."
    ),
    "cell-error": mark(
        "The cell holds an error of the spreadsheet ({given}). Correct the formula, or type the figure itself."
    ),
    "cell-formula": mark(
        "The cell holds a formula that was never worked out ({given}). Open the file in a spreadsheet, save it and send it again, or type the figure itself."
    ),
    "cell-merged": mark(
        "The cell is merged with others («{given}»), so one cannot tell whose answer it is. Unmerge the cells and write the answer in each."
    ),
    "cell-unreadable": mark(
        "The cell holds something that is no answer (kind: {given}). Write a number, a text or a day."
    ),
    "form-not-found": mark(
        "No sheet of this file is a form: a sheet with the columns «field» and «answer» is expected. Fill the workbook that was downloaded here and send it back."
    ),
    "form-unknown-line": mark(
        "«{given}» is not a line of this form. It may come from another rule book; download the form again."
    ),
    "form-line-twice": mark(
        "The line «{given}» stands twice; the one on row {first} was kept. Delete the other, or put the right answer there."
    ),
    "form-answered-twice": mark(
        "The answer is given twice: «{given}», and ticked option by option. Keep one of the two."
    ),
    "not-a-tick": mark("«{given}» does not say whether the option is ticked. Write x, or leave the cell empty."),
    "none-and-some": mark("«None of these» is ticked, and so is: {given}. Untick one or the other."),
    "json-too-large": mark(
        "The report holds {given} bytes; at most {limit} can be read. Send one report a file, without attachments."
    ),
    "json-not-utf8": mark("The file is not in UTF-8 (byte {given}). Save it in UTF-8."),
    "json-syntax": mark(
        "This is not well-formed JSON near «{given}». Check quotation marks, commas and brackets there."
    ),
    "json-cut": mark(
        "The JSON ends here, and something is not closed: a brace, a bracket or a quotation mark. Check that the file is whole."
    ),
    "json-too-deep": mark(
        "Values stand inside one another more than {limit} levels deep. A report has three: write it as in the example."
    ),
    "json-key-twice": mark("«{given}» stands twice, so one cannot tell which value is right. Keep one."),
    "json-not-object": mark("A report is expected, between braces; «{given}» was found."),
    "json-wants-object": mark("Named values are expected here, between braces; «{given}» was found."),
    "json-wants-text": mark("A text is expected here, between quotation marks; «{given}» was found."),
    "json-wants-number": mark(
        "A number is expected here, without quotation marks; «{given}» was found. Write it bare (for example 12.5)."
    ),
    "json-wants-yes-no": mark("true or false is expected here, without quotation marks; «{given}» was found."),
    "json-wants-option": mark("The id of an option is expected here, between quotation marks; «{given}» was found."),
    "json-wants-options": mark("A list of options is expected here, between square brackets; «{given}» was found."),
    "json-wants-day": mark('A day is expected here, as "2026-11-21"; «{given}» was found.'),
    "report-key-unknown": mark("«{given}» has no meaning in a report. Remove it or correct its name."),
    "report-key-missing": mark("«{given}» is missing. Add it."),
    "report-id-missing": mark("The report has no number. Give it one, of your choice, that no other report has."),
    "report-id-twice": mark(
        "The report «{given}» already stands on line {first}; this line was left aside. Give it another number, or delete it."
    ),
    "report-other-referential": mark(
        "The report was made for «{given}», and {expected} is being used. Choose the right rule book, or make the report again with this one."
    ),
    "siret-lost-digits": mark(
        "«{given}» is a number that a spreadsheet has shortened: digits are lost. Format the column as text and type the 14 digits again."
    ),
    "siret-not-digits": mark("«{given}» is not a SIRET: it holds other signs than digits. Write its 14 digits."),
    "siret-zero": mark(
        "A SIRET is never all zeros. Write the 14 digits, or leave it empty if the organisation has none."
    ),
    "siret-is-siren": mark(
        "«{given}» has 9 digits: it is a SIREN, the number of the legal person. Write the SIRET of the place, 14 digits."
    ),
    "siret-leading-zero": mark(
        "«{given}» has 13 digits: a spreadsheet may have removed a zero at its beginning. Check it and write the 14 digits."
    ),
    "siret-length": mark("«{given}» has {count} digits; a SIRET has 14. Write it whole."),
    "siret-ends-in-zeros": mark(
        "«{given}» ends with five zeros, and no place bears that number: a spreadsheet may have lost its last digits. Write the 14 digits again."
    ),
    "siret-siren-part": mark(
        "The first nine digits of «{given}» ({siren}) are not a SIREN: a digit is wrong or two are swapped. Check it on the official notice."
    ),
    "siret-check-digit": mark(
        "«{given}» is not a SIRET: a digit is wrong or two are swapped. Check it on the official notice."
    ),
    "siren-lost-digits": mark(
        "«{given}» is a number that a spreadsheet has shortened: digits are lost. Format the column as text and type the 9 digits again."
    ),
    "siren-not-digits": mark("«{given}» is not a SIREN: it holds other signs than digits. Write its 9 digits."),
    "siren-zero": mark("A SIREN is never all zeros. Write its 9 digits."),
    "siren-length": mark("«{given}» has {count} digits; a SIREN has 9. Write it whole."),
    "siren-check-digit": mark(
        "«{given}» is not a SIREN: a digit is wrong or two are swapped. Check it on the official notice."
    ),
    "period-reversed": mark("The period ends on {last}, before it begins on {first}. Check both days."),
    "period-without-start": mark("The first day of the period is missing. Write it, for example 01/01/2026."),
    "period-not-in-force": mark(
        "{given} holds from {since} to {until}, and the period begins on {first}. Choose the version in force on that day."
    ),
    "period-not-interval": mark(
        "The period ends on {last}; by the interval of the rule book ({interval}) it would end on {expected}. Check both days."
    ),
    "answer-unknown-field": mark("«{given}» is not a field of this rule book. Correct its name, or remove it."),
    "answer-not-in-force": mark("«{given}» is not asked for this period; the answer was left aside."),
    "answer-missing": mark("The answer to «{label}» is missing (section «{section}»). Give it before you file."),
    "answer-not-asked": mark(
        "«{label}» is not asked, given the other answers: this answer is kept and does not count."
    ),
    "answers-contradict": mark("{label}. The report says: {answers}. Correct what is wrong."),
    "answers-unlikely": mark("{label}. The report says: {answers}. Check these figures."),
    "answer-wrong-kind": mark("«{given}» is not of the kind that this field takes ({kind}). Answer again."),
    "answer-not-carried": mark(
        "The earlier answer to «{label}» no longer fits the rules and was not proposed. Answer again."
    ),
    "answer-unusual": mark(
        "{number} is unusual for «{label}»: most answers stand between {least} and {most}. Check the figure and its unit."
    ),
    "answer-changed-tenfold": mark(
        "«{label}» was {before} in the last report and is {number} now, more than ten times apart. Check the figure and its unit."
    ),
    "percent-under-one": mark("«{label}» is {number} %, less than 1 %. If a share was meant, write {hundredfold}."),
    "percent-outside": mark("«{label}» is {number} %, and a share stands between 0 and 100 %. Check the figure."),
    "not-a-number": mark("«{given}» is not a number. Write digits, for example 45 or 12,5."),
    "number-exponent": mark("«{given}» was shortened by a spreadsheet: digits may be lost. Write the full number."),
    "number-not-finite": mark("«{given}» is not a figure. Write the number, or leave the answer empty."),
    "number-too-large": mark("«{given}» is far too large, or has too many decimals. Check the figure and its unit."),
    "number-too-long": mark("«{given}» has more than {limit} characters. Write the number alone."),
    "number-comma-decimal": mark(
        "«{given}» was read as {number}, the comma being the decimal sign. If thousands were meant, write the number without a comma."
    ),
    "number-not-whole": mark("«{given}» is not a whole number. Write it without decimals."),
    "number-under-least": mark("{given} is less than {min}, the least allowed. Check the figure and its unit."),
    "number-over-most": mark("{given} is more than {max}, the most allowed. Check the figure and its unit."),
    "yes-no-as-number": mark(
        "A number is expected here, and «{given}» says yes or no. Write digits, for example 45 or 12,5."
    ),
    "date-in-number": mark(
        "A number is expected here, and the spreadsheet holds a day ({day}). Format the cell as a number and type the figure again."
    ),
    "percent-in-number": mark(
        "A number is expected here, and «{given}» is a percentage. Write the figure in the unit of the question."
    ),
    "not-yes-no": mark("«{given}» says neither yes nor no. Write yes or no."),
    "option-unexpected": mark("«{given}» is not one of the options. Choose among: {options}."),
    "option-ambiguous": mark("«{given}» is the label of several options. Write the id of one: {options}."),
    "not-a-date": mark("«{given}» is not a day. Write it as 21/11/2026."),
    "date-not-iso": mark('«{given}» is not a day as files write it. Write "2026-11-21": year, month, day.'),
    "date-impossible": mark("«{given}» is not in the calendar. Check day, month and year."),
    "date-month-first": mark(
        "«{given}» has no month of that number; day and month seem to have changed places. If you mean {day}, exchange them."
    ),
    "date-short-year": mark("The year of «{given}» has two digits. Write all four, for example 21/11/2026."),
    "date-as-number": mark(
        "A day is expected here, and the cell holds the number {given}, by which a spreadsheet means {day}. Format the cell as a date, or write the day as text."
    ),
    "date-too-early": mark("{given} is before {min}, the first day allowed. Check the day."),
    "date-too-late": mark("{given} is after {max}, the last day allowed. Check the day."),
    "text-too-long": mark("The text has {count} characters; at most {limit} can be kept. Shorten it."),
    "text-unseen-sign": mark(
        "The text holds a sign that cannot be seen ({sign}). Delete it, or type this passage again."
    ),
}
