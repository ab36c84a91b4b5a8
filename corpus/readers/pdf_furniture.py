"""Takes away what a page repeats and no report says: running headers, footers, printed page numbers.

The number that a page prints is kept as its label, because that is how a reader of the paper finds it.
"""

from __future__ import annotations

import re
from collections import defaultdict

from corpus.readers.pdf_chunks import chunked
from corpus.readers.pdf_layout import Line, PageLayout
from corpus.readers.pdf_rules import Walls

_BAND = 0.11
_LINES_LOOKED_AT = 4
_FEWEST_PAGES = 3
_COLUMNS_OF_TABLE = 4
_PAGE_WORDS = re.compile(r"^(?:page|p\.?)\s*(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^[-–—|\s]*(\d{1,4}|[ivxlc]{1,7})[-–—|\s]*$")
_OF_NUMBER = re.compile(r"^(\d{1,4}(?:\.\d{1,3})?)\s*(?:of|/)\s*\d{1,4}(?:\.\d{1,3})?$")
_TRAILING_NUMBER = re.compile(r"(?:\bpage\s*|\|\s*)(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?$", re.IGNORECASE)
_FRONT_SHEET = re.compile(r"^(?:from|to|by|report (?:of|by|to)|subject|title)\s*:", re.IGNORECASE)
_BLANK_PAGE = re.compile(
    r"^\W*this page (?:is|has been) (?:intentionally )?left (?:intentionally )?blank\W*$", re.IGNORECASE
)


def remove_furniture(pages: list[PageLayout]) -> None:
    """Removes running headers and footers from every page's lines and sets the pages' labels."""
    repeated = _repeated(pages)
    met: set[str] = set()
    numbered = _are_numbered(pages)
    for page in pages:
        kept = []
        tabular = _table_header_lines(page)
        for line in page.lines:
            if not _in_band(line, page) or id(line) in tabular or not _is_furniture(line, page, repeated, numbered):
                kept.append(line)
                continue
            label = _label(line.text)
            page.label = page.label or label
            if label is None and _is_first_title(line, page, met):
                kept.append(line)
        page.lines = kept


def _is_first_title(line: Line, page: PageLayout, met: set[str]) -> bool:
    """A running header is kept on the file's first page: there it is often the only title."""
    title = re.sub(r"\W+", "", line.text).casefold()
    if page.number > 1 or title in met or line.top > page.height / 2 or not any(map(str.isalpha, title)):
        return False
    met.add(title)
    return True


def _table_header_lines(page: PageLayout) -> set[int]:
    """Lines near the top that belong to a table's repeated header: many columns, or close to such a line."""
    found: set[int] = set()
    near = page.lines[: _LINES_LOOKED_AT * 2]
    for position, line in enumerate(near):
        if len(chunked(line, Walls(page.down)).chunks) >= _COLUMNS_OF_TABLE:
            found.update(id(other) for other in near if abs(other.baseline - line.baseline) < 3.2 * line.size)
            found.update(id(other) for other in near[position : position + 2])
    return found


def is_left_blank(page: PageLayout) -> bool:
    """Whether the page only says that it was left blank."""
    return bool(_BLANK_PAGE.match(" ".join(line.text for line in page.lines)))


def _band(page: PageLayout) -> list[Line]:
    """The lines near the page's upper and lower edge."""
    near = page.lines[:_LINES_LOOKED_AT] + page.lines[-_LINES_LOOKED_AT:]
    return [line for line in near if _in_band(line, page)]


def _in_band(line: Line, page: PageLayout) -> bool:
    return line.bottom < _BAND * page.height or line.top > (1 - _BAND) * page.height


def _repeated(pages: list[PageLayout]) -> set[tuple[str, int]]:
    """Texts, digits left out, with their height on the page, that stand on several pages."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page in pages:
        for line in _band(page):
            for key in _keys(line, page):
                seen[key].add(page.number)
    enough = min(_FEWEST_PAGES, max(2, (len(pages) + 1) // 2))
    return {key for key, numbers in seen.items() if len(numbers) >= enough}


def _keys(line: Line, page: PageLayout) -> list[tuple[str, int]]:
    """A line's text without digits, at its height and, for pages that jump a little, the next one."""
    shape = re.sub(r"\d+", "#", line.text.casefold())
    height = int(line.baseline * 100 / page.height / 1.5)
    return [(shape, height), (shape, height + 1)]


def _is_furniture(line: Line, page: PageLayout, repeated: set[tuple[str, int]], numbered: bool) -> bool:
    if _PAGE_WORDS.match(line.text):
        return True
    if any(key in repeated for key in _keys(line, page)):
        return not (_holds_figures(line) or _FRONT_SHEET.match(line.text))
    if not _is_at_edge(line, page):
        return False
    is_count = line is page.lines[-1] and line.text == str(page.number) and len(page.lines) > 1
    return _ends_in_page_number(line) or is_count or (numbered and _is_number_alone(line))


def _is_at_edge(line: Line, page: PageLayout) -> bool:
    return line is page.lines[0] or line is page.lines[-1]


def _is_number_alone(line: Line) -> bool:
    return bool(_BARE_NUMBER.match(line.text) or _OF_NUMBER.match(line.text))


def _are_numbered(pages: list[PageLayout]) -> bool:
    """Whether enough pages have a number alone at their edge; one alone is a figure of the text."""
    count = sum(
        any(_is_number_alone(line) and _in_band(line, page) for line in (page.lines[0], page.lines[-1]))
        for page in pages
        if len(page.lines) > 1
    )
    return count >= 2 and count * 3 >= len(pages)


def _ends_in_page_number(line: Line) -> bool:
    """Whether `Page 2` or `Page 2 of 9` stands apart at the line's right end."""
    start = next((at for at, word in enumerate(line.words) if at and word.text.casefold() == "page"), None)
    if start is None or not _PAGE_WORDS.match(" ".join(word.text for word in line.words[start:])):
        return False
    return line.words[start].left - line.words[start - 1].right > 1.5 * line.size


def _holds_figures(line: Line) -> bool:
    """A table's row can repeat with other digits on every page: two or more figures are no page number."""
    figures = [word for word in line.words if re.search(r"\d[.,]\d|[£%]", word.text)]
    return len(figures) >= 2


def _label(text: str) -> str | None:
    """What is printed as page number in a line of furniture."""
    for pattern in (_PAGE_WORDS, _BARE_NUMBER, _OF_NUMBER, _TRAILING_NUMBER):
        match = pattern.search(text)
        if match:
            return match.group(1)
    return None
