"""An answer in quotes: headlines, then the words they stand on, each line with the marker of its citation."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Citation
from assistant.checking import check_answer
from assistant.citing import cite
from assistant.comparing.side_lines import side_name
from assistant.quoting.quote import Quote, as_at_of, dated
from assistant.sentences import Span
from corpus.dates import written
from index.search import Index

_MOST_CITED = 3
_ENOUGH = 75
_ALONE = 2


def quoted_answer(
    index: Index,
    asked: str,
    used: str,
    answers: list[Quote],
    further: Sequence[Quote],
    most_words: int,
    *,
    aged: bool = False,
    changed: Sequence[Quote] = (),
    names: Sequence[str] = (),
    checking: bool = True,
) -> Answer:
    """Headlines, then quotes, within the limit of words; every line ends in the marker of what it stands on.

    aged: whether the report's date is told apart; changed: those of `further` that are another version of the first;
    names: what each of the answers is about, told before its headline.
    """
    answers = list({(item.passage.id, item.headline): item for item in answers}.values())
    heads = [_head(item, aged=aged) for item in answers]
    if names:
        heads = [f"{side_name(name)}: {head}" for name, head in zip(names, heads, strict=True)]
    lines = [f"{line} [{marker}]" for marker, head in enumerate(heads, 1) for line in head.split("\n")]
    citations: list[Citation] = []
    for chosen in [*answers, *further]:
        left = most_words - _count(lines) - 2
        marker = len(citations) + 1
        spans, said = _fitting(chosen, left, alone=marker > len(answers) and not chosen.leads_in)
        if marker > len(answers) and (not spans or marker > _MOST_CITED or _count(lines) > _ENOUGH):
            break
        citations.append(cite(index, chosen.weighed.found, spans or chosen.spans[:1], marker, as_at_of(chosen)))
        if said and (marker > len(answers) or said != chosen.headline):
            date = chosen.weighed.found.particulars.report_date if chosen in changed else None
            lines.append(f"{f'Report of {written(date)}: ' if date else ''}“{said}” [{marker}]")
    body = "\n".join(lines)
    cited = {item.passage.id: (item.passage, item.weighed.found.particulars) for item in [*answers, *further]}
    figures = check_answer(body, citations, cited) if checking else ()
    return Answer(None, "answered", asked, used, "; ".join(heads).replace("\n", "; "), body, tuple(citations), figures)


def _head(item: Quote, *, aged: bool) -> str:
    """A quote's headline with the date it holds for; not the report's where that is told apart."""
    when = as_at_of(item)
    if aged and when[1] == "report_date":
        return item.headline
    return dated(item.headline, *when, item.weighed.found.particulars.report_date)


def _fitting(chosen: Quote, most: int, *, alone: bool = False) -> tuple[tuple[Span, ...], str]:
    """As many of the quote's spans as fit into the words left, and their text; that of the headline is the last to go.

    A headline's lead-in is not said twice. alone: the headline's span and one beside it only.
    """
    text = chosen.passage.text
    told = chosen.headline.removeprefix("… ").removesuffix(" …")
    first = next((span for span in chosen.spans if told in text[slice(*span)]), chosen.spans[0])
    kept: set[Span] = set()
    words = 0
    ordered = chosen.spans if chosen.leads_in else sorted(chosen.spans, key=lambda span: span != first)
    for span in ordered[:_ALONE] if alone else ordered:
        words += 0 if chosen.leads_in and span == chosen.spans[0] else len(text[slice(*span)].split()) + 1
        if words > most:
            break
        kept.add(span)
    spans = tuple(span for span in chosen.spans if span in kept)
    shown = spans[1:] if chosen.leads_in else spans
    return spans, " … ".join(" ".join(text[start:end].split()) for start, end in shown)


def _count(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)
