"""Read a rule file: TOML, ancestors, model, rules. Every fault comes back at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from conditionality.findings import Finding, errors
from conditionality.referential.extend import Parents, flatten
from conditionality.referential.faults import faults
from conditionality.referential.lint import lint
from conditionality.referential.model import Referential
from conditionality.referential.toml import read_toml


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a rule file.

    Attributes:
        referential: The flattened référentiel; None when an error stops it.
        findings: Errors and warnings, in the order of the file.
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
    tree, found = read_toml(content)
    if tree is None:
        return Reading(None, found)
    flat = flatten(tree, parents)
    try:
        referential = Referential.model_validate(flat.tree)
    except ValidationError as error:
        return Reading(None, flat.findings + faults(error, flat.tree), flat.provenance)
    found = flat.findings + lint(referential)
    return Reading(None if errors(found) else referential, found, flat.provenance)
