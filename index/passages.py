"""Passages: what is indexed and cited. A paragraph, a list with its lead-in, or a table row with its headers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.report import Block, BlockKind, Report, Row

_LIST_WORDS = 180
_LONG_WORDS = 230
_SHORT_WORDS = 12
_MOST_BACK, _QUESTION_WORDS = 8, 40
_REPLIES = re.compile(
    r"^\W*(?:supplementary\b|(?:written |oral |verbal )?(?:answer|reply|response)\b(?!\s+(?:to|rates?|times?))|A\d*[.:]\s|in (?:reply|response),)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?[\"'”’)]*$|\basked (?:about|if|whether|what|how|why|when|where|who|which|for|that)\b")
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z£“‘\"'(])")


@dataclass(frozen=True)
class Passage:
    """A stretch `[start, end)` of a report's text that is found and cited as one.

    context: lead-in, caption and column headers; searched with the passage and never quoted as its words.
    cell_spans: for a table row, the offsets of its cells, in the order of `row.cells`; title: of its report.
    """

    id: str
    report_id: str
    ordinal: int
    start: int
    end: int
    text: str
    block_kind: BlockKind
    section: tuple[str, ...] = ()
    paragraph: str | None = None
    page: int | None = None
    page_end: int | None = None
    page_break_at: int | None = None
    context: str | None = None
    row: Row | None = None
    cell_spans: tuple[tuple[int, int], ...] = ()
    text_hash: str = ""
    embed_hash: str = ""
    title: str = ""


def report_id_of(report: Report) -> str:
    """The identity of a report: its text with white space folded, so that two names of one text are one report."""
    return hashlib.sha256(re.sub(r"\s+", " ", report.text).encode()).hexdigest()[:16]


def passages_of(report: Report) -> list[Passage]:
    """The passages of a report in reading order; their ids are the same on every build."""
    report_id = report_id_of(report)
    groups = _with_questions([part for group in _groups(report) for part in _split(group, report.text)])
    return [_finished(passage, report, report_id, ordinal) for ordinal, passage in enumerate(groups)]


def embedded_text(passage: Passage) -> str:
    """What the models see of a passage: heading and context in front; of a table row the words, not the figures."""
    if passage.row is not None:
        return _embedded_row(passage, passage.row)
    heading = f"{passage.section[-1]}. " if passage.section else ""
    context = f"{_clip(passage.context, 25)} " if passage.context else ""
    return f"{_clip(heading, 12)} {context}{passage.text}"


def _embedded_row(passage: Passage, row: Row) -> str:
    """What names a row first, then each header of its columns once, its caption, and the headings and title it stands under."""
    words = [cell.text for cell in row.cells if re.search(r"[A-Za-z]{2}", cell.text)]
    headers = [part for cell in row.cells for part in cell.column if part]
    around = [part for part in (passage.context or "").split(" · ") if "|" not in part]
    captions = [part for part in around if part not in passage.section[-2:]]
    parts: tuple[tuple[Sequence[str], str, int], ...] = (
        ([row.label, *words], " ", 80),
        (headers, ", ", 40),
        (captions, ". ", 40),
        ([part for part in (*passage.section[-2:], passage.title) if part], ". ", 30),
    )
    clipped = (_clip(joint.join(dict.fromkeys(part)), most) for part, joint, most in parts)
    return ". ".join(part for part in clipped if part)


def text_starts(passage: Passage) -> int:
    """Where the passage's own words begin in its embedded text; meaningful for all but table rows."""
    return len(embedded_text(passage)) - len(passage.text)


def _clip(text: str, words: int) -> str:
    return " ".join(text.split()[:words])


def _with_questions(groups: list[Passage]) -> list[Passage]:
    """The passages, replies with the question before them under the same heading as their context."""
    return [
        replace(group, context=question)
        if group.context is None and _REPLIES.match(group.text) and (question := _question_before(groups, place))
        else group
        for place, group in enumerate(groups)
    ]


def _question_before(groups: Sequence[Passage], place: int) -> str | None:
    """The question that a reply answers, or that a further question follows; None where none is near."""
    for group in reversed(groups[max(place - _MOST_BACK, 0) : place]):
        if group.section != groups[place].section:
            return None
        if group.row is None and not _REPLIES.match(group.text):
            asking = [
                said for said in re.split(r"\n|(?<=[.?!])\s+|(?<=[?!][\"”’'])\s+", group.text) if _ASKS.search(said)
            ]
            if asking:
                return _clip(" ".join(asking), _QUESTION_WORDS)
    return None


