"""Asking: a system answers every question of a set, and the metrics are asked of each answer (by pydantic-evals)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_evals import Case, Dataset
from pydantic_evals.evaluators import Evaluator, EvaluatorContext

from assistant.answer import Answer
from evals.known_answers import KnownAnswer
from evals.scoring import METRICS
from evals.systems import System


@dataclass(frozen=True)
class Asked:
    """A question with its answer and what each metric says; `failure` holds the error of a system that broke."""

    question: KnownAnswer
    answer: Answer | None
    scores: dict[str, bool]
    failure: str | None = None


@dataclass
class Scored(Evaluator[KnownAnswer, Answer, None]):
    """One metric of `METRICS`; it gives nothing where the metric does not apply."""

    metric: str

    def evaluate(self, ctx: EvaluatorContext[KnownAnswer, Answer, None]) -> dict[str, bool]:
        value = METRICS[self.metric](ctx.inputs, ctx.output)
        return {} if value is None else {self.metric: value}


def ask_all(system: System, questions: Sequence[KnownAnswer], *, progress: bool = False) -> list[Asked]:
    """Ask one question after another, in their order. A system that breaks on a question fails every metric of it."""
    cases = [Case[KnownAnswer, Answer, None](name=question.id, inputs=question) for question in questions]
    dataset = Dataset[KnownAnswer, Answer, None](
        name=system.name, cases=cases, evaluators=[Scored(metric) for metric in METRICS]
    )
    report = dataset.evaluate_sync(system.ask, task_name=system.name, max_concurrency=1, progress=progress)
    done = {
        case.name: _asked(case.inputs, case.output, case.assertions, case.evaluator_failures) for case in report.cases
    }
    for failed in report.failures:
        done[failed.name] = _broken(failed.inputs, failed.error_message)
    return [done[question.id] for question in questions]


def _asked(question: KnownAnswer, answer: Answer, assertions: dict, failures: list) -> Asked:  # type: ignore[type-arg]
    """The scores by metric; a metric that broke is told like a system that did."""
    scores = {name: bool(result.value) for name, result in assertions.items()}
    broken = "; ".join(f"{failure.name}: {failure.error_message}" for failure in failures)
    return Asked(question, answer, scores, broken or None)


def _broken(question: KnownAnswer, message: str) -> Asked:
    never = ("right", "right_any_length", "cited", "joint") if question.answerable else ("refused",)
    return Asked(question, None, dict.fromkeys(never, False), message)
