"""What is inside a certificate, checked: its papers, the register, the référentiel, the score, its standing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from conditionality.certificate.answer import Check, LedgerWord, Witnesses, dated, unchecked
from conditionality.certificate.issue import PARENT, RULES, SALT, STATEMENT
from conditionality.certificate.replay import check_replay
from conditionality.certificate.statement import Bundle, Statement, named
from conditionality.codec import canonical, read_paper
from conditionality.errors import UnreadablePaperError
from conditionality.findings import Finding, finding

SALT_DIGITS = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be checked, and with what.

    Attributes:
        statement: What the certificate says.
        bundle: Its papers; what is wrong with them; or nothing, for a public certificate.
        witnesses: What is known beside the file.
        on: The day it has to be in force.
        again: Whether to score again.
    """

    statement: Statement
    bundle: Bundle | Finding | None
    witnesses: Witnesses
    on: date
    again: bool


def inside(asked: Asked) -> Iterator[Check]:
    """Make the checks of what is inside, in their order."""
    statement, known = asked.statement, asked.witnesses.known
    word = known(statement.id) if known else None
    wrong = asked.bundle if isinstance(asked.bundle, Finding) else None
    yield Check("papers", "fails", wrong) if wrong else Check("papers", "holds")
    yield _register(statement, word, is_asked=known is not None)
    yield _referential(asked)
    yield _replay(asked)
    yield _standing(asked, word)


def _register(statement: Statement, word: LedgerWord | None, *, is_asked: bool) -> Check:
    if not is_asked:
        return unchecked("register", finding("register-not-asked", level="warning"))
    if word is None:
        return Check("register", "fails", finding("register-unknown", given=statement.id))
    if word.fingerprint != statement.fingerprint():
        return Check("register", "fails", finding("register-differs", given=statement.id))
    return Check("register", "holds")


def _referential(asked: Asked) -> Check:
    """Compare with what was published: the référentiel, and those that it extends."""
    if asked.witnesses.published is None:
        return unchecked("referential", finding("referential-not-asked", level="warning"))
    rules, parents = asked.statement.rules, asked.statement.papers.parents
    for ref, said in ((rules.ref, rules.sha256), *((one.ref, one.sha256) for one in parents)):
        known = asked.witnesses.published(ref)
        if known is None:
            return unchecked("referential", finding("referential-not-known-here", given=ref, level="warning"))
        if known != said:
            return Check("referential", "fails", finding("referential-not-published", given=ref))
    return Check("referential", "holds", params=(("ref", rules.ref),))


def _replay(asked: Asked) -> Check:
    if asked.bundle is None:
        return unchecked("replay", finding("replay-without-papers", level="warning"))
    if isinstance(asked.bundle, Finding):
        return unchecked("replay", finding("not-checked-after-failure", level="warning"))
    if not asked.again:
        return unchecked("replay", finding("replay-not-asked", level="warning"))
    wrong = check_replay(asked.statement, asked.bundle)
    if wrong:
        return Check("replay", "fails", wrong)
    return Check("replay", "holds", params=(("score", asked.statement.total.score),))


def _standing(asked: Asked, word: LedgerWord | None) -> Check:
    """Tell whether it is in force: the dates stand in the file, a suspension or withdrawal in the register."""
    statement, on = asked.statement, asked.on
    if on < statement.valid_from:
        return Check("standing", "fails", dated("certificate-not-yet", statement.valid_from))
    if on > statement.valid_until:
        return Check("standing", "fails", dated("certificate-expired", statement.valid_until))
    if word is None:
        return unchecked("standing", finding("standing-not-asked", level="warning"))
    if word.standing == "suspended":
        return Check("standing", "fails", dated("certificate-suspended", word.since))
    if word.standing == "withdrawn":
        return Check("standing", "fails", dated("certificate-withdrawn", word.since))
    return Check("standing", "holds", params=(("day", on),))


def read_statement(enclosed: Mapping[str, bytes]) -> Statement | Finding:
    """Read what a certificate says, or say why it cannot be read."""
    content = enclosed.get(STATEMENT)
    if content is None:
        return finding("certificate-without-statement")
    try:
        statement = read_paper(Statement, content)
    except UnreadablePaperError:
        return finding("certificate-statement-unreadable")
    return statement if canonical(statement) == content else finding("certificate-statement-unreadable")


def read_bundle(enclosed: Mapping[str, bytes], statement: Statement) -> Bundle | Finding | None:
    """Give the papers of an audit file, when each is the one that the statement names; none of a public certificate."""
    if len(enclosed) == 1:
        return None
    parents = {f"{PARENT}{one.ref}.toml": one.ref for one in statement.papers.parents}
    wanted = {STATEMENT, RULES, SALT, *parents, *(name for name, _ in named(statement.papers))}
    for name in sorted(wanted ^ set(enclosed)):
        return finding("paper-missing" if name in wanted else "paper-unnamed", given=name)
    salt = enclosed[SALT]
    if len(salt) != SALT_DIGITS or not set(salt) <= set(b"0123456789abcdef"):
        return finding("paper-differs", given=SALT)
    bundle = Bundle(
        referential=enclosed[RULES], report=enclosed["report.json"], scorecard=enclosed["scorecard.json"],
        decision=enclosed["decision.json"], salt=bytes.fromhex(salt.decode()),
        parents={ref: enclosed[name] for name, ref in parents.items()},
        history=tuple(enclosed[name] for name, _ in named(statement.papers) if name.startswith("history-")),
    )  # fmt: skip
    return _differing(bundle, statement) or bundle


def _differing(bundle: Bundle, statement: Statement) -> Finding | None:
    if bundle.rules_sha256() != statement.rules.sha256:
        return finding("paper-differs", given=RULES)
    held = bundle.papers()
    for (name, found), (_, said) in zip(named(held), named(statement.papers), strict=True):
        if found != said:
            return finding("paper-differs", given=name)
    wrong = sorted(set(statement.papers.parents) - set(held.parents), key=lambda one: one.ref)
    return finding("paper-differs", given=f"{PARENT}{wrong[0].ref}.toml") if wrong else None
