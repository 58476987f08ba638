"""A process of its own that does real acts of the desk, for the test that kills it."""

from __future__ import annotations

from itertools import count
from multiprocessing.connection import Connection as Pipe

from conditionality.desk.deposit import NewDossier, create, save
from conditionality.desk.filing import file_dossier, withdraw
from conditionality.desk.hearing_requests import Cast
from conditionality.desk.instruction import declare_complete, score_dossier, skip_visit
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import Done
from conditionality.desk.read_models import MODELS
from conditionality.desk.register import NewOrganisation, register_organisation
from conditionality.desk.voting import cast
from conditionality.storage.engine import open_engine
from conditionality.storage.store import Store
from tests.desk.conftest import LIBRARY
from tests.desk.path import STRONG, TRUE, typing
from tests.desk.people import MINE, Region
from tests.desk.session import MEMBERS
from tests.storage.acts import Address


def walk_for_ever(address: Address, region: Region, motion: str, life: int, pipe: Pipe) -> None:
    """Vote once, then open, write, file, score and take back one dossier after another, until killed.

    Each act that was acknowledged is said at once: its name and the height of the dossier after it.

    Args:
        motion: One whose ballot is open; each life casts the ballot of another member.
        life: Which process this is: its people act after those of the one before.
    """
    office = Office(Store(open_engine(address), MODELS), LIBRARY)
    region.wait(life)
    asked = NewOrganisation(siret=MINE, name=f"Coopérative {life}")
    _say(pipe, register_organisation(office, region.hand("clock"), asked))
    member = region.hand(MEMBERS[life % len(MEMBERS)])
    _say(pipe, cast(office, Hand(member.person, "MEM", member.at), motion, Cast(choice="for", reason="Utile.")))
    for _ in count():
        made = create(office, region.hand("alix"), NewDossier(siret=MINE, scheme="aide-2026"))
        dossier = made.subject if isinstance(made, Done) else made.findings[0].given  # one that the last life left
        _say(pipe, made)
        version = 0 if isinstance(made, Done) else 1
        saved = save(office, region.hand("alix"), dossier, typing(STRONG), version)
        pipe.send(("draft", dossier, saved if isinstance(saved, int) else 0))
        _say(pipe, file_dossier(office, region.hand("alix"), dossier, TRUE))
        _say(pipe, declare_complete(office, region.hand("claude"), dossier))
        _say(pipe, score_dossier(office, region.hand("claude"), dossier))
        _say(pipe, skip_visit(office, region.hand("claude"), dossier))
        _say(pipe, withdraw(office, region.hand("alix"), dossier))


def _say(pipe: Pipe, outcome: object) -> None:
    if isinstance(outcome, Done):
        for subject, height in outcome.heights.items():
            pipe.send(("height", subject, height))
