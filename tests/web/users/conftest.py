"""Fixtures of the tests on readers and what they make.

index    an empty index folder of the test's own (nothing)
users    a user file with two users (half a second, once a session)
store    its store of conversations (nothing)
answer   an answer with a citation, a figure and a place, about invented reports (nothing)
page     a small page behind a guard, with every route of readers; `as_browser` gives a browser of its own (nothing)
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from assistant.answer import Answer, Citation, Figure, Place
from assistant.web import health
from assistant.web.users.conversation_routes import ConversationRoutes
from assistant.web.users.feedback_routes import FeedbackRoutes
from assistant.web.users.guard import guard
from assistant.web.users.store import Store
from assistant.web.users.user_file import add_user
from corpus.settings import Settings

HOST = "http://127.0.0.1:7860"


def made(question: str = "How many herons nest by the mill?", **changes: Any) -> Answer:
    """An answer about an invented report."""
    cited = Citation(
        1, "2021/mill.pdf", "Mill Pond", None, "Westmere", "Executive", "report", "2021-03-24", "2021-03-24", "text",
        "Birds", "8", 3, "iii", "There were 609 herons", ((5, 26), (30, 40)), "Birds", False,
        (Place("2021/copy.pdf", "Mill Pond", None, 1, None),), "p1", "r1", "ab" * 32, 4, 2,
    )  # fmt: skip
    values: dict[str, Any] = {
        "id": None, "status": "answered", "question": question, "question_used": question,
        "headline": "Herons: 609 – “£3.3m”", "answer": "Herons: 609 [1]", "citations": (cited,),
        "figures": (Figure("609", 1, "verified"), Figure("93", 1, "computed", ("702", "609"))), "seconds": 0.12,
    }  # fmt: skip
    return Answer(**(values | changes))


@pytest.fixture
def answer() -> Callable[..., Answer]:
    return made


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture(scope="session")
def hashed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The user file that each test gets a copy of; not to be changed."""
    file = tmp_path_factory.mktemp("users") / "users"
    for name in ("anna", "bert"):
        add_user(file, name, "herons by the mill")
    return file


@pytest.fixture
def users(tmp_path: Path, hashed_once: Path) -> Path:
    """A user file with Anna and Bert, whose password is the same."""
    return Path(shutil.copy(hashed_once, tmp_path / "users"))


@pytest.fixture
def store(index: Path) -> Iterator[Store]:
    opened = Store.open(index)
    yield opened
    opened.close()


async def _whoami(request: Request) -> PlainTextResponse:
    return PlainTextResponse(request.state.reader)


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(socket.state.reader)
    await socket.close()


@dataclass
class Page:
    """A page as it is served: its app, its store, and a browser for each who visits."""

    app: Starlette
    store: Store
    opened: list[TestClient] = field(default_factory=list)

    def as_browser(self, address: str = "127.0.0.1", **options: Any) -> TestClient:
        """A browser with its own cookies; `address` is where it connects from."""
        client = TestClient(self.app, base_url=options.pop("base_url", HOST), client=(address, 5000), **options)
        client.headers["accept"] = "text/html"
        self.opened.append(client)
        return client

    def reader(self, client: TestClient) -> str:
        """Who this browser is to the page."""
        return str(client.get("/whoami").text)


@pytest.fixture
def page(index: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Page]]:
    """Serve with these settings."""
    monkeypatch.setenv("FORWARDED_ALLOW_IPS", "")
    closing: list[Callable[[], None]] = []

    def serve(**settings: Any) -> Page:
        configured = Settings(_env_file=None, **settings)
        store, guarded = Store.open(index), guard(index, configured)
        closing.extend([store.close, guarded.close])
        routes = [
            *guarded.routes,
            *ConversationRoutes(store, configured, signs_out=guarded.signs_out).routes(),
            *FeedbackRoutes(store).routes(),
            *health.routes(index, lambda: None),
            Route("/", _whoami), Route("/whoami", _whoami), Route("/gradio_api/queue/join", _whoami, methods=["POST"]),
            Route("/gradio_api/queue/data", _whoami), Route("/gradio_api/startup-events", _whoami),
            WebSocketRoute("/socket", _socket),
        ]  # fmt: skip
        return Page(Starlette(routes=routes, middleware=[guarded.middleware]), store)

    yield serve
    for close in closing:
        close()
