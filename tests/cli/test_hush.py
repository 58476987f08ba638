"""What libraries write straight to the standard output stays off the answer."""

from __future__ import annotations

import subprocess
import sys

from tests.repository import ROOT

LINES = """
import ctypes, os
from conditionality.cli.hush import hushed
print("before")
with hushed():
    ctypes.CDLL(None).puts(b"noise held by the C library")
    os.write(1, b"noise\\n")
print("after")
"""


def test_only_what_is_ours_is_written() -> None:
    done = subprocess.run([sys.executable, "-c", LINES], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["before", "after"]
