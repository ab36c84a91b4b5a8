"""The list of conversations as HTML: each with its date, a link, and forms that work without a script."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from starlette.requests import Request

from assistant.web.markup import element, items, text
from assistant.web.users.reader import name_of
from assistant.web.users.store import LONGEST_TITLE, Conversation
from corpus.dates import written

_ADDRESS = "/conversations"
TITLE = "Your conversations"
_NONE = "None yet. Each begins with a question, and is kept here."
_FOR_GOOD = "Its questions, answers and your feedback on them are deleted for good."


def conversation_list(
    request: Request, conversations: Sequence[Conversation], said: str, notes: Sequence[str], signs_out: bool
) -> str:
    """The fragment: what was just done, the list, who the reader is, and what is kept."""
    status = element("p", text(said), role="status", class_="users-said") if said else ""
    listed = items([_item(request, one) for one in conversations], class_="users-list")
    return (
        status
        + (listed or element("p", _NONE))
        + element("p", element("a", "Begin a new conversation", href="/"))
        + (_delete_all() if len(conversations) > 1 else "")
        + _signed_in(request, signs_out)
        + "".join(element("p", text(note), class_="users-note") for note in notes)
    )


def _item(request: Request, one: Conversation) -> str:
    current = {"aria_current": "true"} if request.query_params.get("open") == one.id else {}
    link = element("a", text(one.title), href=f"/?conversation={one.id}", **current)
    when = element("time", text(_when(one.changed)), datetime=one.changed)
    return (
        link
        + element("p", when, class_="users-when")
        + element("div", _rename(one) + _delete(one), class_="users-actions")
    )


def _rename(one: Conversation) -> str:
    field = element("label", "New title", for_=f"title-{one.id}")
    field += (
        f'<input id="title-{one.id}" name="title" value="{text(one.title)}" maxlength="{LONGEST_TITLE}" required '
        'autocomplete="off">'
    )
    return _opening("Rename", one, field + element("button", "Rename", type="submit"), "rename")


def _delete(one: Conversation) -> str:
    inside = element("p", text(_FOR_GOOD)) + element("button", "Delete for good", type="submit")
    return _opening("Delete", one, inside, "delete")


def _delete_all() -> str:
    inside = element("p", text("All your conversations, with your feedback, are deleted for good."))
    inside += _hidden("do", "delete_all") + element("button", "Delete all for good", type="submit")
    form = element("form", inside, method="post", action=_ADDRESS, class_="users-form")
    return element("details", element("summary", "Delete all") + form)


def _opening(verb: str, one: Conversation, inside: str, do: str) -> str:
    """A form that opens; its name says which conversation, also to those who cannot see where it stands."""
    name = text(verb) + element("span", f" “{text(one.title)}”", class_="users-unseen")
    form = element(
        "form",
        inside + _hidden("conversation", one.id) + _hidden("do", do),
        method="post",
        action=_ADDRESS,
        class_="users-form",
    )
    return element("details", element("summary", name) + form)


def _signed_in(request: Request, signs_out: bool) -> str:
    name = name_of(request.state.reader)
    if not name:
        return ""
    button = element("button", "Sign out", type="submit") if signs_out else ""
    form = element("form", button, method="post", action="/sign-out") if button else ""
    return element("p", f"Signed in as {text(name)}.") + form


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{text(value)}">'


def _when(time: str) -> str:
    """Day and time as clocks here show it."""
    local = datetime.fromisoformat(time).astimezone()
    return f"{written(local.date().isoformat())}, {local:%H:%M}"
