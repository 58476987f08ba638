"""What an enterprise declares: form, files in and out, checks."""
