"""From nothing to the first scores of a population: `python -m benchmarks.start <job>` prints what each step took."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter


def main() -> None:
    """Import, compile the rules, make the machine, score."""
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    started = perf_counter()
    from benchmarks.ours import prepare  # noqa: PLC0415 - what is timed

    imported = perf_counter()
    work, _ = prepare(Path(job["table"]), {}, job["rows"])
    ready = perf_counter()
    work()
    done = perf_counter()
    print(json.dumps({"import": imported - started, "make": ready - imported, "score": done - ready}))


if __name__ == "__main__":
    main()
