"""The address of a piece of evidence: the file by its hash, the words by their offsets, so that it outlives a rebuild."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from assistant.answer import Citation, Place
from assistant.sentences import Span

USUAL_SCALE = 2.0
ENLARGED = 3.0
_SCALES = (1.0, USUAL_SCALE, ENLARGED)
_HASH = re.compile(r"[0-9a-f]{64}")
_REPORT = re.compile(r"[0-9a-f]{16}")
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_DIGEST = re.compile(r"[0-9a-f]{12}")
_MOST_SPANS = 60
_MOST_FILE = 1000


class NoAddress(ValueError):
    """What was asked for is no address of a piece of evidence."""


@dataclass(frozen=True)
class Address:
    """What an address names.

    words: a digest of the quoted words, so that others at the same offsets are noticed; empty when not given.
    file: the file's place below the reports folder, to find what stands there now; page: the page to show, from 1.
    """

    file_hash: str
    report_id: str
    spans: tuple[Span, ...]
    words: str = ""
    file: str = ""
    page: int | None = None
    scale: float = USUAL_SCALE

    def of_page(self, page: int | None) -> Address:
        """The same words with another page to show; None for the page on which they begin."""
        return replace(self, page=page)

    def __str__(self) -> str:
        page = {"page": str(self.page)} if self.page else {}
        return f"/evidence/{self.file_hash}?{self._query(page)}"

    @property
    def picture(self) -> str:
        """The address of the picture of its page."""
        scale = {"scale": f"{self.scale:g}"} if self.scale != USUAL_SCALE else {}
        return f"/evidence/{self.file_hash}/page/{self.page or 1}.png?{self._query(scale)}"

    def _query(self, more: dict[str, str]) -> str:
        spans = ",".join(f"{start}-{end}" for start, end in self.spans)
        named = {"spans": spans, "report": self.report_id, "words": self.words, "file": self.file, **more}
        return urlencode({key: value for key, value in named.items() if value}, safe=",/")


def address_of(citation: Citation) -> Address:
    """The address of a citation's words."""
    return Address(
        citation.file_hash, citation.report_id, citation.spans, digest_of(citation.quote), citation.report
    )  # fmt: skip


def evidence_address(citation: Citation) -> str:
    """The address, below the page's own, at which the evidence of a citation opens."""
    return str(address_of(citation))


def place_address(place: Place) -> str | None:
    """The address at which another place of the same words opens; None for one that was kept without its file."""
    return str(Address(place.file_hash, place.report_id, place.spans, file=place.report)) if place.file_hash else None


def digest_of(quote: str) -> str:
    """Twelve hexadecimal digits that tell whether a quote is the same."""
    return hashlib.sha256(quote.encode()).hexdigest()[:12]


def read_address(file_hash: str, query: Mapping[str, str], page: str | None = None) -> Address:
    """The address that a browser asks for; raises `NoAddress` when it names nothing that could be there."""
    report, spans, words = query.get("report", ""), query.get("spans", ""), query.get("words", "")
    if not _HASH.fullmatch(file_hash) or not _REPORT.fullmatch(report) or (words and not _DIGEST.fullmatch(words)):
        raise NoAddress
    file = query.get("file", "")
    if len(file) > _MOST_FILE:
        raise NoAddress
    page = page or query.get("page") or None
    if page is not None and not re.fullmatch(r"[1-9]\d{0,5}", page):
        raise NoAddress
    scale = query.get("scale", f"{USUAL_SCALE:g}")
    known = {f"{each:g}": each for each in _SCALES}
    if scale not in known:
        raise NoAddress
    return Address(file_hash, report, _spans(spans), words, file, int(page) if page else None, known[scale])


def _spans(words: str) -> tuple[Span, ...]:
    """`5120-5180,5200-5210` as offsets."""
    found = [_SPAN.fullmatch(part) for part in words.split(",")[: _MOST_SPANS + 1]]
    spans = [(int(each[1]), int(each[2])) for each in found if each]
    if len(spans) != len(found) or len(spans) > _MOST_SPANS or any(start >= end for start, end in spans):
        raise NoAddress
    return tuple(spans)
