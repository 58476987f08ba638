"""Write a letter of the region about an award: printed, sealed, kept, and announced by mail to the organisation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from conditionality.desk.award_letters import Telling, told
from conditionality.desk.declaring import who_files
from conditionality.desk.office import Office
from conditionality.desk.papers import referential_of
from conditionality.desk.receipts import both, heading, official, place
from conditionality.desk.work import Work
from conditionality.scoring.explain import mention
from conditionality.wording.speech import Lang, say

Tells = Callable[[Lang], Telling]
"""Give the words of a letter in a language."""


def write(office: Office, work: Work, dossier: str, tells: Tells, name: str) -> str:
    """Write a letter to the organisation of a dossier, announce it, and give its digest.

    One that tells of routes of appeal tells of a decision, and carries the mention of the algorithm (CRPA L311-3-1).

    Args:
        name: What the letter is called among the papers of the act, and in the outbox.
    """
    known, people, lang = who_files(work, dossier)
    telling = tells(lang)
    sheet = told(lang, heading(office, dossier, known, work.hand.at), telling)
    if telling.routes:
        sheet = replace(sheet, mention=mention(referential_of(work.connection, dossier), lang))
    digest = work.paper(official(office, sheet, work.hand.at), name)

    def tell(tongue: Lang) -> tuple[str, str]:
        title = tells(tongue).title
        body = say(tongue, "{title}. The letter is in your file.", title=title)
        subject = say(tongue, "{dossier}: {title}", dossier=dossier, title=title)
        return subject, f"{body}\n\n{place(office, tongue, dossier)}"

    work.mail(f"{dossier}:{name}:{len(work.log(dossier)) + 1}", people, both(tell))
    return digest
