"""Scales of the batch machine: steps by every word, options, variants, tables."""

from __future__ import annotations

from tests.scoring.batch.agreeing import agree

FIELDS = """
fields = { x = "decimal", n = "integer", c = ["low", "mid", "top"], k = ["several", "ab", "eu", "no"], p = "yes_no" }
dimensions = [{ id = "D" }]
"""
ROWS = [{"x": one, "n": 3, "c": "mid", "k": ["ab", "eu"], "p": True} for one in ("0", "5", "5.5", "10", "-1", "20")]
ROWS += [{"x": "5", "n": 7, "c": "top", "k": [], "p": False}, {"n": 1}]


def _rule(scale: str, value: str = "x") -> str:
    return FIELDS + f"""indicators = [{{ id = "V", dimension = "D", value = "{value}", scale = {{ {scale} }} }}]"""


def test_steps_take_their_bounds_or_not_as_their_word_says() -> None:
    agree(
        _rule(
            "steps = [{ from = 10, points = 90 }, { above = 5, points = 60 }, { from = 5, points = 40 }, { points = 5 }]"
        ),
        ROWS,
    )
    agree(_rule("steps = [{ below = 0, points = 90 }, { up_to = 5, points = 60 }, { below = 10, points = 40 }]"), ROWS)
    agree(_rule("at = [[10, 75], [5, 50]], otherwise = 12.5"), ROWS)


def test_bounds_may_depend_on_the_report() -> None:
    agree(_rule('steps = [{ from = "2 * n", points = 90 }, { from = "n", points = 50 }]'), ROWS)
    agree(_rule('steps = [{ from = "200/3", points = 90 }]', "100 * n / 3"), ROWS)


def test_options_truths_and_variants_earn_their_points() -> None:
    agree(_rule("choices = { low = 0, mid = 33.3, top = 100 }", "c"), ROWS)
    agree(_rule("options = { ab = 40, eu = 30, no = -10 }, at_most = 60, at_least = 0", "k"), ROWS)
    agree(_rule('options = { ab = 40, eu = 30, no = 5 }, instead = [{ have = ["ab", "eu"], count = "ab" }]', "k"), ROWS)
    agree(_rule("yes = 80, no = 20", "p"), ROWS)
    agree(
        _rule(
            'by = "c", cases = { mid = { at = [[5, 50]] }, top = { ramp = [[0, 0], [10, 100]] } }, otherwise = { at = [[0, 9]] }'
        ),
        ROWS,
    )


def test_rows_of_tables_are_looked_up() -> None:
    table = 'tables = [{ id = "T", columns = ["key", "much"], rows = [["low", 1], ["mid", 2.5]] }]\n'
    agree(table + _rule("at = [[2, 50]]", "lookup(T, c, 'much')"), ROWS)
