"""Read a rule file: TOML, ancestors, model, rules. Every fault comes back at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from pydantic import ValidationError

from conditionality.findings import Finding, errors
from conditionality.referential.extend import Parents, flatten
from conditionality.referential.faults import faults
from conditionality.referential.layout import line_of, lines_of
from conditionality.referential.lint import lint
from conditionality.referential.mend import mend, untouched
from conditionality.referential.model import Referential
from conditionality.referential.toml import Tree, read_toml, text_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a rule file.

    Attributes:
        referential: The flattened référentiel; None when an error stops it.
        findings: Errors and warnings, in the order of the file; what comes from its parents stands last.
        provenance: `block[id].key` → the `id@version` that says it.
    """

    referential: Referential | None
    findings: tuple[Finding, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Give the findings that stop."""
        return errors(self.findings)


def no_parents(_ref: str) -> bytes | None:
    """Know no parent."""
    return None


def read_referential(content: bytes, parents: Parents = no_parents) -> Reading:
    """Read one version of a rule book.

    Args:
        content: Bytes of the TOML file.
        parents: Finds the file of a pinned parent (`id@version`).

    Returns:
        The référentiel when nothing stops it, and all findings.
    """
    kept, asked = _read_alone(content)
    return _read(content, parents) if asked else kept


@lru_cache(maxsize=32)
def _read_alone(content: bytes) -> tuple[Reading, bool]:
    """Read a file whose parents are not at hand, and tell whether it asks for one; the same bytes are read once."""
    asked: list[str] = []
    reading = _read(content, asked.append)
    return reading, bool(asked)


def _read(content: bytes, parents: Parents) -> Reading:
    tree, found = read_toml(content)
    if tree is None:
        return Reading(None, found)
    flat = flatten(tree, parents)
    whole = _spelled_out(flat.tree)
    try:
        referential: Referential | None = Referential.model_validate(whole, by_alias=True, by_name=False)
        found = lint(referential) if referential is not None else ()
    except ValidationError as error:
        referential, found = None, _all_faults(whole, error)
    found = _placed(flat.findings + found, content, tree)
    return Reading(None if errors(found) else referential, found, flat.provenance)


def _all_faults(whole: Tree, error: ValidationError) -> tuple[Finding, ...]:
    """Give what the model refused, and what is wrong with the rest."""
    rest, lost = mend(whole, error)
    more = untouched(lint(rest), lost) if rest is not None else ()
    return faults(error, whole) + more


def _spelled_out(tree: Tree) -> Tree:
    """Say of each table what its keys are, where the file leaves it to be seen from the first column."""
    tables = tree.get("tables")
    if not isinstance(tables, tuple):
        return tree
    return {**tree, "tables": tuple(_with_key(one) for one in tables)}


def _with_key(table: object) -> object:
    rows = table.get("rows") if isinstance(table, dict) else None
    if not isinstance(table, dict) or "key" in table or not isinstance(rows, tuple):
        return table
    keys = [row[0] for row in rows if isinstance(row, tuple) and row]
    return {**table, "key": "text"} if keys and isinstance(keys[0], str) else table


def _placed(found: Iterable[Finding], content: bytes, tree: Tree) -> tuple[Finding, ...]:
    """Give each finding the line of its place, and put them in the order of the file."""
    listed = tuple(dict.fromkeys(found))
    if not listed:
        return ()
    lines = lines_of(text_of(content)[0], tree)
    placed = (one if one.line else replace(one, line=line_of(one.path, lines)) for one in listed)
    return tuple(sorted(placed, key=lambda one: one.line or len(content)))
