"""The rules: model, reading, writing, checking, extending."""
