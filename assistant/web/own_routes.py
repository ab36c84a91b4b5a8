"""Routes of the chat page itself: style, script, example questions, what to ask next, and the accessibility statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assistant.web.accessibility import STATEMENT
from assistant.web.kept import Kept
from assistant.web.welcome import to_ask
from assistant.web.whole_page import whole

LINKS = '<link rel="stylesheet" href="ours/page.css"><script defer src="ours/page.js"></script>'
_HERE = Path(__file__).parent
_STYLES = ("page.css", "evidence/evidence.css", "officer/officer.css", "library/library.css", "users/users.css")
_PRIVATE = {"Cache-Control": "private, no-store"}
_FRESH = {"Cache-Control": "no-cache"}
_NOT_YET = 202


def own_routes(
    examples: Callable[[], Sequence[str] | None],
    kept: Callable[[str, str], Kept | None],
    further: Callable[[Kept], Sequence[str]],
) -> list[Route]:
    """`examples` is None while they are looked for; `further` gives the questions to ask after a kept answer."""
    style = "\n".join(path.read_text(encoding="utf-8") for path in (_HERE / name for name in _STYLES) if path.exists())
    script = (_HERE / "page.js").read_text(encoding="utf-8")

    async def example_questions(request: Request) -> Response:
        found = examples()
        shown = to_ask("For example", found or (), class_="examples")
        return HTMLResponse(shown, _NOT_YET if found is None else 200, _PRIVATE)

    async def next_questions(request: Request) -> Response:
        answer = kept(request.path_params["answer_id"], request.state.reader)
        if answer is None:
            return HTMLResponse("", 404, _PRIVATE)
        found = await run_in_threadpool(further, answer)
        return HTMLResponse(to_ask("You could ask next", found), 200, _PRIVATE)

    return [
        Route("/ours/page.css", lambda request: Response(style, media_type="text/css", headers=_FRESH)),
        Route("/ours/page.js", lambda request: Response(script, media_type="text/javascript", headers=_FRESH)),
        Route(
            "/accessibility", lambda request: HTMLResponse(whole(request, "Accessibility", STATEMENT), headers=_FRESH)
        ),
        Route("/examples", example_questions),
        Route("/next/{answer_id}", next_questions),
    ]
