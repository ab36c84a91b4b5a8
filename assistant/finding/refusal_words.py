"""Refusal words: why nothing is answered, in plain words, with what the nearest passages do say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Reason
from assistant.asking.question import Question, times_in
from assistant.asking.wanted import is_proper_name, persons_in, unit_asked
from assistant.finding.weighing import Weighed
from corpus.dates import written

_MOST = 4
_SPEAKS_OF_IT = 0.4
_PLACE = re.compile(
    r"\b(?:in|at|across) (?!(?:Annex|Appendi\w+|Item|Minutes?|Note|Page|Paragraphs?|Part|Quarter|Section|Tables?)\b)((?:the )?[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*)"
)
_TITLED = re.compile(r"(?:Councillor|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Rev|Professor)\b")
_UNITS = {"%": "percentage", "£": "sum of money", "number": "number"}


def in_words(reason: Reason, question: Question, nearest: Sequence[Weighed], untold: Sequence[str]) -> str:
    """The refusal as a reader sees it. untold: words or names of the question that the best passage leaves unsaid."""
    match reason:
        case "nothing_close":
            more = "No passage in them speaks of this."
        case "measure_not_given":
            more = _measure(question, untold)
        case "date_not_covered":
            more = _dates(question, nearest)
        case "place_not_covered":
            more = _places(question, nearest, untold)
        case "person_or_body_not_covered":
            more = _persons(question, nearest, untold)
        case "premise_not_found":
            more = _premise(question, untold)
        case "exempt":
            more = "It stands in an exempt paper that is left out of the index."
        case _:
            more = ""
    return f"Not found in these reports. {more}".strip()


def _measure(question: Question, untold: Sequence[str]) -> str:
    if untold:
        return f"They speak of this, but say nothing of {_quoted(untold)}."
    asked = {"date": "date", "person": "name"}.get(question.wants) or _UNITS.get(
        unit_asked(question.text) or "", "figure"
    )
    return f"They speak of this, but give no {asked} for it."


def _dates(question: Question, nearest: Sequence[Weighed]) -> str:
    asked = _listed([written(time) for time in question.times], "or")
    nearest = [item for item in nearest if item.time < 2]
    speaking = [item for item in nearest if item.coverage >= _SPEAKS_OF_IT]
    told = list(dict.fromkeys(time for item in speaking for time in _times_of(item)))
    if told:
        shown = sorted(told[:_MOST], key=lambda time: (time[3:7] if time[0] == "Q" else time[:4], time))
        return f"The nearest passages speak of this for {_listed([written(time) for time in shown])}, not for {asked}."
    dates = list(dict.fromkeys(date for item in nearest if (date := item.found.particulars.report_date)))
    if not dates:
        return f"No passage found on this is of {asked}."
    return (
        f"The nearest passages are in reports of {_listed([written(date) for date in sorted(dates)])}, not of {asked}."
    )


def _times_of(item: Weighed) -> list[str]:
    """The times that a passage names, in its words or its headers, else its heading; whole years only when nothing narrower."""
    row = item.found.passage.row
    headers = " · ".join(" ".join(cell.column) for cell in row.cells) if row else ""
    near = times_in(f"{item.found.passage.text} · {headers}") or times_in(" ".join(item.found.passage.section[-1:]))
    narrow = [time for time in near if len(time) > 4]
    return narrow or list(near)


def _places(question: Question, nearest: Sequence[Weighed], untold: Sequence[str]) -> str:
    asked = _listed(whole_names(question.text, untold or question.names), "or")
    named = [
        place
        for item in nearest
        for place in _PLACE.findall(item.found.passage.text)
        if times_in(f"{place} 2020") == ("2020",) and place not in question.text and is_proper_name(place)
    ]
    if named:
        return f"The nearest passages speak of {_listed(list(dict.fromkeys(named))[:_MOST])}, not of {asked}."
    return f"No passage found speaks of {asked} in this connection."


def _persons(question: Question, nearest: Sequence[Weighed], untold: Sequence[str]) -> str:
    if names := whole_names(question.text, [word for word in untold if word[:1].isupper()]):
        return f"They do not speak of {_listed(names, 'or')} in this connection."
    named = [
        name
        for item in nearest
        for name in persons_in(item.found.passage.text)
        if _TITLED.match(name) and "\n" not in name and name not in question.text
    ]
    also = f" The nearest passages name {_listed(list(dict.fromkeys(named))[:_MOST])}." if named else ""
    return f"They do not name the person or body asked for.{also}"


def _premise(question: Question, untold: Sequence[str]) -> str:
    if question.wants == "reason":
        return "They give no reason for this, or do not say that it was so."
    if untold:
        return f"They speak of this, but say nothing of {_quoted(untold)}."
    return "They do not say what the question takes for granted."


def whole_names(text: str, names: Sequence[str]) -> list[str]:
    """Names that stand beside each other in a text as one (`Berwick Hills`), without a possessive."""
    joined = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.findall(rf"\b(?:{joined})(?: (?:{joined}))*", text) if names else []
    return list(dict.fromkeys(re.sub(r"['’]s?$", "", name) for name in found))


def _quoted(words: Sequence[str]) -> str:
    return _listed([f"“{word}”" for word in list(dict.fromkeys(words))[:_MOST]], "or")


def _listed(parts: Sequence[str], last: str = "and") -> str:
    return f" {last} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
