"""The counter of the register: who may register what, and each slip told."""

from __future__ import annotations

from datetime import date

import pytest

from conditionality.assembly.roster import Assembly, CollegeStatute
from conditionality.assembly.rules import DEFAULT_RULES
from conditionality.desk.deposit import schemes
from conditionality.desk.office import Office
from conditionality.desk.outcome import NotDone
from conditionality.desk.register import (
    NewMandate,
    NewOrganisation,
    NewScheme,
    close_scheme,
    constitute,
    give_mandate,
    open_scheme,
    register_organisation,
)
from conditionality.dossier.clocks import legal_day
from tests.desk.people import MINE, Region, done

SCHEME = NewScheme(
    scheme="aide-2027", title="Aide", version="socle-leger@1.0.0", cycle="2027",
    opens_on=date(2027, 1, 1), closes_on=date(2027, 6, 30),
)  # fmt: skip


def test_an_enterprise_registers_nobody(office: Office, region: Region) -> None:
    refused = register_organisation(office, region.hand("alix"), NewOrganisation(siret=MINE, name="X"))
    assert isinstance(refused, NotDone)
    assert refused.denied == "role"


def test_a_wrong_siret_is_told(office: Office, region: Region) -> None:
    refused = register_organisation(office, region.hand("claude"), NewOrganisation(siret="7,99E+13", name="X"))
    assert isinstance(refused, NotDone)
    assert [one.code for one in refused.findings] == ["siret-lost-digits"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"version": "socle-leger@9.9.9"}, "scheme-version"),
        ({"closes_on": date(2026, 12, 31)}, "scheme-closes-before"),
    ],
)
def test_a_scheme_that_cannot_be_is_told(office: Office, region: Region, change: dict[str, object], code: str) -> None:
    refused = open_scheme(office, region.hand("claude"), SCHEME.model_copy(update=change))
    assert isinstance(refused, NotDone)
    assert [one.code for one in refused.findings] == [code]


def test_a_scheme_opens_and_closes(office: Office, region: Region) -> None:
    done(open_scheme(office, region.hand("claude"), SCHEME))
    done(close_scheme(office, region.hand("claude"), "aide-2027", date(2027, 2, 1)))
    with office.reading() as connection:
        found = {one.scheme: one for one in schemes(connection)}["aide-2027"]
    assert found.is_open(date(2027, 2, 1))
    assert not found.is_open(date(2027, 2, 2))


def test_a_mandate_does_not_end_before_it_begins(office: Office, region: Region) -> None:
    day = legal_day(region.now)
    asked = NewMandate(person=region.people["alix"], role="ENT", from_on=day, to_on=date(2020, 1, 1))
    refused = give_mandate(office, region.hand("claude"), asked)
    assert isinstance(refused, NotDone)
    assert [one.code for one in refused.findings] == ["mandate-ends-before"]


def test_an_assembly_of_two_colleges_is_refused(office: Office, region: Region) -> None:
    two = tuple(CollegeStatute(id=one, label_fr=one, label_en=one, weight_bp=5000) for one in ("A", "B"))
    refused = constitute(office, region.hand("claude"), Assembly(id="x", name="x", rules=DEFAULT_RULES, colleges=two))
    assert isinstance(refused, NotDone)
    assert refused.findings
