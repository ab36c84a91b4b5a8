"""The site: page, talk, what readers make and our own routes over one index, opened, made ready and closed together."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from assistant.assistant import Assistant
from assistant.web.examples import find_examples, next_questions, sample_examples
from assistant.web.loaded import header
from assistant.web.own_routes import LINKS, own_routes
from assistant.web.page import looks, make_page
from assistant.web.serving import launch
from assistant.web.talk import Talk
from assistant.web.users.guard import guard
from assistant.web.users.reader import name_of
from assistant.web.users.store import Store
from corpus.settings import Settings

_log = logging.getLogger(__name__)


class Site:
    """What one process serves."""

    def __init__(self, index: Path, settings: Settings, *, sample: bool) -> None:
        self._index = index
        self._assistant = Assistant(index, settings)
        self._store = Store.open(index)
        self._talk = Talk(self._assistant, index, self._store, lambda a: a.answer, lambda id: "", lambda q, a: None)
        self._examples: list[str] | None = sample_examples() if sample else None
        self._guard = guard(index, settings)
        self._page = make_page(self._talk, lambda reader: self._header(reader, sample))

    def open(self, host: str, port: int) -> str:
        """Serve the page and give its address; raises `CannotServe`."""
        routes = own_routes(
            lambda: self._examples, self._store.answer_by_id, lambda kept: next_questions(self._assistant, kept.answer)
        )
        return launch(self._page, host, port, looks(LINKS), [*routes, *self._guard.routes], self._guard.middleware)

    def load(self) -> None:
        """Load the models beside the page, then look for example questions where there are none yet."""
        threading.Thread(target=self._load, name="models", daemon=True).start()

    def close(self) -> None:
        """Stop serving, without waiting for browsers that keep their connection open, and let go of the index."""
        logging.disable()  # what is cut off now, by intent, would be logged as errors
        if self._page.is_running:
            self._page.server.force_exit = True
        self._page.close(verbose=False)
        self._assistant.close()
        self._store.close()
        self._guard.close()

    def _header(self, reader: str, sample: bool) -> str:
        return header(self._index, sample=sample, signed_in=name_of(reader) if self._guard.signs_out else None)

    def _load(self) -> None:
        self._talk.get_ready()
        if self._examples is None and self._talk.wait_until_ready():
            try:
                self._examples = find_examples(self._assistant, self._index)
            except Exception:
                _log.exception("no example questions could be found")
                self._examples = []
