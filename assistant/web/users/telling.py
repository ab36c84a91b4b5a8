"""What the page tells its readers of what is kept about them, in plain sentences."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from assistant.web.users.database import Database
from corpus.dates import written
from corpus.settings import Settings
from index.updates import Update

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


def told_of_update(update: Update | None, index: Path) -> str:
    """That the last update of the index failed, for maintainers; nothing where it did not."""
    if update is None or update.outcome != "failed":
        return ""
    began = datetime.fromisoformat(update.began).astimezone()
    return (
        f"The update of the index that began on {written(began.date().isoformat())} at {began:%H:%M} failed, so the reports "
        f"are answered from as they were before. {update.message.rstrip('.')}. Then: python -m index build --reports "
        f"{update.reports} --index {index}, or start the page again. Only maintainers see this."
    )


def _days(number: int) -> str:
    return "a day" if number == 1 else f"{number:,} days"
