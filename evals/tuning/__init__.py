"""Tuning: fits a few values of the packaged models to questions on council papers (`python -m evals.tuning`)."""
