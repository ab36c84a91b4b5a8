"""Material: what the model is given to write from, and how it is shown there. Passages are fenced, numbered data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation
from assistant.citing import cite
from assistant.quoting.quote import Quote
from corpus.dates import written
from index.passages import Passage
from index.search import Found, Index

_MOST = 6
_CHARACTERS_A_TOKEN = 3
_RESERVED = 1000
_SPOOFED = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True)
class Source:
    """A passage that may be cited, with the citation of the whole of it."""

    found: Found
    citation: Citation

    @property
    def passage(self) -> Passage:
        return self.found.passage


@dataclass(frozen=True)
class Material:
    """A question with its quoted answer, which is shown when writing fails, and the passages that were read for it."""

    question: str
    quoted: Answer
    sources: tuple[Source, ...]


def material(index: Index, question: str, quoted: Answer, quotes: Sequence[Quote]) -> Material:
    """What may be written from: the passages of the quoted answer first, then the others that were read, best first."""
    found = {item.passage.id: item.weighed.found for item in quotes}
    first = [citation.passage_id for citation in quoted.citations if citation.passage_id in found]
    order = list(dict.fromkeys([*first, *found]))[:_MOST]
    sources = [Source(found[id], _whole(index, found[id])) for id in order]
    return Material(question, quoted, tuple(sources))


def _whole(index: Index, found: Found) -> Citation:
    return cite(index, found, [(0, len(found.passage.text))], 1, (None, None))


def sendable(sources: Sequence[Source], inside: bool, context: int) -> list[Source]:
    """The passages that may go to the server and fit into what its model reads; exempt ones never leave the machine."""
    allowed = [source for source in sources if inside or not source.found.particulars.exempt]
    left = (context - _RESERVED) * _CHARACTERS_A_TOKEN
    chosen: list[Source] = []
    for source in allowed:
        left -= len(shown(source, 1))
        if left < 0 and chosen:
            break
        chosen.append(source)
    return chosen


def shown(source: Source, number: int) -> str:
    """One passage as the model sees it: fenced, with its number, report, date and paragraph."""
    passage, own = source.passage, source.found.particulars
    paragraph = f", paragraph {passage.paragraph}" if passage.paragraph else ""
    about = f"{own.title}, {written(own.report_date) if own.report_date else 'undated'}{paragraph}"
    heading = " › ".join(passage.section[-2:])
    under = f"Heading: {heading}\n" if heading else ""
    return f"<<<PASSAGE {number}\nReport: {harmless(about)}\n{harmless(under)}{harmless(_words(passage))}\n>>>"


def _words(passage: Passage) -> str:
    if passage.row is None:
        lead = (passage.context or "").split(" · ")[0]
        return f"{lead} {passage.text}" if lead and lead.rstrip().endswith(":") else passage.text
    cells = [f"{', '.join(part for part in cell.column if part)}: {cell.text}" for cell in passage.row.cells]
    return f"Table {passage.context or ''}\n{'; '.join(cells)}"


def harmless(text: str) -> str:
    """Text in which nothing closes a fence, opens a model's own markup, or looks like one of our markers."""
    return _SPOOFED.sub(r"(\1)", text.replace("<", "‹").replace(">", "›"))


def as_printed(text: str) -> str:
    """What the model wrote with the marks of the report put back."""
    return text.replace("‹", "<").replace("›", ">")
