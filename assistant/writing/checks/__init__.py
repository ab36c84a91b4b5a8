"""Checks: which sentences of a written answer may be shown as checked.

The figure checker of `assistant/checking` binds a figure to a passage in other words, and is right of free text in 93
to 97 of 100 cases. That is not enough here, so a written sentence has to stay close as well: every figure, number in
words, date and name in it brings the whole clause of the passage that it stands in, and nothing is added that the
passage does not say there. What is not close enough is replaced by the passage's own sentence.
"""
