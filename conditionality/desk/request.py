"""What a person asks of the desk: a frozen sheet with one field for each thing the act needs.

The title and the description of a field are sentences of the catalogues: the form of any act is drawn from its sheet.
A field that chooses one of a closed list tells the words of each code in `json_schema_extra={"labels": {code: msgid}}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic.config import JsonDict

from conditionality.codec import Paper
from conditionality.dossier.kinds import visible


class Request(Paper):
    """What a person asks; made by a form, a test or a script, and checked by its types."""


def seen_or_empty(text: str) -> str:
    """Let through words without signs that cannot be seen, or none at all.

    Raises:
        ValueError: A sign cannot be seen.
    """
    return visible(text) if text.strip() else ""


def labelled(labels: Mapping[Any, str]) -> JsonDict:
    """Give what a field of a closed list says to the form that is drawn from it."""
    return {"labels": {str(code): words for code, words in labels.items()}}


Line = Annotated[str, Field(max_length=200), AfterValidator(visible)]
"""Words on one line."""

Words = Annotated[str, Field(max_length=4_000), AfterValidator(visible)]
"""Words in a box."""

Long = Annotated[str, Field(max_length=4_000), AfterValidator(seen_or_empty)]
"""Words in a box that may stay empty."""
