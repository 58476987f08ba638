"""What people ask of a sitting: session, convocation, interests, proxies, roll, motions, ballots, minutes, hearing."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from conditionality.assembly.kinds import Choice, Ground
from conditionality.assembly.labels import CHOICES, GROUNDS, MOTIONS, REFUSAL_GROUNDS
from conditionality.assembly.motions import MotionKind, RefusalGround
from conditionality.desk.request import Line, Long, Request, Words, labelled
from conditionality.dossier.kinds import Code
from conditionality.wording.speech import mark

Member = Annotated[str, Field(pattern=r"^[\w-]{1,60}$")]
"""Code of a member."""


class NewSession(Request):
    """A session to plan."""

    on: date = Field(title=mark("Day of the session"))
    place: Line = Field(title=mark("Place of the session"))
    starts_at: str = Field(
        default="",
        pattern=r"^(([01]\d|2[0-3]):[0-5]\d)?$",
        title=mark("Hour of the session"),
        description=mark("Hour in France, as 14:30"),
    )
    lasts_minutes: int = Field(default=180, ge=15, le=1_440, title=mark("Minutes it lasts"))
    second_call_of: str = Field(
        default="",
        max_length=60,
        title=mark("Second call of the session"),
        description=mark("Code of the session that had no quorum; leave empty for a first call."),
    )


class Convocation(Request):
    """The dossiers of the agenda, in the order in which they are taken."""

    dossiers: tuple[Code, ...] = Field(min_length=1, max_length=100, title=mark("Dossiers, in order"))


class Postponement(Request):
    """Another day for a session that is convened; its items are ready again, and it is convened anew."""

    on: date = Field(title=mark("Day of the session"))
    reason: Words = Field(title=mark("Why the session is put off"))


class Removal(Request):
    """An item to take off the agenda."""

    reason: Words = Field(title=mark("Why the item is removed"))


class Interest(Request):
    """An interest to declare: the member leaves for this item."""

    dossier: Code = Field(title=mark("Dossier"))
    ground: Ground = Field(title=mark("Ground"), json_schema_extra=labelled(GROUNDS))
    reason: Long = Field(
        default="", title=mark("In words"), description=mark("Needed with another ground; not published.")
    )


class Proxy(Request):
    """A proxy for the whole session, to a member of the same college."""

    holder: Member = Field(title=mark("Holder of the proxy"))


class RollCall(Request):
    """Who is there for an item."""

    dossier: Code = Field(title=mark("Dossier"))
    present: tuple[Member, ...] = Field(max_length=500, title=mark("Members who are there"))


class NewMotion(Request):
    """A motion to put to the vote."""

    kind: MotionKind = Field(title=mark("Motion"), json_schema_extra=labelled(MOTIONS))
    reason: Long = Field(
        default="",
        title=mark("Written reason"),
        description=mark(
            "Needed for a refusal, a suspension or its end, a deferral (say what is asked) and an acceptance that "
            "departs from the score."
        ),
    )
    ground: RefusalGround | None = Field(
        default=None, title=mark("Ground of a refusal"), json_schema_extra=labelled(REFUSAL_GROUNDS)
    )
    enterprise_asks: bool = Field(default=False, title=mark("The organisation itself asks for the deferral"))


class Cast(Request):
    """A ballot."""

    choice: Choice = Field(title=mark("Your ballot"), json_schema_extra=labelled(CHOICES))
    reason: Long = Field(
        default="",
        title=mark("Your reason"),
        description=mark(
            "Needed against an acceptance, a plan or the end of a suspension, and for a refusal or a suspension; it "
            "stands in the minutes."
        ),
    )
    on_behalf_of: str = Field(
        default="", pattern=r"^[\w-]{0,60}$", title=mark("For the member who gave you a proxy"),
        description=mark("Leave empty for your own ballot."),
    )  # fmt: skip


class Dissent(Request):
    """What a member asks to have noted in the minutes."""

    dossier: Code = Field(title=mark("Dossier"))
    person: Member = Field(title=mark("Member"))
    text: Words = Field(title=mark("Note of dissent"))


class Redraft(Request):
    """Minutes to draft again; the text before is kept."""

    reason: Words = Field(title=mark("Why the minutes are drafted again"))


class Contradictory(Request):
    """A contradictory step to open before anything is decided against an organisation."""

    reason: Words = Field(title=mark("What is held against the organisation"))
    opened_by: Literal["staff", "motion_to_refuse"] = Field(
        default="staff",
        title=mark("Opened because of"),
        json_schema_extra=labelled(
            {
                "staff": mark("the instruction of the dossier"),
                "motion_to_refuse": mark("a refusal that members consider"),
            }
        ),
    )


class Observations(Request):
    """What an organisation answers in the contradictory step."""

    words: Words = Field(title=mark("Your observations"))
