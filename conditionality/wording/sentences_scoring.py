"""Sentences of the findings of `scoring`: code to English msgid."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
