"""Comparing: questions of two sides or more, told together, with what can surely be computed."""
