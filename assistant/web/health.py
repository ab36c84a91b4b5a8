"""`/health`: whether questions can be answered, for those who watch over the page. It is open, and tells no secret."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from assistant.web.loaded import loaded
from corpus.errors import CouncilError
from index.updates import last
from index.versions import OtherProgram, current_name

Told = dict[str, str | int | None]
_log = logging.getLogger(__name__)
_NO_INDEX = "there is no finished index that can be read"
_OTHER = "the index was made by another version of this program, or is damaged"


def routes(index: Path, not_ready: Callable[[], str | None]) -> list[Route]:
    """`not_ready` says in a few words, without paths, why the models cannot answer yet; None when they can."""

    async def health(request: Request) -> Response:
        status, told = await run_in_threadpool(_health, index, not_ready)
        return JSONResponse(told, status, {"cache-control": "no-store"})

    return [Route("/health", health, methods=["GET"])]


def _health(index: Path, not_ready: Callable[[], str | None]) -> tuple[int, Told]:
    """The HTTP status, and what is told with it. A failed update leaves the index before, which is well."""
    status, told = _now(index, not_ready)
    update = last(index)
    return status, told | ({"update": update.outcome, "update_began": update.began} if update else {})


def _now(index: Path, not_ready: Callable[[], str | None]) -> tuple[int, Told]:
    try:
        holds = loaded(index)
    except OtherProgram as error:
        return _not_well(_OTHER, error)
    except CouncilError as error:
        return _not_well(_NO_INDEX, error)
    if reason := not_ready():
        return _not_well(reason)
    return 200, {
        "status": "ok",
        "reports": holds.reports,
        "passages": holds.passages,
        "version": _version(),
        "index": current_name(index),
    }


def _not_well(reason: str, error: Exception | None = None) -> tuple[int, Told]:
    if error:
        _log.warning("health: %s", error)
    return 503, {"status": "not ready", "reason": reason, "version": _version()}


def _version() -> str:
    """The program's version, as its clone says, or its installation."""
    clone = Path(__file__).parents[2] / "pyproject.toml"
    try:
        return str(tomllib.loads(clone.read_text(encoding="utf-8"))["project"]["version"])
    except (OSError, KeyError, ValueError):
        return version("council-assistant")
