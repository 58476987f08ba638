"""Run the command line: `python -m conditionality`."""

from __future__ import annotations

import sys

from conditionality.cli import main

if __name__ == "__main__":
    sys.exit(main())
