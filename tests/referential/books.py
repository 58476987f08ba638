"""Small invented rule books in TOML, put together from parts, for the tests of reading and checking."""

from __future__ import annotations

from conditionality.findings import Finding
from conditionality.referential.model import Referential
from conditionality.referential.read import no_parents, read_referential
from conditionality.referential.rules import Rules, bind
from tests import repository

CASES = repository.ROOT / "tests/cases"
WHOLE = (CASES / "rules/whole.toml").read_bytes()
"""A rule book that says every kind of block and scale once, without a finding."""

HEAD = """
id = "essai"
version = "1.0.0"
title = { fr = "Essai", en = "Trial" }
in_force = { from = 2025-01-01 }
"""


def words(text: str) -> str:
    """Write the same text in both languages."""
    return f'{{ fr = "{text}", en = "{text}" }}'


def field(name: str, more: str = "", kind: str = "decimal") -> str:
    """Write a field."""
    return f'[[fields]]\nid = "{name}"\nkind = "{kind}"\nlabel = {words(name)}\n{more}\n'


def choice(name: str, *options: str, kind: str = "choice", more: str = "") -> str:
    """Write a field of options."""
    listed = ", ".join(f'{{ id = "{one}", label = {words(one)} }}' for one in options)
    return field(name, f"options = [{listed}]\n{more}", kind)


def dimension(name: str = "G", more: str = "") -> str:
    """Write a dimension."""
    return f'[[dimensions]]\nid = "{name}"\nlabel = {words(name)}\n{more}\n'


def indicator(name: str, more: str = "", parent: str = "G") -> str:
    """Write an indicator with a label."""
    return f'[[indicators]]\nid = "{name}"\ndimension = "{parent}"\nlabel = {words(name)}\n{more}\n'


def result(name: str, value: str, more: str = "") -> str:
    """Write a result."""
    return f'[[results]]\nid = "{name}"\nvalue = "{value}"\n{more}\n'


def gate(name: str, fails_if: str, more: str = "") -> str:
    """Write a gate that blocks."""
    return f'[[gates]]\nid = "{name}"\nlabel = {words(name)}\nfails_if = "{fails_if}"\neffect = "block"\n{more}\n'


def outcome(name: str, more: str = "", kind: str = "plan") -> str:
    """Write an outcome."""
    return f'[[outcomes]]\nid = "{name}"\nkind = "{kind}"\nreason = {words(name)}\n{more}\n'


ONE = field("a") + dimension() + indicator("a")
"""A field, a dimension and an indicator that scores the field: the least that can be read."""


def book(*parts: str, head: str = HEAD) -> bytes:
    """Put a rule book together."""
    return "\n".join((head, *parts)).encode()


def found(*parts: str, head: str = HEAD) -> list[tuple[str, str]]:
    """Give the code and the path of all findings of a rule book, sorted."""
    return listed(read_referential(book(*parts, head=head)).findings)


def listed(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Give the code and the path of findings, sorted."""
    return sorted((one.code, one.path) for one in findings)


def read(*parts: str, head: str = HEAD) -> Referential:
    """Read a rule book that has no finding."""
    reading = read_referential(book(*parts, head=head), no_parents)
    assert reading.referential is not None, reading.findings
    assert reading.findings == ()
    return reading.referential


def bound(*parts: str) -> Rules:
    """Read a rule book and its formulas."""
    rules, faults = bind(read(*parts))
    assert faults == ()
    return rules


def whole() -> Referential:
    """Read the rule book that says everything."""
    referential = read_referential(WHOLE).referential
    assert referential is not None
    return referential
