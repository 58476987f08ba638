"""Papers to print and to keep: the same inputs give the same bytes."""
