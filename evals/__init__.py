"""Evals: known-answer questions are asked of the assistant and what comes back is scored."""
