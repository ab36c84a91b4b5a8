"""Housekeeping: what has been kept for long enough is deleted, at the start and once a day."""

from __future__ import annotations

import logging
import threading

from assistant.web.users.question_log import QuestionLog
from assistant.web.users.store import Store

_log = logging.getLogger(__name__)
_DAY = 86_400.0


class Housekeeping:
    """Runs beside the page until it is closed."""

    def __init__(self, store: Store, log: QuestionLog, keep_days: int) -> None:
        self._store = store
        self._questions = log
        self._keep_days = keep_days
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="housekeeping", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """End it, when what is being deleted is deleted."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join()

    def tidy(self) -> None:
        """Delete what is past its time; a failure is logged and made up for the next day."""
        try:
            conversations = self._store.delete_unused(self._keep_days)
            days = self._questions.delete_old()
            if conversations or days:
                _log.info("deleted %d conversations and %d days of logged questions", conversations, days)
        except Exception:
            _log.exception("what is past its time could not be deleted")

    def _run(self) -> None:
        while True:
            self.tidy()
            if self._closing.wait(_DAY):
                return
