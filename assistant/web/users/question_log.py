"""The question log: off, unless a setting says so; a file a day, a line a question, and never a reader."""

from __future__ import annotations

import json
import logging
import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from assistant.answer import Answer
from corpus.settings import Settings
from index.versions import users_file

_log = logging.getLogger(__name__)
_FILE = re.compile(r"(\d{4}-\d{2}-\d{2})\.jsonl")


class QuestionLog:
    """Lines `{"at", "question", "status", "reason"}` below `made/questions/`; several processes may write."""

    def __init__(self, index: Path, settings: Settings) -> None:
        self.folder = users_file(index).parent / "questions"
        self._on = settings.log_questions
        self._days = settings.log_days

    def note(self, answer: Answer) -> None:
        """Log one question, if questions are logged. A log that cannot be written keeps nobody from an answer."""
        if not self._on:
            return
        now = datetime.now(UTC)
        at, outcome = now.isoformat(timespec="seconds"), {"status": answer.status, "reason": answer.reason}
        line = json.dumps({"at": at, "question": answer.question, **outcome}, ensure_ascii=False) + "\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file = os.open(self.folder / f"{now.date()}.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, line.encode())
            finally:
                os.close(file)
        except OSError as error:
            _log.warning("%s: a question could not be logged (%s)", self.folder, error.strerror)

    def delete_old(self, today: date | None = None) -> int:
        """Delete the days that are past the settings' number, also after logging was turned off; how many they were."""
        first = (today or datetime.now(UTC).date()) - timedelta(days=self._days)
        old = [path for path in self.folder.glob("*.jsonl") if _is_before(path.name, first)]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)


def _is_before(name: str, first: date) -> bool:
    found = _FILE.fullmatch(name)
    return found is not None and found[1] < first.isoformat()
