"""Questions to ask, drawn from the reports and each known to be answered: examples, and what to ask next."""
