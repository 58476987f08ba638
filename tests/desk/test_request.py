"""A request is a sheet checked by its types."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from conditionality.desk.register import NewOrganisation, NewScheme
from conditionality.wording.speech import say


@pytest.mark.parametrize("name", ["", "   ", "a\u202eb", "x" * 201])
def test_words_that_cannot_be_seen_are_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        NewOrganisation(siret="90000000100009", name=name)


def test_each_field_says_its_title_in_french() -> None:
    titles = [field.title for field in NewScheme.model_fields.values()]
    assert all(title and say("fr", title) != "" for title in titles)
