"""The contradictory step: an organisation is told what is held against it, and answers, before anything is decided.

Source:
    CRPA L122-1 and L211-2; nobody is refused without having been heard (T27 never skips T19).
"""

from __future__ import annotations

from conditionality.codec import Paper
from conditionality.desk.declaring import who_files
from conditionality.desk.hearing_requests import Contradictory, Observations
from conditionality.desk.legal_days import last_day
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Outcome
from conditionality.desk.receipts import Heading, both, heading, letter, official, place
from conditionality.desk.work import Seen, Work
from conditionality.dossier.deliberation_events import ContradictoryOpened
from conditionality.dossier.request_events import Answered
from conditionality.wording.numbers import day
from conditionality.wording.sheet import Section, Sheet
from conditionality.wording.speech import Lang, say


class Answer(Paper):
    """What an organisation answered, as it stands in the store."""

    dossier: str
    words: str


def open_contradictory(
    office: Office, hand: Hand, dossier: str, asked: Contradictory, seen: Seen | None = None
) -> Outcome:
    """Open the contradictory step on a dossier that is ready (G02): a letter says what is held, and until when."""

    def act(work: Work) -> str:
        work.may(ContradictoryOpened.__name__, work.case(dossier, "dossier"))
        until = last_day("answer", hand.today)
        known, people, lang = who_files(work, dossier)
        sheet = _notice(lang, heading(office, dossier, known, hand.at), asked.reason, day(lang, until))
        notice = work.paper(official(office, sheet, hand.at), "notice")
        opened = ContradictoryOpened(opened_by=asked.opened_by, notice=notice, reason=asked.reason, answer_by=until)
        work.add(dossier, opened, ("reason_given",))

        def tell(lang: Lang) -> tuple[str, str]:
            body = say(lang, "Before anything is decided on your dossier {dossier}, give your observations by {day}. "
                             "The letter in your file says what is held.",
                       dossier=dossier, day=day(lang, until))  # fmt: skip
            subject = say(lang, "Your observations on dossier {dossier}", dossier=dossier)
            return subject, f"{body}\n\n{place(office, lang, dossier)}"

        rank = sum(one.kind == ContradictoryOpened.__name__ for one in work.log(dossier))
        work.mail(f"{dossier}:contradictory:{rank}", people, both(tell))
        return dossier

    return office.act(hand, act, seen)


def _notice(lang: Lang, head: Heading, reason: str, until: str) -> Sheet:
    held = Section(say(lang, "What is held"), (reason,))
    means = Section(
        say(lang, "How to answer"),
        (
            say(lang, "Give your observations in writing, in the file itself, by {day}. You may ask to be heard, and "
                      "be assisted or represented by a person of your choice.", day=until),
            say(lang, "Nothing is decided before that day unless you answer sooner. Your answer is read by the "
                      "assembly with the dossier."),
        ),
    )  # fmt: skip
    return letter(lang, head, say(lang, "Contradictory step: your observations"), (held, means))


def answer_contradictory(
    office: Office, hand: Hand, dossier: str, asked: Observations, seen: Seen | None = None
) -> Outcome:
    """Answer (T19): the dossier is ready again, its organisation heard."""

    def act(work: Work) -> str:
        work.may(Answered.__name__, work.case(dossier, "dossier"))
        work.add(dossier, Answered(answer=work.paper(Answer(dossier=dossier, words=asked.words), "answer")))
        return dossier

    return office.act(hand, act, seen)
