"""The motions of an item: what may be put, why another may not, records in the order in which they were laid down."""

from __future__ import annotations

import pytest

from conditionality.assembly.motions import Motion, MotionKind
from conditionality.codec import fingerprint
from conditionality.desk.motions import Order, Tabled, last_trace, motion_of, open_ballot_of, order_of, traces_of
from conditionality.desk.office import Office
from conditionality.desk.sitting_papers import MotionText
from conditionality.dossier.kinds import Proposal
from tests.desk.path import STRONG, ready
from tests.desk.people import Region
from tests.desk.session import choices, sat


def voted(kind: MotionKind, outcome: str) -> Tabled:
    text = MotionText(session="S-1", dossier="D-1", motion=Motion(kind=kind), proposal="plan")
    return Tabled("D-1.m1", "PROCLAIMED", text, "0" * 64, "p-1", "1" * 64, outcome)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "motions", "deferred", "heard", "code"),
    [
        ("plan", (), False, False, ""),
        ("refuse", (), False, False, "hearing-refuse-unheard"),
        ("refuse", (), False, True, "hearing-refuse-early"),
        ("refuse", (voted("plan", "NOT_ADOPTED"),), False, True, ""),
        ("plan", (voted("plan", "NOT_ADOPTED"),), False, True, "hearing-motion-voted"),
        ("defer", (), True, False, "hearing-deferred-already"),
        ("plan", (voted("accept", "ADOPTED"),), False, False, "hearing-item-ended"),
    ],
)
def test_each_motion_that_may_not_be_put_has_its_reason(
    kind: MotionKind, motions: tuple[Tabled, ...], deferred: bool, heard: bool, code: str
) -> None:
    proposal: Proposal = "plan"
    why = Order(proposal, motions, deferred, heard).why_not(kind)
    assert (why.code if why else "") == code


def test_a_deferral_asked_by_the_organisation_is_always_possible() -> None:
    assert Order("plan", (), is_deferred=True, heard=False).why_not("defer", enterprise_asks=True) is None


def test_records_of_a_session_follow_one_another(office: Office, region: Region) -> None:
    one, two = ready(office, region, texts=STRONG), ready(office, region, "basile", STRONG)
    sitting = sat(office, region, one, two)
    for dossier in (two, one):
        sitting.item(dossier)
        sitting.vote(sitting.ballot(dossier, "accept"), choices("for"))
    with office.reading() as connection:
        traces = traces_of(connection, sitting.session, (one, two))
        assert last_trace(connection, sitting.session, (one, two)) == fingerprint(traces[-1][1])
        assert last_trace(connection, "S-2026-99", ()) == ""
        order = order_of(connection, one, sitting.session)
        assert motion_of(connection, f"{one}.m9") is None
        assert open_ballot_of(connection, one) == ""
    assert [record.vote.id for _, record in traces] == [f"{two}.m1", f"{one}.m1"]
    assert traces[1][1].previous == fingerprint(traces[0][1])
    assert (order.tried, order.possible(), order.default) == ((("accept", "ADOPTED"),), (), None)
