"""Measures on this machine: what a scoring takes, beside its peers."""
