"""The officer's addresses: figures and trend of an answer, and its verification sheet to download."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assistant.measures.same_measure import Collection
from assistant.web.kept import Kept
from assistant.web.loaded import loaded
from assistant.web.markup import element, text
from assistant.web.officer.comma_separated import as_csv
from assistant.web.officer.document import as_docx
from assistant.web.officer.figures import figures_part
from assistant.web.officer.sheet import Sheet, sheet_of
from assistant.web.officer.spreadsheet import as_xlsx
from assistant.web.officer.trend import trend_part
from assistant.web.opened import opened
from assistant.web.whole_page import whole

AnswerById = Callable[[str, str], Kept | None]
_OFFICE = "application/vnd.openxmlformats-officedocument"
_SHEETS: dict[str, tuple[Callable[[Sheet], bytes], str]] = {
    "xlsx": (as_xlsx, f"{_OFFICE}.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "docx": (as_docx, f"{_OFFICE}.wordprocessingml.document"),
}
_PRIVATE = {"Cache-Control": "private, no-store"}
_GONE = "This answer is not kept here any more. Ask the question again, then open this from its answer."


def routes(index: Path, answer_by_id: AnswerById) -> list[Route]:
    """The routes over the index in a folder; `answer_by_id` gives a reader's own answers only."""

    def kept_for(request: Request) -> Kept | None:
        return answer_by_id(request.path_params["answer_id"], request.state.reader)

    def figures(request: Request) -> Response:
        kept = kept_for(request)
        if kept is None:
            return _page(request, "Figures", element("p", text(_GONE)), 404)
        with opened(index) as catalogue:
            inside = figures_part(Collection(catalogue), kept.answer, kept.answer_id)
        return _page(request, "Figures of an answer", _asked(kept) + inside)

    def trend(request: Request) -> Response:
        kept = kept_for(request)
        if kept is None:
            return _page(request, "Trend", element("p", text(_GONE)), 404)
        asked = request.query_params.get("figure", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and 0 < int(asked) < 1000 else None
        with opened(index) as catalogue:
            inside = trend_part(Collection(catalogue), kept.answer, kept.answer_id, number)
        return _page(request, "Trend of a figure", _asked(kept) + inside)

    def sheet(request: Request) -> Response:
        kept = kept_for(request)
        way = _SHEETS.get(request.path_params["ending"])
        if kept is None or way is None:
            return _page(request, "Verification sheet", element("p", text(_GONE)), 404)
        write, kind = way
        now = datetime.now(UTC)
        name = f"verification-sheet-{now:%Y-%m-%d-%H%M}.{request.path_params['ending']}"
        told = {"Content-Disposition": f'attachment; filename="{name}"'}
        with opened(index) as catalogue:
            collection, answer = Collection(catalogue), kept.answer
            made = sheet_of(kept, str(loaded(index)), now, lambda figure: collection.fact(answer, figure))
        return Response(write(made), media_type=kind, headers=_PRIVATE | told)

    return [
        Route("/figures/{answer_id}", figures),
        Route("/trend/{answer_id}", trend),
        Route("/sheet/{answer_id}.{ending}", sheet),
    ]


def _asked(kept: Kept) -> str:
    return element("p", f"Asked: {text(kept.answer.question_used)}", class_="officer-asked")


def _page(request: Request, title: str, inside: str, status: int = 200) -> Response:
    """The fragment for the page's second column, or a page of its own."""
    part = request.query_params.get("part") == "1"
    return HTMLResponse(inside if part else whole(request, title, inside), status, headers=_PRIVATE)
