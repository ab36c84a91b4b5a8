"""Votes read in minutes: what was put to the vote, how it went, and the names where they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.papers.minutes import items_of
from assistant.sentences import Span, sentences
from index.passages import Passage

Side = Literal["for", "against", "abstained"]
Outcome = Literal["carried", "lost"]

_VOTING = r"(?:(?:members|councillors|cllrs) )?(?:vot(?:es?|ed|ing) )?"
_ON_WHAT = r"(?: of)?(?: the (?:motion|amendment|proposals?|recommendations?|resolution))?"
_SIDES: tuple[tuple[Side, str], ...] = (
    ("for", rf"{_VOTING}(?:for|in favour){_ON_WHAT}"),
    ("against", rf"{_VOTING}against{_ON_WHAT}"),
    ("abstained", rf"{_VOTING}(?:abstain(?:ed|ing)?|abstentions?)(?: from voting)?"),
)
_LABELS = [
    (side, re.compile(rf"^\W*(?:[\w ]{{0,25}} [–-] )?(?:{words})\s*(?:[:=–-]\s*\(?\d+\)?|\(\d+\)|\d+\b|[:–-](?=\s*(?:(?:councillors?|cllrs?|m(?:r|rs|s|iss)|nil|none)\b|(?-i:[A-Z][\w'’-]+(?:,| and\b))|$)))\W*", re.I))
    for side, words in _SIDES
]  # fmt: skip
_NAME = re.compile(
    r"(?:(?:councillors?|cllrs?|m(?:r|rs|s|iss)|dr|sir|dame)\b\.? ?)?(?-i:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]+){0,2})", re.I
)
_TITLE = re.compile(r"\W*(?:councillors?|cllrs?|m(?:r|rs|s|iss))\b", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_NAMED_FIRST: list[tuple[Side, re.Pattern[str]]] = [
    ("for", re.compile(r"\s(?:had )?voted (?:for|in favour)\b.{0,60}$", re.IGNORECASE)),
    ("against", re.compile(r"\s(?:had )?(?:voted )?against\b.{0,60}$", re.IGNORECASE)),
    ("abstained", re.compile(r"\s(?:had )?abstained\b.{0,60}$", re.IGNORECASE)),
]
_TOTAL = re.compile(r"\W*totals?\W+\d+\W*", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b\d+ (?:votes? |members? )?(?:to|for|in favour|voting for)\b.{0,40}?\b\d+\b|\bvotes? (?:for|in favour)\b.{0,30}\d+|\bfor[ :–-]+\(?\d+\)?\W.{0,20}\bagainst[ :–-]+\(?\d+"
    r"|\bby \d+ votes? to \d+|\bvote of \d+ to \d+|\bunanimous(?:ly)?\b|\bnem\.? ?con\b|\bwithout (?:a vote|dissent)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:motion|amendment|recommendations?|proposal|proposition)s?\b[^.:]{0,90}?\b(?:carried|lost|fell|defeated|rejected|not agreed|declared|agreed)\b"
    r"|^\W*(?:carried|lost)\W*$|\b(?:CARRIED|LOST)\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:lost|fell|defeated|reject(?:ed|s)?|refused?|voted (?:it )?down|not (?:carried|agreed|adopted|passed|approved)|fail(?:ed)?)\b",
    re.I,
)
_CARRIED = re.compile(
    r"\b(?:carried|adopt(?:ed)?|pass(?:ed)?|approved?|agreed?|resolved|supported|accept(?:ed)?|back(?:ed)?)\b",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\bto (?:the|a) (?:\w+ ){0,2}vote\b|\bvoting was\b|\b(?:up)?on being put\b|\bput the (?:\w+ ){0,3}(?:motion|amendment)\b",
    re.I,
)
_MOVES = re.compile(
    r"\b(?:moved|proposed)(?=,? (?:and|by|that|the|an?|as|refusal|approval|deferral|rejection)\b|:)|\bseconded\b",
    re.IGNORECASE,
)
_REFERRED = re.compile(r"\bparagraphs? \(?(\d+)\)?", re.IGNORECASE)
_NAMES = re.compile(
    r"^\W*(?:councillors?|cllrs?\.?|m(?:r|rs|s|iss)|dr|sir|dame|lord|lady|rev|professor)\.?\s", re.IGNORECASE
)
_IN_THE_END = re.compile(r"\bsubstantive motion\b|\bas amended\b", re.IGNORECASE)
_MOSTLY, _OPENING = 0.8, 300


@dataclass(frozen=True)
class Vote:
    """One vote: the passage that moves what was voted on, its further points, and the passages that tell how it went."""

    motion: Passage
    points: tuple[Passage, ...]
    told: tuple[Passage, ...]

    @property
    def moved(self) -> tuple[Passage, ...]:
        """The passages of what was voted on."""
        return (self.motion, *self.points)

    @property
    def in_the_end(self) -> bool:
        """Whether it is the vote on all that was left of a motion and its amendments."""
        said = " ".join(_opening(passage.text) for passage in self.told[:1])
        return bool(_IN_THE_END.search(said))

    @property
    def amends(self) -> bool:
        """Whether it is a vote on an amendment."""
        words = " ".join(passage.text[:_OPENING] for passage in (self.motion, *self.told[:1]))
        return not self.in_the_end and bool(re.search(r"\bamendment\b", words, re.IGNORECASE))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All of them in order, each once."""
        return tuple({passage.id: passage for passage in (*self.moved, *self.told)}.values())


