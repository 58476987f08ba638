"""Write a rule book of one's own, see its slips as sentences, then score with it: `python examples/own_rules.py`."""

from __future__ import annotations

import json
from pathlib import Path

from conditionality import make_scorer, read_referential, read_report, score, sentence

RULES = Path(__file__).parent / "own-rules.toml"


def main() -> None:
    """Break the rules in two places, read them; then read them as they are and score a report."""
    content = RULES.read_bytes()
    broken = content.replace(b"stalls_producers / stalls", b"stals_producers / stalls").replace(b"kind =", b"knd =", 1)
    for one in read_referential(broken).findings:
        print(sentence(one, "en"))
    rules = read_referential(content).referential
    if rules is None:
        raise SystemExit(1)
    report, _ = read_report(json.dumps(answers(3, 2)).encode(), rules)
    if report is None:
        raise SystemExit(1)
    card = score(make_scorer(rules, report.period.from_), report)
    mark = card.indicators[0]
    if mark.value is not None and mark.points is not None:
        print("value:", mark.value.exact, "points:", mark.points.exact, "outcome:", card.outcome)


def answers(stalls: int, held: int) -> dict[str, object]:
    """Give a report as the JSON form has it."""
    return {
        "report_id": "market-2026",
        "referential": "covered-market@1.0.0",
        "period": {"from": "2026-01-01", "to": "2026-12-31"},
        "answers": {"stalls": stalls, "stalls_producers": held},
    }


main()
