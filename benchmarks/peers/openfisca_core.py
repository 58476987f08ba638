"""OpenFisca-Core: a system of 50 questions and 50 vectorised formulas, scales as parameters, float32 by default.

The reports are set as inputs before the clock starts (OpenFisca turns them into float32 there); what is timed is the
calculation of the total, the grade and the outcome. Nothing is added before the rounding for what float32 lost: with
any such margin more rows were wrong, not fewer.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from openfisca_core.entities import Entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.contest import HALF, MARKS, Answers, Rules, Work, play, weights

PERIOD = "2025"
Formula = Callable[..., Any]
ENTERPRISE = Entity("enterprise", "enterprises", "An enterprise", "")


def prepare(path: Path, rules: Rules, rows: int) -> Work:
    """Make the system, and a simulation that holds the reports."""
    system = _system(rules)
    simulation = SimulationBuilder().build_default_simulation(system, rows)
    table = pq.read_table(path)
    for one in rules["indicators"]:
        simulation.set_input(one["id"], PERIOD, table[one["id"]].to_numpy()[:rows])
    computed = [name for name, variable in system.variables.items() if variable.formulas]

    def work() -> Answers:
        for name in computed:
            simulation.delete_arrays(name)
        return Answers(*(simulation.calculate(name, PERIOD) for name in MARKS))

    return work, lambda found: found


def _system(rules: Rules) -> TaxBenefitSystem:
    system = TaxBenefitSystem([ENTERPRISE])
    scales = {one["id"]: _scale(one) for one in rules["indicators"] if one["kind"] == "steps"}
    system.parameters = ParameterNode("", data={"scales": scales})
    for one in rules["indicators"]:
        system.add_variable(_variable(one["id"], float))
        system.add_variable(
            _variable(f"points_{one['id']}", float, _ramp(one) if one["kind"] == "ramp" else _steps(one))
        )
    for one in rules["dimensions"]:
        system.add_variable(_variable(one["id"], float, _dimension(one, rules)))
    system.add_variable(_variable("total", float, _total(rules)))
    system.add_variable(_variable("held", bool, _held(rules)))
    system.add_variable(_variable("grade", int, _grade(rules)))
    system.add_variable(_variable("outcome", int, _outcome(rules)))
    return system


def _variable(name: str, kind: type, formula: Formula | None = None) -> type[Variable]:
    told = {"value_type": kind, "entity": ENTERPRISE, "definition_period": DateUnit.YEAR, "label": name}
    return type(name, (Variable,), told if formula is None else {**told, "formula": formula})


def _scale(one: Rules) -> dict[str, Any]:
    pairs = [(0, one["base"]), *((v, p) for v, p in zip(one["values"], one["points"], strict=True) if v)]
    dated = [{"threshold": {"2020-01-01": {"value": v}}, "amount": {"2020-01-01": {"value": p}}} for v, p in pairs]
    return {"metadata": {"type": "single_amount"}, "brackets": dated}


def _steps(one: Rules) -> Formula:
    name = one["id"]

    def formula(enterprise: Any, period: Any, parameters: Any) -> Any:  # noqa: ANN401
        return parameters(period).scales[name].calc(enterprise(name, period))

    return formula


def _ramp(one: Rules) -> Formula:
    name, values, points = one["id"], one["values"], one["points"]
    return lambda enterprise, period: np.nan_to_num(np.interp(enterprise(name, period), values, points))


def _dimension(dimension: Rules, rules: Rules) -> Formula:
    own = [(one["id"], one["weight"]) for one in rules["indicators"] if one["dimension"] == dimension["id"]]
    whole = weights(rules)[dimension["id"]]
    return lambda enterprise, period: sum(weight * enterprise(f"points_{name}", period) for name, weight in own) / whole


def _total(rules: Rules) -> Formula:
    own = [(one["id"], one["weight"]) for one in rules["dimensions"]]
    whole = sum(weight for _, weight in own)

    def formula(enterprise: Any, period: Any) -> Any:  # noqa: ANN401
        score = sum(weight * enterprise(name, period) for name, weight in own) / whole
        return np.floor(score * 10 + HALF) / 10

    return formula


def _held(rules: Rules) -> Formula:
    floors = [(f"points_{one['id']}", one["floor"]) for one in rules["indicators"] if one["floor"] is not None]
    floors += [(one["id"], one["floor"]) for one in rules["dimensions"] if one["floor"] is not None]
    return lambda enterprise, period: np.logical_and.reduce(
        [enterprise(name, period) >= floor for name, floor in floors]
    )


def _grade(rules: Rules) -> Formula:
    bounds = [bound for _, bound in rules["grades"][:-1]]
    return lambda enterprise, period: sum((enterprise("total", period) < bound) * 1 for bound in bounds)


def _outcome(rules: Rules) -> Formula:
    (_, accept), (_, plan), _ = rules["outcomes"]

    def formula(enterprise: Any, period: Any) -> Any:  # noqa: ANN401
        total = enterprise("total", period)
        return np.select([(total >= accept) & enterprise("held", period), total >= plan], [0, 1], 2)

    return formula


if __name__ == "__main__":
    play("OpenFisca-Core", prepare)
