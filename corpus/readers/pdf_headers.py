"""Says which columns a header text stands over, and makes header levels of header lines.

A shaded box or rules around the text say it outright; else the columns are dealt out.
"""

from __future__ import annotations

from corpus.readers.pdf_chunks import Chunk, ChunkLine
from corpus.readers.pdf_dealing import HeaderText, dealt
from corpus.readers.pdf_hyphens import Vocabulary, join_cell_lines
from corpus.readers.pdf_layout import PageLayout, Rule, Word
from corpus.readers.pdf_rules import Walls
from corpus.readers.pdf_table import Column, TableCell, TableRow


def header_rows(
    lines: list[ChunkLine], columns: list[Column], page: PageLayout, walls: Walls, vocabulary: Vocabulary
) -> list[TableRow]:
    """The header's lines as levels, wrapped ones joined, each cell with the columns below it."""
    rows: list[TableRow] = []
    for level in _levels(lines):
        texts = _texts(level, columns)
        spans = _spans(texts, columns, page, walls, rows[-1] if rows else None)
        cells = [_cell(text, span, vocabulary) for text, span in zip(texts, spans, strict=True) if span is not None]
        rows.append(TableRow(cells, min(line.top for line in level), max(line.bottom for line in level)))
    return _wrapped_joined(rows, page.across, vocabulary)


def _levels(lines: list[ChunkLine]) -> list[list[ChunkLine]]:
    """Lines less than a line's height apart are one level: a text of two lines beside one of one line."""
    levels: list[list[ChunkLine]] = []
    for line in lines:
        if levels and line.baseline - levels[-1][-1].baseline < 0.75 * line.line.size:
            levels[-1].append(line)
        else:
            levels.append([line])
    return levels


def _texts(level: list[ChunkLine], columns: list[Column]) -> list[HeaderText]:
    """The level's texts from left to right; chunks above each other are one text."""
    texts: list[HeaderText] = []
    for line in level:
        for chunk in _apart(line.chunks, columns):
            below = next((text for text in texts if min(text.right, chunk.right) > max(text.left, chunk.left)), None)
            if below is None:
                texts.append(HeaderText([chunk]))
            else:
                below.chunks.append(chunk)
    return sorted(texts, key=lambda text: text.left)


def _apart(chunks: list[Chunk], columns: list[Column]) -> list[Chunk]:
    """Chunks cut where neighbouring words, drawn one by one, stand over different columns."""
    parts: list[Chunk] = []
    for chunk in chunks:
        rest = chunk
        for at in range(1, len(chunk.words)):
            done = len(chunk.words) - len(rest.words)
            first, second = Chunk(rest.words[: at - done]), Chunk(rest.words[at - done :])
            if first.words and not second.words[0].flows and _are_of_two_columns(first, second, columns):
                parts.append(first)
                rest = second
        parts.append(rest)
    return parts


def _are_of_two_columns(first: Chunk, second: Chunk, columns: list[Column]) -> bool:
    """Whether neighbouring texts stand over two columns, well apart or each in line with its own."""
    before, after = first.words[-1], second.words[0]
    if _home(before, columns) == _home(after, columns):
        return False
    gap = after.left - before.right
    one, other = columns[_home(before, columns)], columns[_home(second.words[-1], columns)]
    return gap > 0.3 * after.size or (
        gap > 0.05 * after.size and _is_in_line(first, one) and _is_in_line(second, other)
    )


def _is_in_line(chunk: Chunk, column: Column) -> bool:
    near = 0.35 * chunk.size
    return min(abs(chunk.right - column.right), abs(chunk.left - column.left), abs(chunk.middle - column.middle)) < near


def _home(word: Word, columns: list[Column]) -> int:
    return max(range(len(columns)), key=lambda at: columns[at].overlap(word.left, word.right))


def _spans(
    texts: list[HeaderText], columns: list[Column], page: PageLayout, walls: Walls, above: TableRow | None
) -> list[tuple[int, int] | None]:
    """First and last column of each text."""
    spans: list[tuple[int, int] | None] = [
        _span_of_box(text, texts, columns, page)
        or _span_of_walls(text, texts, columns, walls)
        or _span_of_wrapped(text, above)
        for text in texts
    ]
    taken = {at for span in spans if span for at in range(span[0], span[1] + 1)}
    for at, text in enumerate(texts):
        if spans[at] is None:
            spans[at] = _span_of_text_column(text, columns, taken)
    taken |= {span[0] for span in spans if span}
    open_texts = [at for at, span in enumerate(spans) if span is None]
    free = [at for at in range(len(columns)) if at not in taken]
    for text_at, span in zip(open_texts, dealt([texts[at] for at in open_texts], free, columns), strict=True):
        spans[text_at] = span
    return spans


