"""The command line `conditionality`: picks the language, finds the command, and never shows a traceback."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from typer.core import TyperGroup
from typer.main import get_command

import conditionality
from conditionality.cli.app import app
from conditionality.cli.manual import PROGRAM, manual
from conditionality.cli.options import LANG_VARIABLE, Common, take_common
from conditionality.cli.voice import DONE, WRONG_USE, ReaderGone, Voice
from conditionality.cli.wrong_use import is_wrong_use, unknown_command, wrong_use
from conditionality.findings import quote
from conditionality.wording.speech import LANGUAGES, say

INTERRUPTED = 130
"""What shells give for a work stopped by Ctrl-C."""


def main(words: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        words: The words of the line; default, those the program was called with.

    Returns:
        0 done, 1 findings or a negative answer, 2 wrong use, 130 stopped by Ctrl-C.
    """
    common = take_common(sys.argv[1:] if words is None else words, os.environ.get(LANG_VARIABLE, ""))
    voice = Voice(common.lang, common.as_json)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = run(common, voice)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except (ReaderGone, BrokenPipeError):
        # The rest of the answer goes nowhere, so that nothing is said when the process ends either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as fault:  # noqa: BLE001 - whatever goes wrong inside, a person reads a sentence
        return last_resort(fault, voice)
    if code == INTERRUPTED:
        voice.remark(say(voice.lang, "Stopped. No file was left half-written."))
    return code


def run(common: Common, voice: Voice) -> int:
    """Find the command and run it."""
    if common.wrong_lang is not None:
        text = say(voice.lang, "The language «{given}» is not spoken here. Choose one of: {known}.",
                   given=quote(common.wrong_lang), known=", ".join(LANGUAGES))  # fmt: skip
        return complain(text, (), voice)
    if common.wants_version and not common.rest:
        voice.tell(f"{PROGRAM} {conditionality.__version__}")
        return DONE
    command, path, unknown = find_command(common.rest)
    if unknown and isinstance(command, TyperGroup):
        return complain(unknown_command(unknown, command.commands, voice.lang), path, voice)
    if common.wants_help:
        voice.tell(manual(command, path, voice.lang))
        return DONE
    if isinstance(command, TyperGroup):
        voice.remark(manual(command, path, voice.lang))
        return WRONG_USE
    try:
        done = get_command(app).main(args=list(common.rest), prog_name=PROGRAM, standalone_mode=False, obj=voice)
    except Exception as fault:
        if is_wrong_use(fault):
            return complain(wrong_use(fault, voice.lang), path, voice)
        raise
    return done if isinstance(done, int) else DONE


def find_command(words: Sequence[str]) -> tuple[object, tuple[str, ...], str]:
    """Follow the words from group to group.

    Returns:
        The command, or the group where the words end; the words that lead there; and the word that leads nowhere.
    """
    command: object = get_command(app)
    path: list[str] = []
    for word in words:
        if not isinstance(command, TyperGroup):
            break
        if word not in command.commands:
            return command, tuple(path), word
        command = command.commands[word]
        path.append(word)
    return command, tuple(path), ""


def complain(text: str, path: Sequence[str], voice: Voice) -> int:
    """Say that the line cannot be used, and where help is."""
    if voice.as_json:
        voice.give_tree({"findings": [{"code": "wrong-use", "level": "error", "sentence": text}]})
        return WRONG_USE
    voice.remark(text)
    voice.remark(say(voice.lang, "Help: {command}", command=" ".join((PROGRAM, *path, "--help"))))
    return WRONG_USE


def last_resort(fault: Exception, voice: Voice) -> int:
    """Say that something went wrong on our side, keep the details in a file, and say where."""
    handle, name = tempfile.mkstemp(prefix=f"{PROGRAM}-", suffix=".log")
    os.close(handle)
    Path(name).write_text("".join(traceback.format_exception(fault)), encoding="utf-8", errors="backslashreplace")
    text = say(
        voice.lang,
        "Something went wrong on our side, and what you asked was not done. Your files are as they were. Please send "
        "this file to whoever looks after the program: {log}",
        log=name,
    )
    if voice.as_json:
        voice.give_tree({"findings": [{"code": "our-fault", "level": "error", "sentence": text}]})
    else:
        voice.remark(text)
    return WRONG_USE
