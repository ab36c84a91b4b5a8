"""The client: messages go to an OpenAI-compatible server through LlamaIndex, text comes back in pieces and in time.

A thread reads the stream, so that the time limit holds whatever the server does between two pieces.
"""

from __future__ import annotations

import json
import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.writing.failures import (
    ContextTooLong,
    CutOff,
    KeyRefused,
    Malformed,
    NothingWritten,
    NotReached,
    TooBusy,
    TooSlow,
    UnknownModel,
    WriterFailed,
)
from assistant.writing.server import is_on_this_machine
from corpus.settings import Settings

if TYPE_CHECKING:  # these take seconds to import, and without a writer nobody needs them
    from llama_index.llms.openai_like import OpenAILike

_TOKENS_A_WORD, _TOKENS_OVER = 2, 40  # figures and markers take several
OnText = Callable[[str], None]


@dataclass(frozen=True)
class Message:
    """One message of the exchange; role: `system`, `user` or `assistant`."""

    role: str
    text: str


@dataclass(frozen=True)
class Written:
    """What the model wrote. first: seconds to the first piece; tokens: as the server counted them, if it did."""

    text: str
    first: float
    seconds: float
    tokens_read: int | None = None
    tokens_written: int | None = None


class Client:
    """Asks one server for text; threads may use it together."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._model: OpenAILike | None = None

    def load(self) -> None:
        """Import now what the first question would have to wait for."""
        self._opened()._get_client().chat.completions  # noqa: B018  openai imports its parts when they are named

    def close(self) -> None:
        """Let go of the connections."""
        with self._lock:
            if self._model is not None and self._model._http_client is not None:
                self._model._http_client.close()
            self._model = None

    def write(
        self, messages: Sequence[Message], on_text: OnText | None = None, seconds: float | None = None
    ) -> Written:
        """The text that the model writes, told piece by piece to `on_text` as it comes; raises `WriterFailed`.

        seconds: the time that is left for it, when that is less than the setting.
        """
        self.load()
        started = time.monotonic()
        ends = started + min(seconds or self._settings.writer_seconds, self._settings.writer_seconds)
        pieces: queue.Queue[Any] = queue.Queue()
        stopped = threading.Event()
        threading.Thread(target=self._read, args=(messages, pieces, stopped), daemon=True, name="writer").start()
        text, first, read, wrote = "", 0.0, None, None
        try:
            for piece in _until(pieces, ends):
                if isinstance(piece, tuple):
                    read, wrote = piece
                    continue
                first = first or time.monotonic() - started
                text += piece
                if on_text:
                    on_text(piece)
        finally:
            stopped.set()
        if not text.strip():
            raise NothingWritten
        return Written(text, round(first, 3), round(time.monotonic() - started, 3), read, wrote)

    def _read(self, messages: Sequence[Message], pieces: queue.Queue[Any], stopped: threading.Event) -> None:
        """Put each piece of text into the queue, then None; or the failure instead."""
        finished: str | None = None
        try:
            for response in self._stream(messages):
                if stopped.is_set():
                    return
                if response.delta:
                    pieces.put(response.delta)
                finished = _finish(response.raw) or finished
                if usage := getattr(response.raw, "usage", None):
                    pieces.put((usage.prompt_tokens, usage.completion_tokens))
            pieces.put(None if finished else CutOff())
        except Exception as error:  # every foreign error becomes one of ours, here at the edge
            pieces.put(as_failure(error))

    def _stream(self, messages: Sequence[Message]) -> Iterator[Any]:
        from llama_index.core.llms import ChatMessage
        from openai import omit

        temperature = self._settings.writer_temperature
        told = [ChatMessage(role=message.role, content=message.text) for message in messages]
        return iter(self._opened().stream_chat(told, temperature=omit if temperature is None else temperature))

    def _opened(self) -> OpenAILike:
        """LlamaIndex's client, made when first needed. It follows no redirection, and heeds no proxy to this machine."""
        with self._lock:
            if self._model is None:
                import httpx
                from llama_index.llms.openai_like import OpenAILike

                settings = self._settings
                timeout = httpx.Timeout(settings.writer_seconds, connect=settings.writer_connect_seconds)
                local = is_on_this_machine(settings.writer_address)
                http = httpx.Client(timeout=timeout, trust_env=not local, follow_redirects=False)
                self._model = OpenAILike(
                    model=settings.writer_model,
                    api_base=settings.writer_address,
                    api_key=settings.writer_key.get_secret_value() or "none",
                    is_chat_model=True,
                    context_window=settings.writer_context,
                    max_tokens=_TOKENS_A_WORD * settings.answer_words + _TOKENS_OVER,
                    max_retries=0,
                    timeout=settings.writer_seconds,
                    additional_kwargs={"stream_options": {"include_usage": True}},
                    http_client=http,  # type: ignore[call-arg]  # handed on to its base, OpenAI
                )
            return self._model


def _until(pieces: queue.Queue[Any], ends: float) -> Iterator[Any]:
    """What the queue gives up to None; raises the failure that it gives, or `TooSlow`."""
    while True:
        try:
            piece = pieces.get(timeout=max(ends - time.monotonic(), 0.001))
        except queue.Empty:
            raise TooSlow from None
        if isinstance(piece, WriterFailed):
            raise piece
        if piece is None:
            return
        if time.monotonic() > ends:
            raise TooSlow
        yield piece


def _finish(raw: Any) -> str | None:
    choices = getattr(raw, "choices", None)
    return choices[0].finish_reason if choices else None


def as_failure(error: Exception) -> WriterFailed:
    """Our failure for an error of httpx, openai or the parsing of a stream."""
    import httpx
    import openai

    if isinstance(error, openai.APITimeoutError | httpx.TimeoutException):
        return NotReached() if isinstance(error.__cause__ or error, httpx.ConnectTimeout) else TooSlow()
    if isinstance(error, openai.APIConnectionError | httpx.ConnectError):
        return NotReached()
    if isinstance(error, openai.APIStatusError):
        return _of_status(error.status_code, str(error))
    if isinstance(error, httpx.TransportError):
        return CutOff()
    if isinstance(error, openai.APIError):
        return _of_status(400, str(error))
    if isinstance(
        error, json.JSONDecodeError | openai.OpenAIError | ValueError | TypeError | AttributeError | KeyError
    ):
        return Malformed()
    return WriterFailed()


def _of_status(status: int, message: str) -> WriterFailed:
    if status in (401, 403):
        return KeyRefused()
    if status == 404:
        return UnknownModel()
    if status in (429, 503):
        return TooBusy()
    if status in (400, 413, 422) and "context" in message.lower():
        return ContextTooLong()
    return Malformed() if status < 500 else WriterFailed()
