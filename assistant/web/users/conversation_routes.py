"""The list of a reader's own conversations, and the forms that rename and delete them: `/conversations`."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.web.users.conversation_list import TITLE, conversation_list
from assistant.web.users.database import NotKept
from assistant.web.users.forms import form_of
from assistant.web.users.replies import is_part, nothing_here, onto, reply
from assistant.web.users.store import Store
from assistant.web.users.telling import told_of_keeping, told_of_logging
from corpus.settings import Settings

_NOT_KEPT = "That could not be done now. Try again later."


class ConversationRoutes:
    """Each reader sees and changes their own. `signs_out` puts a way to sign out below the list."""

    def __init__(self, store: Store, settings: Settings, *, signs_out: bool = False) -> None:
        self._store = store
        self._settings = settings
        self._signs_out = signs_out

    def routes(self) -> list[Route]:
        return [
            Route("/conversations", self.show, methods=["GET"]),
            Route("/conversations", self.change, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        """The list; `?open=ID` marks the conversation that is on the page."""
        return await self._listed(request)

    async def change(self, request: Request) -> Response:
        """`do` is `rename`, `delete` or `delete_all`; what is not the reader's own is not there."""
        form, reader = await form_of(request), request.state.reader
        id, title = form.get("conversation", ""), form.get("title", "")
        try:
            match form.get("do"):
                case "rename":
                    if not title.strip():
                        return await self._listed(request, "Give the conversation a title.", 400)
                    done = await run_in_threadpool(self._store.rename, id, reader, title)
                    words = "The conversation has its new title."
                case "delete":
                    done = await run_in_threadpool(self._store.delete, id, reader)
                    words = "The conversation was deleted."
                case "delete_all":
                    done = await run_in_threadpool(self._store.delete_all, reader) >= 0
                    words = "All your conversations were deleted."
                case _:
                    done, words = False, ""
        except NotKept:
            return await self._listed(request, _NOT_KEPT, 503)
        if not done:
            return nothing_here(request)
        return await self._listed(request, words) if is_part(request) else onto(request, "/conversations")

    async def _listed(self, request: Request, said: str = "", status: int = 200) -> Response:
        conversations = await run_in_threadpool(self._store.conversations, request.state.reader)
        notes = [told_of_keeping(self._store.database, self._settings), told_of_logging(self._settings)]
        return reply(request, TITLE, conversation_list(request, conversations, said, notes, self._signs_out), status)
