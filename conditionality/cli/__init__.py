"""The command line: files in, files out, sentences for people and JSON for machines."""

from conditionality.cli.entry import main

__all__ = ["main"]
