"""The feedback form of an answer, and what is sent with it: `/feedback/{answer_id}`."""

from __future__ import annotations

from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.web.markup import element, text
from assistant.web.users.database import NotKept
from assistant.web.users.feedback import LONGEST_REMARK, WORDS, Feedback, FeedbackBook, Said, is_said
from assistant.web.users.forms import form_of
from assistant.web.users.replies import nothing_here, reply
from assistant.web.users.store import Store
from assistant.web.users.telling import FEEDBACK_KEPT, FEEDBACK_OFF

_TITLE = "Feedback on this answer"
_CHOOSE = "Choose what you want to say of the answer."
_LONG = f"The remark is longer than {LONGEST_REMARK:,} characters. Shorten it."


class FeedbackRoutes:
    """Shows the form, `?said=figure_wrong` chosen already, and takes what is sent."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._book = FeedbackBook(store.database)

    def routes(self) -> list[Route]:
        return [
            Route("/feedback/{answer_id}", self.form, methods=["GET"]),
            Route("/feedback/{answer_id}", self.give, methods=["POST"]),
        ]

    async def form(self, request: Request) -> Response:
        """The form, with what was said before."""
        answer_id, reader = request.path_params["answer_id"], request.state.reader
        if not await run_in_threadpool(self._store.answer_by_id, answer_id, reader):
            return nothing_here(request)
        if not self._book.open:
            return reply(request, _TITLE, _said(FEEDBACK_OFF))
        before = await run_in_threadpool(self._book.given, answer_id, reader)
        chosen = request.query_params.get("said") or (before.said if before else "")
        return reply(request, _TITLE, _form(request, chosen, before.remark if before else ""))

    async def give(self, request: Request) -> Response:
        """Keep it and say so; a form that is not complete comes back with what is wrong."""
        form = await form_of(request)
        said, remark = form.get("said", ""), form.get("remark", "").replace("\r\n", "\n").strip()
        answer_id, reader = request.path_params["answer_id"], request.state.reader
        if not await run_in_threadpool(self._store.answer_by_id, answer_id, reader):
            return nothing_here(request)
        if not self._book.open:
            return reply(request, _TITLE, _said(FEEDBACK_OFF), 503)
        if problem := _CHOOSE if not is_said(said) else _LONG if len(remark) > LONGEST_REMARK else "":
            return reply(request, _TITLE, _form(request, said, remark, problem), 400)
        try:
            if not await run_in_threadpool(self._book.give, answer_id, reader, cast(Said, said), remark):
                return nothing_here(request)
        except NotKept:
            return reply(request, _TITLE, _said("The feedback could not be kept. Try again later."), 503)
        return reply(request, _TITLE, _thanks(Feedback(cast(Said, said), remark, "")))


def _thanks(feedback: Feedback) -> str:
    remark = " with your remark" if feedback.remark else ""
    return _said(f"Noted: “{WORDS[feedback.said]}”{remark}. {FEEDBACK_KEPT} To change it, send feedback again.")


def _said(words: str) -> str:
    return element("p", text(words), role="status")


def _form(request: Request, chosen: str, remark: str, problem: str = "") -> str:
    choices = "".join(_choice(said, words, said == chosen) for said, words in WORDS.items())
    wrong = element("p", text(problem), class_="users-problem", role="alert") if problem else ""
    inside = element("fieldset", element("legend", "What do you say of it?") + choices)
    inside += element("label", "Remark, if you like: what is right, and where it stands", for_="feedback-remark")
    box = f'<textarea id="feedback-remark" name="remark" rows="4" maxlength="{LONGEST_REMARK}">'
    inside += f"{box}\n{text(remark)}</textarea>"
    inside += element("p", text(FEEDBACK_KEPT), class_="users-note")
    inside += element("button", "Send feedback", type="submit")
    address = f"/feedback/{request.path_params['answer_id']}"
    form = element("form", inside, method="post", action=address, class_="users-form")
    return wrong + form


def _choice(said: str, words: str, chosen: bool) -> str:
    checked = " checked" if chosen else ""
    box = f'<input type="radio" name="said" value="{said}" id="feedback-{said}" required{checked}>'
    return element("div", box + element("label", words, for_=f"feedback-{said}"))
