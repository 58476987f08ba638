"""Draw the machines as text: a diagram and a table of rows for each, from the tables that are the law."""

from __future__ import annotations

from collections.abc import Iterator

from conditionality.dossier.act_labels import ACTS
from conditionality.dossier.kinds import NOT_YET, MachineName
from conditionality.dossier.labels import GUARDS, ROLES
from conditionality.dossier.machine import SAME, Machine, Move
from conditionality.dossier.state_labels import MACHINE_TITLES, STATES
from conditionality.dossier.states import MACHINES
from conditionality.wording.speech import Lang, mark, say

TITLE = mark("Life of a dossier")
NOTICE = mark(
    "This page is drawn from the tables of `conditionality/dossier/`; a test holds it equal to them. Do not edit it."
)
AGAIN = mark("It is made again by:")
COMMAND = (
    '.venv/bin/python -c "from conditionality.dossier.drawing import page; print(page(), end=str())" > docs/workflow.md'
)
NO_CHANGE = mark("(no change)")
HEADERS = (
    mark("Row"),
    mark("From state"),
    mark("Event"),
    mark("To state"),
    mark("Who"),
    mark("Conditions"),
)
MOST_ARROWS = 8
"""A row that leaves more states than this has one box for all of them in the diagram; the table below names each."""

COUNTED = mark("{count} states")


def page(lang: Lang = "fr") -> str:
    """Give the whole page, Markdown with Mermaid diagrams."""
    parts = [f"# {say(lang, TITLE)}", f"{say(lang, NOTICE)} {say(lang, AGAIN)}", f"```sh\n{COMMAND}\n```"]
    for machine in MACHINES.values():
        title = say(lang, MACHINE_TITLES[machine.name])
        parts += [f"## {title}", diagram(machine, lang), rows(machine, lang)]
    return "\n\n".join(parts) + "\n"


def diagram(machine: Machine, lang: Lang) -> str:
    """Give the diagram of a machine in Mermaid: a box for each state, an arrow for each row that changes it.

    Rows that leave a state as it is are in the table below the diagram.
    """
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {state} : {_word(say(lang, STATES[machine.name][state]))}" for state in machine.states]
    lines += [arrow for move in machine.moves for arrow in _arrows(move, lang)]
    lines += [f"    {state} --> [*]" for state in machine.states if state in machine.finals]
    return "\n".join([*lines, "```"])


def rows(machine: Machine, lang: Lang) -> str:
    """Give the table of rows of a machine: number, states, event, roles, conditions."""
    head = [say(lang, header) for header in HEADERS]
    lines = [head, ["---"] * len(head), *(_cells(machine.name, move, lang) for move in machine.moves)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _arrows(move: Move, lang: Lang) -> Iterator[str]:
    if move.target == SAME:
        return
    label = f"{move.target} : {move.id} {_word(say(lang, ACTS[move.event]))}"
    if len(move.origins) > MOST_ARROWS:
        yield f"    ROW_{move.id} : {say(lang, COUNTED, count=len(move.origins))}"
        yield f"    ROW_{move.id} --> {label}"
        return
    for origin in move.origins:
        yield f"    {'[*]' if origin == NOT_YET else origin} --> {label}"


def _cells(name: MachineName, move: Move, lang: Lang) -> list[str]:
    words = STATES[name]
    target = say(lang, NO_CHANGE) if move.target == SAME else say(lang, words[move.target])
    return [
        move.id,
        ", ".join(say(lang, words[origin]) for origin in move.origins),
        f"{say(lang, ACTS[move.event])} (`{move.event}`)",
        target,
        ", ".join(say(lang, ROLES[role]) for role in move.who),
        "<br>".join(say(lang, GUARDS[guard]) for guard in move.needs),
    ]


def _word(text: str) -> str:
    """Give a label without the colon, which ends a label in Mermaid."""
    return text.replace("\u00a0:", " –").replace(":", " –")
