"""Screens of the assembly: session, dossier, vote; shown, refused, recused, empty, slips told, the whole sitting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import session
from conditionality.desk.register import NewMandate, give_mandate
from conditionality.dossier.kinds import Role
from conditionality.dossier.state_labels import STATES
from conditionality.wording.speech import Lang
from tests.app.front import MAIN, sound, words
from tests.app.sitting_house import Assembly, choose, furnished, greyed, open_screen, possible, send
from tests.desk.path import STRONG, ready
from tests.desk.people import MINE, done
from tests.desk.session import MEMBERS, WHY, choices, convened, planned, sat, state

WRITTEN = "inscrit au registre"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Assembly]:
    """Open the front onto a region whose assembly may sit."""
    yield from furnished(tmp_path, monkeypatch)


@pytest.fixture
def strong(house: Assembly) -> str:
    """Bring a dossier that the score accepts before the assembly."""
    return ready(house.office, house.region, texts=STRONG)


def told(front: AppTest) -> str:
    return "\n".join([words(front), *(str(one.value) for one in front.warning)])


@pytest.mark.parametrize(("name", "role"), [("eden", "SEC"), ("fanny", "CHAIR"), ("cons1", "MEM")])
def test_an_assembly_that_never_sat_is_told_what_comes_next(house: Assembly, name: str, role: Role) -> None:
    house.enter(name, role)
    assert "Aucune séance n’est prévue" in words(open_screen("sitting"))
    for screen in ("dossier", "vote"):
        assert "Aucun dossier n’est encore à l’ordre du jour" in words(open_screen(screen))


def test_a_session_is_planned_and_the_members_convened(house: Assembly, strong: str) -> None:
    house.enter("eden", "SEC")
    shown = open_screen("sitting")
    assert possible(shown) == ["Prévoir une séance"]
    shown.text_input(key="SessionPlanned:S-:0:place").set_value("Salle bleue")
    shown.text_input(key="SessionPlanned:S-:0:on").set_value("1er quand on peut")
    send(shown)
    assert shown.text_input(key="SessionPlanned:S-:0:place").value == "Salle bleue"
    assert WRITTEN not in words(shown)
    on = (house.region.now + timedelta(days=8)).date()
    shown.text_input(key="SessionPlanned:S-:0:on").set_value(f"{on:%d/%m/%Y}")
    assert WRITTEN in words(send(shown))
    choose(shown, "MembersConvened:S-2026-01")
    shown.multiselect(key="MembersConvened:S-2026-01:0:dossiers").set_value([strong])
    found = words(send(shown))
    assert WRITTEN in found
    assert "à l’ordre du jour" in found
    assert "Salle bleue" in found
    labels = [one.proto.label for one in shown.get("download_button")]
    assert labels == ["Convocation (PDF)", "Ajouter à mon agenda (.ics)"]


def test_a_convocation_too_late_is_refused_and_nothing_typed_is_lost(house: Assembly, strong: str) -> None:
    sitting = planned(house.office, house.region, days=2)
    house.enter("eden", "SEC")
    shown = choose(open_screen("sitting"), f"MembersConvened:{sitting.session}")
    key = f"MembersConvened:{sitting.session}:0:dossiers"
    shown.multiselect(key=key).set_value([strong])
    assert "Rien n’a été inscrit" in told(send(shown))
    assert shown.multiselect(key=key).value == [strong]


def test_the_chair_opens_on_the_day_only(house: Assembly, strong: str) -> None:
    sitting = convened(house.office, house.region, strong)
    house.enter("fanny", "CHAIR")
    shown = open_screen("sitting")
    assert possible(shown) == ["Retirer le point de l’ordre du jour"]
    assert "Ouvrir la séance" in greyed(shown)
    assert "Ouvrez-la ce jour-là" in words(shown) or "convoquée pour le" in words(shown)
    house.region.wait(10)
    house.enter("fanny", "CHAIR")
    shown = choose(open_screen("sitting"), f"SessionOpened:{sitting.session}")
    assert WRITTEN in words(send(shown))
    assert state(house.office, sitting.session, "session") == "OPEN"


def test_a_member_declares_an_interest_and_then_reads_nothing_of_the_item(house: Assembly, strong: str) -> None:
    mandate = NewMandate(person=house.region.people["eco1"], role="ENT", organisation=MINE, from_on=date(2026, 1, 1))
    done(give_mandate(house.office, house.region.hand("clock"), mandate))
    convened(house.office, house.region, strong)
    house.enter("eco1")
    shown = open_screen("sitting")
    assert "un lien a été trouvé" in told(shown)
    choose(shown, f"RecusalDeclared:{strong}")
    assert shown.selectbox(key=f"RecusalDeclared:{strong}:0:ground").value == "employee_officer_or_owner"
    assert WRITTEN in words(send(shown))
    assert "un lien a été trouvé" not in told(shown)
    assert "Déclarer un intérêt" in greyed(shown)
    for screen in ("dossier", "vote"):
        found = open_screen(screen)
        assert "Vous avez un intérêt" in words(found)
        assert "90000000100009" not in words(found)
        assert "98,0" not in words(found)


def test_a_member_gives_a_proxy_within_the_college(house: Assembly, strong: str) -> None:
    sitting = convened(house.office, house.region, strong)
    house.enter("cons1")
    shown = choose(open_screen("sitting"), f"ProxyGiven:{sitting.session}")
    holder = shown.radio(key=f"ProxyGiven:{sitting.session}:0:holder")
    assert [str(one).partition(",")[0] for one in holder.options] == ["Cons2", "Cons3"]
    holder.set_value(house.region.people["cons2"])
    assert WRITTEN in words(send(shown))


def test_the_roll_makes_the_quorum_and_the_chair_opens_the_item(house: Assembly, strong: str) -> None:
    sitting = sat(house.office, house.region, strong)
    done(sitting.recuse("eco1", strong))
    house.enter("fanny", "CHAIR")
    assert "L’appel" in words(open_screen("sitting")) or "appel" in words(open_screen("sitting"))
    house.enter("eden", "SEC")
    shown = choose(open_screen("sitting"), f"RollCalled:{strong}")
    assert "Quorum pas encore atteint" in words(shown)
    boxes = {one.label: one for one in shown.checkbox if str(one.key).startswith("RollCalled")}
    assert len(boxes) == len(MEMBERS)
    assert boxes["Eco1: sort pour ce point".replace(":", "\u00a0:")].disabled
    for one in boxes.values():
        if not one.disabled:
            one.check()
    found = words(send(shown, "RollCalled"))
    assert WRITTEN in found
    assert "Quorum atteint" in found
    house.enter("fanny", "CHAIR")
    shown = choose(open_screen("sitting"), f"ItemOpened:{strong}")
    assert WRITTEN in words(send(shown))
    assert state(house.office, strong) == "IN_DELIBERATION"


def test_without_quorum_the_item_goes_to_a_second_call(house: Assembly, strong: str) -> None:
    sitting = sat(house.office, house.region, strong)
    done(sitting.roll(strong, MEMBERS[:2]))
    house.enter("fanny", "CHAIR")
    shown = open_screen("sitting")
    assert "Ouvrir le point" in greyed(shown)
    assert "2 électeurs présents sur 15" in words(shown)
    choose(shown, f"QuorumMissed:{strong}")
    assert WRITTEN in words(send(shown))
    assert "une seconde convocation, au plus tôt le" in words(open_screen("vote"))
    house.enter("eden", "SEC")
    shown = choose(open_screen("sitting"), "SessionPlanned:S-")
    assert sitting.session in [str(one) for one in shown.radio(key="SessionPlanned:S-:0:second_call_of").options]


def test_a_motion_is_moved_voted_by_hand_and_proxy_and_proclaimed(house: Assembly, strong: str) -> None:
    sitting = sat(house.office, house.region, strong)
    done(sitting.proxy("cons1", "cons2"))
    sitting.item(strong, MEMBERS[1:])
    house.enter("fanny", "CHAIR")
    shown = open_screen("vote")
    assert "Aucune motion n’est encore proposée" in words(shown)
    assert "n’a pas été entendue" in words(shown)
    shown = choose(shown, f"MotionDrafted:{strong}.m0")
    shown.radio(key=f"MotionDrafted:{strong}.m0:0:kind").set_value("accept")
    assert WRITTEN in words(send(shown, "MotionDrafted"))
    motion = f"{strong}.m1"
    choose(shown, f"BallotOpened:{motion}")
    assert "Bulletins déposés : 0 sur 15".replace(" :", "\u00a0:") in words(send(shown, "BallotOpened"))
    house.enter("cons2")
    shown = open_screen("vote")
    mine, theirs = f"BallotCast:{motion}::0", f"BallotCast:{motion}:{house.region.people['cons1']}:0"
    assert "Cons1" in words(shown)
    shown.radio(key=f"{mine}:choice").set_value("against")
    send(shown, mine)
    assert "Rien n’a été inscrit" in told(shown)
    assert shown.radio(key=f"{mine}:choice").value == "against"
    shown.text_area(key=f"{mine}:reason").set_value(WHY)
    assert WRITTEN in words(send(shown, mine))
    shown.radio(key=f"{theirs}:choice").set_value("for")
    assert WRITTEN in words(send(shown, theirs))
    assert "Votre bulletin sur cette motion est déposé" in words(shown) or "déposé" in words(shown)
    assert "Cons1" not in words(shown)
    for name in MEMBERS[2:]:
        done(sitting.cast(motion, name, "for", WHY))
    house.enter("fanny", "CHAIR")
    shown = choose(open_screen("vote"), f"BallotClosed:{motion}")
    assert "cochez la case" in words(send(shown, "BallotClosed"))
    shown.checkbox(key=f"BallotClosed:{motion}:0:@confirm").check()
    found = words(send(shown, "BallotClosed"))
    assert "Adopté" in found
    assert "une fois le procès-verbal signé" in found
    assert state(house.office, strong) == "AVIS_ACCEPT"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_result_is_a_calculation_and_names_are_for_the_assembly(house: Assembly, strong: str, lang: Lang) -> None:
    sitting = sat(house.office, house.region, strong)
    sitting.item(strong)
    sitting.vote(sitting.ballot(strong, "accept"), choices("for"))
    house.enter("acad1")
    found = words(open_screen("vote", lang))
    assert ("Ce qui a été comparé" if lang == "fr" else "What was compared") in found
    assert ("Bulletins et masses" if lang == "fr" else "Ballots and masses") in found
    assert "Synd2" in found
    assert not {code for code in STATES["dossier"] if code in found.split()}


def test_a_member_who_is_not_there_holds_no_ballot(house: Assembly, strong: str) -> None:
    sitting = sat(house.office, house.region, strong)
    sitting.item(strong, MEMBERS[1:])
    sitting.ballot(strong, "accept")
    house.enter("cons1")
    assert "Vous n’avez pas de bulletin ici" in words(open_screen("vote"))
    house.enter("eden", "SEC")
    shown = open_screen("vote")
    assert not [one for one in shown.radio if str(one.key).startswith("BallotCast")]


def test_the_session_is_closed_its_minutes_drafted_signed_and_published(house: Assembly, strong: str) -> None:
    sitting = sat(house.office, house.region, strong)
    sitting.item(strong)
    house.enter("fanny", "CHAIR")
    assert "Clore la séance" in greyed(open_screen("sitting"))
    sitting.vote(sitting.ballot(strong, "accept"), choices("for"))
    code = sitting.session
    for name, role, act in (
        ("fanny", "CHAIR", "SessionClosed"), ("eden", "SEC", "MinutesDrafted"), ("fanny", "CHAIR", "MinutesSigned"),
        ("eden", "SEC", "MinutesPublished"),
    ):  # fmt: skip
        house.enter(name, "CHAIR" if role == "CHAIR" else "SEC")
        shown = choose(open_screen("sitting"), f"{act}:{code}")
        if act == "SessionClosed":
            shown.checkbox(key=f"{act}:{code}:0:@confirm").check()
        assert WRITTEN in words(send(shown, act)), act
    assert state(house.office, strong) == "SENT_TO_REGION"
    house.enter("cons1")
    labels = [one.proto.label for one in open_screen("sitting").get("download_button")]
    assert "Procès-verbal des membres (PDF)" in labels
    assert "Procès-verbal public (PDF)" in labels


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_member_reads_a_dossier_on_one_page(house: Assembly, lang: Lang) -> None:
    weak = ready(house.office, house.region)
    convened(house.office, house.region, weak)
    house.enter("cons1")
    found = words(open_screen("dossier", lang, dossier=weak))
    assert "Coopérative Essai" in found
    for expected in (("Projet de plan", "Que faire", "Ce qui s’est passé", "recommandation") if lang == "fr"
                     else ("Draft plan", "What happened", "recommendation")):  # fmt: skip
        assert expected in found


def test_somebody_else_s_act_is_told(house: Assembly, strong: str) -> None:
    sitting = convened(house.office, house.region, strong)
    house.enter("eden", "SEC")
    shown = choose(open_screen("sitting"), f"SessionPostponed:{sitting.session}")
    key = f"SessionPostponed:{sitting.session}:0"
    on = (house.region.now + timedelta(days=30)).date()
    shown.text_input(key=f"{key}:on").set_value(f"{on:%d/%m/%Y}")
    shown.text_area(key=f"{key}:reason").set_value("La salle est prise.")
    done(sitting.proxy("cons1", "cons2"))
    send(shown, key)
    assert "toujours là" in told(shown)
    assert shown.text_area(key=f"{key}:reason").value == "La salle est prise."


def test_other_roles_are_told_whose_screen_it_is(house: Assembly, monkeypatch: pytest.MonkeyPatch) -> None:
    house.enter("claude", "STAFF")
    monkeypatch.setattr(session, "asked_page", lambda: "sitting")
    front = sound(AppTest.from_file(MAIN, default_timeout=60).run())
    assert "membre de l’assemblée" in front.warning[0].value
