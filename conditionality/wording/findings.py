"""Turn a finding into the sentence a person reads: the place first, then what is wrong and what to do."""

from __future__ import annotations

from conditionality.findings import Finding
from conditionality.wording import (
    sentences_assembly,
    sentences_atelier,
    sentences_award,
    sentences_certificate,
    sentences_cli,
    sentences_clock,
    sentences_desk,
    sentences_effects,
    sentences_filing,
    sentences_formula,
    sentences_hearing,
    sentences_life,
    sentences_plan,
    sentences_population,
    sentences_referential,
    sentences_report,
    sentences_scoring,
    sentences_sitting,
    sentences_storage,
    sentences_web,
)
from conditionality.wording.speech import Lang, mark, say

SENTENCES: dict[str, str] = {
    **sentences_assembly.SENTENCES,
    **sentences_atelier.SENTENCES,
    **sentences_award.SENTENCES,
    **sentences_certificate.SENTENCES,
    **sentences_cli.SENTENCES,
    **sentences_clock.SENTENCES,
    **sentences_desk.SENTENCES,
    **sentences_effects.SENTENCES,
    **sentences_filing.SENTENCES,
    **sentences_formula.SENTENCES,
    **sentences_hearing.SENTENCES,
    **sentences_life.SENTENCES,
    **sentences_plan.SENTENCES,
    **sentences_population.SENTENCES,
    **sentences_referential.SENTENCES,
    **sentences_report.SENTENCES,
    **sentences_scoring.SENTENCES,
    **sentences_sitting.SENTENCES,
    **sentences_storage.SENTENCES,
    **sentences_web.SENTENCES,
}


def sentence(found: Finding, lang: Lang) -> str:
    """Say a finding in one or two sentences, place first.

    >>> from conditionality.findings import finding
    >>> sentence(finding("empty-file"), "en")
    'The file is empty. Choose a file that has content.'
    """
    values = {"given": found.given, "path": found.path, "position": str(found.position), **dict(found.params)}
    # A piece that differs between languages is given as `name_fr` and `name_en`; the sentence writes `{name}`.
    values |= {name[: -len(lang) - 1]: value for name, value in found.params if name.endswith(f"_{lang}")}
    text = say(lang, SENTENCES[found.code], **values)
    nearest = dict(found.params).get("nearest", "")
    if nearest:
        text = f"{text} {say(lang, 'Did you mean «{nearest}»?', nearest=nearest)}"
    where = place(found, lang)
    return say(lang, "{place}: {text}", place=where, text=text) if where else text


def place(found: Finding, lang: Lang) -> str:
    """Say where a finding stands: line, column, path, character; empty when it concerns the whole."""
    parts = []
    if found.line:
        parts.append(say(lang, "line {line}", line=str(found.line)))
    if found.column:
        parts.append(say(lang, "column {column}", column=found.column))
    if found.path:
        parts.append(found.path)
    if found.position:
        parts.append(say(lang, "character {position}", position=str(found.position)))
    text = ", ".join(parts)
    return text if found.path and not found.line and not found.column else text[:1].upper() + text[1:]


WARNING = mark("Warning")
