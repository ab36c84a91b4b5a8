"""Scoring: one metric a file, each a pure function that gives None where it does not apply."""
