"""A draft of the minutes of one vote: who was there, what was put to the vote, what came of it, who signs.

The public draft names organisations and colleges, never persons: a seat of the union college tells of a membership
that the law protects; nor does it give the ground of a recusal. The internal draft names members as the roll does. A
secret ballot names nobody in either.

Source:
    Trade-union membership: RGPD art. 9. Minutes: CRPA R133-13.
"""

from __future__ import annotations

from datetime import datetime

from conditionality.assembly.eligibility import Roll, represented
from conditionality.assembly.explain import explain_vote
from conditionality.assembly.kinds import Ground
from conditionality.assembly.labels import CHOICES, GROUNDS, motion_words
from conditionality.assembly.result import Result
from conditionality.assembly.vote import Context, Member, Vote
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Grid, Section, Sheet
from conditionality.wording.speech import Lang, say


def draft_minutes(vote: Vote, result: Result, lang: Lang, *, public: bool) -> Sheet:
    """Draft the minutes of a vote.

    Args:
        vote: As handed over.
        result: What counting it gave.
        lang: `fr` or `en`.
        public: Leave persons out.
    """
    told = explain_vote(result, lang)
    names = [one for one in (vote.context.session, vote.context.item) if one] if vote.context else []
    return Sheet(
        title=say(lang, "Draft minutes: {title}", title=result.title or result.id or say(lang, "without a title")),
        subtitle=", ".join((*names, told.subtitle)),
        sections=tuple(
            one
            for one in (
                Section(say(lang, "Session"), _session(vote, lang)),
                Section(say(lang, "Motion"), motion_words(vote.motion, lang)),
                _recusals(vote, lang, public=public),
                _proxies(vote, lang, public=public),
                _ballots(vote, lang, public=public),
                *told.sections,
                Section(say(lang, "Signatures"), _signatures(vote, lang)),
            )
            if one.paragraphs or one.grids
        ),
        mention=told.mention,
        lang=lang,
    )


def _session(vote: Vote, lang: Lang) -> tuple[str, ...]:
    context = vote.context or Context()
    found = [say(lang, "Day of the session: {day}.", day=day(lang, vote.on))] if vote.on is not None else []
    if context.opened_at is not None:
        found.append(say(lang, "Vote opened: {moment}.", moment=_moment(lang, context.opened_at)))
    if context.closed_at is not None:
        found.append(say(lang, "Vote closed: {moment}.", moment=_moment(lang, context.closed_at)))
    if context.dossier is not None:
        found.append(say(lang, "Dossier: {dossier}.", dossier=context.dossier))
    if context.scorecard is not None:
        found.append(say(lang, "Scorecard: {fingerprint}.", fingerprint=context.scorecard))
    return tuple(found)


def _moment(lang: Lang, at: datetime) -> str:
    return f"{day(lang, at.date())} {at.hour:02}:{at.minute:02} (UTC{at:%z})"


def _who(member: Member, *, public: bool) -> str:
    organisation = member.organisation or "–"
    return organisation if public else f"{member.id} ({organisation})"


def _recusals(vote: Vote, lang: Lang, *, public: bool) -> Section:
    rows = tuple(
        (_who(one, public=public), one.college, *(() if public else (_ground(one.recused, one, lang),)))
        for one in vote.members
        if one.recused is not None
    )
    header = (say(lang, "Member"), say(lang, "College"), *(() if public else (say(lang, "Ground"),)))
    return Section(say(lang, "Recused members"), (), (Grid("", header, rows),) if rows else ())


def _ground(ground: Ground, member: Member, lang: Lang) -> str:
    return member.recused_why or say(lang, GROUNDS[ground])


def _proxies(vote: Vote, lang: Lang, *, public: bool) -> Section:
    members = {one.id: one for one in vote.members}
    used = represented(Roll(members, vote.proxies, vote.rules.max_proxies, vote.on))
    rows = tuple(
        (_who(members[one.grantor], public=public), _who(members[one.holder], public=public))
        for one in vote.proxies
        if one.grantor in used
    )
    header = (say(lang, "Represented member"), say(lang, "Holder of the proxy"))
    return Section(say(lang, "Proxies used"), (), (Grid("", header, rows),) if rows else ())


def _ballots(vote: Vote, lang: Lang, *, public: bool) -> Section:
    rows = tuple(
        (_who(one, public=public), one.college, say(lang, CHOICES[one.vote]), one.reason or "–")
        for one in vote.members
        if one.vote is not None and not vote.rules.secret
    )
    header = (say(lang, "Member"), say(lang, "College"), say(lang, "Ballot"), say(lang, "Reason"))
    return Section(say(lang, "Ballots by name"), (), (Grid("", header, rows),) if rows else ())


def _signatures(vote: Vote, lang: Lang) -> tuple[str, ...]:
    context = vote.context or Context()
    blank = "…………………………"
    return (
        say(lang, "Chair of the session: {name}", name=context.chair or blank),
        say(lang, "Secretary: {name}", name=context.secretary or blank),
    )
