"""Say a change between two rule books as a sentence, in French or English: «V6 weighs 3 instead of 2»."""

from __future__ import annotations

from conditionality.codec import plain
from conditionality.referential.changes import Change
from conditionality.wording.speech import Lang, say


def told(change: Change, lang: Lang) -> str:
    """Say a change.

    Args:
        change: One of those that `diff` gives.
        lang: `fr` or `en`.
    """
    before, after = str(plain(change.before)), str(plain(change.after))
    return say(lang, "{place}: {after} instead of {before}", place=change.place, after=after, before=before)
