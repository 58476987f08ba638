"""Screens by role: each asks the desk, shows parts, sends one act."""
