"""What every event is: a frozen sheet, named by a past participle."""

from __future__ import annotations

from conditionality.codec import Paper


class Event(Paper):
    """Something that happened; its class name is its word in the tables."""
