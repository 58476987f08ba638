"""One draft, several windows: what each types is merged field by field, what clashes is kept aside, nothing is lost.

Theory of operation. A window remembers the draft as it last saw it (`base`). What it typed since is compared with the
draft as it stands now. A field that one side alone changed takes that change. A field that both changed keeps what was
saved first; what was typed second stays beside it, in the draft itself, until a person chooses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import Field
from sqlalchemy import Connection

from conditionality.codec import canonical, read_paper
from conditionality.desk.deposit import ANSWERS, Rival, Typing
from conditionality.desk.evidence import READ, machine_for, open_to_write
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone, StoppedError
from conditionality.desk.permission import allow
from conditionality.desk.request import Request
from conditionality.desk.work import Work
from conditionality.storage import drafts
from conditionality.storage.drafts import Draft
from conditionality.storage.faults import UnknownDraftError
from conditionality.wording.speech import mark

PERIOD = "@period"
"""Name under which the period is merged, as if it were a field."""


class NewPiece(Request):
    """A file to join to a draft."""

    file: bytes = Field(title=mark("A file: PDF, image, sheet or text, 20 MB at most"))
    file_name: str = Field(default="", max_length=200, json_schema_extra={"name_of": "file"})
    expires_on: date | None = Field(
        default=None,
        title=mark("Last day on which it proves anything"),
        description=mark("For a certificate of insurance or of tax, for example; leave it empty when it does not end."),
    )


@dataclass(frozen=True, slots=True)
class Merged:
    """What comes of two hands in one draft.

    Attributes:
        typing: The draft with both in it.
        taken: Fields that the other side alone changed.
        clashed: Fields that both changed, in two ways.
    """

    typing: Typing
    taken: tuple[str, ...] = ()
    clashed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """A draft as it stands after a look or a save.

    Attributes:
        version: Of the draft; 0 when nobody saved yet.
        saved_at: When it was saved last; none when nobody did.
        taken: Fields that others changed since the window last looked.
        clashed: Fields in which this window typed at the same time as somebody else.
    """

    typing: Typing
    version: int = 0
    saved_at: datetime | None = None
    taken: tuple[str, ...] = ()
    clashed: tuple[str, ...] = ()


def flat(typing: Typing) -> dict[str, str]:
    """Give everything that is typed, the period among it; an empty text is no answer."""
    texts = {name: text for name, text in typing.texts.items() if text}
    return {**texts, PERIOD: f"{typing.from_on.isoformat()}/{typing.to_on.isoformat()}"}


def merge(base: Typing, mine: Typing, theirs: Typing, by: str) -> Merged:
    """Put what one hand typed into a draft that others may have changed since.

    Args:
        base: The draft as this hand last saw it.
        mine: The same with what this hand typed.
        theirs: The draft as it stands now.
        by: Code of the person whose hand it is.
    """
    was, now, there = flat(base), flat(mine), flat(theirs)
    whole, hands, rivals = dict(there), dict(theirs.hands), dict(theirs.rivals)
    taken, clashed = [], []
    for name in sorted({*was, *now, *there}):
        before, typed, standing = (texts.get(name, "") for texts in (was, now, there))
        if typed == before:
            taken += [name] if standing != before else []
            hands |= {name: hands.get(name, theirs.by)} if standing != before else {}
        elif standing == before:
            whole[name], hands[name] = typed, by
        elif standing != typed:
            clashed.append(name)
            others = tuple(one for one in rivals.get(name, ()) if one.by != by)
            rivals[name] = (*others, Rival(text=typed, by=by))
    changed = _typing(whole, theirs).model_copy(update={"hands": hands, "rivals": rivals})
    same = flat(changed) == there and rivals == theirs.rivals
    return Merged(theirs if same else changed.model_copy(update={"by": by}), tuple(taken), tuple(clashed))


def settled(typing: Typing, name: str, text: str, by: str) -> Typing:
    """Give the draft once a person chose, for a field, among what was typed there at the same time."""
    whole = {**flat(typing), name: text}
    rivals = {field: others for field, others in typing.rivals.items() if field != name}
    return _typing(whole, typing).model_copy(update={"hands": {**typing.hands, name: by}, "rivals": rivals, "by": by})


def _typing(whole: Mapping[str, str], like: Typing) -> Typing:
    from_on, _, to_on = whole[PERIOD].partition("/")
    texts = {name: text for name, text in whole.items() if text and name != PERIOD}
    days = {"from_on": date.fromisoformat(from_on), "to_on": date.fromisoformat(to_on)}
    return like.model_copy(update={"texts": texts, **days})


def write(office: Office, hand: Hand, subject: str, mine: Typing, base: Typing) -> Saved | NotDone:
    """Save what a window typed, merged with what others saved since it last looked.

    Args:
        subject: A dossier or a period of it that may be written in.
        mine: What the window holds.
        base: What it held when it last looked; the beginning of the draft when nobody saved yet.
    """
    done: list[Saved] = []

    def act(work: Work) -> str:
        owner = open_to_write(work, subject).organisation
        known = _known(work.connection, subject)
        merged = merge(base, mine, known.typing if known else base, hand.person)
        if known is not None and merged.typing == known.typing:
            done.append(Saved(known.typing, known.version, known.saved_at, merged.taken, merged.clashed))
            return subject
        done.append(_save(work, subject, owner, merged, known.version if known else 0))
        return subject

    outcome = office.act(hand, act)
    return outcome if isinstance(outcome, NotDone) else done[0]


def _save(work: Work, subject: str, owner: str, merged: Merged, version: int) -> Saved:
    draft = Draft(subject, ANSWERS, owner, version, canonical(merged.typing), work.hand.at)
    return Saved(merged.typing, work.tx.save_draft(draft), work.hand.at, merged.taken, merged.clashed)


def choose(office: Office, hand: Hand, subject: str, name: str, text: str) -> Saved | NotDone:
    """Keep one of the texts typed in a field at the same time, and let the others go."""
    done: list[Saved] = []

    def act(work: Work) -> str:
        owner = open_to_write(work, subject).organisation
        known = _known(work.connection, subject)
        if known is not None and name in known.typing.rivals:
            merged = Merged(settled(known.typing, name, text, hand.person))
            done.append(_save(work, subject, owner, merged, known.version))
        elif known is not None:
            done.append(known)
        return subject

    outcome = office.act(hand, act)
    return outcome if isinstance(outcome, NotDone) else done[0] if done else NotDone(denied="not_from_here")


def look(office: Office, hand: Hand, subject: str) -> Saved | NotDone | None:
    """Give the draft as it stands; nothing when nobody saved anything since it was last filed."""
    with office.reading() as connection:
        try:
            allow(connection, hand, READ, subject, machine_for(subject))
        except StoppedError as fault:
            return fault.why
        return _known(connection, subject)


def _known(connection: Connection, subject: str) -> Saved | None:
    try:
        found = drafts.read(connection, subject)
    except UnknownDraftError:
        return None
    return Saved(read_paper(Typing, found.content), found.version, found.saved_at)
