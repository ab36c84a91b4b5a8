"""Votes told: how a vote went, joined to what was voted on, each cited where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer
from assistant.asking.question import Question
from assistant.asking.wanted import persons_in
from assistant.checking import check_answer
from assistant.citing import JOIN, cite
from assistant.finding.weighing import rarity
from assistant.papers.meetings import meeting_asked, meetings
from assistant.papers.told_lines import first_words, found_alone, words_at
from assistant.papers.vote_refused import Search, no_vote, otherwise, unnamed
from assistant.papers.votes import (
    Vote,
    counted,
    counts_in,
    moved_in,
    moving,
    outcome,
    sides_of,
    totals,
    votes_of,
)
from assistant.papers.voting import VoteAsked, vote_asked
from assistant.quoting.quote import dated
from assistant.sentences import Span, sentences
from corpus.report import ReportKind
from index.analysis import terms
from index.passages import Passage
from index.search import Filters, Index

_HEADLINE_WORDS, _MOST_MEETINGS, _BESIDE = 25, 3, 4
_TELL_OF_VOTES: tuple[ReportKind, ...] = ("minutes", "record_of_decision")
_AMENDED = re.compile(r"\bamendment\b", re.IGNORECASE)
_LEAST_SAID, _LEAST_OF_MOVER, _SAID, _FITS = 0.5, 0.25, 0.3, 0.15

Told = tuple[Passage, tuple[Span, ...]]


def vote_answer(
    index: Index, asked: str, question: Question, filters: Filters, most_words: int, search: Search
) -> Answer | None:
    """How a vote went, when the question asks for that and the minutes tell of such a vote; else None."""
    wanted = vote_asked(question)
    if wanted is None:
        return None
    chosen = _chosen(index, question, wanted, filters, search)
    if chosen is None:
        return no_vote(index, asked, question, filters, search) if wanted.amendment and not wanted.mover else None
    if question.wants == "reason":
        return otherwise(index, asked, question, chosen, wanted.premise) if wanted.premise else None
    told = _told(chosen, wanted)
    if not told:
        return unnamed(index, asked, question, chosen) if wanted.names or wanted.mover else None
    motion = None if wanted.mover else _motion(index, question, chosen, wanted)
    return _answer(index, asked, question, told, motion, most_words)


def _chosen(index: Index, question: Question, wanted: VoteAsked, filters: Filters, search: Search) -> Vote | None:
    """The vote whose motion and debate say most of what the question is about."""
    limits = [replace(filters, report_kind=kind) for kind in _TELL_OF_VOTES]
    if meeting_asked(question).dated:
        held = meetings(index, question, _TELL_OF_VOTES, filters)
        limits = [
            replace(filters, report=meeting.file, report_kind=meeting.own.report_kind)
            for meeting in held[:_MOST_MEETINGS]
        ]
    weighed = {item.found.passage.id: item.score for limit in limits for item in search(question, limit)[0]}
    reports = list(dict.fromkeys(passage.report_id for passage in index.catalogue.passages(_best_first(weighed))))
    rare = rarity(index, question)
    about = {term: rare.get(term, 0.0) for term in dict.fromkeys(terms(wanted.topic)) if term in rare}
    best: tuple[float, Vote] | None = None
    for report in reports[:_MOST_MEETINGS]:
        own = index.particulars(report)
        paper = set(terms(" ".join(filter(None, [own.council, own.body, own.title]))))
        passages = index.catalogue.passages_of(report)
        for vote in moved_in(passages) if wanted.mover else votes_of(passages):
            found = [weighed[passage.id] for passage in vote.passages if passage.id in weighed]
            share, mover = _share(vote, about, paper), _moved_by(vote, question.names)
            if (
                not found
                or (wanted.amendment and not vote.amends)
                or (wanted.moved_by and not _moved_by(vote, [wanted.moved_by]))
                or share < (_LEAST_OF_MOVER if mover else _LEAST_SAID)
            ):
                continue
            score = max(found) + _SAID * share + _fits(vote, wanted) + (_FITS if mover else 0.0)
            if best is None or score > best[0]:
                best = (score, vote)
    return best[1] if best else None


def _best_first(weighed: dict[str, float]) -> list[str]:
    return sorted(weighed, key=lambda id: (-weighed[id], id))


def _share(vote: Vote, about: dict[str, float], paper: set[str]) -> float:
    """The share of the topic's terms, by rarity, that what was voted on says; 0 without a topic.

    Its headings and the terms of its paper's particulars count too, save for an amendment: they tell of the whole item.
    """
    said = {term for passage in vote.moved for term in terms(passage.text)}
    if not vote.amends:
        said |= paper | {term for passage in vote.moved for term in terms(" ".join(passage.section))}
    return sum(weight for term, weight in about.items() if term in said) / (sum(about.values()) or 1.0)


def _moved_by(vote: Vote, names: Sequence[str]) -> bool:
    """Whether one of the names is that of a person who moved what was voted on."""
    span = moving(vote.motion.text)
    mover = set(vote.motion.text[slice(*span)].replace(",", " ").split()) if span else set()
    return any(name in mover for name in names)


def _fits(vote: Vote, wanted: VoteAsked) -> float:
    """What speaks for a vote: that it was the one in the end, or gives names, where that is asked for."""
    named = _FITS if wanted.names and _names(vote, wanted) else 0.0
    if not wanted.whole:
        return named
    return named + (_FITS if vote.in_the_end else -_FITS)


def _told(vote: Vote, wanted: VoteAsked) -> list[Told]:
    """What of the vote answers: names of a side, counts, the outcome; by passage, empty where it does not say."""
    if wanted.mover:
        span = moving(vote.motion.text, wanted.mover)
        return [(vote.motion, (first_words(vote.motion.text, span),))] if span else []
    return _names(vote, wanted) if wanted.names else _counts(vote)


def _names(vote: Vote, wanted: VoteAsked) -> list[Told]:
    """The names of the side asked for; of several votes in one passage those of the last where that is asked for."""
    side = wanted.side
    for passage in vote.told:
        listed = sides_of(passage)
        if wanted.amendment and any(_AMENDED.search(passage.text[slice(*label)]) for _, label, _ in listed):
            listed = [one for one in listed if _AMENDED.search(passage.text[slice(*one[1])])]
        for named, label, names in reversed(listed) if wanted.whole and not vote.in_the_end else listed:
            if (side is None or named == side) and names[1] > names[0]:
                return [(passage, ((label[0], names[1]),) if names[0] - label[1] < _BESIDE else (label, names))]
            if named == side and re.search(r"\W0\)?$", passage.text[slice(*label)]):
                return [(passage, (label,))]
    for passage in vote.told:
        span = counted(passage.text)
        if span and persons_in(passage.text[slice(*span)]):
            return [(passage, (span,))]
    return []


def _counts(vote: Vote) -> list[Told]:
    """The count of each side and the outcome, or the sentence that tells them in words."""
    told: list[Told] = []
    in_words = any(counted(passage.text) for passage in vote.told)
    for passage in vote.told:
        said, end = counted(passage.text), outcome(passage.text)
        sides = [label for _, label, _ in counts_in(passage.text)]
        labels = [
            label
            for label in [*sides, *totals(passage.text)]
            if not in_words or re.search(r"\d", passage.text[slice(*label)])
        ]
        spans = [said] if said else [*labels, *([end] if end and end not in labels else [])]
        if spans:
            told.append((passage, tuple(sorted(set(spans)))))
    return told


def _motion(index: Index, question: Question, vote: Vote, wanted: VoteAsked) -> Told | None:
    """The words that move what was voted on, and with counts the sentence of them that says most of the question."""
    text = vote.motion.text
    span = moving(text)
    if span is None:
        return None
    rare = rarity(index, question)

    def said(one: Span) -> float:
        held = set(terms(text[slice(*one)]))
        return sum(weight for term, weight in rare.items() if term in held)

    best = max(sentences(text), key=lambda one: (said(one), -one[0]))
    telling = {first_words(text, best)} if said(best) > said(span) and not wanted.names else set()
    return vote.motion, tuple(sorted({first_words(text, span)} | telling))


def _answer(
    index: Index, asked: str, question: Question, told: Sequence[Told], motion: Told | None, most_words: int
) -> Answer:
    """The headlines, what was voted on, and the names that a headline has no room for; each line with its marker."""
    own = index.particulars(told[0][0].report_id)
    whole = [JOIN.join(_under_header(passage, _words(passage, span)) for span in spans) for passage, spans in told]
    heads = [_clipped(words, _HEADLINE_WORDS) for words in whole]
    cited = [*told, *([motion] if motion else [])]
    first = {passage.id: marker for marker, (passage, _) in reversed(list(enumerate(cited, 1)))}
    markers = [first[passage.id] for passage, _ in cited]
    lines = [f"{head} [{marker}]" for head, marker in zip(heads, markers, strict=False)]
    lines[0] = f"{dated(heads[0], own.meeting_date, 'report_date', own.report_date)} [1]"
    fresh = [span for span in motion[1] if not (motion[0].id == told[0][0].id and span in told[0][1])] if motion else []
    if motion and fresh:
        words = JOIN.join(words_at(motion[0].text, span) for span in fresh).replace("… …", "…")
        lines.append(f"“{words}” [{markers[-1]}]")
    if heads[0] != whole[0]:
        lines.append(f"“{_clipped(whole[0], most_words - _count(lines) - 2)}” [1]")
    spans = {id: sorted({span for passage, own in cited if passage.id == id for span in own}) for id in first}
    places = {passage.id: passage for passage, _ in cited}
    citations = tuple(
        cite(index, found_alone(index, places[id]), spans[id], marker, (own.report_date, "report_date"))
        for id, marker in sorted(first.items(), key=lambda pair: pair[1])
    )
    quoted = "\n".join(f"“{_words(places[id], span)}” [{first[id]}]" for id in first for span in spans[id])
    shown = check_answer(quoted, citations, {id: (places[id], index.particulars(places[id].report_id)) for id in first})
    figures = tuple(figure for figure in shown if any(figure.text in line for line in lines))
    return Answer(None, "answered", asked, question.text, "; ".join(heads), "\n".join(lines), citations, figures)


def _under_header(passage: Passage, words: str) -> str:
    """A cell's words with the header of its column; other words as they are."""
    cells = passage.row.cells if passage.row else ()
    header = next((" ".join(cell.column) for cell in cells if " ".join(cell.text.split()) == words), "")
    return f"{header}: {words}" if header else words


def _words(passage: Passage, span: Span) -> str:
    return " ".join(passage.text[slice(*span)].split())


def _clipped(words: str, most: int) -> str:
    return words if len(words.split()) <= most else " ".join(words.split()[: most - 1]) + " …"


def _count(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
