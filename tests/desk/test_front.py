"""The front is found beside the package, a port is checked first, and the server ends with whoever started it."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conditionality.desk import front
from conditionality.desk.front import STOPS, check_port, find_front, serve_front

PATIENCE_S = 120
"""For a server to start on a busy machine."""


def codes(port: int) -> list[str]:
    """Give the codes of what is wrong with a port."""
    return [one.code for one in check_port(port)]


def test_the_front_of_this_repository_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    found, faults = find_front()
    assert faults == ()
    assert found is not None
    assert found.parts[-2:] == ("app", "asgi.py")
    monkeypatch.setattr(front, "find_spec", lambda _: None)
    found, faults = find_front()
    assert found is None
    assert [one.code for one in faults] == ["front-absent"]


def test_a_port_is_a_number_that_nobody_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    assert codes(0) == codes(65_536) == ["port-range"]
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert codes(port) == ["port-taken"]
    assert codes(port) == []

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(socket.socket, "bind", refuse)
    assert codes(80) == ["port-denied"]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand for the web library: a program that writes what it was given and waits."""
    kept = {sign: signal.getsignal(sign) for sign in STOPS}
    (tmp_path / "streamlit.py").write_text(
        "import os, sys, time, pathlib\n"
        "pathlib.Path('told').write_text(' '.join(sys.argv[1:]) + ' ' + os.environ['CONDITIONALITY_HOME'])\n"
        "time.sleep(0 if 'quick' in sys.argv[2] else 600)\n"
        "sys.exit(5)\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    yield tmp_path
    for sign, handler in kept.items():
        signal.signal(sign, handler)


def test_the_server_is_given_its_port_its_address_and_its_folder(server: Path) -> None:
    assert serve_front(Path("quick.py"), 8600, {"CONDITIONALITY_HOME": "here"}) == 5
    told = (server / "told").read_text(encoding="utf-8")
    assert told == "run quick.py --server.address 127.0.0.1 --server.port 8600 --server.headless true here"


@pytest.mark.parametrize("deaf", [False, True])
@pytest.mark.parametrize("sign", STOPS)
def test_whoever_stops_the_command_stops_the_server(server: Path, sign: signal.Signals, deaf: bool) -> None:
    if deaf:  # as a command that a script starts in the background
        signal.signal(sign, signal.SIG_IGN)

    def stop() -> None:
        until = time.monotonic() + PATIENCE_S
        while not (server / "told").exists() and time.monotonic() < until:
            time.sleep(0.05)
        os.kill(os.getpid(), sign)

    waiting = threading.Thread(target=stop)
    waiting.start()
    assert serve_front(Path("slow.py"), 8600, {"CONDITIONALITY_HOME": "here"}) == 0  # before its own end, which is 5
    waiting.join()