def _groups(report: Report) -> Iterator[Passage]:
    """Blocks put together: a lead-in with its short list, text under one number, a run of short lines; others alone."""
    held: list[Block] = []
    for block in report.blocks:
        if block.block_kind == "heading":
            if held:
                yield _joined(held, report.text)
            held = []
        elif held and _belongs(held, block):
            held.append(block)
        else:
            if held:
                yield _joined(held, report.text)
            held = [block]
    if held:
        yield _joined(held, report.text)


def _belongs(held: list[Block], block: Block) -> bool:
    first, last = held[0], held[-1]
    if "table_row" in (first.block_kind, block.block_kind) or "footnote" in (first.block_kind, block.block_kind):
        return False
    words = sum(len(member.text.split()) for member in held) + len(block.text.split())
    if words > _LIST_WORDS or block.section != first.section:
        return False
    if block.paragraph is not None and block.paragraph == first.paragraph and block.block_kind == "paragraph":
        return True
    if block.block_kind == "list_item" and block.paragraph == first.paragraph:
        return bool(block.context) or last.block_kind == "list_item"
    short = max(len(last.text.split()), len(block.text.split())) <= _SHORT_WORDS
    return short and block.block_kind == first.block_kind == "paragraph" and block.paragraph is None is first.paragraph


def _joined(blocks: list[Block], text: str) -> Passage:
    first, last = blocks[0], blocks[-1]
    spans = _cell_spans(first)
    return Passage(
        id="",
        report_id="",
        ordinal=0,
        start=first.start,
        end=last.end,
        text=text[first.start : last.end],
        block_kind=first.block_kind,
        section=first.section,
        paragraph=first.paragraph,
        page=first.page,
        page_end=last.page_end,
        page_break_at=next((block.page_break_at for block in blocks if block.page_break_at is not None), None),
        context=" · ".join(part for part in [first.context, *first.notes] if part) or None,
        row=first.row,
        cell_spans=spans,
    )


def _cell_spans(block: Block) -> tuple[tuple[int, int], ...]:
    if block.row is None:
        return ()
    spans, place = [], 0
    for cell in block.row.cells:
        found = block.text.find(cell.text, place)
        if found < 0:
            return ()
        spans.append((block.start + found, block.start + found + len(cell.text)))
        place = found + len(cell.text)
    return tuple(spans)


def _split(passage: Passage, text: str) -> list[Passage]:
    """A paragraph that is too long for the models, cut between sentences; every part keeps the paragraph's number."""
    if passage.row is not None or len(passage.text.split()) <= _LONG_WORDS:
        return [passage]
    cuts = [passage.start]
    for found in _SENTENCE_END.finditer(passage.text):
        if len(text[cuts[-1] : passage.start + found.start()].split()) >= _LONG_WORDS // 2:
            cuts.append(passage.start + found.end())
    if len(text[cuts[-1] : passage.end].split()) < 30 and len(cuts) > 1:
        cuts.pop()
    ends = [*cuts[1:], passage.end]
    return [_part(passage, text, start, end) for start, end in zip(cuts, ends, strict=True)]


def _part(passage: Passage, text: str, start: int, end: int) -> Passage:
    turned, page, page_end = passage.page_break_at, passage.page, passage.page_end
    if turned is not None and turned < start:
        page, turned = page_end, None
    elif turned is not None and turned >= end:
        page_end, turned = page, None
    stop = start + len(text[start:end].rstrip())
    return replace(
        passage, start=start, end=stop, text=text[start:stop], page=page, page_end=page_end, page_break_at=turned
    )


def _finished(passage: Passage, report: Report, report_id: str, ordinal: int) -> Passage:
    digest = hashlib.sha256(f"{report_id}:{passage.start}:{passage.text}".encode()).hexdigest()
    passage = replace(passage, title=report.particulars.title)
    seen = embedded_text(passage)
    return replace(
        passage,
        id=digest[:20],
        report_id=report_id,
        ordinal=ordinal,
        text_hash=hashlib.sha256(re.sub(r"\s+", " ", passage.text).encode()).hexdigest()[:20],
        embed_hash=hashlib.sha256(seen.encode()).hexdigest()[:24],
    )
