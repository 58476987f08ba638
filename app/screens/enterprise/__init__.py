"""Screens of an enterprise."""
