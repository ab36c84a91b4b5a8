"""Tokens: the words, figures and times of a sentence, in forms that can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.checking.regions import TIME
from assistant.checking.values import in_words, value_of
from assistant.facts.figures import figures_in
from assistant.times.times import named_times
from index.analysis import terms

Kind = Literal["figure", "time", "word", "other"]
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_DIGITS = re.compile(r"\b[\w/-]*\d[\w/.,-]*")
_STRETCH = re.compile(
    r"\b(?:the )?(?:(?:year|quarter|month)[- ]end|end of (?:the|each|that) (?:year|quarter|month)|(?:over|in|during|for) the (?:whole )?(?:year|quarter|month)(?! (?:of|to|before|end)\b))\b",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?<=[a-z])\.\d{1,2}(?=\s|$)|[¹²³⁴⁵⁶⁷⁸⁹]")
_OPENS = re.compile(r"(?:^|[.!?]\s|[“\"‘(]\s?)\W*$")
_FREE = frozenset(
    """a an the this that these those its it their them they his her he she our we us there here is are was were be been being am has
    have had having do does did doing and or of in at on for with as into which who whom whose what when where to by from
    than so such also then thus during among amongst""".split()
)
_ON_AVERAGE = re.compile(
    r"(?<![\w.,£])(£?\d[\d,]*(?:\.\d+)?(?: (?:million|billion|per cent))?(?: (?!(?:and|or|but|which|who|is|was|are|were|of|in|on)\b)[a-z]+){0,2}?)"
    r" (on average|in total)\b(?!,? £?\d)"
)
_OF_ALL = {"on average": "an average", "in total": "a total"}
_TIES = {"from": "from", "to": "to", "by": "by", "than": "than", "per": "per", "every": "per", "each": "per"}
_WHOLE = ("year", "quarter", "month")
_NUMBERED = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_LEMMAS = {
    form: lemma
    for lemma, forms in {
        "rise": "rose risen", "fall": "fell fallen", "take": "took taken", "spend": "spent", "come": "came",
        "go": "went gone", "leave": "left", "become": "became", "grow": "grew grown", "meet": "met", "hold": "held",
        "pay": "paid", "make": "made", "find": "found", "say": "said", "tell": "told", "give": "gave given",
        "get": "got", "bring": "brought", "sell": "sold", "buy": "bought", "build": "built", "keep": "kept",
        "lose": "lost", "win": "won", "run": "ran", "choose": "chose chosen", "write": "wrote written",
        "begin": "began begun", "stand": "stood", "draw": "drew drawn", "know": "known knew", "see": "saw seen",
        "child": "children", "about": "around approximately roughly circa", "good": "better best", "bad": "worse worst",
        "councillor": "cllr cllrs", "lead": "led",
    }.items()
    for form in forms.split()
}  # fmt: skip
_AUTHORITY = frozenset(
    """council councillor executive cabinet committee panel member report director officer government borough county city
    district head chair mayor quarter appendix table""".split()
)


@dataclass(frozen=True)
class Token:
    """A token at [start, end) of its text. key: what is compared; times: what a time names."""

    text: str
    start: int
    end: int
    key: str
    kind: Kind
    name: bool = False
    times: tuple[str, ...] = ()

    @property
    def anchors(self) -> bool:
        """Whether it is something that may never be said otherwise than the passage says it."""
        return self.kind != "word" or self.name


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text in order, without the words that carry no meaning of their own."""
    taken: list[Token] = []
    for found in TIME.finditer(text):
        if not found.group().islower():
            times = named_times(found.group())
            taken.append(Token(found.group(), *found.span(), _time_key(found.group(), times), "time", times=times))
    for found in _STRETCH.finditer(text):
        if not _within(*found.span(), taken):
            key = " ".join(word for word in re.findall("[a-z]+", found.group().lower()) if word not in _FREE)
            taken.append(Token(found.group(), *found.span(), f"{key} over" if key in _WHOLE else key, "time"))
    for figure in [*figures_in(text), *in_words(text)]:
        if not _within(figure.start, figure.end, taken):
            value = value_of(figure)
            key = f"{value.size.normalize():f}{value.unit}{'-' if value.sign < 0 else ''}"
            taken.append(Token(figure.text, figure.start, figure.end, key, "figure"))
    for found in _DIGITS.finditer(text):
        if not _within(*found.span(), taken):
            taken.append(Token(found.group(), *found.span(), found.group().strip(".,").lower(), "other"))
    taken += [
        token for found in _WORD.finditer(text) if not _within(*found.span(), taken) and (token := _word(found, text))
    ]
    return sorted(taken, key=lambda token: token.start)


