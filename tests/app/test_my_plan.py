"""My plan: seen, amended, signed or declined, followed; of nobody else."""

from __future__ import annotations

from conditionality.desk.cases import case_of
from conditionality.desk.outcome import NotDone
from conditionality.desk.papers import version_of
from conditionality.desk.views_plan import PlanStand, curve_of, plan_stand, with_plan
from tests.app.enterprises import Lived, lived, open_own
from tests.app.front import press, words
from tests.desk.path import STRONG, ready
from tests.desk.path_plans import proposed, running

__all__ = ("lived",)


def state(lived: Lived, dossier: str) -> str:
    with lived.office.reading() as connection:
        return case_of(connection, f"{dossier}.plan1", "plan").state


def plan_of(lived: Lived, dossier: str) -> tuple[str, ...]:
    with lived.office.reading() as connection:
        version = version_of(connection, dossier)
    assert version is not None
    return tuple(one.id for one in version.plan.actions)


def test_without_a_plan_the_screen_says_when_one_comes(lived: Lived) -> None:
    ready(lived.office, lived.region, texts=STRONG)
    assert "Pas encore de plan" in words(open_own("my_plan"))


def test_the_plan_stands_beside_the_others_with_what_each_day_buys(lived: Lived) -> None:
    ready(lived.office, lived.region)
    front = open_own("my_plan")
    found = words(front)
    assert "Moindre effort" in found
    assert "Points pour un jour de plus" in found
    assert "31/12/2026" in found
    front.button_group[0].set_value("cost")
    assert "euros de plus" in words(front.run())


def test_a_plan_that_is_not_proposed_is_not_signed_yet_and_says_why(lived: Lived) -> None:
    dossier = ready(lived.office, lived.region)
    front = open_own("my_plan")
    assert front.button(key=f"PlanAccepted:{dossier}.plan1:0:@denied").disabled
    assert "Un plan se signe une fois que l’assemblée l’a proposé." in words(front)
    assert "L’avancement se déclare une fois" in words(front)


def test_other_actions_are_put_in_the_plan_with_a_reason(lived: Lived) -> None:
    dossier = ready(lived.office, lived.region)
    before = plan_of(lived, dossier)
    front = open_own("my_plan")
    front.multiselect[0].unselect(before[0])
    front.text_area(key=f"PlanAmended:{dossier}.plan1:0:reason").set_value("Nous le ferons plus tard.")
    press(front, f"PlanAmended:{dossier}.plan1:0:@send")
    assert plan_of(lived, dossier) == before[1:]
    assert "inscrit au registre" in words(front)


def test_a_plan_that_is_proposed_is_signed_once_it_is_confirmed(lived: Lived) -> None:
    dossier = proposed(lived.office, lived.region)
    front = open_own("my_plan")
    assert "Coopérative Essai s’engage sur les 4 actions" in front.warning[0].value
    front.checkbox(key=f"PlanAccepted:{dossier}.plan1:0:@confirm").check()
    press(front, f"PlanAccepted:{dossier}.plan1:0:@send")
    assert state(lived, dossier) == "ACCEPTED_BY_ENT"


def test_a_plan_that_is_proposed_may_be_declined(lived: Lived) -> None:
    dossier = proposed(lived.office, lived.region)
    front = open_own("my_plan")
    front.checkbox(key=f"PlanNotAccepted:{dossier}.plan1:0:@confirm").check()
    press(front, f"PlanNotAccepted:{dossier}.plan1:0:@send")
    assert state(lived, dossier) == "DRAFT"


def test_progress_is_declared_and_told(lived: Lived) -> None:
    dossier = running(lived.office, lived.region)
    front = open_own("my_plan")
    assert words(front).count("à faire") or words(front).count("À faire")
    key = f"ProgressDeclared:{dossier}.plan1:0"
    front.radio(key=f"{key}:period").set_value("2026-01-01")
    front.multiselect(key=f"{key}:done").select(plan_of(lived, dossier)[0])
    front.text_area(key=f"{key}:words").set_value("La porte ouverte a eu lieu.")
    press(front, f"{key}:@send")
    found = words(front)
    assert "La porte ouverte a eu lieu." in found
    assert "Déclarée faite" in found or "déclarée faite" in found.lower()


def test_a_plan_of_another_organisation_is_not_reached_by_the_address(lived: Lived) -> None:
    theirs = ready(lived.office, lived.region, "basile")
    front = open_own("my_plan", dossier=theirs)
    assert "autre organisation" in front.warning[0].value
    assert "Atelier Exemple" not in words(front)
    alix = lived.region.hand("alix")
    assert with_plan(lived.office, alix) == ()
    assert isinstance(plan_stand(lived.office, alix, theirs), NotDone)
    assert isinstance(curve_of(lived.office, alix, theirs, "effort"), NotDone)
    assert isinstance(plan_stand(lived.office, lived.region.hand("basile"), theirs), PlanStand)


def test_it_is_in_english_too(lived: Lived) -> None:
    ready(lived.office, lived.region)
    assert "Least effort" in words(open_own("my_plan", "en"))
