"""The whole loop by its own acts: filed, scored, voted, signed, granted, notified, listed, verified by anybody."""

from __future__ import annotations

from fractions import Fraction

from conditionality.certificate.verify import verify_certificate
from conditionality.desk.award import notify, record_act
from conditionality.desk.certify import open_certificate, witnesses
from conditionality.desk.improve import sign_plan
from conditionality.desk.listing import consent
from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.platform import page
from conditionality.storage.verify import verify
from tests.desk.path import ready
from tests.desk.people import Region, done
from tests.desk.session import advised
from tests.desk.shortcut import PAGE, act, authority


def test_a_request_becomes_a_public_page_and_a_certificate_that_anybody_verifies(
    office: Office, region: Region
) -> None:
    office.authority = authority()
    dossier = ready(office, region)
    advised(office, region, dossier, "plan")
    done(sign_plan(office, region.hand("alix"), dossier))
    done(record_act(office, region.hand("claude"), dossier, act(region, decision="grant_with_plan")))
    done(consent(office, region.hand("alix"), dossier, PAGE))
    done(notify(office, region.hand("claude"), dossier))
    found = page(office, dossier)
    assert found is not None
    assert found.decided is not None
    anybody = Hand("public", "PUB", region.now)
    opened = open_certificate(office, anybody, found.decided.certificate)
    assert not isinstance(opened, NotDone)
    verification = verify_certificate(opened.content, region.now.date(), witnesses(office))
    assert [one.name for one in verification.checks if one.verdict == "fails"] == []
    statement = verification.statement
    assert statement is not None
    assert statement.avis is not None
    assert (statement.kind, statement.avis.outcome, statement.avis.mass_for) == ("improving", "plan", Fraction(1))
    audit = open_certificate(office, region.hand("alix"), found.decided.certificate, "audit")
    assert not isinstance(audit, NotDone)
    replayed = verify_certificate(audit.content, region.now.date(), witnesses(office))
    assert {one.name: one.verdict for one in replayed.checks}["replay"] == "holds"
    with office.reading() as connection:
        assert verify(connection).findings == ()
