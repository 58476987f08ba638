"""Sentences of the findings about what is typed on a line: files, rule books, options; code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "file-absent": mark("There is no file «{given}». Check its name and its folder."),
    "file-is-folder": mark("«{given}» is a folder. Name a file."),
    "file-denied": mark("The file «{given}» may not be read. Ask for the right to read it, or copy it elsewhere."),
    "file-unreadable": mark("The file «{given}» cannot be read. Check the disk it stands on, or copy it elsewhere."),
    "file-over-limit": mark("The file «{given}» has more than {limit} bytes. Cut it into several files."),
    "folder-absent": mark("«{given}» cannot be written: its folder does not exist. Make the folder first."),
    "folder-is-file": mark("«{given}» is a file, and a folder is needed there. Give another name."),
    "write-denied": mark("«{given}» may not be written. Choose another folder, or ask for the right to write there."),
    "write-failed": mark("«{given}» could not be written. Choose another folder."),
    "disk-full": mark("«{given}» could not be written: the disk is full. Make room, then try again."),
    "file-name-too-long": mark("The name «{given}» is too long for a file. Choose a shorter one."),
    "ending-unknown": mark("Nothing can be written as «{given}». The name must end with one of: {known}"),
    "ref-form": mark("«{given}» does not name a rule book. Write id@version, id, or the path of a .toml file."),
    "library-absent": mark(
        "There is no folder of rule books «{given}». Name one that exists in the variable {variable}, or the path of a .toml "
        "file."
    ),
    "compare-organisations-differ": mark(
        "The two reports are not of one organisation: {first}, then {last}. Compare two reports of the same one."
    ),
    "compare-organisations-unsure": mark(
        "The two reports may not be of one organisation: {first}, then {last}. Check that they are."
    ),
    "compare-reversed": mark(
        "The first report begins on {first}, after the second, which begins on {last}. Name the earlier one first, unless you mean it."
    ),
    "option-map-form": mark("«{given}» does not rename a column. Write the column, then =, then the field."),
    "option-period-form": mark("«{given}» is not a period. Write both days so: 2026-01-01/2026-12-31."),
    "option-one-report": mark("«{given}» must hold one report; reports found: {count}. Name a file that holds one."),
    "option-length": mark("«{given}» is not a length. Choose one of: {known}."),
    "option-ref-due": mark("A rule book is missing. Name one, or write --rules for the schema of rule files."),
    "front-absent": mark(
        "The web front is not installed beside this program. The data is made; use the command line, or run the "
        "program from its repository."
    ),
    "port-range": mark("{given} is not a port. Choose a number from 1 to {most}."),
    "port-taken": mark("The port {given} is in use. Stop what uses it, or choose another one with --port."),
    "port-denied": mark("The port {given} may not be opened. Choose one above 1023 with --port."),
}
