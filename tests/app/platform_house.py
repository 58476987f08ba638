"""A register with a certificate, for the public screens: one organisation accepted, its files, its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from conditionality.desk.award_requests import NoticeAnswer, Suspension, SuspensionNotice
from conditionality.desk.certificates import certificates_of
from conditionality.desk.certify import FileKind, open_certificate
from conditionality.desk.office import Office, declare, open_office
from conditionality.desk.outcome import NotDone
from conditionality.desk.rulebooks import load_library
from conditionality.desk.suspension import answer_notice, propose_suspension, suspend
from conditionality.referential.library import Library
from tests.desk.people import BEGINNING, Region, done, settle
from tests.desk.shortcut import adopt, authority, listed


@dataclass(slots=True)
class Shown:
    """A register that anybody looks at.

    Attributes:
        number: Of the certificate.
    """

    office: Office
    region: Region
    dossier: str
    number: str

    def file(self, kind: FileKind = "public") -> bytes:
        """Give a file of the certificate, as it was handed over."""
        opened = open_certificate(self.office, self.region.hand("aud"), self.number, kind)
        assert not isinstance(opened, NotDone)
        return opened.content


def published() -> Library:
    """Give the rule books, each of them published."""
    found = load_library()
    return replace(found, lock={ref: sha256(content).hexdigest() for ref, content in found.files.items()})


def make(folder: Path, *, plan: bool = False) -> Shown:
    """Make a register in a folder; one organisation is listed in it, its certificate sealed."""
    office = open_office(folder / "register.sqlite3", published(), authority())
    declare(office, "demonstration", BEGINNING)
    region = settle(office)
    dossier = listed(office, region, plan=plan)
    with office.reading() as connection:
        number = str(certificates_of(connection, dossier)[0]["id"])
    return Shown(office, region, dossier, number)


def suspend_it(shown: Shown) -> None:
    """Suspend the organisation: heard, voted, decided."""
    office, region, dossier = shown.office, shown.region, shown.dossier
    notice = SuspensionNotice(ground="gate_failed", facts="Le seuil des cotisations n'est plus tenu.")
    done(propose_suspension(office, region.hand("claude"), dossier, notice))
    done(answer_notice(office, region.hand("alix"), dossier, NoticeAnswer(answer="Nous avons payé.")))
    adopt(office, region, dossier, "suspend")
    asked = Suspension(motion=f"{dossier}.m2", number="2026-CP-020", on=region.now.date(), reason="Seuil non tenu.")
    done(suspend(office, region.hand("fanny"), dossier, asked))
