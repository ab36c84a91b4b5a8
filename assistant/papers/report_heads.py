"""What a report says of itself: who wrote it, for whom, whom to ask; and its own purpose or summary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from assistant.sentences import Span
from corpus.report import Block, Report
from index.passages import Passage

Role = Literal["author", "contact", "member", "director", "decider"]

_LABELS: dict[Role, str] = {
    "author": r"from|by|(?:joint )?report of|report by|(?:report |lead )?authors?|(?:written|prepared|produced|compiled) by",
    "contact": r"(?:lead |report )?contact(?: officers?| details| name| person)?|ask for|further information(?: from)?|lead officer|responsible officer|report authors?",
    "member": r"(?:relevant |lead )?(?:executive|cabinet|lead|portfolio)(?: council)? (?:members?|holders?)(?: for [\w ,&]+)?|portfolio(?: holder)?",
    "director": r"(?:relevant |responsible )?(?:(?:executive |corporate |interim )?directors?(?:\(s\))?|chief officer|head of service)",
    "decider": r"decision (?:taken|made|to be taken|maker)(?: by)?|signed(?: off)?(?: by)?|approved by|authorised by",
}
_ANY_LABEL = re.compile(
    rf"^\W*(?:{'|'.join(_LABELS.values())}|to|report to|date|subject|title|wards?|classification|status|key decision|purpose|summary)\b\s*[:\t]",
    re.I,
)
_NO_COLON = re.compile(r"^\W*(?:[Jj]oint )?[Rr]eport of (?:the )?[A-Z]")
_POST = re.compile(
    r"\b(?:officer|director|manager|head|member|leader|chief|mayor|lead|services?|chair\w*|councillor|cllr)\b", re.I
)
_CONTACT = re.compile(r"@|\b0\d{3,}|\btel\b|\be-?mail\b", re.I)
_ENDS, _LINE_WORDS, _LABEL_WORDS = 16, 45, 8
_OWN: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"^\W*[\d.]*\s*(?:the )?(?:purpose|aim|aims|object)(?: of (?:the |this )?(?:report|paper|investigation|review))?\W*$", re.I), 0),
    (re.compile(r"^\W*[\d.]*\s*(?:executive )?summary(?: of (?:the )?report)?\W*$|^\W*[\d.]*\s*overview\W*$", re.I), 1),
    (re.compile(r"^\W*[\d.|]*\s*introduction\b|^\W*[\d.]*\s*(?:background(?: and context)?|context|description of service)\W*$|\baim of the\b", re.I), 3),
)  # fmt: skip
_SAYS_OWN = re.compile(
    r"^\W*(?:(?:executive )?summary|purpose)\s*:|\b(?:the )?(?:purpose|aim) of (?:this|the) (?:report|paper|investigation|review)\b"
    r"|^\W*(?:this|the attached) (?:report|paper|document|appendix|statement|plan|strategy)\b.{0,40}\b(?:\w+s)\b"
    r"|^\W*to (?:report|brief|inform|update|seek|present|consider|advise|provide|set out|ask|make|find|tell|note|agree|request|outline|examine)\b",
    re.IGNORECASE,
)


def labelled(report: Report, role: Role) -> tuple[Block, Span] | None:
    """The line near the front or the foot of a report that a label of the role opens, with the lines that go on with it.

    The span is in the block's text; a label that stands alone takes the next block's first line.
    """
    blocks = report.blocks
    pattern = re.compile(rf"^\W*(?:{_LABELS[role]})\s*(?:[:\t]|$)\s*", re.IGNORECASE)
    ends = [*blocks[:_ENDS], *blocks[max(_ENDS, len(blocks) - _ENDS) :]]
    for block in [*ends, *(blocks if role == "contact" else ())]:  # appendices may follow whom to ask
        for line in re.finditer(r"[^\n]+", block.text):
            opens = pattern.match(line.group()) or (role == "author" and _NO_COLON.match(line.group()))
            if not opens or len(line.group().split()) > _LINE_WORDS:
                continue
            if opens.end() >= len(line.group().rstrip()) and role != "author" and line.end() >= len(block.text):
                continue
            return block, (line.start(), _end_of(block.text, line.end(), line.group()))
    return None


def _end_of(text: str, end: int, line: str) -> int:
    """Where a labelled line ends: with the post on the next line, or the name where the label stands alone."""
    after = re.match(r"\n([^\n]+)", text[end:])
    if not after or _ANY_LABEL.match(after[1]) or _CONTACT.search(after[1]):
        return end
    alone = line.rstrip().endswith(":")
    return end + after.end() if alone or (_POST.search(after[1]) and len(after[1].split()) <= _LABEL_WORDS) else end


def passage_of(block: Block, passages: Sequence[Passage]) -> tuple[Passage, int]:
    """The passage that holds a block and where the block begins in it; a heading stands in a passage of its own."""
    for passage in passages:
        if passage.start <= block.start < passage.end:
            return passage, block.start - passage.start
    near = min(passages, key=lambda passage: abs(passage.start - block.start))
    own = replace(
        near, id=f"{near.report_id}:{block.start}", start=block.start, end=block.end, text=block.text, block_kind=block.block_kind,
        section=block.section, paragraph=block.paragraph, page=block.page, page_end=block.page_end, page_break_at=None,
        context=None, row=None, cell_spans=(), text_hash=f"{near.report_id}:{block.start}", embed_hash="",
    )  # fmt: skip
    return own, 0


def own_summary(passages: Sequence[Passage], most: int, *, summary_first: bool) -> list[Passage]:
    """The passages, at most so many, in which a report says what it is for or what it comes to."""
    prose = [passage for passage in passages if passage.row is None and passage.block_kind != "footnote"]
    ranked: list[tuple[int, Passage]] = []
    for passage in prose:
        rank = next(
            (rank for pattern, rank in _OWN if any(pattern.search(part) for part in passage.section[-1:])), None
        )
        says = _SAYS_OWN.search(passage.text) and (rank is not None or passage.ordinal < _ENDS)
        rank = min([number for number in (rank, 2 if says else None) if number is not None], default=None)
        if rank is not None:
            ranked.append((-1 if summary_first and rank == 1 else rank, passage))
    if not ranked:
        long = [passage for passage in prose if len(passage.text.split()) > _LABEL_WORDS + 4]
        return long[:1]
    best = min(rank for rank, _ in ranked)
    first = next(passage for rank, passage in ranked if rank == best)
    following = [
        passage for rank, passage in ranked if passage.section == first.section and passage.ordinal > first.ordinal
    ]
    return [first, *following][:most]
