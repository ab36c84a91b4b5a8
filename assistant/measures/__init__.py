"""Measures: what a figure measures, and where else the reports surely give the same."""
