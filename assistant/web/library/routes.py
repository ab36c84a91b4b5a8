"""The library's addresses: the list of reports, and one report to read and to search in."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assistant.in_report import search_in
from assistant.web.filters import choices
from assistant.web.library.leaves import leaves_of
from assistant.web.library.list_part import list_part
from assistant.web.library.listing import library
from assistant.web.library.report_part import found_part, report_part
from assistant.web.markup import element, text
from assistant.web.opened import opened
from assistant.web.whole_page import whole

_PRIVATE = {"Cache-Control": "private, no-store"}
_GONE = "This report is not loaded, or has changed since. Look for it in the list of reports."
_LONGEST = 200


def routes(index: Path) -> list[Route]:
    """The routes over the index in a folder."""

    def reports(request: Request) -> Response:
        asked = {key: value[:_LONGEST] for key, value in request.query_params.items()}
        return _page(request, "Library", list_part(library(index), choices(index), asked))

    def report(request: Request) -> Response:
        report_id = request.path_params["report_id"]
        leaves = leaves_of(index, report_id)
        places = [one for one in library(index).reports if one.report_id == report_id]
        if leaves is None or not places:
            gone = element("p", text(_GONE)) + element("p", element("a", "The list of reports", href="/library"))
            return _page(request, "Library", gone, 404)
        at, q = _number(request, "at"), request.query_params.get("q", "").strip()[:_LONGEST]
        leaf = leaves.leaf_at(at) if at is not None else min(max(1, _number(request, "leaf") or 1), len(leaves.firsts))
        with opened(index) as catalogue:
            asked = at is None and "leaf" not in request.query_params
            found = found_part(search_in(catalogue, report_id, q) if asked else None, q)
        return _page(request, "Library", report_part(leaves, places, leaf, at, q, found))

    return [Route("/library", reports), Route("/library/{report_id}", report)]


def _number(request: Request, name: str) -> int | None:
    said = request.query_params.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 12 else None


def _page(request: Request, title: str, inside: str, status: int = 200) -> Response:
    part = request.query_params.get("part") == "1"
    return HTMLResponse(inside if part else whole(request, title, inside), status, headers=_PRIVATE)
