"""The answer to one question in quotes: of each time that it names, with what else has to be said; or the refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.asking.question import Question
from assistant.citing import cite, place_of
from assistant.disagreeing.conflict_told import with_conflict
from assistant.disagreeing.conflicting import conflict_words, conflicting, told_fact
from assistant.disagreeing.restating import restated, restated_words
from assistant.finding.finder import Finder, Read
from assistant.finding.refusal_words import in_words
from assistant.finding.refusing import Refusal
from assistant.finding.weighing import Weighed
from assistant.papers.deciding import NOT_DECIDED, only_proposed
from assistant.papers.decision_answer import decision_near
from assistant.quoting.age import how_old
from assistant.quoting.list_answer import list_answer
from assistant.quoting.listing import Listing, asks_for_several, leads_in, list_of
from assistant.quoting.quote import Quote
from assistant.quoting.quoted_answer import quoted_answer
from assistant.quoting.versions import says_otherwise, versions
from assistant.sentences import Span
from index.search import Index

_NEAREST = 3
_FURTHER = 0.15


@dataclass(frozen=True)
class Told:
    """An answer, and the quotes of one passage each that it was made of, best first, where a writer may use them."""

    answer: Answer
    quotes: Sequence[Quote] = ()


def told(finder: Finder, text: str, question: Question, most_words: int) -> Told:
    """The answer in quotes, or the refusal; a recommendation that answers a question for a decision is said to be one."""
    first = _told(finder, text, question, most_words)
    if not only_proposed(question, first.answer):
        return first
    shorter = _told(finder, text, question, most_words - len(NOT_DECIDED.split()))
    return Told(replace(shorter.answer, answer=f"{shorter.answer.answer}\n{NOT_DECIDED}"))


def _told(finder: Finder, text: str, question: Question, most_words: int) -> Told:
    parts = [replace(question, times=(asked,)) for asked in question.times] if len(question.times) > 1 else [question]
    read = [finder.read(part) for part in parts]
    if len(read) > 1 and any(part.refusal for part in read):
        read = [finder.read(question)]
    refused = next((part for part in read if part.refusal), None)
    if refused and refused.refusal:
        return Told(_refusal(finder.index, refused.refusal, text, question, refused.weighed))
    if len(read) > 1:
        firsts = [part.quotes[0] for part in read]
        return Told(quoted_answer(finder.index, text, question.text, firsts, (), most_words, checking=finder.checking))
    best, *others = versions(question, read[0].quotes)
    if decided := decision_near(finder.index, text, question, best.passage, most_words):
        return Told(decided)
    if listing := _listing(finder.index, question, best):
        return Told(list_answer(finder.index, text, question.text, listing, best.weighed.found, most_words))
    answer = _of_one(finder, text, question, read[0], best, others, most_words)
    return Told(answer, read[0].quotes)


def _of_one(
    finder: Finder, text: str, question: Question, read: Read, best: Quote, others: Sequence[Quote], most_words: int
) -> Answer:
    """The answer from one passage, with its age where that matters, other versions of it, and figures that disagree."""
    index = finder.index
    age = how_old(question, best, read.quotes, index.newest_date)
    changed = [other for other in others if says_otherwise(best, other)]
    further = [*changed[:1], *_further(best, [item for item in read.quotes if item not in others])]
    answer = quoted_answer(
        index, text, question.text, [best], further, most_words - len((age or "").split()),
        aged=age is not None, changed=changed[:1], checking=finder.checking,
    )  # fmt: skip
    also = tuple(place_of(index, item.passage) for item in others if item not in changed)
    first = replace(answer.citations[0], also_in=tuple(dict.fromkeys((*answer.citations[0].also_in, *also))))
    body = f"{answer.answer}\n{age}" if age else answer.answer
    answer = replace(answer, answer=body, citations=(first, *answer.citations[1:]))
    return answer if changed else _with_conflict(finder, answer, question, best, read.weighed, most_words)


def _with_conflict(
    finder: Finder, answer: Answer, question: Question, best: Quote, weighed: Sequence[Weighed], most_words: int
) -> Answer:
    """The answer, and the figure that another passage gives for the same measure and time, where there surely is one."""
    if question.wants != "figure" or not (finder.checking and finder.refusing):
        return answer
    if other := restated(best, weighed):
        return with_conflict(finder.index, answer, restated_words(other), other, most_words)
    fact = told_fact(best)
    other = conflicting(finder.index, fact, weighed) if fact else None
    if fact is None or other is None:
        return answer
    return with_conflict(finder.index, answer, conflict_words(fact, other), other, most_words)


def _listing(index: Index, question: Question, best: Quote) -> Listing | None:
    """The list to tell whole: when all of it is asked for, or when what was found only leads it in."""
    listing = list_of(index, best.passage)
    if listing is None or not (asks_for_several(question) or leads_in(best.passage)):
        return None
    return listing


def _further(best: Quote, quotes: list[Quote]) -> list[Quote]:
    """Other passages that say something to the question almost as well as the first."""
    near = [item for item in quotes if item is not best and item.score >= best.score - _FURTHER]
    return [item for item in near if item.passage.text_hash != best.passage.text_hash]


def _refusal(index: Index, refusal: Refusal, text: str, question: Question, weighed: Sequence[Weighed]) -> Answer:
    nearest = tuple(
        cite(index, item.found, [_opening(item)], marker, (None, None))
        for marker, item in enumerate(weighed[:_NEAREST], 1)
    )
    said = in_words(refusal.reason, question, weighed[:_NEAREST], refusal.untold)
    head = "Not found in these reports"
    return Answer(None, "not_found", text, question.text, head, said, reason=refusal.reason, nearest=nearest)


def _opening(item: Weighed) -> Span:
    """The first words of a passage, for a list of nearest passages."""
    text = item.found.passage.text
    if len(text) <= 300:
        return 0, len(text)
    return 0, text.rfind(" ", 0, 300)
