"""Composing: the sentences that stand, and the quotes in place of others, become an answer with citations and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Figure, FigureStatus
from assistant.asking.question import times_in
from assistant.checking import check_answer
from assistant.citing import JOIN, page_of
from assistant.facts.figures import figures_in
from assistant.quoting.quote import dated
from assistant.sentences import Span
from assistant.times.times import as_at
from assistant.writing.checks.derived import Computed
from assistant.writing.checks.settling import Settled
from assistant.writing.material import Material, Source, as_printed

_MARKER = re.compile(r"\s*\[(\d+)\]\s*$")
_WEAKEST: tuple[FigureStatus, ...] = ("not_found", "found", "computed", "verified")


@dataclass(frozen=True)
class Line:
    """A sentence or quote with its marker; written: in the model's words, each figure of which was bound or computed before."""

    text: str
    marker: int
    written: bool
    computed: tuple[Computed, ...] = ()


@dataclass(frozen=True)
class Composed:
    """An answer, and whether the quoted answer's first line was put in front.

    only_quoted: whether nothing else is left; elsewhere: whether nothing else stands on a passage that the quoted
    answer cites; left_out: sentences beyond the limit of words.
    """

    answer: Answer
    quote_first: bool
    only_quoted: bool
    elsewhere: bool
    left_out: int


def compose(material: Material, settled: Sequence[Settled], most_words: int) -> Composed | None:
    """The answer of what is left, or None when nothing is."""
    shown = _each_once([item for item in settled if item.outcome != "dropped"])
    if not shown:
        return None
    cited = {citation.passage_id for citation in material.quoted.citations}
    elsewhere = not any(material.sources[item.source].passage.id in cited for item in shown)
    first = _quoted_first(material, shown)
    shown = [*first, *(item for item in shown if not _told_by(item, first))]
    fitting = _within(shown, most_words)
    markers = {place: number for number, place in enumerate(dict.fromkeys(item.source for item in fitting), 1)}
    citations = tuple(
        _citation(material, place, marker, [span for item in fitting if item.source == place for span in item.spans])
        for place, marker in markers.items()
    )
    lines = _lines(fitting, markers, material.sources)
    answer = replace(
        material.quoted,
        headline=fitting[0].text.strip("“”").replace("\n", "; "),
        answer=_laid_out(lines),
        citations=citations,
        figures=_figures(lines, citations, material.sources),
    )
    return Composed(answer, bool(first), fitting == first, elsewhere, len(shown) - len(fitting))


def _each_once(items: Sequence[Settled]) -> list[Settled]:
    """The items without a quote of what another tells already, and none twice."""
    kept: list[Settled] = []
    for item in items:
        told = any(
            other.source == item.source
            and (other.text == item.text or (not item.written and set(item.spans) <= set(other.spans)))
            for other in [*kept, *(one for one in items if one.written and one is not item)]
        )
        if not told:
            kept.append(item)
    return kept


def _told_by(item: Settled, first: Sequence[Settled]) -> bool:
    """Whether the quoted answer shows all that an item stands on."""
    return any(item.source == one.source and set(item.spans) <= set(one.spans) for one in first)


def _quoted_first(material: Material, shown: Sequence[Settled]) -> list[Settled]:
    """The quoted answer, when what is left does not tell what its first line tells: a model may not lead away from it."""
    quoted = _of_quoted(material)
    if not quoted:
        return []
    head = quoted[0].text.split("\n")[0]
    same = [item for item in shown if item.source == quoted[0].source]
    wanted = {figure.text for figure in figures_in(head)}
    told = {figure.text for item in same for figure in figures_in(item.text)}
    covered = wanted <= told if wanted else any(set(item.spans) & set(quoted[0].spans) for item in same)
    return [] if same and covered else quoted


def _of_quoted(material: Material) -> list[Settled]:
    """The quoted answer's lines, those of one citation together."""
    places = {source.passage.id: place for place, source in enumerate(material.sources)}
    found = []
    for citation in material.quoted.citations:
        place = places.get(citation.passage_id)
        lines = [line for line in material.quoted.answer.split("\n") if line.endswith(f"[{citation.marker}]")]
        if place is not None and lines:
            text = "\n".join(_MARKER.sub("", line) for line in lines)
            found.append(Settled("replaced", text, place, _within_passage(citation, material.sources[place])))
    return found


