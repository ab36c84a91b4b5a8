"""Explaining: what each stage did to a question, for a maintainer."""

from __future__ import annotations

from assistant.assistant import Assistant
from assistant.question import read_question
from assistant.weighing import rarity, weigh
from index.search import Filters

_SHOWN = 8


def explained(assistant: Assistant, text: str, filters: Filters) -> str:
    """The question as read, then the passages with their ranks, scores, coverage and time match."""
    index = assistant.index
    question = read_question(text, index.catalogue.long_forms, index.catalogue.short_forms)
    rare = rarity(index, question)
    lines = [
        f"topic: {question.topic}",
        f"wants: {question.wants}; times: {', '.join(question.times) or 'none'}; names: {', '.join(question.names) or 'none'}",
        "terms: " + ", ".join(f"{term} {rare[term]:.1f}" for term in question.terms),
        f"{'score':>7} {'late':>7} {'cover':>6} {'time':>4} {'dense':>6} {'words':>6}  passage",
    ]
    for item in weigh(question, assistant.found(question, filters), rare)[:_SHOWN]:
        found = item.found
        lines.append(
            f"{item.score:7.3f} {found.late or 0:7.3f} {item.coverage:6.2f} {item.time:4} {found.dense_rank or '-':>6} "
            f"{found.words_rank or '-':>6}  {found.particulars.title[:40]}, {found.passage.paragraph or '-'}: "
            f"{' '.join(found.passage.text.split())[:90]}"
        )
    answer = assistant.ask(text, filters=filters)
    lines.append(f"{answer.status}{f' ({answer.reason})' if answer.reason else ''}: {answer.headline}")
    return "\n".join(lines)
