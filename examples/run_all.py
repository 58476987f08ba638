"""Run every example and compare with what is expected, or write it anew: `python examples/run_all.py [--write]`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXPECTED = HERE / "expected"

SCRIPTS = ("score_one", "read_a_table", "two_years", "own_rules", "a_plan")

LINES: dict[str, tuple[str, ...]] = {
    "socle-leger.scorecard.json": ("score", "socle-leger@1.0.0", "reports/socle-leger.json", "--json"),
    "late-scores.csv": ("score", "socle-leger@1.0.0", "late-reports.csv", "--points"),
    "late-rejects.json": ("score", "socle-leger@1.0.0", "late-reports.csv", "--json", "--lang", "en"),
    "hdi.json": ("score", "hdi", "reports/hdi.json", "--json"),
    "filiere-alimentaire.txt": (
        "explain",
        "filiere-alimentaire@1.0.0",
        "reports/filiere-alimentaire.json",
        "--length",
        "line",
    ),
    "socle-regional.en.txt": (
        "explain",
        "socle-regional",
        "reports/socle-regional.json",
        "--length",
        "line",
        "--lang",
        "en",
    ),
    "two-years.json": (
        "compare",
        "socle-regional",
        "two-years/RD-002-2025.json",
        "two-years/RD-002-2026.json",
        "--json",
    ),
    "plan.txt": ("plan", "socle-regional@1.0.0", "plan/RD-004-2024.json"),
    "plan.json": ("plan", "socle-regional@1.0.0", "plan/RD-004-2024.json", "--order", "cost", "--json"),
    "three-plans.en.txt": ("plan", "socle-regional@1.0.0", "plan/RD-004-2024.json", "--all", "--lang", "en"),
    "own-rules.txt": ("referential", "check", "own-rules.toml"),
}
"""Command lines whose standard output is kept, run from this folder."""


def commands() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give every example: the name of its expected output, and its command."""
    for name in SCRIPTS:
        yield f"{name}.txt", (sys.executable, f"{name}.py")
    for name, line in LINES.items():
        yield name, (sys.executable, "-m", "conditionality", *line)


def output(command: tuple[str, ...]) -> bytes:
    """Run a command in this folder and give its standard output."""
    # Only the lines above: nothing from outside is run.
    return subprocess.run(command, cwd=HERE, capture_output=True, check=False).stdout  # noqa: S603


def main() -> int:
    """Run everything; say which outputs differ."""
    differing = 0
    for name, command in commands():
        got, path = output(command), EXPECTED / name
        if "--write" in sys.argv:
            path.write_bytes(got)
        elif not path.is_file() or path.read_bytes() != got:
            differing += 1
            print(f"differs: {name}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
