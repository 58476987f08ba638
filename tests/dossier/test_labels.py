"""Words of roles and conditions, and the sentences of denials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

import pytest

from conditionality.dossier.fold import Impossible, Reason
from conditionality.dossier.kinds import Role
from conditionality.dossier.labels import (
    DENIALS,
    GUARDS,
    IMPOSSIBLE,
    ROLES,
    denial_text,
    guards_text,
    impossible_text,
)
from conditionality.dossier.machine import Guard
from conditionality.dossier.permissions import DenialReason, Denied
from conditionality.wording.speech import LANGUAGES, Lang


@pytest.mark.parametrize(
    ("table", "closed"), [(ROLES, Role), (GUARDS, Guard), (DENIALS, DenialReason), (IMPOSSIBLE, Reason)]
)
def test_every_word_of_a_closed_list_is_said(table: Mapping[str, str], closed: object) -> None:
    assert set(table) == set(get_args(closed))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("reason", get_args(DenialReason))
def test_a_denial_is_a_sentence(lang: Lang, reason: DenialReason) -> None:
    text = denial_text(lang, Denied(reason), "BallotCast")
    assert text[0].isupper()
    assert text.endswith(".")


def test_a_denial_is_said_in_french() -> None:
    told = "Vous avez instruit ce dossier et ne votez donc pas à son sujet."
    assert denial_text("fr", Denied("instructed"), "BallotCast") == told


def test_a_denial_by_role_says_whose_act_it_is() -> None:
    told = "Cet acte ne se fait pas dans votre rôle. Qui le fait\u00a0: secrétaire de l’assemblée, président de séance."
    assert denial_text("fr", Denied("role"), "SentToRegion") == told


def test_what_does_not_hold_is_said() -> None:
    found = Impossible("guard", "RefusalAdvised", "IN_DELIBERATION", 8, ("heard", "already_deferred"))
    assert impossible_text("en", found) == (
        "Conditions that do not hold: the enterprise was heard; the item was deferred once already."
    )
    assert impossible_text("en", Impossible("ended", "Created", "ARCHIVED", 9)) == "The state is final."
    assert guards_text("fr", ("heard",)) == "l’entreprise a été entendue"