def _span_of_text_column(text: HeaderText, columns: list[Column], taken: set[int]) -> tuple[int, int] | None:
    """The column of words below a text that stands over no figures."""
    over = [at for at, column in enumerate(columns) if column.overlap(text.left, text.right) > 0]
    return (over[0], over[0]) if len(over) == 1 and not columns[over[0]].figures and over[0] not in taken else None


def _span_of_box(
    text: HeaderText, texts: list[HeaderText], columns: list[Column], page: PageLayout
) -> tuple[int, int] | None:
    """The columns below the smallest shaded box that holds this text and no other."""
    words = [word for chunk in text.chunks for word in chunk.words]
    boxes = [box for box in page.boxes if all(box.holds(word) for word in words)]
    boxes = [
        box for box in boxes if not any(box.left < other.middle < box.right for other in texts if other is not text)
    ]
    if not boxes:
        return None
    box = min(boxes, key=lambda each: each.right - each.left)
    return _columns_within(box.left, box.right, columns)


def _span_of_walls(
    text: HeaderText, texts: list[HeaderText], columns: list[Column], walls: Walls
) -> tuple[int, int] | None:
    """The columns between the rules beside the text, when no other text stands there."""
    left, right = walls.around(text.left, text.right, text.height)
    if left is None or right is None:
        return None
    if any(left < other.middle < right for other in texts if other is not text):
        return None
    return _columns_within(left, right, columns)


def _span_of_wrapped(text: HeaderText, above: TableRow | None) -> tuple[int, int] | None:
    """The column of the one text that this text goes on with a line lower (`variance` below `Real`)."""
    over = [
        cell
        for cell in (above.cells if above else [])
        if min(text.right, cell.words[-1].right) > max(text.left, cell.words[0].left)
    ]
    return (over[0].first, over[0].last) if len(over) == 1 and over[0].first == over[0].last else None


def _columns_within(left: float, right: float, columns: list[Column]) -> tuple[int, int] | None:
    within = [at for at, column in enumerate(columns) if left - 1 <= column.middle <= right + 1]
    figures = [at for at, column in enumerate(columns) if column.figures]
    if not within or (len(figures) > 1 and set(figures) <= set(within)):
        return None
    return within[0], within[-1]


def _cell(text: HeaderText, span: tuple[int, int], vocabulary: Vocabulary) -> TableCell:
    joined = join_cell_lines([chunk.text for chunk in text.chunks], vocabulary)
    words = tuple(word for chunk in text.chunks for word in chunk.words)
    return TableCell(joined, span[0], span[1], all(chunk.bold for chunk in text.chunks), words)


def _wrapped_joined(rows: list[TableRow], across: list[Rule], vocabulary: Vocabulary) -> list[TableRow]:
    """Levels that are two lines of the same texts become one."""
    joined: list[TableRow] = []
    for row in rows:
        if joined and is_wrap(joined[-1], row, across):
            joined[-1] = stacked(joined[-1], row, vocabulary)
        else:
            joined.append(row)
    return joined


def is_wrap(upper: TableRow, lower: TableRow, across: list[Rule]) -> bool:
    """Whether the lower level's texts go on with those above: same columns, same weight, no rule between."""
    if any(upper.bottom - 2 < rule.at < lower.top + 2 and rule.end - rule.start > 20 for rule in across):
        return False
    met = False
    for cell in upper.cells:
        below = [other for other in lower.cells if other.first <= cell.last and other.last >= cell.first]
        if not below:
            continue
        if len(below) > 1 or (below[0].first, below[0].last) != (cell.first, cell.last) or below[0].bold != cell.bold:
            return False
        met = True
    return met or not lower.cells or not upper.cells


def stacked(upper: TableRow, lower: TableRow, vocabulary: Vocabulary) -> TableRow:
    """Two lines of one level put together."""
    cells = {(cell.first, cell.last): cell for cell in upper.cells}
    for cell in lower.cells:
        above = cells.get((cell.first, cell.last))
        text = join_cell_lines([above.text, cell.text], vocabulary) if above else cell.text
        words = (*above.words, *cell.words) if above else cell.words
        cells[cell.first, cell.last] = TableCell(text, cell.first, cell.last, cell.bold, words)
    return TableRow(sorted(cells.values(), key=lambda each: each.first), upper.top, lower.bottom)
