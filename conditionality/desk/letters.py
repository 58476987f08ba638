"""Letters about a request under instruction: pieces asked, closed without action, not eligible, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from conditionality.desk.receipts import Heading, letter, routes
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Section, Sheet
from conditionality.wording.speech import Lang, say


def pieces_letter(lang: Lang, head: Heading, names: Sequence[str], deadline: date, message: str) -> Sheet:
    """Ask for missing pieces.

    Args:
        names: What is missing, in words.
        deadline: Last day to give it.
        message: Words of the person who instructs.

    Source:
        CRPA L114-5: the pieces, the time to give them, and the silence clock that waits.
    """
    asked = Section(say(lang, "What is missing"), tuple(f"• {one}" for one in names))
    until = (
        say(lang, "Give it by {day}. Your answers are open again in the file: change only what is asked.",
            day=day(lang, deadline)),
        say(lang, "Until then the two months of silence do not run. Without an answer, and after a reminder, the "
                  "request may be closed without action; you may then file a new one."),
    )  # fmt: skip
    said = Section(say(lang, "Message from the service"), (message,))
    title = say(lang, "Missing pieces of your request")
    return letter(lang, head, title, (asked, Section(say(lang, "By when"), until), said))


def closing_letter(lang: Lang, head: Heading, deadline: date, reminded_on: date) -> Sheet:
    """Say that a request is closed without action."""
    told = (
        say(lang, "Pieces were asked of you, to be given by {deadline}; a reminder went out on {reminded}. They did "
                  "not come: your request is closed without action.",
            deadline=day(lang, deadline), reminded=day(lang, reminded_on)),
        say(lang, "Nothing is decided on its merits, and you may file a new request while the scheme is open."),
    )  # fmt: skip
    sections = (
        Section(say(lang, "What is decided"), told),
        Section(say(lang, "Routes and time limits"), routes(lang, head)),
    )
    return letter(lang, head, say(lang, "Your request is closed without action"), sections)


def ineligible_letter(lang: Lang, head: Heading, rule: str, reason: str) -> Sheet:
    """Say that a condition of eligibility is not met."""
    told = (
        say(lang, "Your request does not meet a condition of eligibility of the scheme: {rule}.", rule=rule),
        say(lang, "For these reasons:"),
        reason,
    )
    sections = (
        Section(say(lang, "What is decided"), told),
        Section(say(lang, "Routes and time limits"), routes(lang, head)),
    )
    return letter(lang, head, say(lang, "Your request is not eligible"), sections)


def withdrawal_letter(lang: Lang, head: Heading) -> Sheet:
    """Acknowledge that a request was taken back."""
    told = (
        say(lang, "You took your request back on {day}. It is no longer examined, and no decision will be made on it.",
            day=day(lang, head.on)),
        say(lang, "No reason is asked. You may file a new request while the scheme is open."),
    )  # fmt: skip
    return letter(lang, head, say(lang, "Your request is taken back"), (Section(say(lang, "What happens"), told),))
