"""Score one report and say why: `python examples/score_one.py`."""

from __future__ import annotations

from pathlib import Path

from conditionality import explain, make_scorer, open_rule_book, read_report, score, sentence

REPORT = Path(__file__).parent / "reports" / "socle-leger.json"


def main() -> None:
    """Open the rules, read the report, score it, explain it in French."""
    book, found = open_rule_book("socle-leger@1.0.0")
    if book is None:
        raise SystemExit("\n".join(sentence(one, "fr") for one in found))
    rules = book.newest
    report, found = read_report(REPORT.read_bytes(), rules)
    if report is None:
        raise SystemExit("\n".join(sentence(one, "fr") for one in found))
    card = score(make_scorer(rules, report.period.from_), report)
    if card.total.score is not None:
        print("exact:", card.total.score.exact)
        print("shown:", card.total.score.shown)
    print("outcome:", card.outcome)
    for one in card.dimensions:
        print(f"{one.id}:", one.score.exact if one.score else one.status)
    # The sheet has a title, sections and tables; `as_text(sheet)` draws it whole for a terminal.
    sheet = explain(card, rules, "fr", "page")
    print(sheet.sections[0].paragraphs[0])


main()
