"""Explain the result of a vote to anyone: the outcome and why, each comparison, each college, each mass."""

from __future__ import annotations

from conditionality.assembly.explain_tables import checks_grid, colleges_grid, masses_grid, objections_grid
from conditionality.assembly.labels import MOTIONS, NO_CASTING_VOTE, OUTCOMES, WHY, asked_text, found_text
from conditionality.assembly.publish import published
from conditionality.assembly.result import Check, Result
from conditionality.wording.numbers import number
from conditionality.wording.sheet import Section, Sheet
from conditionality.wording.speech import Lang, mark, say

THREE = 3


def explain_vote(result: Result, lang: Lang) -> Sheet:
    """Explain a result.

    Args:
        result: As counted; of a secret ballot only what may be published is told.
        lang: `fr` or `en`.
    """
    result = published(result)
    return Sheet(
        title=say(lang, "Vote counted: {title}", title=result.title or result.id or say(lang, "without a title")),
        subtitle=_subtitle(result, lang),
        sections=tuple(
            one
            for one in (
                Section(say(lang, "In short"), (outcome_sentence(result, lang), *_after(result, lang))),
                Section(say(lang, "What was compared"), (), (checks_grid(result, lang),)),
                Section(say(lang, "Colleges"), (), (colleges_grid(result, lang),)),
                _votes(result, lang),
                Section(say(lang, "To know"), cautions(result, lang)),
                Section(say(lang, "Fingerprints"), _fingerprints(result, lang)),
            )
            if one.paragraphs or one.grids
        ),
        mention=say(
            lang, "The result of this vote is an avis of the assembly; the deciding body of the region decides."
        ),
        lang=lang,
    )


def outcome_sentence(result: Result, lang: Lang) -> str:
    """Say the outcome and its reason in two short sentences."""
    heads = result.quorum_overall
    check = _deciding(result)
    why = say(
        lang,
        WHY[result.outcome, result.reason],
        found=found_text(lang, check),
        asked=asked_text(lang, check),
        tie=_tie(result, lang),
        heads=number(lang, heads.heads),
        base=number(lang, heads.base),
        needed=number(lang, heads.needed),
    )
    return f"{say(lang, OUTCOMES[result.outcome])}. {why}"


def _deciding(result: Result) -> Check:
    """Give the comparison that the reason is about; the last one when it is about none."""
    return next((one for one in result.checks if one.code == result.reason), result.checks[-1])


def _tie(result: Result, lang: Lang) -> str:
    unused = result.tie.unused if result.tie is not None else None
    return say(lang, NO_CASTING_VOTE[unused]) if unused is not None else ""


def _subtitle(result: Result, lang: Lang) -> str:
    parts = [say(lang, MOTIONS[result.motion.kind])] if result.motion is not None else []
    parts.append(say(lang, "second call") if result.call > 1 else say(lang, "first call"))
    if result.round == "consent":
        parts.append(say(lang, "consent round"))
    else:
        parts.append(say(lang, "secret ballot") if result.rules.secret else say(lang, "open ballot"))
    if result.rules.version is not None:
        parts.append(say(lang, "rules {version}", version=result.rules.version))
    return ", ".join(parts)


def _after(result: Result, lang: Lang) -> tuple[str, ...]:
    if result.outcome != "NO_QUORUM":
        return ()
    nothing = say(lang, "Nothing is decided.")
    if result.call > 1:
        return (nothing,)
    second = say(
        lang,
        "A second call may meet three days later at the earliest, with the same agenda; its notice says that no quorum "
        "will be required.",
    )
    return (nothing, second)


def _votes(result: Result, lang: Lang) -> Section:
    if result.round == "consent":
        return Section(say(lang, "Objections"), (), objections_grid(result, lang))
    notes = []
    if result.rules.secret:
        notes.append(say(lang, "The ballot is secret: only the masses of the whole assembly are told."))
    if result.multiplier is not None and result.multiplier > 1:
        factor = f"{result.multiplier.numerator}/{result.multiplier.denominator}"
        notes.append(
            say(
                lang,
                "The weight of the colleges that take no part goes to the others: each weight is multiplied by "
                "{factor}, within the bounds.",
                factor=factor,
            )
        )
    return Section(say(lang, "Ballots and masses"), tuple(notes), masses_grid(result, lang))


def cautions(result: Result, lang: Lang) -> tuple[str, ...]:
    """Say what surprises in this way of counting, where this vote shows it."""
    rules, whole = result.rules, result.totals.whole.exact if result.totals is not None else 1
    names = {
        "aside": ", ".join(one.id for one in result.colleges if one.status == "BELOW_QUORUM"),
        "held": ", ".join(one.id for one in result.colleges if one.at_bound is not None),
    }
    three = sum(one.voice == "deliberative" for one in result.colleges) == THREE
    shown: tuple[tuple[object, str], ...] = (
        (names["aside"], CAUTIONS["aside"]),
        (three and result.call == 1, CAUTIONS["three"]),
        (names["held"], CAUTIONS["held"]),
        (rules.inactive_mode == "lapse" and whole < 1, CAUTIONS["lapse"]),
        (rules.abstention == "ignored_within_college" and rules.intra == "proportional", CAUTIONS["ignored"]),
        (rules.intra == "majority", CAUTIONS["majority"]),
    )
    told = tuple(say(lang, text, **names) for holds, text in shown if holds)
    return (*told, *_heads_against_masses(result, lang))


CAUTIONS = {
    "aside": mark(
        "Set aside, being below their quorum: {aside}. Whoever leaves such a college may weigh more than by staying: "
        "the trace shows it."
    ),
    "three": mark("With three colleges, each of them can prevent the first call by staying away."),
    "held": mark("A bound holds the weight of: {held}."),
    "lapse": mark("The weight of the colleges that take no part is void: the masses add up to less than one."),
    "ignored": mark("Abstentions are left out within a college: one ballot can carry its whole weight."),
    "majority": mark("Each college goes whole to its larger side: more ballots against than for can still adopt."),
}


def _heads_against_masses(result: Result, lang: Lang) -> tuple[str, ...]:
    """Say so when the ballots, counted by heads, lean the other way."""
    cast = [one.ballots for one in result.colleges if one.ballots is not None and one.status == "ACTIVE"]
    totals = result.totals
    if totals is None or not cast:
        return ()
    for_, against = sum(one.for_ for one in cast), sum(one.against for one in cast)
    lean = totals.mass_for.exact - totals.mass_against.exact
    if (for_ - against) * lean >= 0:
        return ()
    told = say(
        lang,
        "By heads it leans the other way ({for_} for, {against} against): a college weighs the same whatever its size.",
        for_=number(lang, for_),
        against=number(lang, against),
    )
    return (told,)


def _fingerprints(result: Result, lang: Lang) -> tuple[str, ...]:
    return (
        say(lang, "Rules: {fingerprint}", fingerprint=result.fingerprints.rules),
        say(lang, "Vote: {fingerprint}", fingerprint=result.fingerprints.vote),
    )
