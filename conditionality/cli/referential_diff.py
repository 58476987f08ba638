"""`conditionality referential diff`: what changes from one version of a rule book to another."""

from __future__ import annotations

from typing import Annotated

import typer

from conditionality.cli.reading import Refusal, open_rules
from conditionality.cli.voice import DONE, Voice
from conditionality.codec import plain
from conditionality.referential.diff import Change, diff, told
from conditionality.referential.model import Referential
from conditionality.referential.settled import rules_fingerprint
from conditionality.wording.speech import LANGUAGES, mark, say

OldRef = Annotated[
    str, typer.Argument(metavar=mark("OLD"), help=mark("The version one comes from: id@version, id, or a path."))
]
NewRef = Annotated[
    str, typer.Argument(metavar=mark("NEW"), help=mark("The version one goes to: id@version, id, or a path."))
]


def diff_command(ctx: typer.Context, old: OldRef, new: NewRef) -> int:
    """Say what changes between two versions."""
    voice: Voice = ctx.obj
    before = open_rules(old)
    if isinstance(before, Refusal):
        return voice.refuse(before.findings, before.code)
    after = open_rules(new)
    if isinstance(after, Refusal):
        return voice.refuse(after.findings, after.code)
    changes = diff(before.newest, after.newest)
    if voice.as_json:
        sides = {"old": side_tree(before.newest), "new": side_tree(after.newest)}
        voice.give_tree({**sides, "changes": [change_tree(one) for one in changes]})
    else:
        tell_changes(before.newest, after.newest, changes, voice)
    return DONE


def side_tree(book: Referential) -> dict[str, str]:
    """Give one side for machines: its name, its fingerprint, and the fingerprint of what it rules."""
    return {"ref": book.ref, "fingerprint": book.fingerprint(), "meaning": rules_fingerprint(book)}


def change_tree(change: Change) -> dict[str, object]:
    """Give a change for machines, with its sentence in each language."""
    return {
        "kind": change.kind,
        "block": change.block,
        "id": change.id,
        "attribute": change.attribute,
        "place": change.place,
        "before": plain(change.before),
        "after": plain(change.after),
        "sentence": {lang: told(change, lang) for lang in LANGUAGES},
    }


def tell_changes(old: Referential, new: Referential, changes: tuple[Change, ...], voice: Voice) -> None:
    """Say every change, one a line."""
    sides = {"old": old.ref, "new": new.ref}
    if not changes:
        voice.tell(say(voice.lang, "{old} and {new} say the same.", **sides))
        return
    voice.tell(say(voice.lang, "From {old} to {new}. Changes: {count}.", **sides, count=str(len(changes))))
    for one in changes:
        voice.tell(f"  {told(one, voice.lang)}")
