"""Check a file that anybody sends: what is known here beside it, on which day, and how large it may be."""

from __future__ import annotations

from datetime import date

from app import entrance
from conditionality.certificate.answer import Verification, Witnesses
from conditionality.certificate.verify import verify_certificate
from conditionality.desk.certify import witnesses
from conditionality.desk.refs import shelf
from conditionality.desk.settings import roots_from_settings
from conditionality.dossier.clocks import legal_day

MOST_BYTES = 10_000_000
"""Largest file taken; an audit file weighs less than a tenth of it. Larger ones are not read at all."""


def today() -> date:
    """Give the day in France, by the clock of the front."""
    return legal_day(entrance.now())


def known() -> Witnesses:
    """Give what is known beside a file: the register when there is one, else the keys and rule books at hand."""
    office = entrance.office()
    if office is not None:
        return witnesses(office)
    library, _ = shelf()
    return Witnesses(roots_from_settings(), None, library.lock.get)


def check(content: bytes) -> Verification:
    """Check a file as of today; it is scored again only when its signer can be told, for anybody may send one."""
    beside = known()
    return verify_certificate(content, today(), beside, again=bool(beside.roots))
