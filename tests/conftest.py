"""What every test shares: steady properties, and the browser as a witness."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import witnesses

# The same examples on every machine and every day. `--hypothesis-profile=long` looks further, at chance.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", max_examples=5_000, deadline=None, print_blob=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Give the browser's path, for `launch(executable_path=…, args=witnesses.BROWSER_FLAGS)`."""
    found = witnesses.browser()
    if found is None:
        raise witnesses.MissingWitnessError(witnesses.BROWSERS)
    return found
