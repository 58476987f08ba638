"""One small closed language for the rules: read a formula, check it, work it out exactly."""
