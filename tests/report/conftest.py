"""Fixtures of the report room: the invented dairy."""

from __future__ import annotations

import pytest

from conditionality.referential.model import Referential
from conditionality.report.form import Form
from tests.report import dairy


@pytest.fixture
def rules() -> Referential:
    """Give the invented rule book."""
    return dairy.rules()


@pytest.fixture
def form() -> Form:
    """Give its form for 2026."""
    return dairy.form()
