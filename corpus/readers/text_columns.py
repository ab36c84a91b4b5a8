"""Tables set in plain text with spaces, with pipes between the cells or with one cell a line, drawn again with tabs.

A stretch of lines becomes a table only where its cells stand in columns or its rows repeat; else it stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from corpus.dates import MONTHS
from corpus.readers.text_tables import is_table_line
from corpus.units import is_figure

_EMPTY = re.compile(r"n/?a|[-–—*]|nil|tbc|\.\.", re.IGNORECASE)
_STATUS = re.compile(r"(?:red|amber|green|r|a|g|yes|no|met|not met|on track|free|up|down)\b", re.IGNORECASE)
_CELL = re.compile(r"\S+(?: \S+)*")
_SENTENCE_GAP = re.compile(r"(?<=[.!?;:,]) {2}(?=\S)")
_PIPE = re.compile(r"\s\|\s")
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_YEAR = r"(?:19|20)?\d\d(?:[/–-]\d{2,4})?"
_TIME = re.compile(
    rf"(?:\d{{1,2}} )?(?:{_MONTH}) {_YEAR}|Q[1-4](?: {_YEAR})?|(?:19|20)\d\d(?:[/–-]\d{{2,4}})?", re.IGNORECASE
)
_GOES_ON = re.compile(r"[a-z(£%&]")
_OPEN = re.compile(r"(?: (?:by|of|the|and|for|to|in|with|within|at|on|from|after|than|or)|[,–-])\s*$")
_LONGEST_CELL = 90
_LONGEST_HEADER = 60
_LONGEST_REST = 40

Rows = list[list[str]]


@dataclass(frozen=True)
class _Found:
    """A table at lines `[first, last)` of a stretch, its rows cell by cell, the header first."""

    first: int
    last: int
    rows: Rows


def tabbed(lines: Sequence[str]) -> list[str]:
    """The lines, with those of tables drawn with tabs, one row a line."""
    stretches = [list(group) for _, group in groupby(lines, key=lambda line: (bool(line.strip()), is_table_line(line)))]
    result: list[str] = []
    header: list[str] = []
    place = 0
    while place < len(stretches):
        rows, used = _paragraph_rows(stretches[place:], header)
        if rows:
            header = rows[0]
            result += [*map("\t".join, rows), ""]
        else:
            used = 1
            result += stretches[place] if is_table_line(stretches[place][0]) else _drawn(stretches[place])
        place += used
    return result


def _drawn(stretch: list[str]) -> list[str]:
    """One stretch of lines without a blank one: each table in it drawn with tabs, the other lines as they are."""
    result: list[str] = []
    while stretch:
        tables = [found for way in _WAYS if (found := way(stretch))]
        if not tables:
            break
        found = min(tables, key=lambda table: table.first)
        result += [*stretch[: found.first], *map("\t".join, found.rows)]
        stretch = stretch[found.last :]
    return [*result, *stretch]


def _is_value(text: str) -> bool:
    """Whether a cell holds a figure, a status or a mark for none."""
    bare = text.strip()
    return is_figure(bare) or bool(_EMPTY.fullmatch(bare) or _STATUS.fullmatch(bare))


def _piped(stretch: list[str]) -> _Found | None:
    """Lines with the same number of pipes between their cells."""
    place = 0
    for pipes, group in groupby(stretch, key=lambda line: len(_PIPE.findall(line))):
        lines = list(group)
        if pipes and len(lines) >= (2 if pipes > 1 else 3):
            return _Found(place, place + len(lines), [_PIPE.split(line.strip()) for line in lines])
        place += len(lines)
    return None


def _spaced(stretch: list[str]) -> _Found | None:
    """Lines whose cells, with two spaces or more between them, stand one below the other."""
    place = 0
    several = [len(_placed(line)) > 1 for line in stretch]
    for at in range(1, len(stretch)):  # a label that is wrapped: its rest, or its first words above the values
        begun = at + 1 < len(stretch) and several[at + 1] and bool(_OPEN.search(stretch[at]))
        several[at] = several[at] or (several[at - 1] and (_is_rest(stretch[at]) or begun))
    for many, group in groupby(range(len(stretch)), key=several.__getitem__):
        lines = [stretch[at] for at in group]
        if many and (rows := _aligned([_placed(line) for line in lines])):
            return _Found(place, place + len(lines), rows)
        place += len(lines)
    return None


def _is_rest(line: str) -> bool:
    return len(line.strip()) <= _LONGEST_REST and bool(_GOES_ON.match(line.strip()))


Placed = tuple[int, int, str]


def _placed(line: str) -> list[Placed]:
    """The cells of a line with where they start and end; the wide gap after a sentence parts none."""
    folded = _SENTENCE_GAP.sub(" \x00", line.expandtabs())
    return [
        (found.start(), found.end(), found.group().replace(" \x00", "  ").strip()) for found in _CELL.finditer(folded)
    ]


def _aligned(lines: list[list[Placed]]) -> Rows:
    """Rows of cells in columns; none where lines cannot be brought into columns, or say nothing like a table."""
    width = max(Counter(map(len, lines)).items(), key=lambda item: (item[1], item[0]))[0]
    whole = [cells for cells in lines if len(cells) == width]
    extents = [(min(c[n][0] for c in whole), max(c[n][1] for c in whole)) for n in range(width)]
    rows: Rows = []
    for cells in lines:
        columns = [*range(width)] if len(cells) == width else [_column(cell, extents) for cell in cells]
        if len(set(columns)) < len(columns) or max(len(text) for *_, text in cells) > _LONGEST_CELL:
            return []
        texts = dict(zip(columns, (text for *_, text in cells), strict=True))
        rows.append([texts.get(n, "") for n in range(width)])
    figured = sum(all(map(_is_value, row[1:])) for row in rows)
    straight = width > 2 and len(whole) > 2 and all(_straight([cells[n] for cells in whole]) for n in range(width))
    if not (figured >= 2 and figured * 2 >= len(rows)) and not straight:
        return []
    return _unwrapped(rows)


def _column(cell: Placed, extents: list[tuple[int, int]]) -> int:
    """The column that a cell stands in or nearest to."""
    gaps = [max(start - cell[1], cell[0] - end) for start, end in extents]
    return gaps.index(min(gaps))


def _straight(cells: list[Placed]) -> bool:
    """Whether nearly all cells of a column start, or end, at one place."""
    common = max(Counter(cell[side] for cell in cells).most_common(1)[0][1] for side in (0, 1))
    return common * 4 >= len(cells) * 3


def _unwrapped(rows: Rows) -> Rows:
    """Rows with the lines that go on with the row above put into its cells."""
    result: Rows = []
    for row in rows:
        goes_on = not row[0] or _GOES_ON.match(row[0])
        begun = bool(result) and not any(result[-1][1:]) and bool(_OPEN.search(result[-1][0]))
        if result and (begun or (goes_on and not any(map(is_figure, row)))):
            result[-1] = [" ".join(filter(None, pair)) for pair in zip(result[-1], row, strict=True)]
        else:
            result.append(row)
    return result


def _stacked(stretch: list[str]) -> _Found | None:
    """One cell a line: labels that are each followed by the same number of values, below the names of the columns."""
    lines = [line.strip() for line in stretch]
    for first in range(2, len(lines) - 2):
        count = _values_after(lines, first)
        if count < 2 or _is_value(lines[first]):
            continue
        rows = []
        last = first
        while last < len(lines) and not _is_value(lines[last]) and _values_after(lines, last) == count:
            rows.append(lines[last : last + count + 1])
            last += count + 1
        start, header = _header_above(lines[:first], count)
        return _Found(start, last, [header, *rows]) if header and len(rows) > 1 else None
    return None


def _values_after(lines: list[str], label: int) -> int:
    return sum(1 for _ in takewhile(_is_value, lines[label + 1 :]))


def _header_above(lines: list[str], count: int) -> tuple[int, list[str]]:
    """Where the names of a label column and `count` others begin, and the names; none where they cannot be told."""
    title = next((place for place in range(len(lines) - 1, -1, -1) if _is_title(lines[place])), -1)
    names = lines[title + 1 :]
    if len(names) == count:
        return title + 1, ["", *names]
    for goes_on in (_GOES_ON, re.compile(r"[a-z(£%&\d]")):
        if len(names) != count + 1:
            names = _merged(lines[title + 1 :], goes_on)
    return (title + 1, names) if len(names) == count + 1 else (0, [])


def _is_title(line: str) -> bool:
    return bool(re.match(r"(?:table|figure|chart)\s\w", line, re.I)) or len(line) > _LONGEST_HEADER or line[-1] in ".:"


def _merged(parts: Sequence[str], goes_on: re.Pattern[str]) -> list[str]:
    names: list[str] = []
    for part in parts:
        if names and goes_on.match(part):
            names[-1] = f"{names[-1]} {part}"
        else:
            names.append(part)
    return names


def _paragraph_rows(stretches: list[list[str]], header: list[str]) -> tuple[Rows, int]:
    """One row a paragraph, one cell a line: the rows and how many stretches they take, blank ones included.

    header: of the table before, which goes on where a page's foot stood between.
    """
    width = len(stretches[0])
    parts = list(takewhile(lambda part: len(part) == width or not part[0].strip(), stretches)) if width > 2 else []
    rows = [[line.strip() for line in part] for part in parts if part[0].strip()]
    told = [sum(map(_is_value, row[1:])) * 3 >= 2 * (width - 1) and not _is_value(row[0]) for row in rows]
    if rows and all(told) and len(header) == width:
        return [header, *rows], len(parts)
    if len(rows) > 2 and all(told[1:]) and not told[0] and not any(map(is_figure, rows[0])):
        return rows, len(parts)
    return [], 0


def _under_header(stretch: list[str]) -> _Found | None:
    """Lines that end in as many values as the line above them names columns, with single spaces between."""
    ends = [_values_at_end(line.split()) for line in stretch]
    for first in range(1, len(stretch) - 1):
        count = ends[first]
        if count < 2 or ends[first + 1] < count or not (header := _names(stretch[first - 1], count)):
            continue
        last = first
        while last < len(stretch) and ends[last] >= count:
            last += 1
        rows = [line.rsplit(None, count) for line in stretch[first:last]]
        return _Found(first - 1, last, [header, *rows])
    return None


def _values_at_end(words: list[str]) -> int:
    """How many of the last words are values; none in a line of values alone or one that ends like a sentence."""
    count = sum(1 for _ in takewhile(lambda word: is_figure(word) or _EMPTY.fullmatch(word), reversed(words)))
    return count if count < len(words) else 0


def _names(line: str, count: int) -> list[str]:
    """A header line as the names of a label column and `count` others; none where they cannot be told apart."""
    words = _TIME.sub(lambda found: found.group().replace(" ", "\x00"), line.strip()).split()
    timed = len(words) > count and all(_TIME.fullmatch(word.replace("\x00", " ")) for word in words[-count:])
    names = [" ".join(words[:-count]), *words[-count:]] if timed else words
    if len(names) == count and _TIME.fullmatch(names[0].replace("\x00", " ")):
        names = ["", *names]
    names = names if len(names) == count + 1 else _merged(names, _GOES_ON)
    told = any(is_figure(word) and not _TIME.fullmatch(word) for word in words)
    fits = len(names) == count + 1 and not told and len(line) < 2 * _LONGEST_HEADER and line.rstrip()[-1] not in ".;,:"
    return [name.replace("\x00", " ") for name in names] if fits else []


_WAYS: Sequence[Callable[[list[str]], _Found | None]] = (_piped, _spaced, _stacked, _under_header)
