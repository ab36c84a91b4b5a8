"""Takes the rulings, shaded boxes and pictures of a PDF page.

Rulings help to tell table cells apart; a picture on a page without text means that the page needs
character recognition.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from corpus.readers.pdf_layout import Box, Rule
from corpus.readers.pdf_turning import Turning
from corpus.readers.pdf_unseen import Edges, edges_of, paints

_THIN = 2.5
_SHORTEST_RULE = 4.0
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 2_000
_DEEPEST = 4
_EVERYWHERE: Edges = (-1e6, -1e6, 1e6, 1e6)


@dataclass
class Drawings:
    """Edges of everything drawn, in the page's own space: left, bottom, right, top; painted: what white text shows on."""

    shapes: list[tuple[Edges, bool]] = field(default_factory=list)
    painted: list[Edges] = field(default_factory=list)
    has_picture: bool = False


def drawings_of_page(page: pdfium.PdfPage) -> Drawings:
    """Everything that the page draws besides text."""
    drawings = Drawings()
    for seen, (item, matrix) in enumerate(_objects(page)):
        if seen > _MOST_OBJECTS:
            drawings.painted.append(_EVERYWHERE)
            break
        kind = raw.FPDFPageObj_GetType(item)
        drawings.has_picture |= kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind != raw.FPDF_PAGEOBJ_TEXT and paints(item, kind) and (edges := edges_of(item)):
            drawings.painted.append(_moved(edges, matrix))
        if kind == raw.FPDF_PAGEOBJ_PATH:
            drawings.shapes.extend(_shapes(item, matrix))
    return drawings


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[Any, raw.FS_MATRIX | None]]:
    """Page objects, those inside forms with the matrix of their form."""
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
            yield from _objects_of_form(item, None, 1)
        else:
            yield item, None


def _objects_of_form(form: Any, outer: raw.FS_MATRIX | None, depth: int) -> Iterator[tuple[Any, raw.FS_MATRIX | None]]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, matrix)
    combined = _combined(matrix, outer)
    for index in range(max(0, raw.FPDFFormObj_CountObjects(form))):
        item = raw.FPDFFormObj_GetObject(form, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, combined
        elif depth < _DEEPEST:
            yield from _objects_of_form(item, combined, depth + 1)
        else:
            yield item, combined


def _combined(inner: raw.FS_MATRIX, outer: raw.FS_MATRIX | None) -> raw.FS_MATRIX:
    if outer is None:
        return inner
    return raw.FS_MATRIX(
        inner.a * outer.a + inner.b * outer.c,
        inner.a * outer.b + inner.b * outer.d,
        inner.c * outer.a + inner.d * outer.c,
        inner.c * outer.b + inner.d * outer.d,
        inner.e * outer.a + inner.f * outer.c + outer.e,
        inner.e * outer.b + inner.f * outer.d + outer.f,
    )


def _shapes(item: Any, matrix: raw.FS_MATRIX | None) -> Iterator[tuple[Edges, bool]]:
    """The path's edges and whether they are framed by strokes; a path of many lines gives each of them."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return
    segments = raw.FPDFPath_CountSegments(item)
    if segments > 6 and segments <= _MOST_SEGMENTS:
        yield from _straight_segments(item, segments, matrix)
        return
    edges = [ctypes.c_float() for _ in range(4)]
    if segments <= 6 and raw.FPDFPageObj_GetBounds(item, *edges):
        left, bottom, right, top = (edge.value for edge in edges)
        yield _moved((left, bottom, right, top), matrix), bool(stroke.value)


def _straight_segments(item: Any, count: int, outer: raw.FS_MATRIX | None) -> Iterator[tuple[Edges, bool]]:
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    matrix = _combined(own, outer)
    across, up = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, across, up)
        point = (across.value, up.value)
        if before is not None and raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            edges = _moved((*before, *point), matrix)
            if edges[2] - edges[0] < _THIN or edges[3] - edges[1] < _THIN:
                yield edges, True
        before = point


def _moved(edges: Edges, matrix: raw.FS_MATRIX | None) -> Edges:
    """The edges under the matrix of their form, sorted."""
    xs, ys = (edges[0], edges[2]), (edges[1], edges[3])
    if matrix is not None:
        corners = [
            (x * matrix.a + y * matrix.c + matrix.e, x * matrix.b + y * matrix.d + matrix.f) for x in xs for y in ys
        ]
        xs, ys = tuple(x for x, _ in corners), tuple(y for _, y in corners)
    return min(xs), min(ys), max(xs), max(ys)


def rulings(drawings: Drawings, turning: Turning) -> tuple[list[Rule], list[Rule], list[Box]]:
    """Rules across, rules down and shaded or framed boxes, upright."""
    across: list[Rule] = []
    down: list[Rule] = []
    boxes: list[Box] = []
    width, height = turning.size
    for edges, framed in drawings.shapes:
        box = _upright(edges, turning)
        wide, high = box.right - box.left, box.bottom - box.top
        if wide > 0.95 * width and high > 0.9 * height:
            continue
        if high <= _THIN:
            if wide >= _SHORTEST_RULE:
                across.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
        elif wide <= _THIN:
            if high >= _SHORTEST_RULE:
                down.append(Rule((box.left + box.right) / 2, box.top, box.bottom))
        else:
            boxes.append(box)
            if framed:
                across += [Rule(box.top, box.left, box.right), Rule(box.bottom, box.left, box.right)]
                down += [Rule(box.left, box.top, box.bottom), Rule(box.right, box.top, box.bottom)]
    return across, down, boxes


def _upright(edges: Edges, turning: Turning) -> Box:
    first = turning.point(edges[0], edges[1])
    second = turning.point(edges[2], edges[3])
    return Box(min(first[0], second[0]), min(first[1], second[1]), max(first[0], second[0]), max(first[1], second[1]))
