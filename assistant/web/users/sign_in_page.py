"""The sign-in page: plain HTML that needs nothing from behind the sign-in but its own style."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse, Response
from starlette.types import Scope

from assistant.web.markup import element, from_root, text
from assistant.web.users.addresses import base

_TITLE = "Sign in"
_WHERE = "Ask the council’s reports"
_HEADERS = {"cache-control": "no-store", "referrer-policy": "same-origin"}


def sign_in_page(scope: Scope, then: str, *, problem: str = "", name: str = "", status: int = 200) -> Response:
    """The form; `problem` is what went wrong, `then` the path to go to afterwards."""
    inside = element("h1", _TITLE) + element("p", text(_WHERE)) + _problem(problem)
    inside += element(
        "form",
        _field("name", "Name", name, type="text", autocomplete="username", autocapitalize="none", spellcheck="false",
               wrong=bool(problem))
        + _field("password", "Password", "", type="password", autocomplete="current-password", wrong=bool(problem))
        + f'<input type="hidden" name="then" value="{text(then)}">'
        + element("button", _TITLE, type="submit"),
        method="post",
        action="/sign-in",
    )  # fmt: skip
    inside += element("p", text("If you have no password or have lost it, ask whoever runs this page."))
    title = f"Problem: {_TITLE}" if problem else _TITLE
    return HTMLResponse(_page(scope, f"{title} – {_WHERE}", element("main", inside)), status, _HEADERS)


def onward(scope: Scope, address: str, status: int) -> Response:
    """A page that leads on at once: as the next step comes from a page of ours, the browser shows its cookies."""
    inside = element("p", element("a", "Go on", href=address))
    refresh = f"<meta http-equiv=refresh content='0; url={from_root(address)}'>"
    return HTMLResponse(_document(scope, "Going on", inside, refresh), status, _HEADERS)


def _problem(words: str) -> str:
    return element("p", text(words), class_="problem", id="problem", role="alert") if words else ""


def _field(name: str, label: str, value: str, *, wrong: bool, **attributes: str) -> str:
    if wrong:
        attributes |= {"aria-describedby": "problem"}
    given = "".join(f' {key}="{text(words)}"' for key, words in attributes.items())
    control = f'<input id="{name}" name="{name}" value="{text(value)}" required maxlength="512"{given}>'
    return element("div", element("label", label, for_=name) + control)


def _page(scope: Scope, title: str, inside: str) -> str:
    return _document(scope, title, inside, f'<link rel="stylesheet" href="{from_root("/sign-in.css")}">')


def _document(scope: Scope, title: str, inside: str, head: str) -> str:
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"{base(scope)}<title>{escape(title)}</title>{head}</head><body>{inside}</body></html>"
    )
