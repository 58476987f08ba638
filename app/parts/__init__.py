"""Typed values in, widgets out; widgets in, plain values out: no desk, no state."""
