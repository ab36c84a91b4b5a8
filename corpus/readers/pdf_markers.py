"""Knows how a line starts: with a bullet, a paragraph number, a label and its value, or a footnote mark."""

from __future__ import annotations

import re

from corpus.readers.bullets import BULLETS
from corpus.readers.pdf_layout import Line

_LETTER_BULLETS = {"o", "-", "–", "—", "*", "§", "Ø", "ü", "q"}
_ROMAN = r"[ivx]{1,5}"
_NUMBER = re.compile(
    rf"^(?:\(?\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}[.):]?|\(?(?:[a-z]{{1,2}}|{_ROMAN})[.)]|[A-Z]\d?[.)]|[A-Z]{{1,2}}\d{{1,2}}(?:\.\d+)*[.):]?)$"
)
_SURE_NUMBER = re.compile(
    rf"^(?:\d{{1,3}}[.)]|\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}[.):]?|\((?:\d{{1,3}}|[a-z]{{1,2}}|{_ROMAN})\)|(?:[a-z]|{_ROMAN})[.)]|[A-Z][.)])$"
)
_FOOTNOTE = re.compile(r"^(?:\d{1,2}|\*{1,3}|[†‡])$")
_FOOTNOTE_GLUED = re.compile(r"^(?:\d{1,2}|\*{1,3}|[†‡])(?=[A-Za-z(‘“\"'£])")
_LABEL = re.compile(r"^[A-Z][^.;?!]{0,60}:$")
_WIDE = 0.45


def starts_with_bullet(line: Line) -> bool:
    """Whether the line's first glyph is a bullet, or a letter that stands in a bullet's place."""
    first = line.words[0]
    if first.text[0] in BULLETS:
        return len(first.text) == 1 or not first.text[1].isdigit()
    if first.text not in _LETTER_BULLETS or len(line.words) < 2:
        return False
    return gap_after(line, 0) > _WIDE * line.size or (first.text == "o" and not line.words[1].flows)


def gap_after(line: Line, position: int) -> float:
    """The space between a word and the next one."""
    if position + 1 >= len(line.words):
        return 0.0
    return line.words[position + 1].left - line.words[position].right


def number_length(line: Line) -> int:
    """How many first words are a paragraph number (a doubled one has two); 0 when there is none."""
    count = 0
    while count < min(2, len(line.words)) and _is_number(line, count):
        count += 1
    if count and count == len(line.words) and not _SURE_NUMBER.match(line.words[0].text):
        return 0
    return count


def _is_number(line: Line, position: int) -> bool:
    text = line.words[position].text
    if _SURE_NUMBER.match(text):
        return position == 0 or gap_after(line, position) > _WIDE * line.size
    return bool(_NUMBER.match(text)) and gap_after(line, position) > _WIDE * line.size


def is_lone_number(line: Line) -> bool:
    """Whether nothing but a paragraph number stands on the line."""
    return len(line.words) == 1 and bool(_SURE_NUMBER.match(line.words[0].text))


def label_length(line: Line) -> int:
    """How many first words are a label such as `From:` that stands apart from its value; 0 for none."""
    for count in range(1, min(7, len(line.words)) + 1):
        if not line.words[count - 1].text.endswith(":"):
            continue
        label = " ".join(word.text for word in line.words[:count])
        apart = count == len(line.words) or gap_after(line, count - 1) > 0.9 * line.size
        return count if apart and _LABEL.match(label) else 0
    return 0


def is_tabbed(line: Line) -> bool:
    """Whether the line sets texts beside each other, further on than a number, bullet or label would."""
    start = max(1, number_length(line), label_length(line))
    wide = 1.2 * line.size
    return any(
        not line.words[at].flows and line.words[at].left - line.words[at - 1].right > wide
        for at in range(start + 1, len(line.words))
    )


def is_footnote_start(line: Line) -> bool:
    """Whether the line starts with a footnote's mark, alone or grown together with the first word."""
    first = line.words[0]
    if _FOOTNOTE.match(first.text):
        raised = len(line.words) > 1 and first.size < 0.85 * line.words[1].size
        return raised or first.text[0] in "*†‡" or len(line.words) > 1
    return bool(_FOOTNOTE_GLUED.match(first.text))
