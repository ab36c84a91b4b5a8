"""Pairs: which two figures of the reports are the sides of a comparing question, of all pairs that may be."""
