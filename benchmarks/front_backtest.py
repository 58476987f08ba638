"""How long the back-test of a draft over 100,000 invented dossiers takes in the web front: from the click to the page.

By hand: `python -m benchmarks.front_backtest [RULE BOOK]`. A front is served on a fresh demonstration, in a real
browser; after one try to warm up, a weight is changed and the button pressed, several times; each time is printed.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from conditionality.desk.mandates import Hand
from conditionality.desk.office import Office, open_office
from conditionality.desk.rule_drafts import Standing, change, look, start
from conditionality.desk.rule_edits import Put, value_at
from conditionality.desk.settings import DATABASE_VARIABLE
from conditionality.referential.toml import read_toml
from tests import witnesses
from tests.app.conftest import NAMES, NOW, furnish
from tests.browser.conftest import serve

TIMES = 5
PATIENCE_MS = 300_000
WEIGHT = "dimensions[G].weight"


def main() -> None:
    """Measure and print."""
    book = sys.argv[1] if len(sys.argv) > 1 else "socle-regional"
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "register.sqlite3"
        office = open_office(database)
        hand = Hand(furnish(office, "demonstration")["STAFF"], "STAFF", NOW)
        draft = start(office, hand, f"{book}@1.0.0", "1.1.0")
        if not isinstance(draft, Standing):
            raise SystemExit(" ".join(draft.sentences("en")))
        with serve({DATABASE_VARIABLE: str(database)}) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=witnesses.browser(), args=list(witnesses.BROWSER_FLAGS)
            )
            page = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR").new_page()
            come_in(page, address)
            for rank in range(TIMES):
                weigh(office, hand, draft.subject, 21 + rank)
                took = measured(page, address)
                sys.stdout.write(f"{book}, {'warm-up' if rank == 0 else f'try {rank}'}: {took:.2f} s\n")
            browser.close()
        office.store.engine.dispose()


def come_in(page: Page, address: str) -> None:
    """Go through the door as the staff."""
    page.goto(f"{address}/connexion")
    page.get_by_role("button", name=NAMES["STAFF"]).click()
    page.wait_for_url(f"{address}/")


def weigh(office: Office, hand: Hand, subject: str, weight: int) -> None:
    """Change a weight of the draft, so that nothing of the last try can serve again."""
    found = look(office, hand, subject)
    if isinstance(found, Standing):
        tree = read_toml(found.draft.text.encode())[0] or {}
        change(office, hand, subject, (Put(WEIGHT, value_at(tree, WEIGHT), weight),))


def measured(page: Page, address: str) -> float:
    """Open the workshop, press the button; give the seconds until the result is shown."""
    page.goto(f"{address}/atelier")
    page.locator('[data-testid="stButtonGroup"] button:has-text("Rejouer les dossiers")').first.click()
    button = page.get_by_role("button", name=re.compile(r"^Essayer sur 100.000 dossiers"))
    button.wait_for(timeout=PATIENCE_MS)
    page.wait_for_timeout(2_000)
    began = time.perf_counter()
    button.click()
    page.get_by_role("heading", name="Comment cela a été calculé").wait_for(timeout=PATIENCE_MS)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