def _word(found: re.Match[str], text: str) -> Token | None:
    lower = found.group().lower()
    if lower in _FREE:
        return None
    key = lemma(lower)
    opens = bool(_OPENS.search(text[: found.start()]))
    name = found.group()[0].isupper() and key not in _AUTHORITY and not (opens and not found.group().isupper())
    return Token(found.group(), *found.span(), key, "word", name=name)


@cache
def lemma(word: str) -> str:
    """The form by which a lower-case word is compared: its stem, irregular forms brought to their verb first."""
    bare = re.sub(r"['’]s?$", "", word)
    forms = terms(_LEMMAS.get(bare, bare))
    return forms[-1] if forms else bare


def plain(text: str, acronyms: Mapping[str, str]) -> str:
    """A text with spelt-out names as their acronyms, numbers in words as digits, and ways of saying `against` and `not` made one."""
    text = _FOOTNOTE.sub(lambda mark: mark.group()[:1].strip("¹²³⁴⁵⁶⁷⁸⁹"), " ".join(text.replace("’", "'").split()))
    for long, short in acronyms.items():
        text = re.sub(rf"\b{re.escape(long)}s?\b(?:\s*\({re.escape(short)}s?\))?", short, text, flags=re.IGNORECASE)
    text = re.sub(r"\b(?:compared|in comparison) (?:with|to)\b", "against", text)
    text = _ON_AVERAGE.sub(lambda told: f"{_OF_ALL[told[2]]} of {told[1]}", text)
    text = re.sub(r"\bincluding (?=£?\d)", "of which ", text)
    text = re.sub(r"\b(?:rather than|instead of|and not)\b", "not", text)
    text = re.sub(r"n't\b", " not", text.replace("cannot", "can not"))
    for figure in reversed(in_words(text)):
        text = f"{text[: figure.start]}{figure.value}{text[figure.end :]}"
    return text


def acronyms_of(text: str) -> dict[str, str]:
    """The spelt-out names that a text puts before their acronym in brackets, longest first."""
    found = {}
    for match in re.finditer(r"\(([A-Z]{2,7})s?\)", text):
        words = list(re.finditer(r"[A-Za-z]+", text[: match.start()]))
        for count in range(len(match[1]), len(match[1]) + 4):
            chosen = words[-count:]
            initials = "".join(word.group()[0] for word in chosen if word.group() not in ("and", "of", "the", "for"))
            if len(chosen) == count and initials.upper() == match[1]:
                found[re.sub(r"s$", "", text[chosen[0].start() : match.start()].strip())] = match[1]
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _within(start: int, end: int, taken: list[Token]) -> bool:
    return any(start < token.end and end > token.start for token in taken)


def tie_at(text: str, start: int) -> str:
    """The word before a figure that makes it a start, an end, a step or a rate; empty when there is none."""
    before = re.findall(r"[A-Za-z]+", text[:start])[-1:]
    return _TIES.get(before[0].lower(), "") if before and re.search(r"[A-Za-z]\s*$", text[:start]) else ""


def _time_key(text: str, times: tuple[str, ...]) -> str:
    return "|".join(times) or _NUMBERED.sub("", text.lower())
