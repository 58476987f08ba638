"""Blind cupboards: bytes by digest, acts in a chain, tables rebuilt from it; no type of the field is known here."""
