"""Slips of a sitting: codes of members turned into names, and what a quorum lacks, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

from sqlalchemy import Connection

from conditionality.assembly.labels import COUNTS, TESTS, exact_text
from conditionality.assembly.quorum_now import QuorumNow
from conditionality.desk.mandates import people
from conditionality.findings import Finding, finding
from conditionality.wording.numbers import number
from conditionality.wording.speech import Lang, say

LANGS: tuple[Lang, ...] = get_args(Lang)

PLACES = ("members[", "proxies[", "ballots[", "roll.", "recusals[", "seats[", "dossiers[")
"""Places in the papers of the core: they tell a person at the counter nothing."""


def named(connection: Connection, slips: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give slips with the names of persons in the place of their codes, once each; without a name the code stays."""
    names = {one.id: one.name for one in people(connection) if one.name}
    return tuple(dict.fromkeys(_named(one, names) for one in slips))


def _named(one: Finding, names: dict[str, str]) -> Finding:
    params = tuple((key, names.get(value, value)) for key, value in one.params)
    path = "" if one.path.startswith(PLACES) else one.path
    return replace(one, path=path, given=names.get(one.given, one.given), params=params)


def no_quorum(now: QuorumNow) -> Finding:
    """Say what the quorum of an item lacks."""
    words: dict[str, Any] = {f"why_{lang}": quorum_words(now, lang) for lang in LANGS}
    return finding("hearing-no-quorum", **words)


def quorum_words(now: QuorumNow, lang: Lang) -> str:
    """Say the first comparison that does not hold; of a quorum that is there, the heads."""
    test = next((one for one in now.tests if one.code == now.reason), None)
    if test is None or test.code == "OVERALL":
        heads = (number(lang, one) for one in (now.overall.heads, now.overall.base, now.overall.needed))
        here, base, needed = heads
        return say(lang, "{heads} of {base} electors are there, {needed} are needed", heads=here, base=base,
                   needed=needed)  # fmt: skip
    write = number if test.code in COUNTS else exact_text
    return say(lang, "{what}: {found}, {asked} at least", what=say(lang, TESTS[test.code]),
               found=write(lang, test.found), asked=write(lang, test.bound))  # fmt: skip
