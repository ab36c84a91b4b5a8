"""The site: page, talk, what readers make and our own routes over one index, opened, made ready and closed together."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from starlette.routing import Route

from assistant.assistant import Assistant
from assistant.suggesting.examples import Examples, next_questions, sample_examples
from assistant.web import health
from assistant.web.evidence.pictures import Pictures
from assistant.web.evidence.routes import routes as evidence_routes
from assistant.web.kept import Kept
from assistant.web.library.routes import routes as library_routes
from assistant.web.listening import Listening
from assistant.web.loaded import header
from assistant.web.officer.copying import as_text
from assistant.web.officer.routes import routes as officer_routes
from assistant.web.own_routes import LINKS, own_routes
from assistant.web.page import looks, make_page
from assistant.web.serving import page_app
from assistant.web.talk import Talk
from assistant.web.users.conversation_routes import ConversationRoutes
from assistant.web.users.feedback_routes import FeedbackRoutes
from assistant.web.users.guard import guard
from assistant.web.users.housekeeping import Housekeeping
from assistant.web.users.question_log import QuestionLog
from assistant.web.users.reader import is_maintainer
from assistant.web.users.store import Store
from assistant.web.users.telling import told_of_keeping, told_of_logging, told_of_update
from assistant.writing.server import notice
from corpus.reading import limits_of
from corpus.settings import Settings
from index.updates import last


class Site:
    """What one process serves."""

    def __init__(self, reports: Path, index: Path, settings: Settings, *, sample: bool) -> None:
        self._index = index
        self._guard = guard(index, settings)
        self._settings = settings
        self._assistant = Assistant(index, settings)
        self._store = Store.open(index)
        questions = QuestionLog(index, settings)
        self._pictures = Pictures(index, reports, limits_of(settings))
        self._housekeeping = Housekeeping(self._store, questions, settings.keep_days)
        self._talk = Talk(self._assistant, index, self._store, as_text, questions.note)
        self._examples = Examples(self._assistant, index, sample_examples() if sample else None)
        self._listening: Listening | None = None
        self._page = make_page(self._talk, lambda reader: header(index, sample=sample, told=self._told(reader)))

    def open(self, host: str, port: int) -> str:
        """Serve the page and give its address; raises `CannotServe`."""
        self._housekeeping.start()
        root = self._settings.root_path
        app = page_app(self._page, looks(LINKS), self._routes(), self._guard.middleware, root)
        self._listening = Listening(app, host, port)
        return self._listening.url

    def load(self) -> None:
        """Load the models beside the page, then look for example questions where there are none yet."""
        threading.Thread(target=self._load, name="models", daemon=True).start()

    def close(self) -> None:
        """Stop serving, without waiting for browsers that keep their connection open, and let go of the index."""
        logging.disable()  # what is cut off now, by intent, would be logged as errors
        if self._listening:
            self._listening.close()
        self._housekeeping.close()
        self._pictures.close()
        self._assistant.close()
        self._store.close()
        self._guard.close()

    def _routes(self) -> list[Route]:
        """All addresses of our own; what is a reader's own asks the store for it."""
        return [
            *own_routes(self._examples.now, self._store.answer_by_id, self._further),
            *evidence_routes(self._index, self._pictures),
            *officer_routes(self._index, self._store.answer_by_id),
            *library_routes(self._index),
            *ConversationRoutes(self._store, self._settings, signs_out=self._guard.signs_out).routes(),
            *FeedbackRoutes(self._store).routes(),
            *health.routes(self._index, self._talk.not_ready),
            *self._guard.routes,
        ]

    def _further(self, kept: Kept) -> list[str]:
        with self._talk.turns.turn(patient=True):
            return next_questions(self._assistant, kept.answer)

    def _told(self, reader: str) -> list[str]:
        """What a reader has to know before asking, when it is not as usual."""
        failed = told_of_update(last(self._index), self._index) if is_maintainer(reader, self._settings) else ""
        told = [failed] if failed else []
        told += [] if self._store.lasting else [told_of_keeping(self._store.database, self._settings)]
        told += [said] if (said := notice(self._settings)) else []
        return [*told, *([told_of_logging(self._settings)] if self._settings.log_questions else [])]

    def _load(self) -> None:
        self._talk.get_ready()
        self._pictures.get_ready()
        if self._talk.wait_until_ready():
            self._examples.look()
