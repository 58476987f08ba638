"""A draft of a rule book laid out on the bench: its tree, the rules when they hold, and everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conditionality.desk.rule_drafts import RuleDraft, parents_of
from conditionality.desk.rule_edits import whole_tree
from conditionality.findings import Finding, errors, finding
from conditionality.formula.parse import parse
from conditionality.referential.inherit import items_of
from conditionality.referential.library import Library, read
from conditionality.referential.model import Referential
from conditionality.referential.phrase import phrase
from conditionality.referential.read import read_referential
from conditionality.referential.toml import Tree, read_toml
from conditionality.scoring.labels import block_labels
from conditionality.wording.speech import Lang


@dataclass(frozen=True, slots=True)
class Bench:
    """A draft, read.

    Attributes:
        draft: What is written.
        own: What the file says; empty when it is no TOML.
        tree: The same with what it takes from the versions that it extends.
        referential: The rules; None while something is wrong.
        findings: Everything that is wrong or doubtful, in the order of the file.
        parent: The version that it was started from.
    """

    draft: RuleDraft
    own: Tree
    tree: Tree
    referential: Referential | None
    findings: tuple[Finding, ...]
    parent: Referential | None

    @property
    def is_sound(self) -> bool:
        """Tell whether the rules hold."""
        return self.referential is not None and not errors(self.findings)

    @property
    def rules(self) -> Referential | None:
        """Give the rules, else those that it was started from: for labels."""
        return self.referential or self.parent

    def item(self, block: str, name: str) -> Tree:
        """Give an item of a block; empty when there is none."""
        return items_of(self.tree, block).get(name, {})


def lay_out(library: Library, draft: RuleDraft) -> Bench:
    """Read a draft."""
    content, parents = draft.text.encode(), parents_of(library)
    reading = read_referential(content, parents)
    own = read_toml(content)[0] or {}
    parent = read(library, draft.parent).referential if draft.parent in library.files else None
    name, wanted = own.get("id"), draft.parent.partition("@")[0]
    found = list(reading.findings)
    if own and name != wanted:
        found.append(finding("rules-other-book", "id", given=name, expected=wanted))
    if own and f"{name}@{own.get('version')}" in library.files:
        found.append(finding("rules-version-taken", "version", given=f"{name}@{own.get('version')}"))
    return Bench(draft, own, whole_tree(own, parents) if own else {}, reading.referential, tuple(found), parent)


def say_formula(text: str, labels: Mapping[str, str], lang: Lang, *, condition: bool = False) -> str:
    """Say a formula in words; nothing while it cannot be read.

    Args:
        text: As it is typed.
        labels: Of names (`labels_of`).
        lang: `fr` or `en`.
        condition: Whether it says when something holds.
    """
    node, faults = parse(text)
    return "" if node is None or faults else phrase(node, labels, lang, condition=condition)


def labels_of(bench: Bench, lang: Lang) -> Mapping[str, str]:
    """Give the label of each name that a formula may read."""
    return {} if bench.rules is None else block_labels(bench.rules, lang)
