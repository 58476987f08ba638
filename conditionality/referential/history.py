"""`HISTORY.md` beside the versions of a rule book: one section a version, kept by the tool, around what people write.

What the tool writes of a version stands between two marks that no reader sees. It is written anew as a whole; every
other line of the file stays as it is, those that people wrote in the same section included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from conditionality.referential.changes import Change
from conditionality.referential.diff import told
from conditionality.referential.inherit import TEXT_KEYS
from conditionality.referential.model import Adopted, Referential
from conditionality.referential.write import tree_of
from conditionality.wording.numbers import day, number
from conditionality.wording.speech import Lang, say

START, END = "<!-- kept by conditionality -->", "<!-- end -->"

SILENT_KINDS = frozenset({"reworded", "sourced", "shown", "header"})
"""Kinds of changes that move no score."""

READ_BY_INDICATORS = ("fields", "parameters", "tables", "scales")
"""Blocks whose changes touch the indicators that name them."""

_HEADING = re.compile(r"^##[ \t]+v?(\d+\.\d+\.\d+)\b.*$", re.MULTILINE | re.ASCII)
_SECTION = re.compile(r"^##?[ \t]", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z]\w*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Publication:
    """What is said of a version when it is published.

    Attributes:
        referential: The version, with the act that adopted it.
        act: The act.
        older: The version it comes after; none for the first.
        changes: From the older one to this one.
        cases: How many golden cases are green.
        tried_on: How many reports it was tried on; none where there was nothing to compare.
        tried_day: The day of that back-test.
    """

    referential: Referential
    act: Adopted
    older: Referential | None = None
    changes: tuple[Change, ...] = ()
    cases: int = 0
    tried_on: int | None = None
    tried_day: date | None = None


def versions_told(text: str) -> tuple[str, ...]:
    r"""Give the versions that have a section, in the order of the file.

    >>> versions_told("# Rules\n\n## 1.1.0\n\n- x\n\n## 1.0.0\n")
    ('1.1.0', '1.0.0')
    """
    return tuple(dict.fromkeys(found[1] for found in _HEADING.finditer(_plain(text))))


def untold(text: str, versions: Iterable[str]) -> tuple[str, ...]:
    """Give the versions that have no section, or an empty one."""
    return tuple(one for one in versions if not _body(_plain(text), one).strip())


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n")


def _span(text: str, version: str) -> tuple[int, int] | None:
    """Give where the body of a section starts and ends."""
    for found in _HEADING.finditer(text):
        if found[1] == version:
            following = _SECTION.search(text, found.end())
            return found.end(), following.start() if following else len(text)
    return None


def _body(text: str, version: str) -> str:
    span = _span(text, version)
    return "" if span is None else text[span[0] : span[1]].replace(START, "").replace(END, "")


def with_entry(text: str, made: Publication, lang: Lang) -> str:
    """Give the history with the entry of a version; the same entry twice changes nothing.

    A section that is there already keeps its place and what people wrote in it; a new one comes before the others.

    Args:
        text: The history so far; empty when there is none.
        made: What is said of the version.
        lang: Language of the entry.
    """
    windows = "\r\n" in text
    plain = _plain(text)
    version = made.referential.version
    block = f"{START}\n{entry(made, lang)}{END}"
    span = _span(plain, version)
    if span is None:
        plain = _with_section(plain or _title(made.referential, lang), version, block)
    else:
        plain = plain[: span[0]] + _with_block(plain[span[0] : span[1]], block) + plain[span[1] :]
    return plain.replace("\n", "\r\n") if windows else plain


def _title(referential: Referential, lang: Lang) -> str:
    return f"# {say(lang, '{title}: history of its versions', title=referential.title.text(lang))}\n"


def _with_section(text: str, version: str, block: str) -> str:
    first = _HEADING.search(text)
    at = first.start() if first else len(text)
    before, after = text[:at].rstrip("\n"), text[at:]
    return f"{before}\n\n## {version}\n\n{block}\n" + (f"\n{after}" if after else "")


def _with_block(body: str, block: str) -> str:
    """Write the block in place of the one that stands there, else above what people wrote."""
    start, end = body.find(START), body.find(END)
    if 0 <= start < end:
        return body[:start] + block + body[end + len(END) :]
    kept = body.strip("\n")
    return f"\n\n{block}\n" + (f"\n{kept}\n" if kept else "") + "\n" * (len(body) - len(body.rstrip("\n")) - 1)


def entry(made: Publication, lang: Lang) -> str:
    """Write the lines of an entry: nature, reports concerned, indicators, details, act, proofs."""
    lines = [
        (say(lang, "Nature"), nature(made, lang)),
        (say(lang, "Reports concerned"), _reports(made.referential, lang)),
        (say(lang, "Indicators"), _indicators(made, lang)),
        (say(lang, "Act"), _act(made.act, lang)),
        (say(lang, "Proofs"), _proofs(made, lang)),
    ]
    text = "".join(f"- **{name}**: {value}\n" if lang == "en" else f"- **{name}** : {value}\n" for name, value in lines)
    if not made.changes or made.older is None:
        return text
    rules = [one for one in made.changes if one.kind != "header"]
    details = "".join(f"  - {_line(told(one, lang))}\n" for one in rules)
    mark = "- **{}**:\n" if lang == "en" else "- **{}** :\n"
    return text + mark.format(say(lang, "Details")) + details


def _line(text: str) -> str:
    """Write a sentence on one line, with no sign that would be read as layout."""
    return " ".join(text.split()).replace("<", "&lt;")


def nature(made: Publication, lang: Lang) -> str:
    """Say of what nature a version is."""
    older = made.older
    if older is None:
        return say(lang, "first version, published")
    if not any(map(moves, made.changes)):
        return say(lang, "words, sources or dates only, after {older}: no rule of scoring changes", older=older.version)
    return say(lang, "change of rules, after {older}", older=older.version)


def moves(change: Change) -> bool:
    """Tell whether a change may move the score of a report that both versions rule; the dates of a version do not."""
    return change.kind not in SILENT_KINDS and not (change.kind == "redated" and not change.block)


def _reports(referential: Referential, lang: Lang) -> str:
    force = referential.in_force
    if force.until is None:
        return say(lang, "periods that start on {first} or later", first=day(lang, force.from_))
    return say(
        lang, "periods that start from {first} to {last}", first=day(lang, force.from_), last=day(lang, force.until)
    )


def _indicators(made: Publication, lang: Lang) -> str:
    every = len(made.referential.indicators)
    if made.older is None:
        return say(lang, "all {count} are new", count=str(every))
    touched = indicators_touched(made.changes, made.referential, made.older)
    if not touched:
        return say(lang, "none of {count}", count=str(every))
    return say(lang, "{list}; {count} of {every}", list=", ".join(touched), count=str(len(touched)), every=str(every))


def indicators_touched(changes: Sequence[Change], new: Referential, old: Referential) -> tuple[str, ...]:
    """Give the indicators whose points a change may move: changed themselves, or naming what changed.

    Changes of words, sources and dates touch none; nor do those of the tree, of gates and of outcomes, which are told
    in the details.
    """
    moving = [one for one in changes if moves(one)]
    own = {one.id for one in moving if one.block == "indicators"}
    read = {one.id for one in moving if one.block in READ_BY_INDICATORS}
    items = {one.id: one for one in (*old.indicators, *new.indicators)}
    return tuple(name for name, one in items.items() if name in own or read & (set(_words(tree_of(one))) | {name}))


def _words(value: object) -> Iterable[str]:
    """Give every word of the formulas and names in a tree; the words that people read are left out."""
    match value:
        case str():
            yield from _WORD.findall(value)
        case dict():
            yield from (word for key, item in value.items() if key not in TEXT_KEYS for word in _words(item))
        case tuple() | list():
            yield from (word for item in value for word in _words(item))


def _act(act: Adopted, lang: Lang) -> str:
    text = say(lang, "{act}, {day}", act=act.act, day=day(lang, act.on))
    return f"{text}, <{act.href}>" if act.href else text


def _proofs(made: Publication, lang: Lang) -> str:
    cases = say(lang, "golden cases that hold: {count}", count=str(made.cases))
    if made.tried_on is None or made.tried_day is None:
        return cases
    return say(
        lang, "{cases}; tried on reports: {reports}, on {day}",
        cases=cases, reports=number(lang, made.tried_on), day=day(lang, made.tried_day),
    )  # fmt: skip
