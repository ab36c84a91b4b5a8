"""Particulars: title, council, body, kind, author, dates and marking of a report, from its text or its path."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.dates import first_day, period_in
from corpus.particulars.bodies import body_of, path_body
from corpus.particulars.days import front_day, front_month, path_day
from corpus.particulars.kinds import kind_of
from corpus.particulars.titles import clip, item_title, plain_title, printed_title
from corpus.report import Origin, Particulars, Piece

_FRONT, _END = 30, 12
_LABELS: dict[str, re.Pattern[str]] = {
    "title": re.compile(
        r"^(?:subject(?: matter.{0,30})?|report title|title(?: of (?:report|decision))?|eqia title|decision title)\s*:\s*(.+)",
        re.IGNORECASE,
    ),
    "body": re.compile(r"^(?:to|submitted to|report to|meeting|committee|decision maker)\s*:\s*(.+)", re.IGNORECASE),
    "author": re.compile(
        r"^(?:from|report of|report by|report author|author|contact(?: officer)?|responsible officer)\s*:\s*(.+)",
        re.IGNORECASE,
    ),
    "date": re.compile(
        r"^(?:date(?: of (?:meeting|report|decision))?|meeting date|decision date|decided at meeting)\s*:\s*(.+)",
        re.IGNORECASE,
    ),
}
_DECIDED = re.compile(r"^(?:date of decision|decided at meeting|publication date)\s*:\s*(.+)", re.IGNORECASE)
_EXEMPT = re.compile(
    r"not for publication|contains exempt information"
    r"|(?:classification|status)\s*:\s*(?:exempt|confidential|restricted)"
    r"|confidential\s*:\s*yes|\bpart (?:2|ii) (?:report|exempt)|schedule 12a.{0,80}(?:exempt|not for publication)",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"[.;,]?\s*(?:contact\b|tel\b|telephone\b|e-?mail\b|relevant director\b).*", re.IGNORECASE)
_PUT_THERE = re.compile(
    r"\(?(?:untitled|anonymous|unspecified|unknown|user|admin)\)?(?: ?\(?\d*\)?)|(?:document|presentation|book|slide) ?\d+|"
    r"powerpoint presentation|python-docx|microsoft (?:word|excel|powerpoint) - .*|.*\.(?:docx?|pdf|xlsx?|pptx?|odt|indd|txt)",
    re.IGNORECASE,
)


def particulars_of(pieces: list[Piece], path: str, properties: dict[str, str], council: str | None) -> Particulars:
    """Read a report's particulars from its first lines; where they are silent, from its `path` below the folder.

    council: the council that the whole file names most often, or None.
    """
    front = pieces[:_FRONT]
    origins: dict[str, Origin] = {}
    labels = {name: _labelled(front, pattern) for name, pattern in _LABELS.items()}
    named = labels["title"] or item_title(front)
    printed = named or printed_title(front) or plain_title(front)
    title = _first(origins, "title", printed, _given(properties.get("title")) or _from_name(path))
    kind = kind_of(title or "", front, path, origins)
    told = labels["date"] or _labelled(pieces[-_END:], _DECIDED)
    labelled = first_day(told) if told else None
    from_path = path_day(path)
    printed_day = labelled or front_day(front) or (None if from_path else front_day(front, loose=True))
    meeting = _first(origins, "meeting_date", printed_day, from_path)
    body = _first(origins, "body", body_of(labels["body"], front), path_body(path))
    met = f"the {body}" if body else council
    if kind in ("minutes", "agenda") and met and not named:
        title, origins["title"] = f"{kind.capitalize()} of {met}", "text"
    text = "\n".join(piece.text for piece in front)
    return Particulars(
        title=title or PurePosixPath(path).stem,
        council=_first(origins, "council", council, None),
        body=body,
        report_kind=kind,
        author=_first(origins, "author", _author(labels["author"]), _given(properties.get("author"))),
        report_date=meeting or front_month(front) or properties.get("modified", "")[:10] or None,
        meeting_date=meeting,
        period=_first(origins, "period", period_in(f"{title} "), period_in(PurePosixPath(path).stem)),
        exempt=bool(_EXEMPT.search(text)),
        origins=origins,
    )


def _first(origins: dict[str, Origin], name: str, from_text: str | None, from_path: str | None) -> str | None:
    value = from_text or from_path
    if value:
        origins[name] = "text" if from_text else "path"
    return value or None


def _labelled(front: list[Piece], pattern: re.Pattern[str]) -> str | None:
    """The value of a label, on its line or, where the label stands alone, on the next."""
    for piece, after in zip(front, [*front[1:], None], strict=False):
        if found := pattern.match(piece.text):
            return found[1].strip()
        alone = after is not None and len(piece.text.split()) <= 5 and pattern.match(f"{piece.text.rstrip(':')}: x")
        if alone and after and re.match(r"eqia|title|subject|report title|decision", piece.text, re.IGNORECASE):
            return after.text.strip() if len(after.text.split()) <= 30 else None
    return None


def _author(label: str | None) -> str | None:
    """Who a label names, without how to reach them."""
    return clip(_CONTACT.sub("", label)).rstrip(" ,.;") if label else None


def _given(property: str | None) -> str | None:
    """A title or author that the file carries, unless a program put it there because nobody gave one."""
    return None if not property or _PUT_THERE.fullmatch(property) else property


def _from_name(path: str) -> str:
    stem = re.sub(r"[_]+", " ", PurePosixPath(path).stem)
    return re.sub(r"^\d[\d-]*\s*-\s*", "", stem).strip()
