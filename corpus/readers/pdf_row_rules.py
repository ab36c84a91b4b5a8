"""Finds tables that only have rules across, one between rows: the columns show as gutters of white."""

from __future__ import annotations

import itertools
from collections import defaultdict
from itertools import pairwise

import numpy as np

from corpus.readers.pdf_chunks import ChunkLine, chunked
from corpus.readers.pdf_grid import Grid, Region
from corpus.readers.pdf_layout import Line, PageLayout, Rule
from corpus.readers.pdf_rules import Walls
from corpus.readers.pdf_shading import Stretch, shaded_edges, tile_edges, tile_walls, tiles

_SAME_END = 5.0
_LEAST_WIDTH = 0.3
_FEWEST_RULES = 3
_GUTTER = 0.45
_MOST_LINES_OUTSIDE = 40
_FARTHEST = 2.6
_MOST_ROWS_OF_ONE_LABEL = 5
_RUNNING = 0.7
_HEADING = 1.4


def row_ruled_grids(page: PageLayout, lines: list[Line]) -> list[Grid]:
    """Grids whose rows lie between rules across of one width, columns between gutters."""
    cut = [chunked(line, Walls(page.down)) for line in lines]
    grids = []
    for rules in _stacks(page, cut):
        columns = tiles(page, rules)
        edges = tile_edges(page, rules) if columns else []
        rules = _apart(sorted([*rules, *edges], key=lambda each: each.at))
        walls = Walls([*page.down, *tile_walls(page, rules, columns)])
        grid = _grid(rules, [chunked(line, walls) for line in lines] if columns else cut, columns)
        if grid is not None:
            grids.append(grid)
    return grids


def _stacks(page: PageLayout, lines: list[ChunkLine]) -> list[list[Rule]]:
    """Rules across with the same ends, from the top down, up to where text runs on between two of them.

    The edges of shaded boxes side by side, as behind a header, count as rules where a rule has the same ends.
    """
    stacks: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in page.across:
        if rule.end - rule.start >= _LEAST_WIDTH * page.width:
            key = next((key for key in stacks if _has_ends(rule, key)), (round(rule.start), round(rule.end)))
            stacks[key].append(rule)
    found = []
    for key, rules in stacks.items():
        edges = [edge for edge in shaded_edges(page) if _has_ends(edge, key)] if len(rules) >= _FEWEST_RULES else []
        for stack in _unbroken(sorted([*rules, *edges], key=lambda each: each.at), lines):
            if sum(rule in rules for rule in stack) >= _FEWEST_RULES:
                found.append(_apart(stack))
    return sorted(found, key=lambda stack: stack[0].at)


def _unbroken(rules: list[Rule], lines: list[ChunkLine]) -> list[list[Rule]]:
    """Rules parted where a line of running text, over most of their width, or a large heading stands between them."""
    inside = sorted(line.line.size for line in lines if rules[0].at < line.baseline < rules[-1].at)
    usual = inside[len(inside) // 2] if inside else 0.0
    parts: list[list[Rule]] = []
    for rule in rules:
        broken = not parts or any(
            parts[-1][-1].at < line.baseline < rule.at
            and (_runs_on(line, rule.start, rule.end) or line.line.size > _HEADING * usual)
            for line in lines
        )
        if broken:
            parts.append([])
        parts[-1].append(rule)
    return parts


def _runs_on(line: ChunkLine, left: float, right: float) -> bool:
    """Whether a line is one text from where the rules start over most of their width."""
    first = line.chunks[0]
    wide = first.right - first.left > _RUNNING * (right - left)
    return len(line.chunks) == 1 and wide and abs(first.left - left) < line.line.size


def _apart(rules: list[Rule]) -> list[Rule]:
    kept = rules[:1]
    for rule in rules[1:]:
        if rule.at - kept[-1].at > 4:
            kept.append(rule)
    return kept


def _has_ends(rule: Rule, key: tuple[int, int]) -> bool:
    return abs(rule.start - key[0]) < _SAME_END and abs(rule.end - key[1]) < _SAME_END


def _grid(rules: list[Rule], lines: list[ChunkLine], columns: list[Stretch]) -> Grid | None:
    """The grid between the rules, with the lines just outside that keep to its columns, known or told by gutters."""
    left, right = rules[0].start, rules[0].end
    inside = [line for line in lines if rules[0].at < line.baseline < rules[-1].at and _lies_in(line, left, right)]
    ys = [rule.at for rule in rules]
    bands = [[line for line in inside if top < line.baseline <= bottom] for top, bottom in itertools.pairwise(ys)]
    contents = columns or _contents(bands, left, right)
    xs = [left, *((one[1] + other[0]) / 2 for one, other in pairwise(contents)), right]
    if len(xs) < 3 or sum(any(len(line.chunks) > 1 for line in band) for band in bands) < 2:
        return None
    above = _outside([line for line in reversed(lines) if line.baseline < ys[0]], xs, ys[0], at_top=True)
    below = _outside([line for line in lines if line.baseline > ys[-1]], xs, ys[-1], at_top=False)
    if above:
        ys, bands = [above[0].top - 1, *ys], [above, *bands]
    if below:
        ys, bands = [*ys, below[-1].bottom + 1], [*bands, below]
    parts = [_parts(band, xs[1]) for band in bands]
    if any(len(part) > _MOST_ROWS_OF_ONE_LABEL for part in parts):
        return None
    return Grid(xs, _all_edges(ys, parts), _regions(parts, xs, contents))


def _parts(band: list[ChunkLine], label_end: float) -> list[list[ChunkLine]]:
    """The rows between two rules: one, or one for each line of figures when one label names them all."""
    labels = [ChunkLine(line.line, [line.chunks[0]]) for line in band if line.chunks[0].right <= label_end]
    others = [ChunkLine(line.line, [chunk for chunk in line.chunks if chunk.right > label_end]) for line in band]
    starts = [at for at, line in enumerate(others) if line.figures]
    if len(starts) < 2 or len(labels) > len(starts):
        return [band]
    starts[0] = 0
    parts = [others[start:end] for start, end in zip(starts, [*starts[1:], len(others)], strict=True)]
    parts[0] = labels + parts[0]
    return [[line for line in part if line.chunks] for part in parts]


def _all_edges(ys: list[float], parts: list[list[list[ChunkLine]]]) -> list[float]:
    """The rules and, where a label names several rows, the edges between those."""
    edges = []
    for top, rows in zip(ys, parts, strict=False):
        edges += [top, *(row[0].top for row in rows[1:])]
    return [*edges, ys[-1]]


def _lies_in(line: ChunkLine, left: float, right: float) -> bool:
    return line.chunks[0].left > left - 6 and line.chunks[-1].right < right + 6


def _contents(bands: list[list[ChunkLine]], left: float, right: float) -> list[Stretch]:
    """Where columns have text, between gutters that hardly any row's text crosses."""
    start, width = int(left), int(right - left) + 2
    covered = np.zeros(width)
    size = 10.0
    filled = [band for band in bands if sum(len(line.chunks) for line in band) > 1]
    for band in filled:
        mine = np.zeros(width, dtype=bool)
        for line in band:
            size = line.line.size
            for chunk in line.chunks:
                mine[max(0, int(chunk.left) - start) : max(0, int(chunk.right) - start + 1)] = True
        covered += mine
    busy = covered > 0.15 * len(filled)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], busy.astype(int), [0])))).reshape(-1, 2)
    contents: list[Stretch] = []
    for first, last in edges.tolist():
        if contents and first + start - contents[-1][1] < _GUTTER * size:
            contents[-1] = (contents[-1][0], float(last + start))
        else:
            contents.append((float(first + start), float(last + start)))
    return contents


