"""Forms that a reader sends: read as plain fields, and no more of them than such a form can hold."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

_MOST_BYTES = 32_768
_MOST_FIELDS = 20


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a URL-encoded form; answers 413 for a larger one and 400 for anything else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(400, "This is no form of this page.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST_BYTES:
            raise HTTPException(413, "The form is too long. Shorten what you wrote.")
    try:
        return dict(
            parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
        )
    except ValueError as error:
        raise HTTPException(400, "This is no form of this page.") from error
