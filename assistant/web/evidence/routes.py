"""The addresses of evidence: `/evidence/{file_hash}` and the pictures of its pages."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assistant.web.evidence.address import USUAL_SCALE, Address, NoAddress, read_address
from assistant.web.evidence.fragment import Shown, fragment, gone
from assistant.web.evidence.pictures import Pictures
from assistant.web.evidence.standing import Gone, Standing, find
from assistant.web.markup import element, text
from assistant.web.whole_page import whole
from corpus.errors import CouncilError
from index.catalogue import Catalogue
from index.versions import current_name, open_current

_PRIVATE = {"Cache-Control": "private, no-store"}
_NO_ADDRESS = "There is no evidence at this address. Open it anew from the answer that it belongs to."
_PAGED = ".pdf"
_KEPT = 16


def routes(index: Path, pictures: Pictures) -> list[Route]:
    """Routes that show the evidence in the index; they only read."""
    evidence = _Evidence(index, pictures)
    return [
        Route("/evidence/{file_hash}/page/{page}.png", evidence.picture, methods=["GET"]),
        Route("/evidence/{file_hash}", evidence.page, methods=["GET"]),
    ]


class _Evidence:
    """Answers requests, in Starlette's threads."""

    def __init__(self, index: Path, pictures: Pictures) -> None:
        self._index, self._pictures = index, pictures

    def page(self, request: Request) -> Response:
        """The evidence as a fragment (`?part=1`) or as a page of its own."""
        return self._answered(request, lambda found, address: self._page(found, address, request))

    def picture(self, request: Request) -> Response:
        """One page of a PDF as PNG."""
        return self._answered(request, self._picture)

    def _answered(self, request: Request, answer: Callable[[Standing | Gone, Address], Response]) -> Response:
        page = request.path_params.get("page")
        try:
            address = read_address(request.path_params["file_hash"], request.query_params, page)
        except NoAddress:
            return _html(request, element("p", text(_NO_ADDRESS)), 404)
        try:
            names = replace(address, page=None, scale=USUAL_SCALE)
            return answer(_found(self._index, current_name(self._index), names), address)
        except CouncilError as error:
            return _html(request, element("p", text(str(error))), 503)

    def _page(self, found: Standing | Gone, address: Address, request: Request) -> Response:
        if isinstance(found, Gone):
            return _html(request, gone(found), 404)
        shown, problem = self._shown(found, address)
        return _html(request, fragment(found, address, shown, problem), 200)

    def _shown(self, standing: Standing, address: Address) -> tuple[Shown | None, str]:
        """The page of a PDF, drawn; or the reason in words why there is none."""
        if not standing.file.name.lower().endswith(_PAGED):
            return None, ""
        number = address.page or standing.citation.page or 1
        try:
            drawn = self._pictures.draw(standing, number, address.scale)
            if not address.page and drawn.pages and number not in drawn.pages:
                number = drawn.pages[0]  # a paragraph that runs over several pages
                drawn = self._pictures.draw(standing, number, address.scale)
        except CouncilError as error:
            return None, f"{str(error).rstrip('.')}. The words are shown as they were read from it."
        width, height = struct.unpack(">II", drawn.png[16:24])
        return Shown(number, drawn, width, height), ""

    def _picture(self, found: Standing | Gone, address: Address) -> Response:
        if isinstance(found, Gone):
            return Response(found.reason, 404, _PRIVATE, "text/plain")
        try:
            drawn = self._pictures.draw(found, address.page or 1, address.scale)
        except CouncilError as error:
            return Response(str(error), 404, _PRIVATE, "text/plain")
        return Response(drawn.png, 200, _PRIVATE, "image/png")


@lru_cache(maxsize=_KEPT)
def _found(index: Path, version: str | None, address: Address) -> Standing | Gone:
    """What the address names in the version that is current; a page's picture is asked for right after the page."""
    with open_current(index) as held:
        catalogue = Catalogue(held.catalogue)
        try:
            return find(catalogue, address)
        finally:
            catalogue.close()


def _html(request: Request, inside: str, status: int) -> Response:
    content = inside if request.query_params.get("part") else whole(request, "Evidence", inside)
    return HTMLResponse(content, status, _PRIVATE)
