"""The scorecard's plots."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from assistant.finding.refusing import LEAST_RELEVANCE, SURE_RELEVANCE
from evals.record import SetResult
from evals.statistics.intervals import Estimate
from evals.summary import by_kind, losses, main_metric, reliability, share

_LAYOUT = {"template": "plotly_white", "margin": {"l": 60, "r": 20, "t": 50, "b": 60}, "height": 420}
_COLOURS = ("#0b5d66", "#b5541c", "#5b4b8a", "#6b6b6b", "#2f7d32")


def accuracy(sets: Sequence[SetResult]) -> go.Figure:
    """Joint by kind (refused, of the unanswerable) for each set, with 95% intervals clustered by report."""
    figure = go.Figure()
    for colour, result in zip(_COLOURS, sets, strict=False):
        kinds = by_kind(result.systems[0].questions)
        found = {kind: one for kind, items in kinds.items() if (one := share(items, main_metric(kind))) is not None}
        figure.add_trace(_points(result.name, colour, found))
    figure.update_layout(
        title="Right and rightly cited, by kind (refused, of the unanswerable); 95% intervals",
        scattermode="group",
        **_LAYOUT,
    )
    figure.update_yaxes(range=[0, 1.02], tickformat=".0%")
    return figure


def _points(name: str, colour: str, found: dict[str, Estimate]) -> go.Scatter:
    estimates = list(found.values())
    return go.Scatter(
        x=list(found), y=[one.mean for one in estimates], name=name, mode="markers", marker={"size": 9, "color": colour},
        text=[f"n={one.n} in {one.clusters} reports" for one in estimates], hovertemplate="%{y:.0%} %{text}",
        error_y={
            "type": "data", "symmetric": False, "thickness": 1.2,
            "array": [(one.high if one.high is not None else one.mean) - one.mean for one in estimates],
            "arrayminus": [one.mean - (one.low if one.low is not None else one.mean) for one in estimates],
        },
    )  # fmt: skip


def beside(sets: Sequence[SetResult]) -> go.Figure:
    """Joint over all answerable questions for each system, with intervals."""
    figure = go.Figure()
    for colour, result in zip(_COLOURS, sets, strict=False):
        found = {s.name: one for s in result.systems if (one := share(s.questions, "joint")) is not None}
        figure.add_trace(_points(result.name, colour, found))
    figure.update_layout(title="Right and rightly cited, side by side; 95% intervals", scattermode="group", **_LAYOUT)
    figure.update_yaxes(range=[0, 1.02], tickformat=".0%")
    return figure


def lost(sets: Sequence[SetResult]) -> go.Figure:
    """The share of answerable questions that is left after each step from the index to the answer."""
    figure = go.Figure()
    for colour, result in zip(_COLOURS, sets, strict=False):
        left = losses(result)
        asked = left["asked"] or 1
        figure.add_trace(
            go.Bar(x=list(left), y=[count / asked for count in left.values()], text=list(left.values()),
                   name=result.name, marker={"color": colour})
        )  # fmt: skip
    figure.update_layout(title="Where questions are lost: left after each step", barmode="group", **_LAYOUT)
    figure.update_yaxes(range=[0, 1.02], tickformat=".0%")
    return figure


def threshold(sets: Sequence[SetResult]) -> go.Figure:
    """How often a question has an answer, by the cross-encoder's relevance of the best passage; what it means as upright lines."""
    figure = go.Figure()
    for colour, result in zip(_COLOURS, sets, strict=False):
        bins = reliability(result)
        figure.add_trace(
            go.Scatter(
                x=[(one.low + one.high) / 2 for one in bins], y=[one.answerable / one.n for one in bins], name=result.name,
                mode="markers+lines", line={"width": 1, "color": colour},
                marker={"size": [6 + one.n**0.5 * 2 for one in bins], "color": colour},
                text=[f"{one.answerable} of {one.n} have an answer, {one.refused} were refused" for one in bins],
                hovertemplate="%{x:.1f}: %{text}",
            )
        )  # fmt: skip
    for at, name in ((LEAST_RELEVANCE, "refused below"), (SURE_RELEVANCE, "sure above")):
        figure.add_vline(x=at, line_dash="dot", annotation_text=name)
    figure.update_layout(title="Share of questions that have an answer, by relevance", **_LAYOUT)
    figure.update_yaxes(range=[0, 1.02], tickformat=".0%")
    figure.update_xaxes(title="cross-encoder's logit of the best passage or sentence")
    return figure
