"""The site: page, talk and example questions of one index, opened, made ready and closed together."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

from assistant.assistant import Assistant
from assistant.web.examples import find_examples, sample_examples
from assistant.web.loaded import header
from assistant.web.page import looks, make_page
from assistant.web.serving import launch
from assistant.web.talk import Talk
from corpus.settings import Settings

_log = logging.getLogger(__name__)


class Site:
    """What one process serves."""

    def __init__(self, index: Path, settings: Settings, *, sample: bool) -> None:
        self._index = index
        self._assistant = Assistant(index, settings)
        self._talk = Talk(self._assistant, index)
        self._examples: list[str] | None = sample_examples() if sample else None
        self._page = make_page(self._talk, lambda: header(index, sample=sample), lambda: self._examples)

    def open(self, host: str, port: int) -> str:
        """Serve the page and give its address; raises `CannotServe`."""
        return launch(self._page, host, port, looks())

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

    def _load(self) -> None:
        self._talk.get_ready()
        if self._examples is None and self._talk.wait_until_ready():
            try:
                self._examples = find_examples(self._assistant, self._index)
            except Exception:
                _log.exception("no example questions could be found")
                self._examples = []
