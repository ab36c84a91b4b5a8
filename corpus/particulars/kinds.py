"""The kind of a paper: minutes, an agenda, a record of a decision, an appendix, or a report."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.report import Origin, Piece, ReportKind

_FIRST_LINES = 16
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
_AGENDA = re.compile(r"agenda\b(?!.{0,20}\bminutes\b)", re.IGNORECASE)
_PRESENT, _APOLOGIES = re.compile(r"(?:members )?(?:also )?present\b(?:\W|$)", re.I), re.compile(r"apologies\b", re.I)


def kind_of(title: str, front: list[Piece], path: str, origins: dict[str, Origin]) -> ReportKind:
    """The kind that the title and the first lines tell, else the file's name; `origins` is told which."""
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
