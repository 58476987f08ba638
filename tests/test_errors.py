"""Exceptions build their own message from what they were given."""

from __future__ import annotations

import pytest

from conditionality.errors import (
    ConditionalityError,
    RejectedReferentialError,
    UnknownLanguageError,
    UnreadablePaperError,
)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (UnreadablePaperError("Report", "no digest"), "these bytes are not a Report: no digest"),
        (RejectedReferentialError("hdi@1.0.0", 2), "hdi@1.0.0 has 2 finding(s); check it before compiling it"),
        (UnknownLanguageError("de"), "language 'de' is not one of: fr, en"),
    ],
)
def test_a_fault_says_what_it_is(error: ConditionalityError, message: str) -> None:
    assert str(error) == message
