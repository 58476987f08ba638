"""The look of a page alone in its file asks for nothing outside."""

from __future__ import annotations

import re

from conditionality.desk.page_style import STYLE


def test_nothing_is_fetched() -> None:
    assert not re.findall(r"url\(|@import|https?:", STYLE)


def test_every_brace_is_closed() -> None:
    assert STYLE.count("{") == STYLE.count("}")
    assert "</" not in STYLE
