"""From a report to a score that explains itself: one program, exact machine, scorecard."""
