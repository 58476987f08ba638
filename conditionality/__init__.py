"""Conditionality: exact, explained eco-socio-conditionality for French regional councils."""

from __future__ import annotations

__version__ = "0.1.0"
