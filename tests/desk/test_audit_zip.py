"""The zip of a case holds its events and papers, and nobody else's; only an auditor gets it from the desk."""

from __future__ import annotations

import io
import json
from zipfile import ZipFile

from conditionality.desk.audit_zip import CHAIN_FILE, export_case, export_for
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import digest_filed, filed_in
from tests.desk.path import filed, scored
from tests.desk.people import Region


def files_of(content: bytes | NotDone) -> dict[str, bytes]:
    assert isinstance(content, bytes)
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_zip_holds_the_papers_of_its_case_and_no_others(office: Office, region: Region) -> None:
    mine = scored(office, region)
    other = filed(office, region, "basile")
    files = files_of(export_case(office, mine, region.now))
    with office.reading() as connection:
        digests = [digest_filed(one) for name in (mine, other) if (one := filed_in(connection, name))]
    assert [f"records/{one}" in files for one in digests] == [True, False]
    assert "90000001900001" not in "".join(one.decode("latin-1") for name, one in files.items() if name != CHAIN_FILE)
    first = json.loads(files[CHAIN_FILE].splitlines()[0])
    assert (first["kind"], first["subject"]) == ("Created", mine)


def test_the_same_case_at_the_same_moment_gives_the_same_bytes(office: Office, region: Region) -> None:
    mine = scored(office, region)
    assert export_case(office, mine, region.now) == export_case(office, mine, region.now)


def test_only_an_auditor_gets_it(office: Office, region: Region) -> None:
    mine = filed(office, region)
    assert isinstance(export_for(office, region.hand("aud"), mine), bytes)
    for who in ("alix", "basile", "claude", "eden", "fanny", "cons1"):
        refused = export_for(office, region.hand(who), mine)
        assert isinstance(refused, NotDone)
        assert refused.denied == "role"


def test_a_case_that_is_not_there_is_told(office: Office, region: Region) -> None:
    mine = filed(office, region)
    for name in ("D-2026-0099", f"{mine}.plan1", "S-2026-01"):
        missing = export_case(office, name, region.now)
        assert isinstance(missing, NotDone)
        assert missing.findings[0].code == "audit-no-case"
