"""Joins lines into paragraphs, list items, headings and footnotes.

A line continues a paragraph when the one before it was full: had the line's first word fitted there, the
writer must have ended the paragraph. That holds for justified and ragged text alike.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass, field

from corpus.readers.pdf_hyphens import HYPHENS
from corpus.readers.pdf_layout import Line
from corpus.readers.pdf_markers import (
    gap_after,
    is_footnote_start,
    is_lone_number,
    is_tabbed,
    label_length,
    number_length,
    starts_with_bullet,
)
from corpus.report import PieceKind

_LARGER = 1.12
_SMALLER = 0.93
_LONGEST_VALUE = 300


@dataclass
class TextBlock:
    """Lines of one column of text on a page, with the margins between which they run."""

    page: int
    lines: list[Line]
    left: float
    right: float
    pitch: float
    page_height: float


@dataclass
class Draft:
    """A piece in the making: its lines, and where its wrapped lines are expected to start."""

    kind: PieceKind
    page: int
    lines: list[Line]
    hang: float
    block: TextBlock
    skip: int = 0
    is_label: bool = False
    breaks: list[int] = field(default_factory=list)

    @property
    def last(self) -> Line:
        """The line that was added last."""
        return self.lines[-1]

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        """The size of its first line."""
        return self.lines[0].size


def typical_pitch(lines: list[Line]) -> float:
    """The distance between baselines that lines inside a paragraph have."""
    steps: Counter[float] = Counter()
    for upper, lower in itertools.pairwise(lines):
        step = lower.baseline - upper.baseline
        if 0.6 * lower.size < step < 2.2 * lower.size and abs(upper.size - lower.size) < 0.1 * lower.size:
            steps[round(step * 2) / 2] += 1
    if not steps:
        return 1.15 * lines[0].size if lines else 12.0
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= 0.5 * most)


def drafts_of(block: TextBlock, body_size: float) -> list[Draft]:
    """The block's lines joined into drafts, in reading order."""
    drafts: list[Draft] = []
    waiting: Line | None = None
    for position, line in enumerate(block.lines):
        if is_lone_number(line) and _belongs_to_next(line, block, position):
            waiting = line
            continue
        if waiting is not None:
            line = Line([*waiting.words, *line.words])
            waiting = None
        if drafts and _continues(drafts[-1], line, block):
            drafts[-1].lines.append(line)
            _widen_hang(drafts[-1], line)
        else:
            drafts.append(_new_draft(line, block, drafts, body_size))
    return drafts


def _belongs_to_next(line: Line, block: TextBlock, position: int) -> bool:
    """Whether a number on a line of its own stands beside or above the text that follows."""
    if position + 1 >= len(block.lines):
        return False
    following = block.lines[position + 1]
    near = following.baseline - line.baseline < 1.6 * max(block.pitch, line.size)
    return near and following.left > line.right and number_length(following) == 0


def _new_draft(line: Line, block: TextBlock, before: list[Draft], body_size: float) -> Draft:
    """A draft that starts with this line, its kind told by how the line starts."""
    draft = Draft("text", block.page, [line], line.left, block)
    if starts_with_bullet(line):
        draft.kind, draft.skip = "item", 1
        draft.hang = line.words[1].left if len(line.words) > 1 and len(line.words[0].text) == 1 else line.left
        return draft
    if _is_footnote(line, block, before, body_size):
        draft.kind = "footnote"
        return draft
    marked = number_length(line) or label_length(line) or _tab_length(line)
    draft.is_label = not number_length(line) and label_length(line) > 0
    if 0 < marked < len(line.words):
        draft.hang = line.words[marked].left
    return draft


def _tab_length(line: Line) -> int:
    """1 when the first word stands apart from the rest, as a figure beside the text that explains it."""
    return int(len(line.words) > 1 and not line.words[1].flows and gap_after(line, 0) > 1.2 * line.size)


def _is_footnote(line: Line, block: TextBlock, before: list[Draft], body_size: float) -> bool:
    """Small type in the lower part of the page with a footnote's mark, and nothing but footnotes below."""
    if line.size > _SMALLER * body_size or line.top < 0.4 * block.page_height:
        return False
    below = [other for other in block.lines if other.top > line.bottom]
    if any(other.size > _SMALLER * body_size for other in below):
        return False
    return is_footnote_start(line) or bool(before and before[-1].kind == "footnote")


