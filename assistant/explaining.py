"""Explaining: what each stage did to a question, for a maintainer."""

from __future__ import annotations

from assistant.asking.question import Question
from assistant.assistant import Assistant
from assistant.comparing.comparison import read_comparison
from assistant.finding.finder import Read
from assistant.finding.likely import likely, signs_of
from assistant.finding.unsaid import asked_words
from assistant.finding.weighing import Weighed, rarity
from index.search import Filters

_SHOWN = 8


def explained(assistant: Assistant, text: str, filters: Filters) -> str:
    """The question as read, the passages with their ranks and scores, the quotes in their order, and what came of it."""
    index = assistant.index
    used = assistant.searched(text, ())
    question = assistant.question(used)
    rare = rarity(index, question)
    read = assistant.finder(filters).read(question)
    answer = assistant.ask(text, filters=filters)
    return "\n".join(
        [
            f"searched for: {used}",
            f"topic: {question.topic}",
            f"wants: {question.wants}; times: {', '.join(question.times) or 'none'}; names: {', '.join(question.names) or 'none'}",
            "terms: " + ", ".join(f"{term} {rare[term]:.1f}" for term in question.terms),
            f"compares: {_comparison(used)}",
            f"{'score':>7} {'late':>7} {'cover':>6} {'time':>4} {'dense':>6} {'words':>6} {'reads':>7}  passage",
            *(_passage(item) for item in read.weighed[:_SHOWN]),
            *_quotes(assistant, question, read),
            f"{answer.status}{f' ({answer.reason})' if answer.reason else ''}: {answer.headline}",
        ]
    )


def _comparison(used: str) -> str:
    comparison = read_comparison(used)
    if comparison is None:
        return "nothing"
    return f"{comparison.relation} of " + " | ".join(side.name for side in comparison.sides)


def _passage(item: Weighed) -> str:
    found = item.found
    reads = "-" if item.relevance is None else f"{item.relevance:.2f}"
    return (
        f"{item.score:7.3f} {found.late or 0:7.3f} {item.coverage:6.2f} {item.time:4} {found.dense_rank or '-':>6} "
        f"{found.words_rank or '-':>6} {reads:>7}  {found.particulars.title[:40]}, {found.passage.paragraph or '-'}: "
        f"{' '.join(found.passage.text.split())[:90]}"
    )


def _quotes(assistant: Assistant, question: Question, read: Read) -> list[str]:
    """The quotes that may answer, best first, with what the first leaves unsaid, or why none may."""
    lines = [
        f"quote {place}: {item.score:.3f}{' holds what is asked' if item.holds else ''}: {' '.join(item.headline.split())[:110]}"
        for place, item in enumerate(read.quotes[:3], 1)
    ]
    if read.quotes:
        first, rare = read.quotes[0], rarity(assistant.index, question)
        words = asked_words(assistant.index, question, first.weighed, rare)
        signs = signs_of(question, first, read.quotes, words, rare)
        told = f"likely to answer: {likely(signs):.2f}; " if signs else ""
        lines.append(
            f"{told}left unsaid by the first: {', '.join(word.text for word in words if word.unsaid) or 'nothing'}"
        )
    return [*lines, f"refused: {read.refusal.reason}"] if read.refusal else lines
