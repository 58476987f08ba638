"""What people ask around a filing: the sheets of the enterprise that files and of the staff that instructs."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from conditionality.desk.request import Line, Request, Words
from conditionality.dossier.kinds import Code
from conditionality.wording.speech import mark


class Filing(Request):
    """A request, or a report, to file as it stands in its draft."""

    declared_true: bool = Field(
        title=mark("I declare that these answers are true"),
        description=mark("Answers knowingly false are a ground of refusal, and of withdrawal of the aid."),
    )


class Correction(Request):
    """A report that was filed, to file again."""

    declared_true: bool = Field(title=mark("I declare that these answers are true"))
    reason: Words = Field(title=mark("Why the report is corrected"))


class AskPieces(Request):
    """Pieces that are missing: ids of questions to answer again, or names of files to join."""

    pieces: tuple[Line, ...] = Field(min_length=1, max_length=40, title=mark("Missing pieces"))
    deadline: date = Field(title=mark("To give by"))
    message: Words = Field(title=mark("Message to the organisation"))


class Closing(Request):
    """A request to close because the pieces did not come."""

    reminded_on: date | None = Field(
        default=None,
        title=mark("Day of the reminder"),
        description=mark("Only when the reminder went by post; the one that goes by e-mail is known here."),
    )


class Ineligible(Request):
    """A condition of eligibility that is not met."""

    rule: Code = Field(title=mark("Condition that is not met"), description=mark("Its code, without blanks"))
    reason: Words = Field(title=mark("Reason given to the organisation"))


class Amendment(Request):
    """The actions that people agreed on, in the place of those that were proposed."""

    steps: tuple[Code, ...] = Field(max_length=200, title=mark("Actions of the plan"))
    reason: Words = Field(title=mark("Why the plan is amended"))


class Declining(Request):
    """A plan that the organisation does not sign."""

    reason: str = Field(default="", max_length=4_000, title=mark("Reason, if you want to give one"))


class Advance(Request):
    """Progress on a plan, for one period."""

    period: Code = Field(title=mark("First day of the period"), description=mark("Year-month-day, as 2027-01-01"))
    done: tuple[Code, ...] = Field(default=(), max_length=200, title=mark("Actions that are done"))
    words: Words = Field(title=mark("What was done"))
