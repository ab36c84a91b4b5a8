"""Settling: what becomes of each sentence of a draft. It stands, gets the right marker, gives way to a quote, or goes.

A figure that was derived of others is computed anew; the sentence that tells it loses it where that fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.addressed import speaks_to_a_model
from assistant.checking.values import cell_value, value_of
from assistant.facts.figures import figures_in
from assistant.quoting.table_cells import cells_headline, row_headline
from assistant.sentences import Span, sentences
from assistant.writing.checks.derived import Computed, Remark, computed, remark_of
from assistant.writing.checks.judging import Judgement
from assistant.writing.checks.tokens import plain, tokens_of
from assistant.writing.checks.turns import turn_of
from assistant.writing.draft import Piece, Sentence
from assistant.writing.material import Source

Outcome = Literal["kept", "repaired", "replaced", "dropped"]
Judge = Callable[[str, Source], Judgement]
_NEAR = 0.4
_MOST_QUOTED = 45
_LIKE_A_MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Settled:
    """One sentence as it will be shown. source: the place of its passage among the sources; spans: where it stands there.

    text: in the model's words, or of a quote in the passage's; why: what spoke against the model's, if anything did;
    figures, markers, markers_right: of the model's sentence, and how many of its markers name a passage that bears it out.
    computed: derived figures of the text that came out right; struck: those that were taken out of it.
    """

    outcome: Outcome
    text: str = ""
    source: int = -1
    spans: tuple[Span, ...] = ()
    why: str = ""
    figures: int = 0
    markers: int = 0
    markers_right: int = 0
    computed: tuple[Computed, ...] = ()
    struck: int = 0

    @property
    def figures_dropped(self) -> int:
        return self.struck if self.written else self.figures

    @property
    def written(self) -> bool:
        return self.outcome in ("kept", "repaired")


def settle_all(draft: Sequence[Sentence], sources: Sequence[Source], judge: Judge) -> list[Settled]:
    """What becomes of the sentences of a draft, in order."""
    settled: list[Settled] = []
    for sentence in draft:
        items = settle(sentence, sources, judge)
        remark = None if all(item.written for item in items) else remark_of(sentence.text)
        if remark is None:
            settled += items
        elif remark.base:
            settled += _with_remark(sentence, remark, sources, judge) or items
        elif settled and (told := _told_on(settled[-1], sentence, remark, sources)):
            settled[-1] = told
        else:
            settled += items
    return settled


def _with_remark(sentence: Sentence, remark: Remark, sources: Sequence[Source], judge: Judge) -> list[Settled]:
    """The sentence with its derived figure computed, or without it; nothing when it does not stand without it."""
    (base,) = settle(Sentence(remark.base, (Piece(remark.base, sentence.markers),)), sources, judge)
    if not base.written:
        return []
    found = computed(remark, base.text, sources[base.source].found, base.spans)
    figures = len(figures_in(sentence.text))
    if found is None:
        return [replace(base, figures=figures, struck=figures - base.figures)]
    return [replace(base, text=sentence.text, figures=figures, computed=(found,))]


def _told_on(before: Settled, sentence: Sentence, remark: Remark, sources: Sequence[Source]) -> Settled | None:
    """`That is a fall of 14.` joined to the sentence before, whose two figures it is made of; None when it is not."""
    if not before.written or (sentence.markers and before.source + 1 not in sentence.markers):
        return None
    found = computed(remark, before.text, sources[before.source].found, before.spans)
    if found is None:
        return None
    return replace(
        before,
        text=f"{before.text}. {sentence.text}",
        computed=(*before.computed, found),
        figures=before.figures + len(figures_in(sentence.text)),
        markers=before.markers + len(sentence.markers),
        markers_right=before.markers_right + (before.source + 1 in sentence.markers),
    )


def settle(sentence: Sentence, sources: Sequence[Source], judge: Judge) -> list[Settled]:
    """What is shown for a sentence: one entry, or one a piece where markers of several passages stand in it."""
    if len(sentence.pieces) > 1 and len(sentence.markers) > 1:
        return [each for piece in sentence.pieces for each in settle(Sentence(piece.text, (piece,)), sources, judge)]
    settled = _settle_one(sentence.text, sentence.markers, sources, judge)
    named = {marker - 1 for marker in sentence.markers if 0 < marker <= len(sources)}
    right = sum(_stands(sentence.text, sources[place], judge) is not None for place in named)
    figures = len(figures_in(sentence.text))
    return [replace(settled, figures=figures, markers=len(sentence.markers), markers_right=right)]


def _settle_one(text: str, markers: Sequence[int], sources: Sequence[Source], judge: Judge) -> Settled:
    """The sentence as one of the passages bears it out, those that it names first.

    Otherwise the nearest quote of a passage that it names; of a sentence that names none, nothing.
    """
    named = [marker - 1 for marker in markers if 0 < marker <= len(sources)]
    for place in [*named, *(place for place in range(len(sources)) if place not in named)]:
        if (spans := _stands(text, sources[place], judge)) is not None:
            return Settled("kept" if place in named else "repaired", text, place, spans)
    why = judge(text, sources[named[0]]).why if named else "it has no marker of a passage that was given"
    quoted = _nearest(text, sources, named)
    return replace(quoted, why=why) if quoted else Settled("dropped", why=why)


def _stands(text: str, source: Source, judge: Judge) -> tuple[Span, ...] | None:
    """Where a passage bears a sentence out; a sentence of it that talks to the model does not."""
    judged, turn = judge(text, source), None
    if not judged.kept and (turn := turn_of(text)):
        judged = judge(turn.base, source)
    if not judged.kept or _instructs(source, judged.spans):
        return None
    return judged.spans if turn is None or turn.is_so(source.found, judged.spans) else None


def _instructs(source: Source, spans: Sequence[Span]) -> bool:
    return any(_is_no_reports_word(source.passage.text[:end], start) for start, end in spans)


def _is_no_reports_word(text: str, start: int) -> bool:
    """Whether a sentence, the last of this text, looks like a marker of ours, or stands behind words to a model."""
    return bool(_LIKE_A_MARKER.search(text[start:]) or speaks_to_a_model(text))


def _nearest(text: str, sources: Sequence[Source], among: Sequence[int]) -> Settled | None:
    """The passages' own sentence that says most of what the sentence says, when it says enough of it."""
    wanted = {(token.kind, token.key): 2 if token.anchors else 1 for token in tokens_of(plain(text, {}))}
    total = sum(wanted.values())
    best: tuple[float, int, Span] | None = None
    for place in among:
        passage = sources[place].passage
        for start, end in [(0, len(passage.text))] if passage.row else sentences(passage.text):
            told = passage.text[start:end]
            around = " ".join([passage.context or "", *passage.section[-1:]]) if passage.row else ""
            held = {(token.kind, token.key) for token in tokens_of(plain(f"{told} {around}", {}))}
            share = sum(weight for key, weight in wanted.items() if key in held) / (total or 1)
            short = passage.row is not None or len(told.split()) <= _MOST_QUOTED
            if (
                short
                and not _is_no_reports_word(passage.text[:end], start)
                and share >= _NEAR
                and (best is None or share > best[0])
            ):
                best = share, place, (start, end)
    return _quote(text, sources, best[1], best[2]) if best else None


def _quote(text: str, sources: Sequence[Source], place: int, span: Span) -> Settled:
    passage = sources[place].passage
    if passage.row is None:
        said = f"“{' '.join(passage.text[span[0] : span[1]].split())}”"
    else:
        values = [value_of(figure) for figure in figures_in(text)]
        cells = [
            cell for cell in passage.row.cells if cell.text != passage.row.label and cell_value(cell, passage) in values
        ]
        said = cells_headline(passage, cells) if cells else row_headline(passage)
    return Settled("replaced", said, place, (span,))
