"""Screens of the staff of the region."""
