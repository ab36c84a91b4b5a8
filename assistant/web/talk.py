"""A talk: each question is answered after the reader's earlier ones, kept for the reader, and waiting says what happens."""

from __future__ import annotations

import json
import logging
import threading
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.web.answers import answered, failed, foot, unchecked, waiting
from assistant.web.fair_share import FairShare
from assistant.web.filter_form import filter_form
from assistant.web.filters import choices, in_words, read_filters
from assistant.web.gradio_settings import LONGEST_QUESTION
from assistant.web.kept import Kept
from assistant.web.loaded import loaded
from assistant.web.turns import Turns
from assistant.web.users.database import NotKept
from assistant.web.users.store import Store
from assistant.web.welcome import WELCOME
from corpus.errors import CouncilError
from index.search import Filters

_log = logging.getLogger(__name__)
_TURNS = 8
_AT_ONCE = 4  # questions of one reader
_PATIENCE = 300.0
_BROKEN = "The question could not be answered because of a fault in the program. The terminal where it runs says more."
_TOO_LONG = f"The question is longer than {LONGEST_QUESTION:,} characters. Shorten it and ask again."
_TOO_MANY = f"{_AT_ONCE} of your questions are being answered. Ask again when one of them is."
_STOPPED = "Stopped. The question was not answered; ask it again at any time."


@dataclass(frozen=True)
class Said:
    """What stands below a question (HTML), in which conversation, and whether it is the answer."""

    html: str
    conversation: str
    done: bool = False


@dataclass(frozen=True)
class Opened:
    """A visit: the conversation's questions with what was answered, its filters and the welcome (HTML)."""

    turns: list[tuple[str, Said]]
    conversation: str
    filters: str
    welcome: str


class Talk:
    """Shared by all readers; each sees the conversations that are theirs."""

    def __init__(
        self,
        assistant: Assistant,
        index: Path,
        store: Store,
        copied: Callable[[Answer], str],
        note: Callable[[Answer], None],
    ) -> None:
        """`copied` gives an answer as text with its references; `note` is told of every answer."""
        self._assistant, self._index, self._store = assistant, index, store
        self._copied, self._note = copied, note
        self._share = FairShare(_AT_ONCE)
        self.turns = Turns()
        self._ready = threading.Event()
        self._problem: str | None = None

    def get_ready(self) -> None:
        """Load models and index, which takes some seconds; run in a thread beside the page."""
        try:
            self._assistant.models.load()
            self._assistant.index  # noqa: B018  opened now, so that the first question need not wait for it
            if self._assistant.writer:
                self._assistant.writer.load()
        except CouncilError as error:
            self._problem = str(error)
        except Exception:
            _log.exception("the models could not be loaded")
            self._problem = "The search models could not be loaded. The terminal where the page runs says why."
        finally:
            self._ready.set()

    def wait_until_ready(self) -> bool:
        """Wait for the models; False when they could not be loaded."""
        return self._ready.wait(_PATIENCE) and self._problem is None

    def not_ready(self) -> str | None:
        """Why questions cannot be answered now, or None when they can."""
        return self._problem if self._ready.is_set() else "the search models are being loaded"

    def open(self, conversation: str, reader: str) -> Opened:
        """The conversation as it was left, or a new one where it is not the reader's own."""
        found = self._store.conversation(conversation, reader)
        turns = self._store.turns(conversation, reader) if found else []
        filters = found.filters if found else Filters()
        shown = [(kept.answer.question, self._shown(kept, filters)) for kept in turns]
        form = filter_form(choices(self._index), filters)
        return Opened(shown, conversation if found else "", form, "" if shown else WELCOME)

    def reply(self, question: str, conversation: str, chosen: str, reader: str) -> Iterator[Said]:
        """Lines of waiting, then the answer, each in the place of the one before. `chosen` is the filter form as JSON."""
        if len(question) > LONGEST_QUESTION:
            yield Said(failed(_TOO_LONG), conversation, done=True)
            return
        if not self._ready.is_set():
            line = "Loading the search models. This takes some seconds after the start; your question is next."
            yield Said(waiting(line), conversation)
        if not self.wait_until_ready():
            line = self._problem or "The search models are still not loaded. Ask again in a minute."
            yield Said(failed(line), conversation, done=True)
            return
        yield Said(waiting(f"Searching {loaded(self._index).passages:,} passages"), conversation)
        if self._assistant.writer is None:
            yield self._answer(question, conversation, chosen, reader)
        else:
            yield from self._written(question, conversation, chosen, reader)

    def stopped(self) -> str:
        """What stands below a question that its reader stopped waiting for."""
        return failed(_STOPPED)

    def _written(self, question: str, conversation: str, chosen: str, reader: str) -> Iterator[Said]:
        """What a model writes, as it comes and marked as unchecked, then the checked answer in its place."""
        coming: SimpleQueue[str | Said] = SimpleQueue()
        asking = (question, conversation, chosen, reader, coming.put)
        threading.Thread(target=lambda: coming.put(self._answer(*asking)), name="writing", daemon=True).start()
        so_far = ""
        while isinstance(piece := coming.get(), str):
            so_far += piece
            yield Said(unchecked(so_far), conversation)
        yield piece

    def _answer(
        self, question: str, conversation: str, chosen: str, reader: str, on_text: Callable[[str], None] | None = None
    ) -> Said:
        with self._share.place(reader) as free:
            if not free:
                return Said(failed(_TOO_MANY), conversation, done=True)
            # a model's answers wait on its server, others on the processors
            with nullcontext() if self._assistant.writer else self.turns.turn():
                return self._answered(question, conversation, chosen, reader, on_text)

    def _answered(
        self, question: str, conversation: str, chosen: str, reader: str, on_text: Callable[[str], None] | None
    ) -> Said:
        try:
            filters = read_filters(_values(chosen))
            turns = [kept.answer.question for kept in self._store.turns(conversation, reader)][-_TURNS:]
            answer = self._assistant.ask(question, turns=turns, filters=filters, on_text=on_text)
            self._note(answer)
            return self._kept(answer, conversation, filters, reader)
        except CouncilError as error:
            return Said(failed(str(error)), conversation, done=True)
        except Exception:
            _log.exception("a question could not be answered")
            return Said(failed(_BROKEN), conversation, done=True)

    def _kept(self, answer: Answer, conversation: str, filters: Filters, reader: str) -> Said:
        """The answer, kept for its reader; one that cannot be kept is shown all the same."""
        version = self._assistant.index.version.name
        try:
            return self._shown(self._store.keep(reader, conversation or None, answer, version, filters), filters)
        except NotKept as error:
            return Said(answered(answer, limited=_limited(filters)) + failed(str(error)), conversation, done=True)

    def _shown(self, kept: Kept, filters: Filters) -> Said:
        below = foot(kept.answer, kept.answer_id, self._copied(kept.answer))
        html = answered(kept.answer, conversation=kept.conversation, limited=_limited(filters), foot=below)
        return Said(html, kept.conversation, done=True)


def as_asked(words: str) -> str:
    """A question as one line of text: control characters, and halves of characters, are spaces."""
    return " ".join("".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in words).split())


def _limited(filters: Filters) -> str:
    """Which reports were asked, where not all of them were."""
    return f"Only in: {in_words(filters)}." if filters != Filters() else ""


def _values(chosen: str) -> Mapping[str, str]:
    """The form's values; what is no form counts as none chosen."""
    try:
        values = json.loads(chosen or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in values.items()} if isinstance(values, dict) else {}
