"""Asking: a question as it is read."""
