"""The chat page: an Answer becomes HTML in which nothing of a report or a question is ever markup."""
