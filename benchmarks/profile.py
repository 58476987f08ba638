"""Where the time of the swift kernel goes, by kind of micro-instruction: `python -m benchmarks.profile`.

The program is cut after each instruction and run so far, so that each meets the values it is made for; what an
instruction takes is the difference, what a kind takes the sum of them. Processor time of one thread, best of
many, so that what else the machine does plays little part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from time import process_time

import numpy as np

from benchmarks.ours import column
from benchmarks.population import table
from benchmarks.population_rules import DAY, rule_book
from conditionality.scoring.batch import micro, swift
from conditionality.scoring.batch.feed import make_feed
from conditionality.scoring.batch.machine import BatchMachine
from conditionality.scoring.batch.swiftly import lanes_of
from conditionality.scoring.compile import compile_program

ROWS = 8_192
TIMES = 20
OTHERS = """PRESENT NOT_CONCERNED NOT_APPLICABLE MISSING EXCLUDED LT LE GT GE EQ NE HALF_UP HALF_EVEN DOWN UP
    ALWAYS FROM ABOVE UP_TO BELOW WIDTH ERRORS"""
NAMES = {
    number: name
    for name, number in vars(micro).items()
    if name.isupper() and type(number) is int and name not in OTHERS.split()
}
"""Name of each kind of instruction."""


def profile(rows: int = ROWS) -> list[tuple[str, int, float]]:
    """Give, for each kind of instruction, how many there are and the nanoseconds of a row that they take together."""
    machine = BatchMachine(compile_program(rule_book(), DAY))
    program = machine.swift
    if program is None:
        return []
    reports = table(rows)
    feed = make_feed(program, {name: column(reports[name].chunk(0)) for name in reports.column_names}, machine.texts)
    outputs = np.array([(one.value, one.state, one.error) for one in program.outputs], np.int64)
    fixed = np.array(program.fixed or [(0, 0)], np.int64)
    regs = swift.lay_constants(program.slots, lanes_of(program), fixed, program.pool.high)  # type: ignore[no-untyped-call]
    values, states = np.zeros((len(outputs), rows)), np.zeros((len(outputs), rows), np.uint8)
    doubts = np.zeros(rows, np.uint8)

    def seconds(count: int) -> float:
        found = []
        for _ in range(TIMES):
            started = process_time()
            swift.run_swift(  # type: ignore[no-untyped-call]
                program.code[:count], program.pool.high, program.pool.low, regs, feed.loads, feed.ranges, feed.remaps,
                outputs, 0, rows, values, states, doubts,
            )  # fmt: skip
            found.append(process_time() - started)
        return min(found)

    seconds(len(program.code))
    reached = [seconds(count) for count in range(len(program.code) + 1)]
    kinds = [NAMES[int(row[0])] for row in program.code]
    spent: defaultdict[str, float] = defaultdict(float)
    spent["outputs"] = reached[0]
    for rank, name in enumerate(kinds):
        spent[name] += reached[rank + 1] - reached[rank]
    count = Counter([*kinds, *(["outputs"] * len(outputs))])
    ordered = sorted(spent.items(), key=lambda one: -one[1])
    whole = ("all", len(kinds), 1e9 * reached[-1] / rows)
    return [whole, *((name, count[name], 1e9 * taken / rows) for name, taken in ordered)]


def told(most: int = 8) -> str:
    """Write the profile as a table, what takes least left out."""
    rows = profile()
    lines = [f"| {name:24} | {count:12} | {spent:22.1f} |" for name, count, spent in rows[: most + 1]]
    head = f"| {'Kind of instruction':24} | {'How many':>12} | {'ns of a row, one core':>22} |"
    return "\n".join((head, f"| {'-' * 24} | {'-' * 11}: | {'-' * 21}: |", *lines))


def main() -> None:
    """Print the profile."""
    for name, count, nanoseconds in profile():
        print(f"{name:12} {count:4} {nanoseconds:8.1f} ns a row {nanoseconds / count:6.2f} ns each")


if __name__ == "__main__":
    main()
