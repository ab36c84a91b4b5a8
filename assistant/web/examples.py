"""Example questions: drawn from whatever is loaded, and shown only when the assistant answers them from where they came."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from assistant.assistant import Assistant
from index.catalogue import Catalogue
from index.passages import Passage
from index.versions import open_current

WANTED = 4
_TRIES = 40
_READ = 400
_SAMPLE = Path(__file__).with_name("sample_examples.jsonl")
_FIGURE = re.compile(r"£\d|\d+(?:\.\d+)?\s?(?:%|per cent)|\b\d{2,}(?:,\d{3})*\b")
_MEASURE = re.compile(
    r"^(?:\d[\d.]*\s+)?(?P<the>The\s+)?(?P<what>(?:total |average |overall |current )?(?:number|rate|percentage|proportion|cost|"
    r"amount|budget|value|level|underspend|overspend|income|population|turnover|charge)\b[^,.;:(£0-9]{6,70}?)\s+"
    r"(?P<verb>was|were|is|are|stands at|stood at|rose to|fell to|totalled)\s",
    re.IGNORECASE,
)
_EMPTY_HEADINGS = re.compile(
    r"^(?:introduction|background|summary|purpose|conclusions?|recommendations?|appendix|annex|contents?|minutes|agenda|"
    r"report|item|table|figure|part|section|implications|financial implications|legal implications|contact)\b",
    re.IGNORECASE,
)


def sample_examples() -> list[str]:
    """The example questions of the sample reports."""
    return [json.loads(line)["question"] for line in _SAMPLE.read_text(encoding="utf-8").splitlines()]


def find_examples(assistant: Assistant, index: Path) -> list[str]:
    """Up to four questions that the assistant answers from the passage they were made of; tries forty at most."""
    kept: list[str] = []
    for question, passage in islice(_candidates(index), _TRIES):
        answer = assistant.ask(question)
        sources = {citation.passage_id for citation in answer.citations}
        if answer.status == "answered" and passage.id in sources:
            kept.append(question)
        if len(kept) == WANTED:
            break
    return kept


def _candidates(index: Path) -> Iterator[tuple[str, Passage]]:
    """Questions in turn from one report after another, those about a measure before those about a heading."""
    with open_current(index) as version:
        catalogue = Catalogue(version.catalogue)
        try:
            reports = catalogue.report_ids()[:_READ]
            drawn = [[pair for each in catalogue.passages_of(id) if (pair := _drawn(each))] for id in reports]
        finally:
            catalogue.close()
    for form in (0, 1):
        rows = [[(question, passage) for kind, question, passage in row if kind == form] for row in drawn]
        yield from _in_turn(rows)


def _in_turn(rows: list[list[tuple[str, Passage]]]) -> Iterator[tuple[str, Passage]]:
    """The first of every row, then the second of every row; a question asked already is left out."""
    asked: set[str] = set()
    for place in range(max((len(row) for row in rows), default=0)):
        for row in rows:
            if place < len(row) and row[place][0] not in asked:
                asked.add(row[place][0])
                yield row[place]


def _drawn(passage: Passage) -> tuple[int, str, Passage] | None:
    """A question that the passage should answer, with its form: 0 about a measure, 1 about a section's heading."""
    if passage.row is not None or not _FIGURE.search(passage.text):
        return None
    if found := _MEASURE.match(passage.text):
        verb = "are" if found["verb"].lower() in ("were", "are") else "is"
        return 0, f"What {verb} the {found['what'][0].lower()}{found['what'][1:]}?", passage
    heading = passage.section[-1].strip(" .:") if passage.section else ""
    if 2 <= len(heading.split()) <= 8 and not _EMPTY_HEADINGS.match(heading) and not re.search(r"\d", heading):
        return 1, f"What do the reports say about {_lowered(heading)}?", passage
    return None


def _lowered(heading: str) -> str:
    """A heading inside a sentence: capitals go, but those of abbreviations stay."""
    if heading.isupper():
        return heading.lower()
    return " ".join(word if word[1:] != word[1:].lower() else word.lower() for word in heading.split())