def _opening(text: str) -> str:
    """The words before the first side that is counted; the whole text where none is."""
    return text[: min((label[0] for _, label, _ in counts_in(text)), default=0) or len(text)]


def votes_of(passages: Sequence[Passage]) -> list[Vote]:
    """The votes of a meeting in their order."""
    return [vote for item in items_of(passages) for vote in _of_item(item)]


def moved_in(passages: Sequence[Passage]) -> list[Vote]:
    """All that was moved at a meeting, with its further points, whether or not it was put to the vote."""
    return [
        Vote(passage, _points(item[place + 1 :]), ())
        for item in items_of(passages)
        for place, passage in enumerate(item)
        if passage.row is None and _MOVES.search(passage.text)
    ]


def counts_in(text: str) -> list[tuple[Side, Span, Span]]:
    """The sides of a vote that a text lists: which side, where it is counted, and where its names stand (maybe empty)."""
    spans = sentences(text)
    found: list[tuple[Side, Span, Span]] = []
    side: Side | None
    for place, (start, end) in enumerate(spans):
        if side := _named_before_verb(text[start:end]):
            found.append((side, (start, end), (start, end)))
            continue
        for side, pattern in _LABELS:
            if label := pattern.match(text[start:end]):
                stop = start + len(label.group().rstrip(" :–-"))
                names = (start + label.end(), end)
                last = place + 1
                while names[0] >= end and last < len(spans) and _NAMES.match(text[slice(*spans[last])]):
                    names = (spans[place + 1][0], spans[last][1])
                    last += 1
                    end = names[0]
                found.append((side, (start, stop), names))
                break
    return found


def _named_before_verb(said: str) -> Side | None:
    """The side of a sentence that is only names and how they voted (`Councillors Bell and Dunn voted against`)."""
    if not _TITLE.match(said):
        return None
    for side, verb in _NAMED_FIRST:
        found = verb.search(said)
        names = _BETWEEN_NAMES.split(said[: found.start()].strip(" ,")) if found else []
        if names and all(map(_NAME.fullmatch, names)):
            return side
    return None


def sides_of(passage: Passage) -> list[tuple[Side, Span, Span]]:
    """The sides of a vote that a passage lists; of a table row each cell under a side, whose names are empty where it counts."""
    if passage.row is None:
        return counts_in(passage.text)
    found: list[tuple[Side, Span, Span]] = []
    end = 0
    for cell in passage.row.cells:
        start = passage.text.find(cell.text, end)
        end = start + len(cell.text) if start >= 0 else end
        side = next(
            (side for side, words in _SIDES if re.fullmatch(rf"\W*{words}\W*", " ".join(cell.column), re.I)), None
        )
        if side and start >= 0:
            found.append((side, (start, end), (start, end) if re.search(r"[A-Za-z]{2}", cell.text) else (end, end)))
    return found


