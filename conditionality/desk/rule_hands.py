"""Who wrote in a draft of a rule book, by name, for those who may write in it too."""

from __future__ import annotations

from conditionality.desk.mandates import Hand, person
from conditionality.desk.office import Office
from conditionality.desk.outcome import StoppedError
from conditionality.desk.permission import allow
from conditionality.desk.rule_drafts import RULES, WRITE


def writer(office: Office, hand: Hand, code: str) -> str:
    """Give the name of who wrote; the code where the name was erased, nothing for whoever may not know."""
    with office.reading() as connection:
        try:
            allow(connection, hand, WRITE, RULES)
        except StoppedError:
            return ""
        return person(connection, code).name or code
