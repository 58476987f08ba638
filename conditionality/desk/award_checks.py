"""What can be wrong with what people write around an award: every slip at once, each at its field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from conditionality.desk.award_requests import Receipt, RegionAct
from conditionality.desk.decisions import told_in
from conditionality.dossier.events import Entry
from conditionality.findings import Finding, finding
from conditionality.report.places import Place
from conditionality.report.places import both as in_both
from conditionality.storage import attachments

NUMBER = re.compile(r"[\w.@:/+-]{1,120}")
"""What the number of an act may be: it goes into the ledger, where only codes go."""

MOST_EUR = Decimal(10) ** 12


def terms_slips(asked: RegionAct) -> Iterator[Finding]:
    """Give what is wrong with amount, conditions and reasons of an act."""
    if asked.decision == "refuse":
        if asked.amount_eur is not None:
            yield finding("award-amount-of-refusal", "amount_eur", given=str(asked.amount_eur))
        if not asked.reason.strip():
            yield finding("award-reason-absent", "reason")
        return
    if asked.amount_eur is None:
        yield finding("award-amount-absent", "amount_eur")
    else:
        yield from amount_slips(asked.amount_eur, "amount_eur")
    if not asked.conditions.strip():
        yield finding("award-conditions-absent", "conditions")


def act_slips(number: str, on: date | None, today: date) -> Iterator[Finding]:
    """Give what is wrong with the number and the day of an act of the region."""
    if not NUMBER.fullmatch(number):
        yield finding("award-number", "number", given=number)
    if on is None:
        yield finding("award-day-absent", "on")
    elif on > today:
        yield finding("award-day-to-come", "on", given=on.isoformat())


def amount_slips(amount: Decimal, field: str) -> Iterator[Finding]:
    """Give what is wrong with an amount: below nought, beyond any budget, or finer than a cent."""
    if not amount.is_finite() or not 0 <= amount < MOST_EUR or amount != amount.quantize(Decimal("0.01")):
        yield finding("award-amount", field, given=str(amount))


def file_slips(content: bytes | None, name: str, field: str) -> Iterator[Finding]:
    """Give what is wrong with a file, when there is one."""
    if content is None:
        return
    looked = attachments.examine(name, content)
    if isinstance(looked, tuple):
        yield from (one.within(field) for one in looked)


def receipt_slips(log: tuple[Entry, ...], asked: Receipt, today: date) -> Iterator[Finding]:
    """Give what is wrong with the day on which a decision was received, and its proof."""
    told = told_in(log)
    if asked.received_on > today:
        yield finding("receipt-to-come", "received_on", given=asked.received_on.isoformat())
    elif told.sent_on is not None and asked.received_on < told.sent_on:
        yield Place("received_on").find(
            "receipt-before-letter", asked.received_on.isoformat(), in_both("sent", told.sent_on)
        )
    if told.received_on is not None:
        yield Place("received_on").find("receipt-known", "", in_both("known", told.received_on))
    if asked.proof is None and not asked.reference.strip():
        yield finding("receipt-proof-absent", "proof")
    yield from file_slips(asked.proof, asked.proof_name, "proof")
