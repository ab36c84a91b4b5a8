"""Questions drawn from passages: what a sentence counts or measures, or what stands under a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.passages import Passage

_FIGURE = re.compile(r"£\d|\d+(?:\.\d+)?\s?(?:%|per cent)|\b\d{2,}(?:,\d{3})*\b")
_COUNT = re.compile(
    r"(?:^|(?<=[.;] ))(?:On (?P<on>\d{1,2} \w+ \d{4}),? )?[Tt]here (?P<verb>were|are) (?P<count>\d[\d,]*) "
    r"(?P<what>[a-z][^,.;:(£0-9]{5,60}?)(?: (?:on|at) (?P<at>\d{1,2} \w+ \d{4}))?"
    r"(?=[,.;(]| (?:on|at|in|by|who|which|a) )"
)
_MEASURE = re.compile(
    r"(?:^|(?<=[.;] ))The (?P<what>(?:total |average |overall |current )?"
    r"(?:number|rate|percentage|proportion|cost|amount|budget|value|level|underspend|overspend|population|turnover|charge)"
    r"\b[^,.;:(£0-9]{6,70}?) (?P<verb>was|is|stands at|stood at|rose to|fell to|totalled) [^.\d]{0,30}\d"
)
_WORDS_ENOUGH = 3  # "children looked after" says what is counted; "young adults" leaves it open whose
_LETTER = re.compile(r"^\(?[A-Za-z]\)\s+")
_PLAIN = re.compile(r"[\w ,.'’?£%/()–-]+")
_DULL = re.compile(
    r"\b(?:introduction|background|summary|purpose|conclusions?|recommendations?|appendix|annex|contents?|minutes|agenda|"
    r"reports?|items?|table|figure|part|implications|options|committee|council|contact|papers|questions|apologies|interests|"
    r"plan|impacts?)\b",
    re.IGNORECASE,
)


def drawn(reports: Sequence[Sequence[Passage]]) -> Iterator[tuple[str, Passage]]:
    """Questions with the passage each is made of, in turn from one report after another, those about a figure first."""
    for about in (_about_a_figure, _about_a_heading):
        yield from _in_turn([[(said, each) for each in report if (said := about(each))] for report in reports])


def _in_turn(rows: list[list[tuple[str, Passage]]]) -> Iterator[tuple[str, Passage]]:
    """The first of every row, then the second of every row; one asked already, for whatever day, is left out."""
    asked: set[str] = set()
    for place in range(max((len(row) for row in rows), default=0)):
        for row in (row for row in rows if place < len(row)):
            about = re.sub(r" (?:were|was) there on .*", "", row[place][0])
            if about not in asked and _PLAIN.fullmatch(about):
                asked.add(about)
                yield row[place]


def _about_a_figure(passage: Passage) -> str | None:
    """A question for a count or a measure that a sentence of the passage gives."""
    if passage.row is not None:
        return None
    if found := _COUNT.search(passage.text):
        date = found["on"] or found["at"]
        if date or len(found["what"].split()) >= _WORDS_ENOUGH:
            return f"How many {found['what']} {found['verb']} there{f' on {date}' if date else ''}?"
    if found := _MEASURE.search(passage.text):
        return f"What {'is' if found['verb'] in ('is', 'stands at') else 'was'} the {found['what']}?"
    return None


def _about_a_heading(passage: Passage) -> str | None:
    """A question for what stands under a heading whose words the passage takes up."""
    heading = _LETTER.sub("", passage.section[-1]).strip(" .:") if passage.section else ""
    dull = _DULL.search(heading) or re.search(r"[\d:?(]", heading) or "@" in passage.text
    if dull or passage.row is not None or not _FIGURE.search(passage.text):
        return None
    words = re.findall(r"[a-z]{5,}", heading.lower())
    if len(words) < 2 or len(heading.split()) > 7 or not all(word[:6] in passage.text.lower() for word in words):
        return None
    return f"What do the reports say about {_lowered(heading)}?"


def _lowered(heading: str) -> str:
    """A heading inside a sentence: its first capital goes where it has no other, which may be a name's."""
    first, _, rest = heading.partition(" ")
    if heading.isupper():
        return heading.lower()
    return heading if first[1:] != first[1:].lower() or rest != rest.lower() else f"{first.lower()} {rest}"
