"""The library's own phrases in French."""

from __future__ import annotations

import json
import re

from app.phrases import PHRASES, script


def test_the_script_holds_every_phrase_with_its_french() -> None:
    found = json.loads(re.search(r"const phrases = (\{.*\});", script())[1])  # type: ignore[index]
    assert list(found) == list(PHRASES)
    assert found["Press Enter to apply"] == "Entrée pour valider"
    assert [one for one in PHRASES if found[one] == one] == []
