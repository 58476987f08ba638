"""Make certificates: the public one, without any raw answer, and the audit file, with every paper inside it.

Both are made before they are sealed (`certificate.seal`): the same inputs give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, PageBreak

from conditionality.certificate.archive import Enclosure, archive
from conditionality.certificate.face import certificate_title, face
from conditionality.certificate.paper import Head, print_story, story
from conditionality.certificate.statement import Bundle, Statement, named
from conditionality.certificate.typeface import make_ready
from conditionality.codec import canonical, read_paper
from conditionality.errors import RejectedReferentialError
from conditionality.referential.model import Referential
from conditionality.referential.read import read_referential
from conditionality.scoring.explain import explain
from conditionality.scoring.scorecard import Scorecard
from conditionality.wording.speech import Lang, say

STATEMENT = "statement.json"
RULES = "referentiel.toml"
SALT = "salt.txt"
PARENT = "parent-"


def make_public_certificate(statement: Statement, lang: Lang, verify_url: str) -> bytes:
    """Make the certificate that anyone may see.

    Args:
        statement: What it says; it stands inside as `statement.json`.
        lang: `fr` or `en`.
        verify_url: Address where it can be checked.

    Returns:
        A tagged PDF/A-3b, not sealed yet.
    """
    make_ready()
    content = print_story(face(statement, lang, verify_url), _head(statement, lang))
    return archive(content, [_statement(statement, lang)])


def make_audit_file(statement: Statement, bundle: Bundle, lang: Lang, verify_url: str) -> bytes:
    """Make the audit file: the public page, the complete explanation, and every paper inside.

    Args:
        statement: What it says, made from the same bundle.
        bundle: The papers.
        lang: `fr` or `en`.
        verify_url: Address where it can be checked.

    Returns:
        A tagged PDF/A-3b, not sealed yet.

    Raises:
        RejectedReferentialError: The référentiel of the bundle has errors.
        UnreadablePaperError: The scorecard of the bundle is not one.
    """
    make_ready()
    referential = rules_of(bundle)
    card = read_paper(Scorecard, bundle.scorecard)
    sheet = explain(card, referential, lang, "full")

    def pieces() -> Iterator[Flowable]:
        yield from face(statement, lang, verify_url)
        yield PageBreak()
        yield from story(sheet)

    content = print_story(pieces(), _head(statement, lang))
    return archive(content, [_statement(statement, lang), *_enclosures(bundle, statement, lang)])


def rules_of(bundle: Bundle) -> Referential:
    """Read the référentiel of a bundle with the parents beside it.

    Raises:
        RejectedReferentialError: It has errors.
    """
    reading = read_referential(bundle.referential, bundle.parents.get)
    if reading.referential is None:
        raise RejectedReferentialError(RULES, len(reading.errors))
    return reading.referential


def _head(statement: Statement, lang: Lang) -> Head:
    title = say(lang, "{title}: {holder}", title=certificate_title(lang), holder=statement.holder.name)
    return Head(title, statement.id, statement.issuer, lang)


def _statement(statement: Statement, lang: Lang) -> Enclosure:
    return Enclosure(STATEMENT, canonical(statement), say(lang, "What the certificate says, for machines"), "Data")


def _enclosures(bundle: Bundle, statement: Statement, lang: Lang) -> Iterator[Enclosure]:
    contents = [bundle.report, bundle.scorecard, bundle.decision, *bundle.history]
    about = {
        "report.json": say(lang, "The report"),
        "scorecard.json": say(lang, "The scorecard"),
        "decision.json": say(lang, "The record of the decision"),
    }
    for (name, _), content in zip(named(statement.papers), contents, strict=True):
        yield Enclosure(name, content, about.get(name) or say(lang, "An earlier report"))
    yield Enclosure(RULES, bundle.referential, say(lang, "The référentiel"))
    for ref, content in sorted(bundle.parents.items()):
        yield Enclosure(f"{PARENT}{ref}.toml", content, say(lang, "A référentiel that it extends"))
    yield Enclosure(
        SALT, bundle.salt.hex().encode(), say(lang, "What goes before a paper when its fingerprint is taken")
    )
