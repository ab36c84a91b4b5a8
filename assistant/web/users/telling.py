"""What the page tells its readers of what is kept about them, in plain sentences."""

from __future__ import annotations

from assistant.web.users.database import Database
from corpus.settings import Settings

FEEDBACK_OFF = "Feedback is off, because the folder beside the index cannot be written."
FEEDBACK_KEPT = (
    "Whoever runs this page reads it, with the question and answer and the questions before it, but without your name. "
    "It is deleted with the conversation."
)


def told_of_keeping(database: Database, settings: Settings) -> str:
    """How long conversations last, and who sees them."""
    if not database.lasting:
        return (
            "The folder beside the index cannot be written. Conversations last until the page is started again, "
            "and feedback is off."
        )
    return (
        f"A conversation is kept on this server until you delete it, or for {_days(settings.keep_days)} after its last "
        "question. No other reader sees it."
    )


def told_of_logging(settings: Settings) -> str:
    """Whether questions are logged."""
    if not settings.log_questions:
        return "Questions are not logged."
    return (
        "Questions are logged with their time and whether they were answered, without your name, "
        f"and kept for {_days(settings.log_days)}, also when you delete the conversation."
    )


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number:,} days"