def _widen_hang(draft: Draft, line: Line) -> None:
    """The second line of a paragraph shows where its wrapped lines start."""
    if len(draft.lines) == 2 and not draft.is_label:
        draft.hang = min(draft.hang, line.left) if draft.kind == "text" else draft.hang


def _continues(draft: Draft, line: Line, block: TextBlock) -> bool:
    """Whether the line goes on with the draft."""
    last = draft.last
    step = line.baseline - last.baseline
    if _is_next_value(draft, line, step):
        return True
    if step > 1.3 * max(block.pitch, 1.02 * line.size) or step < -0.5 * line.size:
        return False
    if is_broken_off(last):
        return True
    if starts_with_bullet(line) or _starts_number(draft, line):
        return False
    if is_tabbed(line) and is_tabbed(last):
        return False
    if draft.kind == "footnote":
        return not is_footnote_start(line) or line.words[0].size > 0.85 * line.size
    if abs(line.size - last.size) > 0.12 * last.size:
        return False
    if label_length(line) and (draft.is_label or line.left < draft.hang - line.size):
        return False
    return _place_fits(draft, line, block) and _weight_fits(draft, line, block)


def is_broken_off(line: Line) -> bool:
    """Whether the line ends inside a word or period: `2018-` goes on with `19` whatever that looks like."""
    text = line.text
    return text[-1] in HYPHENS and text[-2:-1].isalnum()


def _is_next_value(draft: Draft, line: Line, step: float) -> bool:
    """Whether the line is a further value of a label in a column of its own: the second name under `From:`."""
    if (
        not draft.is_label
        or label_length(line)
        or step > 2.3 * line.size
        or draft.hang - draft.lines[0].left < 3 * line.size
    ):
        return False
    ended = draft.last.text.endswith(".") or sum(len(each.text) for each in draft.lines) > _LONGEST_VALUE
    return abs(line.left - draft.hang) < 0.5 * line.size and not ended


def _starts_number(draft: Draft, line: Line) -> bool:
    """Whether the line starts with a new number; a wrapped line may by chance start with a figure."""
    length = number_length(line)
    if not length:
        return False
    if is_lone_number(line):
        return line.left < draft.hang - 0.5 * line.size
    gap = line.words[length].left - line.words[length - 1].right if length < len(line.words) else 0.0
    return gap > 0.45 * line.size or line.left < draft.hang - 0.5 * line.size


def _place_fits(draft: Draft, line: Line, block: TextBlock) -> bool:
    """Whether the line stands where the draft's next line would."""
    near = 0.6 * line.size
    if draft.is_label:
        below_label = abs(line.left - draft.lines[0].left) <= near and is_full(draft.last, line, block)
        return line.left > draft.hang - near or below_label
    hanging = abs(line.left - draft.hang) <= near
    outdented = len(draft.lines) == 1 and -near <= draft.lines[0].left - line.left < 6 * line.size
    centred = abs((line.left + line.right) - (draft.last.left + draft.last.right)) < 2 * near
    if not (hanging or outdented or centred):
        return False
    if centred and not hanging and draft.bold and line.bold:
        return True
    return is_full(draft.last, line, block)


def is_full(line: Line, following: Line, block: TextBlock) -> bool:
    """Whether the first word of the following line would not have fitted at this line's end."""
    first = following.words[0]
    room = block.right - line.right
    return room < (first.right - first.left) + 0.25 * line.size + 0.35 * line.size


def _weight_fits(draft: Draft, line: Line, block: TextBlock) -> bool:
    """A bold heading does not run on into text, nor text into a bold heading."""
    if draft.bold == line.bold:
        return True
    if draft.bold:
        return not _is_shouted(draft.last) and len(draft.lines) == 1 and block.right - draft.last.right < 2 * line.size
    return len(line.words) < 4 or not draft.last.text.rstrip().endswith((".", ":", "?", "!"))


def _is_shouted(line: Line) -> bool:
    return line.text.upper() == line.text


def is_large(size: float, body_size: float) -> bool:
    """Whether the size sets a line apart from the body."""
    return size > _LARGER * body_size
