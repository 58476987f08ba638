"""What a person asks of the desk: a frozen sheet with one field for each thing the act needs.

The title and the description of a field are sentences of the catalogues: the form of any act is drawn from its sheet.
A field that chooses one of a closed list tells the words of each code in `json_schema_extra={"labels": {code: msgid}}`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from conditionality.codec import Paper
from conditionality.dossier.kinds import visible


class Request(Paper):
    """What a person asks; made by a form, a test or a script, and checked by its types."""


Line = Annotated[str, Field(max_length=200), AfterValidator(visible)]
"""Words on one line."""

Words = Annotated[str, Field(max_length=4_000), AfterValidator(visible)]
"""Words in a box."""
