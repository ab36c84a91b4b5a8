"""Particulars: title, council, body, kind, author, dates and marking of a report, from its text or its path."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.council import COUNCIL, NOT_COUNCILS, title_case
from corpus.dates import days_in, first_day, months_in, period_in
from corpus.numbering import marks_of
from corpus.packs import BODY
from corpus.report import Origin, Particulars, Piece, ReportKind
from corpus.titles import clip, item_title, plain_title, printed_title, without_days

_FRONT, _END, _FIRST_LINES = 30, 12, 16
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
_KINDS: tuple[tuple[ReportKind, re.Pattern[str]], ...] = (
    (
        "equality_assessment",
        re.compile(r"\beq(?:uality)?\s?(?:impact\s)?ia\b|\bequality (?:impact )?(?:assessment|analysis)", re.I),
    ),
    (
        "record_of_decision",
        re.compile(r"\brecord of (?:\w+ )?decision|\bprod\b|\bdecision (?:notice|record|details$)|^decision\W*$", re.I),
    ),
    (
        "questions_and_answers",
        re.compile(r"\bquestions?\b.{0,40}\banswers?\b|\b(?:public|members['’]?) questions?\b", re.I),
    ),
    ("minutes", re.compile(r"\bminutes\b(?! silence)|^minute of\b", re.I)),
    ("agenda", re.compile(r"^(?:public |supplementary )?agenda\b(?! items?\b|.{0,20}\bminutes\b)", re.I)),
    ("appendix", re.compile(r"^(?:\W|\d)*(?:appendix|annex)\b", re.I)),
)
_EXEMPT = re.compile(
    r"not for publication|contains exempt information"
    r"|(?:classification|status)\s*:\s*(?:exempt|confidential|restricted)"
    r"|confidential\s*:\s*yes|\bpart (?:2|ii) (?:report|exempt)|schedule 12a.{0,80}(?:exempt|not for publication)",
    re.IGNORECASE,
)
_FOLDER_BODY = re.compile(
    r"(Cabinet(?: Committee)?|Full Council|County Council|[A-Z]\w*(?: [A-Z]\w*)* (?:Committee|Board|Panel)|Executive)"
)
_TELLS_OF_MEETING = re.compile(
    r"\b(?:meeting|council|executive|cabinet|committee|board|panel|report|dated|published|submitted|decision|agenda|minutes|"
    r"edition|date)\b",
    re.IGNORECASE,
)
_OPENS_MINUTES = re.compile(r"^(?:draft )?minutes? of\b|\bmeeting\b.*\bheld\b|^present at a meeting\b", re.IGNORECASE)
_COMPACT_DAY = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_SHOUTED = re.compile(r"\b[A-Z]{3,}(?: (?:[A-Z]{2,}|&))+\b|\b[A-Z]{5,}\b")
_VERSION = re.compile(r"(?:draft )?v(?:ersion)?\.?\s?\d", re.IGNORECASE)
_AGENDA = re.compile(r"agenda\b(?!.{0,20}\bminutes\b)", re.IGNORECASE)
_PRESENT, _APOLOGIES = re.compile(r"(?:members )?(?:also )?present\b(?:\W|$)", re.I), re.compile(r"apologies\b", re.I)
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
    kind = _kind(title or "", front, path, origins)
    told = labels["date"] or _labelled(pieces[-_END:], _DECIDED)
    labelled = first_day(told) if told else None
    from_path = _path_day(path)
    printed_day = labelled or _front_day(front) or (None if from_path else _front_day(front, loose=True))
    meeting = _first(origins, "meeting_date", printed_day, from_path)
    body = _first(origins, "body", _body(labels["body"], front), _path_body(path))
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
        report_date=meeting or _front_month(front) or properties.get("modified", "")[:10] or None,
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


def _kind(title: str, front: list[Piece], path: str, origins: dict[str, Origin]) -> ReportKind:
    opening = [piece.text for piece in front[:8] if len(piece.text.split()) < 25]
    announces = any(_AGENDA.match(text) for text in opening)
    if not announces and _tells_who_came(front):
        origins["report_kind"] = "text"
        return "minutes"
    for origin, candidates in (("text", [title, *opening]), ("path", [PurePosixPath(path).stem])):
        for kind, pattern in _KINDS:
            told = candidates[:4] if kind == "appendix" else candidates
            if any(pattern.search(text) for text in told) and not (kind == "minutes" and announces):
                origins["report_kind"] = "text" if origin == "text" else "path"
                return kind
    return "report"


def _tells_who_came(front: list[Piece]) -> bool:
    """Whether the front names those present and those who sent apologies, as only minutes do."""
    first = [piece.text for piece in front[:_FIRST_LINES]]
    return any(map(_PRESENT.match, first)) and any(map(_APOLOGIES.match, first))


def _short(piece: Piece) -> bool:
    """Whether a piece may tell the report's date: a short line, a heading, or the sentence that opens minutes."""
    lines = piece.strong or piece.piece_kind == "heading" or piece.text.isupper()
    words = len(piece.text.split())
    return words <= (40 if lines else 16) or (words <= 40 and bool(_OPENS_MINUTES.search(piece.text)))


