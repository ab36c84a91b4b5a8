"""Readers: one module a format, each turning a file's bytes into a `corpus.report.Document`."""
