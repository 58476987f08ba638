"""Sentences of the findings of `report`: code to English msgid."""

from __future__ import annotations

from conditionality.wording.speech import mark

SENTENCES: dict[str, str] = {
    "empty-file": mark("The file is empty. Choose a file that has content."),
}
