"""Many readers who ask at the same moment, as the page's own script does: join the queue, then read the answer's stream."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx

_SECONDS = 120.0


class NoAnswer(Exception):
    """A reader was not answered; the message is what came instead."""


def ask_at_once(url: str, questions: Sequence[str]) -> list[float | NoAnswer]:
    """Seconds until each of the readers, one a question, has the whole answer; or what went wrong."""
    start = threading.Barrier(len(questions))
    with ThreadPoolExecutor(len(questions)) as readers:
        return list(readers.map(lambda question: _reader(url, question, start), questions))


def _reader(url: str, question: str, start: threading.Barrier) -> float | NoAnswer:
    with httpx.Client(base_url=url, timeout=_SECONDS, trust_env=False) as client:
        try:
            client.get("/").raise_for_status()  # the visit that gives this reader a cookie
            call = _submit(client.get("/config").raise_for_status().json())
        except httpx.HTTPError as error:
            start.abort()
            return NoAnswer(str(error))
        start.wait()
        begun = time.perf_counter()
        try:
            _answered(client, call, question)
        except (httpx.HTTPError, NoAnswer) as error:
            return NoAnswer(f"{question}: {error}")
        return time.perf_counter() - begun


def _submit(config: dict[str, object]) -> int:
    """The number of the call that the question box makes."""
    calls = config["dependencies"]
    assert isinstance(calls, list)
    return next(int(call["id"]) for call in calls if call["targets"] and call["targets"][0][1] == "submit")


def _answered(client: httpx.Client, call: int, question: str) -> None:
    """Wait for the answer; raises `NoAnswer` when the stream ends without one."""
    session = f"reader-{threading.get_ident()}-{time.monotonic_ns()}"
    asked = {"data": [question, [], "", "{}"], "fn_index": call, "session_hash": session, "event_data": None}
    client.post("/gradio_api/queue/join", json=asked).raise_for_status()
    seen = ""
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        stream.raise_for_status()
        for line in stream.iter_lines():
            seen += line
            said = json.loads(line.removeprefix("data:")) if line.startswith("data:") else {}
            if said.get("msg") == "process_completed":
                if said.get("success") and "data-answer" in seen:
                    return
                raise NoAnswer(line[:500])
    raise NoAnswer(f"the stream ended: {seen[-500:]}")
