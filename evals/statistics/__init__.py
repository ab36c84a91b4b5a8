"""Statistics: intervals of shares, and paired comparisons. Questions on one report are not independent of each other."""
