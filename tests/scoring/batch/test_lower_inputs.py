"""What is known of an answer from its question: kinds, ranges, and what goes to the exact machine."""

from __future__ import annotations

from conditionality.scoring.batch.lower_inputs import LARGEST_NUMBER, LARGEST_WHOLE, describe
from tests.scoring.batch.agreeing import agree
from tests.scoring.small import book

TEXT = """
fields = { n = { kind = "integer", min = 0, max = 50 }, x = "decimal", p = "yes_no", c = ["a", "b"], k = ["several", "q", "r"], d = "date", t = "text" }
dimensions = [{ id = "D" }]
indicators = [{ id = "V", dimension = "D", value = "n + x" }]
"""


def test_each_kind_of_question_has_its_kind_of_slot() -> None:
    rules, texts = book(TEXT), {"a": 0, "b": 1}
    kinds = {name: describe(rules, texts, name, (0, 1))[1].kind for name in ("n", "x", "p", "c", "k", "d", "t")}
    expected = {"n": "number", "x": "number", "p": "truth", "c": "code", "k": "set", "d": "day", "t": "code"}
    assert kinds == expected
    load, held = describe(rules, texts, "n", (0, 1))
    assert (load.low, load.high, load.whole, held.size.high) == (0, 50, True, 50)


def test_numbers_outside_what_is_known_are_read_by_the_exact_machine_and_agree() -> None:
    rows: list[dict[str, object]] = [
        {"n": 51, "x": 1},
        {"n": 5, "x": int(LARGEST_NUMBER) * 10},
        {"n": int(LARGEST_WHOLE) * 2, "x": 0},
    ]
    rows += [{"n": 5, "x": "1/1000000000"}, {"n": 5, "x": "0.1"}]
    marks = agree(TEXT, rows, ("V.value",))
    assert marks.exact == 3  # the smallest is read by the careful kernel
