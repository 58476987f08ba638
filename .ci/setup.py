"""Set up this repository on a machine that has only Python 3.11 or later: `python3 .ci/setup.py` (or `make setup`).

What is installed is exactly what the two lock files name, each file checked by its digest:
`.ci/tools.lock` holds the installer (uv), in `.tools/`; `requirements.lock` holds everything else, in `.venv/`.
When neither lock, nor the package's own metadata, nor the Python has changed, this does nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
STAMP = VENV / "conditionality-setup"
WITNESSES = ("requirements.lock", ".ci/tools.lock", "pyproject.toml", ".ci/setup.py")
OLDEST = (3, 11)


def main() -> None:
    """Install what the locks name, unless it already stands there."""
    if sys.version_info < OLDEST:
        sys.exit(f"Python {OLDEST[0]}.{OLDEST[1]} or later is needed; this one is {sys.version.split()[0]}.")
    wanted = digest()
    if STAMP.exists() and STAMP.read_text(encoding="ascii") == wanted:
        return
    uv = installer()
    python = program(VENV, "python")
    if not python.exists():
        run(uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV)
    run(uv, "pip", "sync", "--quiet", "--require-hashes", "--python", python, "requirements.lock")
    run(uv, "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--python", python, "--editable", ".")
    STAMP.write_text(wanted, encoding="ascii")
    print("Set up: .venv holds what requirements.lock names.")


def digest() -> str:
    """Give one digest of all that decides what is installed."""
    seen = hashlib.sha256(sys.version.encode())
    for name in WITNESSES:
        seen.update((ROOT / name).read_bytes())
    return seen.hexdigest()


def installer() -> Path:
    """Give the path of uv, installed in its own small environment."""
    if not program(TOOLS, "python").exists():
        make_sure_of_pip()
        run(sys.executable, "-m", "venv", TOOLS)
    pip = (program(TOOLS, "python"), "-m", "pip", "--disable-pip-version-check")
    run(*pip, "install", "--quiet", "--require-hashes", "--requirement", ".ci/tools.lock")
    return program(TOOLS, "uv")


def make_sure_of_pip() -> None:
    """See that `python3 -m venv` can make an environment with pip: Debian ships that part apart."""
    if importlib.util.find_spec("ensurepip"):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        run("apt-get", "-qq", "update")
        run("apt-get", "-qq", "install", "-y", "python3-venv")
        return
    sys.exit("This Python cannot make environments. Install its venv part (on Debian: apt-get install python3-venv).")


def program(environment: Path, name: str) -> Path:
    """Give the path of a program in an environment."""
    return environment / ("Scripts" if os.name == "nt" else "bin") / name


def run(*command: str | Path) -> None:
    """Run a command at the root of the repository and stop when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(f"This did not work: {' '.join(str(part) for part in command)}")


if __name__ == "__main__":
    main()