def _outside(lines: list[ChunkLine], xs: list[float], edge: float, *, at_top: bool) -> list[ChunkLine]:
    """Lines before the first or after the last rule that go on in the columns.

    A row that the page break cuts reaches from the rule to the page's first or last line. Else only a last
    row without a closing rule is taken.
    """
    taken: list[ChunkLine] = []
    for line in lines[:_MOST_LINES_OUTSIDE]:
        if _distance(line, edge, at_top) > _FARTHEST * line.line.size or not _keeps_to_columns(line, xs):
            break
        taken.append(line)
        edge = line.top if at_top else line.bottom
    several = any(len(line.chunks) > 1 for line in taken)
    if several and len(taken) == len(lines) and not (at_top and any(line.line.bold for line in taken)):
        return taken[::-1] if at_top else taken
    return [] if at_top else _last_row(taken)


def _distance(line: ChunkLine, edge: float, at_top: bool) -> float:
    return edge - line.bottom if at_top else line.top - edge


def _last_row(lines: list[ChunkLine]) -> list[ChunkLine]:
    """The first row of the lines: up to the next line of several cells that stands apart."""
    row: list[ChunkLine] = []
    for line in lines:
        if row and len(line.chunks) > 1 and line.top - row[-1].bottom > 0.4 * line.line.size:
            break
        row.append(line)
    return row if row and len(row[0].chunks) > 1 and len(row) <= 4 else []


def _keeps_to_columns(line: ChunkLine, xs: list[float]) -> bool:
    if not _lies_in(line, xs[0], xs[-1]):
        return False
    return all(sum(chunk.left < x < chunk.right for x in xs) == 0 for chunk in line.chunks)


def _regions(parts: list[list[list[ChunkLine]]], xs: list[float], contents: list[Stretch]) -> list[Region]:
    """One region a cell; a label of several rows reaches down over them."""
    regions: list[Region] = []
    row = 0
    for rows in parts:
        for position, lines in enumerate(rows):
            cells = _cells(lines, row, xs, contents)
            if position == 0 and len(rows) > 1 and cells and cells[0].last_column == 0:
                cells[0].last_row = row + len(rows) - 1
            regions += cells
            row += 1
    return regions


def _cells(lines: list[ChunkLine], row: int, xs: list[float], contents: list[Stretch]) -> list[Region]:
    """A row's cells; a text over the text of several columns reaches over all of them."""
    spans: dict[tuple[int, int], Region] = {}
    for line in lines:
        for chunk in line.chunks:
            over = [
                at for at, (left, right) in enumerate(contents) if min(right, chunk.right) - max(left, chunk.left) > 2
            ]
            home = min(max(0, int(np.searchsorted(xs, chunk.middle)) - 1), len(xs) - 2)
            first, last = (over[0], over[-1]) if over else (home, home)
            key = next((key for key in spans if key[0] <= first and last <= key[1]), (first, last))
            spans.setdefault(key, Region(row, row, *key)).words.extend(chunk.words)
    return [spans[key] for key in sorted(spans)]
