"""The scorecard as one HTML file that needs no network: tables, plots, and the `dev` questions to read and filter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.io import to_html

from evals.asking import Asked
from evals.record import RunRecord
from evals.scorecard.plots import accuracy, beside, lost, threshold
from evals.scorecard.tables import scorecard

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


@dataclass(frozen=True)
class Shown:
    """A question with its answer as a person reads it. outcome: joint, wrong, refused, rightly refused or broken."""

    set: str
    id: str
    kind: str
    split: str
    outcome: str
    turns: tuple[str, ...]
    gold: str
    places: tuple[str, ...]
    answer: str
    citations: tuple[str, ...]
    scores: str


def page(record: RunRecord, asked: Sequence[tuple[str, Asked]]) -> str:
    """The page; answers to `test` questions are in it only when the record says that they are shown."""
    shown = [_shown(name, item) for name, item in asked if item.question.split == "dev" or record.shows_test]
    plots = [accuracy(record.sets), beside(record.sets), lost(record.sets), threshold(record.sets)]
    drawn = [
        Markup(to_html(plot, full_html=False, include_plotlyjs=place == 0, config={"displaylogo": False}))
        for place, plot in enumerate(plots)
    ]
    return _TEMPLATES.get_template("page.html.jinja").render(
        record=record, plots=drawn, tables=scorecard(record), questions=shown,
        sets=sorted({item.set for item in shown}), kinds=sorted({item.kind for item in shown}),
        outcomes=sorted({item.outcome for item in shown}),
    )  # fmt: skip


def _shown(name: str, item: Asked) -> Shown:
    question, answer = item.question, item.answer
    places = [f"{place.report}{_at(place.page, place.paragraph)}: “{place.evidence}”" for place in question.places]
    cited = answer.citations or answer.nearest if answer else ()
    citations = [f"[{one.marker}] {one.report}{_at(one.page, one.paragraph)}: “{one.quote}”" for one in cited]
    said = ", ".join(f"{metric} {'yes' if value else 'no'}" for metric, value in item.scores.items())
    return Shown(
        set=name, id=question.id, kind=question.named_kind, split=question.split, outcome=outcome(item),
        turns=question.turns, gold=question.answer, places=tuple(places), citations=tuple(citations),
        answer=answer.answer if answer else item.failure or "", scores=said,
    )  # fmt: skip


def outcome(item: Asked) -> str:
    """What became of a question, in one or two words."""
    if item.answer is None:
        return "broken"
    if not item.question.answerable:
        return "rightly refused" if item.scores.get("refused") else "should be refused"
    if item.scores.get("joint"):
        return "right"
    if item.answer.status == "not_found":
        return "wrongly refused"
    if item.scores.get("right"):
        return "right, wrongly cited"
    return "cited, not answered" if item.scores.get("cited") else "wrong"


def _at(page: int | None, paragraph: str | None) -> str:
    return (f", page {page}" if page else "") + (f", paragraph {paragraph}" if paragraph else "")