def counted(text: str) -> Span | None:
    """The sentence that gives the count of a vote in words (`by 13 votes to 10`, `unanimously`)."""
    return next((span for span in sentences(text) if _COUNTED.search(text[slice(*span)])), None)


def totals(text: str) -> list[Span]:
    """The lines that give nothing but a total, as below the names of a side."""
    return [span for span in sentences(text) if _TOTAL.fullmatch(text[slice(*span)])]


def outcome(text: str) -> Span | None:
    """The last sentence that says whether it was carried or lost."""
    return next((span for span in reversed(sentences(text)) if _OUTCOME.search(text[slice(*span)])), None)


def outcome_in(text: str) -> Outcome | None:
    """Whether a text says that something was carried or lost."""
    if _LOST.search(text):
        return "lost"
    return "carried" if _CARRIED.search(text) else None


def moving(text: str, verb: str = "") -> Span | None:
    """The sentence that moves a motion or an amendment; with `second` the one that says who seconded it."""
    verbs = re.compile(r"\bsecond", re.IGNORECASE) if verb == "second" else _MOVES
    return next((span for span in sentences(text) if verbs.search(text[slice(*span)])), None)


def _of_item(item: list[Passage]) -> list[Vote]:
    votes: list[Vote] = []
    place = 0
    while place < len(item):
        if not _tells(item[place]):
            place += 1
            continue
        last = place + 1
        while last < len(item) and _goes_on(item[last]):
            last += 1
        first = _motion_of(item, place, [item.index(vote.motion) for vote in votes])
        votes.append(Vote(item[first], _points(item[first + 1 : place]), tuple(item[place:last])))
        place = last
    return votes


def _points(rest: Sequence[Passage]) -> tuple[Passage, ...]:
    """What follows a motion before anything else is moved or voted on."""
    last = next(
        (place for place, passage in enumerate(rest) if _MOVES.search(passage.text) or _tells(passage)), len(rest)
    )
    return tuple(rest[:last])


def _tells(passage: Passage) -> bool:
    """Whether a passage tells how a vote went."""
    counts = sides_of(passage)
    if passage.row is not None:
        return len(counts) > 1
    if len(counts) > 1 or any(label == (0, len(passage.text.rstrip(" :–-"))) for _, label, _ in counts):
        return True
    said = [passage.text[slice(*span)] for span in sentences(passage.text)]
    return any(
        (
            _COUNTED.search(one)
            and (_OUTCOME.search(one) or _PUT.search(one) or re.search(r"resolved|agreed|vote", one, re.I))
        )
        or (_OUTCOME.search(one) and (_PUT.search(passage.text) or len(one.split()) <= 5))
        for one in said
    )


def _goes_on(passage: Passage) -> bool:
    """Whether a passage only says more of the vote before it: a further side, its names, or the outcome."""
    text = passage.text
    short = len(text.split()) <= 6 and bool(_OUTCOME.search(text))
    named = bool(_NAMES.match(text)) and sum(word[:1].isupper() for word in text.split()) > _MOSTLY * len(text.split())
    return short or named or bool((sides_of(passage) or totals(text)) and not _PUT.search(text))


def _motion_of(item: list[Passage], place: int, voted: Sequence[int]) -> int:
    """Where in an item the words stand that were voted on: those referred to, or the last moved and not yet voted on."""
    own = item[place]
    referred = _REFERRED.search(own.text)
    if referred:
        named = [
            number
            for number in range(place)
            if re.sub(r"\D", "", (item[number].paragraph or "x").split()[-1]) == referred[1]
            and item[number].block_kind != "list_item"
            and _MOVES.search(item[number].text)
        ]
        if named:
            return named[0]
    if _MOVES.search(own.text):
        return place
    moved = [number for number in range(place - 1, -1, -1) if _MOVES.search(item[number].text)]
    still_open = [number for number in moved if number not in voted]
    if still_open or moved:
        return (still_open or moved)[0]
    return next(number for number in range(place + 1) if item[number].section == own.section)
