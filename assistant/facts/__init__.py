"""Facts: the figures of a passage with all that binds them, and when two of them are like each other."""
