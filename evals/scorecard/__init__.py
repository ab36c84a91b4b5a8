"""The scorecard: what a run found, as tables in a terminal and as a page with plots."""
