"""A fresh store for each test, on both engines."""

from __future__ import annotations

from tests.engines import *  # noqa: F403 - fixtures are found by their names
