"""The number we quote first: the first figure of an answer is one that was asked for."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.facts.figures import figures_in
from evals.known_answers import KnownAnswer
from evals.scoring.matching import holds_any


def first_figure_right(question: KnownAnswer, answer: Answer) -> bool | None:
    """Whether the first figure is one of those in `must`; None where no figure is asked for or none is given."""
    wanted = [group for group in question.must if any(figures_in(wording) for wording in group)]
    first = first_figure(answer)
    if not wanted or first is None:
        return None
    return any(holds_any(first, group) for group in wanted)


def first_figure(answer: Answer) -> str | None:
    """The first figure of an answer as it is printed; None when it has none, or is a refusal."""
    found = figures_in(answer.answer) if answer.status == "answered" else []
    return found[0].text if found else None