def _within_passage(citation: Citation, source: Source) -> tuple[Span, ...]:
    return tuple((start - source.passage.start, end - source.passage.start) for start, end in citation.spans)


def _within(items: Sequence[Settled], most: int) -> list[Settled]:
    """As many items as fit into the words, the first always."""
    kept: list[Settled] = []
    words = 0
    for item in items:
        words += (
            len(item.text.split())
            + 6 * (item.written and not times_in(item.text))
            + item.text.count("\n")
            + 1
            + 8 * len(item.computed)
        )
        if kept and words > most:
            continue
        kept.append(item)
    return kept


def _lines(items: Sequence[Settled], markers: dict[int, int], sources: Sequence[Source]) -> list[Line]:
    """Each item as a line of its own; a written figure is told with its date where no words give one."""
    lines: list[Line] = []
    timed: set[int] = set()
    for item in items:
        text = as_printed(item.text)
        if item.written and figures_in(text) and item.source not in timed and not times_in(text):
            text = dated(text, *_as_at(item, sources[item.source]), sources[item.source].found.particulars.report_date)
        if times_in(text):
            timed.add(item.source)
        lines += [Line(part, markers[item.source], item.written, item.computed) for part in text.split("\n")]
    return lines


def _as_at(item: Settled, source: Source) -> tuple[str | None, str | None]:
    said = " ".join(source.passage.text[start:end] for start, end in item.spans)
    return as_at(said, source.found)


def _laid_out(lines: Sequence[Line]) -> str:
    """Written sentences follow each other; quotes stand on lines of their own, and so does how a figure was computed."""
    text = ""
    for place, line in enumerate(lines):
        between = "" if not place else " " if line.written and lines[place - 1].written else "\n"
        text += f"{between}{line.text} [{line.marker}]{'.' if line.written else ''}"
    return "\n".join([text, *(f"Working: {one.working}" for line in lines for one in line.computed)])


def _citation(material: Material, place: int, marker: int, spans: Sequence[Span]) -> Citation:
    """The citation of the sentences that are stood on, and of what the quoted answer cites of the same passage."""
    source = material.sources[place]
    passage, whole = source.passage, source.citation
    quoted = [one for one in material.quoted.citations if one.passage_id == passage.id]
    every = sorted({*spans, *(span for one in quoted for span in _within_passage(one, source))})
    absolute = tuple((passage.start + start, passage.start + end) for start, end in every)
    page = page_of(passage, absolute[0][0])
    date, origin = as_at(" ".join(passage.text[start:end] for start, end in spans), source.found)
    return replace(
        whole,
        marker=marker,
        quote=JOIN.join(" ".join(passage.text[start:end].split()) for start, end in every),
        spans=absolute,
        page=page,
        page_end=page_of(passage, absolute[-1][1] - 1),
        page_label=whole.page_label if page == whole.page else None,
        as_at=date,
        as_at_from=origin,
    )


def _figures(lines: Sequence[Line], citations: Sequence[Citation], sources: Sequence[Source]) -> tuple[Figure, ...]:
    """The figures of written lines, bound before, and those of quotes, checked now; each once with the weaker status."""
    cited = {source.passage.id: (source.passage, source.found.particulars) for source in sources}
    told: dict[tuple[str, int | None], Figure] = {}
    for line in lines:
        found = _written(line) if line.written else check_answer(f"{line.text} [{line.marker}]", citations, cited)
        for figure in found:
            key = (figure.text, figure.marker)
            told[key] = min(told.get(key, figure), figure, key=lambda one: _WEAKEST.index(one.status))
    return tuple(told.values())


def _written(line: Line) -> list[Figure]:
    """The figures of a line in the model's words: computed of two others, or verified."""
    made = {one.figure: Figure(one.figure, line.marker, "computed", one.operands) for one in line.computed}
    return [made.get(figure.text) or Figure(figure.text, line.marker, "verified") for figure in figures_in(line.text)]
