"""The campaigns of the demonstration register: each track has its enterprise, its days, and its fate."""

from __future__ import annotations

from itertools import pairwise

from conditionality.desk.demo_campaign import FATES, FIRST_CLOSES, FIRST_OPENS, SECOND_OPENS, TRACKS, choose
from conditionality.desk.demo_people import ENTERPRISES
from conditionality.desk.demo_register import sources_of
from tests.desk.demo_world import built
from tests.desk.region import scored


def test_every_track_is_named_once_and_opened_while_its_campaign_runs() -> None:
    assert len({one.key for one in TRACKS}) == len(TRACKS)
    for one in TRACKS:
        first, last = ((FIRST_OPENS, FIRST_CLOSES), (SECOND_OPENS, 0))[one.campaign]
        assert last < one.opened < first
        assert one.fate in FATES


def test_every_account_of_an_enterprise_has_its_track() -> None:
    keys = {one.key for one in TRACKS}
    assert {key for key, _ in ENTERPRISES} - keys == {"adviser"}


def test_no_enterprise_is_on_two_tracks_but_the_one_that_renews() -> None:
    found = choose(TRACKS, tuple(sources_of(scored(), built().office)))
    sirets = [found[one.key].enterprise.siret for one in TRACKS if not one.after]
    assert len(set(sirets)) == len(sirets)
    assert found["renewed_again"] is found["renewed"]
    for one in TRACKS:
        assert found[one.key].reports[one.campaign].referential.startswith(f"{one.book}@")


def test_a_wish_is_met_where_an_enterprise_fits() -> None:
    sources = tuple(sources_of(scored(), built().office))
    outcomes = {one.enterprise.siret: years for one, years in sources}
    found = choose(TRACKS, sources)
    met = [outcomes[found[one.key].enterprise.siret][one.campaign] == one.wish for one in TRACKS if one.wish]
    assert met.count(True) > len(met) // 2


def test_acts_have_their_moment_in_order_for_each_track() -> None:
    world = built().made
    assert world.dossiers == len(TRACKS)
    days = [one.opened for one in TRACKS if one.campaign == 0]
    assert all(before >= after for before, after in pairwise(days))
