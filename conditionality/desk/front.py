"""Serve the web front on this machine: find it, take a free port, stop with Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from conditionality.findings import Finding, finding

LOOPBACK = "127.0.0.1"
PORT = 8501
LAST_PORT = 65_535

STOPS = (signal.SIGINT, signal.SIGTERM)
"""Signals that end the server. A command started in the background by a script is given a deaf ear to the first."""


def find_front() -> tuple[Path | None, tuple[Finding, ...]]:
    """Find the file that serves the front; it stands beside the package, not in it."""
    spec = find_spec("app")
    places = [Path(one) / "asgi.py" for one in (spec.submodule_search_locations or ())] if spec else []
    found = next((one for one in places if one.is_file()), None)
    return found, () if found else (finding("front-absent"),)


def check_port(port: int) -> tuple[Finding, ...]:
    """Say when a port cannot be served."""
    if not 0 < port <= LAST_PORT:
        return (finding("port-range", given=port, most=LAST_PORT),)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except PermissionError:
            return (finding("port-denied", given=port),)
        except OSError:
            return (finding("port-taken", given=port),)
    return ()


def serve_front(front: Path, port: int, variables: Mapping[str, str]) -> int:
    """Serve the front until it is stopped.

    Args:
        front: File that `find_front` gave.
        port: A free port.
        variables: Environment variables for the front, beside those of this process.

    Returns:
        The exit code of the server; 0 when it was stopped by Ctrl-C, or by the end of this process.
    """
    command = (
        *(sys.executable, "-m", "streamlit", "run", str(front)),
        *("--server.address", LOOPBACK, "--server.port", str(port), "--server.headless", "true"),
    )
    # Whoever ends this process ends the server too.
    for sign in STOPS:
        signal.signal(sign, signal.default_int_handler)
    # Only our own words and a port number: nothing of the line goes through a shell.
    server = subprocess.Popen(command, env={**os.environ, **variables})  # noqa: S603
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        return 0
