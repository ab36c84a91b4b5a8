"""Answers to test the officer's parts with, and a client that is signed in as a reader."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import replace
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.answer import Answer, Citation, Figure
from assistant.web.kept import Kept

HOSTILE = '<img src=x onerror="alert(1)">'


class SignedIn:
    """Stands for the layer that says who reads."""

    def __init__(self, app: Any, reader: str) -> None:
        self._app, self._reader = app, reader

    async def __call__(self, scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            scope.setdefault("state", {})["reader"] = self._reader
        await self._app(scope, receive, send)


def client_of(routes: Sequence[Route], reader: str = "me") -> TestClient:
    return TestClient(Starlette(routes=list(routes), middleware=[Middleware(SignedIn, reader=reader)]))


def citation(marker: int = 1, **changes: Any) -> Citation:
    made = Citation(
        marker=marker, report="2021-03/harbour.pdf", title="Harbour report", pack=None, council=None,
        body="Harbour Committee", report_kind="report", report_date="2021-03-24", as_at="2021-03", as_at_from="text",
        section="Boats", paragraph="8", page=3, page_label=None, quote="In March 2021 there were 60 boats.",
        spans=((10, 44),), context=None, exempt=False, report_id="r1", file_hash="ab" * 32,
    )  # fmt: skip
    return replace(made, **changes)


def answer(**changes: Any) -> Answer:
    made = Answer(
        None, "answered", "how many boats", "how many boats were moored", "60 boats",
        "60 boats in March 2021 [1]\n“In March 2021 there were 60 boats. The crews were 12.” [1]",
        (citation(),), (Figure("60", 1, "verified"), Figure("12", 1, "found")),
    )  # fmt: skip
    return replace(made, **changes)


def kept(given: Answer) -> Kept:
    return Kept("a1", "me", "c1", "2026-11-22T21:20:00+00:00", "v000001-abc", given)


def only_mine(given: Kept) -> Callable[[str, str], Kept | None]:
    """Looks an answer up as the store does: for its own reader alone."""
    return lambda answer_id, reader: given if (answer_id, reader) == (given.answer_id, given.reader) else None
