"""The arguments that several commands share are declared once and spelled alike everywhere."""

from __future__ import annotations

from typer.main import get_command

from conditionality.cli.app import app
from tests.cli.test_app import commands


def test_shared_arguments_are_spelled_alike() -> None:
    helps: dict[str, set[str]] = {}
    for path, command in commands(get_command(app)):
        for one in getattr(command, "params", ()):
            if path[:1] != ("referential",):
                helps.setdefault(one.name, set()).add(one.help or "")
    assert len(helps["ref"]) == 1
    assert len(helps["history"]) == 1


def test_the_version_in_force_is_told_where_a_ref_is_asked() -> None:
    refs = [
        one for _, command in commands(get_command(app)) for one in getattr(command, "params", ()) if one.name == "ref"
    ]
    assert len(refs) >= 6
    assert any("in force on the report's period" in (one.help or "") for one in refs)
