"""The questions that both sides are asked: one JSON object a line, as `python -m assistant ask --jsonl` takes them."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

GENERAL = (
    "How much was spent on adult social care?",
    "What is the forecast overspend?",
    "How many children were looked after?",
    "Who is the cabinet member for finance?",
    "What was recommended to the council?",
    "When was the report considered?",
    "What savings are planned for next year?",
    "How many people were consulted?",
    "What are the risks of the proposal?",
    "By how much did council tax increase?",
)


@dataclass(frozen=True)
class Asked:
    """A message and the messages before it, oldest first."""

    text: str
    turns: tuple[str, ...] = ()


def read_questions(path: Path) -> list[Asked]:
    """The questions of a file; raises `ValueError` with file, line and what is wrong."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                found.append(_asked(json.loads(line)))
            except (ValueError, KeyError, TypeError, IndexError) as error:
                raise ValueError(f'{path}, line {number}: not an object with "question" or "turns" ({error})') from None
    return found


def write_questions(path: Path, questions: Sequence[Asked]) -> None:
    """Write the questions for the workers."""
    lines = [json.dumps({"turns": [*question.turns, question.text]}) for question in questions]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def spread_over(questions: Sequence[Asked], most: int | None) -> list[Asked]:
    """At most so many questions, taken at equal distances, so that a sorted file gives some of every kind."""
    if most is None or most >= len(questions):
        return list(questions)
    return [questions[place * len(questions) // most] for place in range(most)]


def seconds_of_each(ask: Callable[[Asked], object], questions: Sequence[Asked]) -> tuple[float, ...]:
    """How long each question takes."""
    taken = []
    for question in questions:
        started = time.perf_counter()
        ask(question)
        taken.append(time.perf_counter() - started)
    return tuple(taken)


def _asked(value: dict[str, object]) -> Asked:
    turns = value["turns"] if "turns" in value else [value["question"]]
    if not isinstance(turns, list) or not all(isinstance(turn, str) and turn.strip() for turn in turns):
        raise ValueError("a message is empty or no text")
    return Asked(turns[-1], tuple(turns[:-1]))
