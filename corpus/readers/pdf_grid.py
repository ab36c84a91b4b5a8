"""Finds tables that are drawn as a grid of rules, with their merged cells."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from corpus.readers.pdf_layout import PageLayout, Rule, Word
from corpus.readers.pdf_rules import merged

_NEAR = 3.5
_LEAST_CELL = 4.0
_OPEN_SIDE = 9.0
_FEWEST_BOXES = 4
_MOST_BOXES = 400
_MOST_PAIRS = 400_000
_WALL_SHARE = 0.55


@dataclass
class Region:
    """Elementary cells with no rule between them: one printed cell."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
    words: list[Word] = field(default_factory=list)


@dataclass
class Grid:
    """Rules that cross each other: `xs` and `ys` are the places of the rules down and across."""

    xs: list[float]
    ys: list[float]
    regions: list[Region]

    @property
    def words(self) -> list[Word]:
        """All words inside."""
        return [word for region in self.regions for word in region.words]


def grids_of(page: PageLayout) -> list[Grid]:
    """Every grid that the page draws with rules."""
    return _grids(page, page.across, page.down)


def shaded_grids(page: PageLayout) -> list[Grid]:
    """Grids that are drawn as shaded boxes side by side, without rules; nothing may stand beside them."""
    boxes = [box for box in page.boxes if box.right - box.left < 0.97 * page.width]
    if not _FEWEST_BOXES <= len(boxes) <= _MOST_BOXES:
        return []
    across = [Rule(edge, box.left, box.right) for box in boxes for edge in (box.top, box.bottom)]
    down = [Rule(edge, box.top, box.bottom) for box in boxes for edge in (box.left, box.right)]
    return [grid for grid in _grids(page, merged(across), merged(down)) if not _has_neighbours(grid, page)]


def _has_neighbours(grid: Grid, page: PageLayout) -> bool:
    inside = {id(word) for word in grid.words}
    filled = sum(bool(region.words) for region in grid.regions)
    beside = [word for word in page.words if grid.ys[0] < word.baseline < grid.ys[-1] and id(word) not in inside]
    return bool(beside) or filled < _FEWEST_BOXES


def _grids(page: PageLayout, all_across: list[Rule], all_down: list[Rule]) -> list[Grid]:
    """Grids of rules that touch, with at least two columns and two cells with words."""
    grids: list[Grid] = []
    if len(all_across) * len(all_down) > _MOST_PAIRS:
        return grids
    for across, down in _connected(all_across, all_down):
        xs, ys = _with_open_sides(_places(down), across), _with_open_sides(_places(across), down)
        if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > 20_000:
            continue
        grid = Grid(xs, ys, _regions(xs, ys, across, down))
        _fill(grid, [*page.words, *page.turned])
        if sum(bool(region.words) for region in grid.regions) >= 2:
            grids.append(grid)
    return grids


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules grouped by whether they touch, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for first, flat in enumerate(across):
        for second, tall in enumerate(down):
            if _touch(flat, tall):
                parent[root(first)] = root(len(across) + second)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for position in range(len(parent)):
        group = groups.setdefault(root(position), ([], []))
        if position < len(across):
            group[0].append(across[position])
        else:
            group[1].append(down[position - len(across)])
    return [group for group in groups.values() if group[0] and group[1]]


def _touch(flat: Rule, tall: Rule) -> bool:
    return flat.start - _NEAR <= tall.at <= flat.end + _NEAR and tall.start - _NEAR <= flat.at <= tall.end + _NEAR


def _places(rules: list[Rule]) -> list[float]:
    """Where rules stand, those of one double line as one."""
    places: list[float] = []
    for rule in sorted(rules, key=lambda each: each.at):
        if not places or rule.at - places[-1] > _LEAST_CELL:
            places.append(rule.at)
    return places


def _with_open_sides(places: list[float], crossing: list[Rule]) -> list[float]:
    """Adds the outer edges of a grid drawn without them: most crossing rules reach well beyond."""
    starts = sorted(rule.start for rule in crossing)
    ends = sorted(rule.end for rule in crossing)
    before, after = starts[len(starts) // 2], ends[len(ends) // 2]
    if places and before < places[0] - _OPEN_SIDE:
        places = [before, *places]
    if places and after > places[-1] + _OPEN_SIDE:
        places = [*places, after]
    return places


def _regions(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> list[Region]:
    """Elementary cells joined where no rule stands between them; a joined region is made rectangular."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = list(range(rows * columns))

    def root(item: int) -> int:
        while owner[item] != item:
            owner[item] = owner[owner[item]]
            item = owner[item]
        return item

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _covered(down, xs[column + 1], ys[row], ys[row + 1]):
                owner[root(here)] = root(here + 1)
            if row + 1 < rows and not _covered(across, ys[row + 1], xs[column], xs[column + 1]):
                owner[root(here)] = root(here + columns)
    members: dict[int, list[int]] = {}
    for cell in range(rows * columns):
        members.setdefault(root(cell), []).append(cell)
    return [_bounds(cells, columns) for cells in members.values()]


def _bounds(cells: list[int], columns: int) -> Region:
    rows = [cell // columns for cell in cells]
    places = [cell % columns for cell in cells]
    return Region(min(rows), max(rows), min(places), max(places))


def _covered(rules: list[Rule], place: float, start: float, end: float) -> bool:
    """Whether rules at the place run along most of the stretch."""
    length = 0.0
    for rule in rules:
        if abs(rule.at - place) <= _LEAST_CELL:
            length = max(length, min(rule.end, end) - max(rule.start, start))
    return length >= _WALL_SHARE * (end - start)


def _fill(grid: Grid, words: list[Word]) -> None:
    """Puts every word into the region in which its middle lies."""
    lookup: dict[tuple[int, int], Region] = {}
    for region in sorted(grid.regions, key=_area, reverse=True):
        for row in range(region.first_row, region.last_row + 1):
            for column in range(region.first_column, region.last_column + 1):
                lookup[row, column] = region
    for word in words:
        height = (word.top + word.bottom) / 2 if word.turned else word.baseline - 0.25 * word.size
        row = bisect_right(grid.ys, height) - 1
        column = bisect_right(grid.xs, word.middle) - 1
        found = lookup.get((row, column))
        if found is not None:
            found.words.append(word)


def _area(region: Region) -> int:
    return (region.last_row - region.first_row + 1) * (region.last_column - region.first_column + 1)
