"""Screens of the assembly: its members, its chair, its secretary."""