def _front_day(front: list[Piece], *, loose: bool = False) -> str | None:
    """The first full date among the lines above the first numbered paragraph, or in the sentence that opens minutes.

    Unless `loose`, only in a line that is little else than a date, or that speaks of a meeting, a body or a report.
    """
    for place, piece in enumerate(front[:16]):
        if place > 3 and _is_paragraph(piece):
            break
        if piece.piece_kind == "footnote" or not _short(piece) or _VERSION.match(piece.text):
            continue
        telling = loose or len(without_days(piece.text).split()) <= 4 or bool(_TELLS_OF_MEETING.search(piece.text))
        if telling and (day := first_day(piece.text)):
            return day
    return None


def _is_paragraph(piece: Piece) -> bool:
    numbered = any(mark.style in ("number.", "dotted") for mark, _ in marks_of(piece.text))
    return numbered and len(piece.text.split()) > 12


def _front_month(front: list[Piece]) -> str | None:
    for piece in front:
        if len(piece.text.split()) <= 10 and (found := months_in(piece.text)):
            return found[0][1]
    return None


def _path_day(path: str) -> str | None:
    days = days_in(_COMPACT_DAY.sub(r" \1-\2-\3 ", path.replace("_", " ")))
    return days[0][1] if days else None


def _body(label: str | None, front: list[Piece]) -> str | None:
    """The body that received the report: what `To:` names, else the body that the front names first."""
    if label:
        parts = (part.strip(" ,-–") for part in re.split(r"\s+[-–]\s+|,|\s\d|\s\(", label))
        return _body_name(next((part for part in parts if re.search(r"[A-Za-z]", part)), "")) or None
    for piece in front[:12]:
        if len(piece.text.split()) > 40:
            continue
        if re.search(r"\breport to council\b", piece.text, re.IGNORECASE):
            return "Council"
        text = (
            title_case(piece.text)
            if piece.text.isupper()
            else _SHOUTED.sub(lambda word: title_case(word[0]), piece.text)
        )
        if re.match(
            r"(?:Full )?Council(?:\s*[-–,]|\s+\d|$)|.{0,40}\bmeeting of (?:the )?(?:Full )?Council\b",
            text,
            re.IGNORECASE,
        ):
            return "Council"
        text = re.sub(
            r"\b(?:Chief Executive|Executive (?:Director|Member|Decision|Summary)|Cabinet Member)\b", "", text
        )
        text = COUNCIL.sub(lambda name: name[0] if NOT_COUNCILS.match(name[0]) else "", text)
        if found := BODY.search(text):
            return _body_name(found[1])
    return None


def _body_name(text: str) -> str:
    """A body's name without what leads up to it (`Minutes of the Executive`, `All Members of the County Council`)."""
    return re.sub(
        r"^(?:.*\b(?:of|to|by)\s+(?:the\s+)+|the\s+|(?:\w+ ){0,2}meeting of\s+)", "", text, flags=re.IGNORECASE
    )


def _path_body(path: str) -> str | None:
    folder = " ".join(PurePosixPath(path).parts[:-1]).replace("_", " ").replace("-", " ").title()
    found = _FOLDER_BODY.search(folder)
    return re.sub(r"^[\d ]+", "", found[1]) if found else None


def _from_name(path: str) -> str:
    stem = re.sub(r"[_]+", " ", PurePosixPath(path).stem)
    return re.sub(r"^\d[\d-]*\s*-\s*", "", stem).strip()
