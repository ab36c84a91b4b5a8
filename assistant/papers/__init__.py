"""Papers: questions on meetings and reports as such: decisions, votes, attendance, what a report is about."""
