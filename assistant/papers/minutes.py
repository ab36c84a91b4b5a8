"""Minutes read: the items of a meeting, and what was resolved under each, with the list that a resolution leads in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.sentences import Span, sentences
from index.passages import Passage

_WORDS = r"(?:resolved|resolutions?|agreed|ordered|decided|decisions?|determined)"
_HEADED = re.compile(rf"^\W*(?:the )?{_WORDS}(?: (?:that|unanimously|made|taken))?\W*$", re.IGNORECASE)
_RESOLVES = re.compile(
    rf"\b(?:RESOLVED|AGREED|ORDERED|DECIDED)\b|^\W*(?:it was )?{_WORDS}\b(?=\s*[:(–-]|,? (?:that|to|unanimously|by)\b)"
    r"|\b(?:it was|(?:the )?(?:committee|council|cabinet|board|panel|executive|members|sub-committee)) (?:\w+ly )?(?:resolved|agreed|decided) (?:that|to)\b",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b(?:RESOLVED|AGREED|ORDERED|DECIDED)\b")
_LEADS = re.compile(r"(?:[:–-]|\b(?:that|to|following))\s*$", re.IGNORECASE)
_POINT = re.compile(r"^\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[).]\s+)?(?:that|to)\b", re.IGNORECASE)
_FORMAL = re.compile(
    r"\bminutes of the (?:\w+ ){0,3}(?:meetings?|proceedings)\b|\bcorrect record\b|\bapologies\b|\bexclu\w+ (?:of )?the (?:press|public)\b"
    r"|\b(?:press and )?public be excluded\b|\bextend the meeting\b|\bsuspen\w+ (?:of )?standing orders\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"^\(?(?:agenda )?item \w+\)?$|^(?:un)?restricted items\b|^(?:part \w+|minutes)$|^[“\"]", re.IGNORECASE
)
_AT_ITEM = re.compile(r"\s*\((?:agenda )?item \w+\)\s*$", re.IGNORECASE)


_DECIDES = re.compile(r"\bbe (?:\w+ )?\w+(?:ed|en)\b", re.IGNORECASE)
_LEAST_WORDS = 4


@dataclass(frozen=True)
class Resolution:
    """What a meeting resolved: the words at `span` of a passage, the passages of the list that they lead in, if any.

    title: the heading of the item; formal: whether it only concerns the meeting itself (earlier minutes, the public).
    """

    passage: Passage
    span: Span
    items: tuple[Passage, ...]
    title: str
    formal: bool

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that say it, in order."""
        return (self.passage, *(item for item in self.items if item.id != self.passage.id))


def items_of(passages: Sequence[Passage]) -> list[list[Passage]]:
    """The passages of each item of business: those that follow one another under one number or one heading.

    Under the heading that opens the paper, which is its title, only the numbers tell items apart.
    """
    title = passages[0].section if passages else ()
    items: list[list[Passage]] = []
    number: str | None = None
    for passage, later in zip(passages, _numbers_to_come(passages), strict=True):
        if items and (_goes_with(items[-1][-1], passage, title) or (number is not None and number == later)):
            items[-1].append(passage)
        else:
            items.append([passage])
        number = _number(passage) or (number if len(items[-1]) > 1 else None)
    return items


def resolutions_of(passages: Sequence[Passage]) -> list[Resolution]:
    """What the minutes say was resolved, in their order.

    Words in capitals or at the start of a line are looked for first; minutes without them may say it within a sentence.
    """
    found = [one for item in items_of(passages) for one in _of_item(item) if one.items or _says_something(one)]
    strict = [one for one in found if _is_strict(one)]
    return strict or found


def title_of(item: Sequence[Passage], passage: Passage) -> str:
    """The heading that names an item: the passage's own, where it stands below the one that opened the item."""
    opening, own = _telling(item[0]), _telling(passage)
    named = own if own[:1] == opening[:1] else opening
    return re.sub(r"^(?:[A-Z]{1,4}[/-])?\d[\w/.]*\s+(?:[–-]\s+)?", "", named[-1]).strip(" :–-") if named else ""


def _telling(passage: Passage) -> list[str]:
    """The headings of a passage that say what it is about, outermost first."""
    return [_AT_ITEM.sub("", text) for text in passage.section if not _NO_TITLE.match(text) and not _HEADED.match(text)]


def surely_decides(one: Resolution) -> bool:
    """Whether the words are a decision in any paper: those of capitals (`RESOLVED`), or under a heading that says so."""
    return _under_heading(one.passage) or bool(_SHOUTED.search(one.passage.text[slice(*one.span)]))


def lead_decides(one: Resolution) -> bool:
    """Whether the words that lead points in decide something themselves (`that the plan be approved, subject to:`)."""
    return one.passage not in one.items and bool(_DECIDES.search(one.passage.text[slice(*one.span)]))


