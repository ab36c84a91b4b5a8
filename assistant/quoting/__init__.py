"""Quoting: from passages to an answer in the reports' own words."""
