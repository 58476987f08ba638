"""The public names of the package: each leads somewhere, none is loaded before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import conditionality
from tests.repository import ROOT


@pytest.mark.parametrize("name", conditionality.__all__)
def test_a_public_name_leads_somewhere_and_says_what_it_is(name: str) -> None:
    assert getattr(conditionality, name).__doc__
    assert name in dir(conditionality)


def test_another_name_is_refused() -> None:
    with pytest.raises(AttributeError):
        _ = conditionality.nothing


def test_importing_the_package_loads_no_room() -> None:
    line = "import sys, conditionality; print(sum(name.startswith('conditionality.') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", line], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.strip() == b"0"