def _of_item(item: list[Passage]) -> list[Resolution]:
    found: list[Resolution] = []
    taken: set[str] = set()
    for place, passage in enumerate(item):
        if passage.id in taken or passage.row is not None:
            continue
        if _under_heading(passage):
            listed = tuple(other for other in item[place:] if other.section == passage.section)
            taken |= {other.id for other in listed}
            span = (0, len(passage.text))
            found.append(_resolution(item, passage, span, listed if len(listed) > 1 else ()))
            continue
        for span in _resolving(passage.text):
            said = passage.text[slice(*span)]
            listed = _led_in(item[place:]) if _LEADS.search(said) and span[1] == len(passage.text) else ()
            taken |= {other.id for other in listed}
            found.append(_resolution(item, passage, span, listed))
    return found


def _resolution(item: list[Passage], passage: Passage, span: Span, listed: tuple[Passage, ...]) -> Resolution:
    title = title_of(item, passage)
    said = " ".join([title, passage.text[slice(*span)]])
    return Resolution(passage, span, listed, title, bool(_FORMAL.search(said)))


def _resolving(text: str) -> list[Span]:
    """The sentences that say what was resolved; one that ends in `that` or a colon goes on in the next."""
    spans = sentences(text)
    found: list[Span] = []
    for place, (start, end) in enumerate(spans):
        if found and start < found[-1][1]:
            continue
        if not _RESOLVES.search(text[start:end]) or _negated(text[start:end]):
            continue
        last = place
        while last + 1 < len(spans) and _LEADS.search(text[slice(*spans[last])]):
            last += 1
        found.append((start, spans[last][1]))
    return found


def _negated(said: str) -> bool:
    """Whether a sentence only tells of what others resolved before, or of what was to be resolved."""
    return bool(
        re.search(
            r"\b(?:had|has|have|to be|being|asked|not|previously|already) (?:been )?(?:resolved|agreed|decided)\b",
            said,
            re.I,
        )
    )


def _led_in(rest: Sequence[Passage]) -> tuple[Passage, ...]:
    """The points that follow a passage which leads them in."""
    lead = rest[0]
    last = 1
    while last < len(rest) and _is_point(lead, rest[last]):
        last += 1
    return tuple(rest[1:last])


def _is_point(lead: Passage, passage: Passage) -> bool:
    if passage.row is not None or _RESOLVES.match(passage.text):
        return False
    if passage.paragraph and lead.paragraph:
        below = passage.paragraph.startswith(f"{lead.paragraph} ")
        other_style = _style(passage.paragraph) != _style(lead.paragraph) and _depth(passage) >= _depth(lead)
        return below or other_style or 0 < _value(passage.paragraph) <= _value(lead.paragraph)  # counted from 1 anew
    first = next((letter for letter in passage.text if letter.isalpha()), "")
    return (
        passage.block_kind == "list_item"
        or bool(passage.paragraph)
        or first.islower()
        or bool(_POINT.match(passage.text))
    )


def _depth(passage: Passage) -> int:
    return len((passage.paragraph or "").split())


def _style(paragraph: str) -> str:
    """How the last part of a number is printed: `(27)` as `(0)`, `a)` as `a)`."""
    last = paragraph.split()[-1]
    return re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", re.sub(r"\d+", "0", last)))


def _value(paragraph: str) -> int:
    """The last part of a number as an integer; 0 where it is a letter."""
    digits = re.sub(r"\D", "", paragraph.split()[-1])
    return int(digits) if digits else 0


def _numbers_to_come(passages: Sequence[Passage]) -> list[str | None]:
    """For each passage the number of its item, or where it has none that of the next passage which has one."""
    numbers: list[str | None] = []
    for passage in reversed(passages):
        numbers.append(_number(passage) or (numbers[-1] if numbers else None))
    return numbers[::-1]


def _goes_with(one: Passage, other: Passage, title: tuple[str, ...]) -> bool:
    """Whether two passages that follow one another belong to one item; what stands under `Decision` goes with what is before it."""
    if _under_heading(other):
        return True
    headed = one.section == other.section and one.section != title
    if _number(one) and _number(other):
        return _number(one) == _number(other) or headed
    return one.section == other.section or _below(one.section, other.section)


def _below(opening: tuple[str, ...], section: tuple[str, ...]) -> bool:
    """Whether a section lies below another one that is more than the paper's own title."""
    return len(opening) > 1 and section[: len(opening)] == opening


def _number(passage: Passage) -> str | None:
    """The number of the item that a passage stands in: `291` of `291 (8) (a)`; None where it begins with a letter."""
    first = (passage.paragraph or "").split(" ")[0].strip(".")
    return first if first[:1].isdigit() else None


def _under_heading(passage: Passage) -> bool:
    return bool(passage.section) and bool(_HEADED.match(passage.section[-1]))


def _says_something(one: Resolution) -> bool:
    """Whether the words say what was resolved, as `Agreed unanimously` alone does not."""
    return len(one.passage.text[slice(*one.span)].split()) >= _LEAST_WORDS


def _is_strict(one: Resolution) -> bool:
    said = one.passage.text[slice(*one.span)]
    return surely_decides(one) or bool(re.match(rf"\W*{_WORDS}\b", said, re.IGNORECASE))
