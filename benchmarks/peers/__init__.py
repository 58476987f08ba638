"""Peers of the bench: the same work, each written as its own experts would."""
