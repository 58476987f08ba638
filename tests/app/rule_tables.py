"""Type in the tables of a screen without a browser: the library's own tests have no hand for them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from tests.app.front import sound

Cells = Mapping[str, str]


def tables(front: AppTest) -> dict[str, str]:
    """Give the tables of a screen: the name of each, and its number in the library."""
    found = [one.proto for one in front.get("dataframe") if one.proto.id]
    return {one.id.rpartition(":")[2]: one.id for one in found}


def type_in_table(
    front: AppTest,
    name: str,
    edited: Mapping[int, Cells],
    added: Sequence[Cells] = (),
    removed: Sequence[int] = (),
) -> AppTest:
    """Type in cells of a table, add rows, remove rows; what was done in it before is said again."""
    done = {"edited_rows": edited, "added_rows": list(added), "deleted_rows": list(removed)}
    states = front._tree.get_widget_states()
    states.widgets.append(WidgetState(id=tables(front)[name], string_value=json.dumps(done)))
    return sound(front._run(states))
