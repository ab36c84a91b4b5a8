"""Retrieval: how high a list of passages has one that holds the answer. Computed by ir-measures (trec_eval's way).

hit@k: a relevant passage is among the first k. MRR: the mean of 1 / rank of the first relevant one (0 when none is).
nDCG@10 (Järvelin and Kekäläinen 2002): gain 1 for each relevant passage, discounted by log2(rank + 1), over the best
that an order of all relevant passages could give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ir_measures
from ir_measures import RR, Success, nDCG

DEPTHS = (1, 3, 5, 10)
_MEASURES = {**{f"hit@{depth}": Success @ depth for depth in DEPTHS}, "mrr": RR, "ndcg@10": nDCG @ 10}
MEASURES = tuple(_MEASURES)


def retrieval(
    ranked: Mapping[str, Sequence[str]], relevant: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, float]]:
    """Each question's value for each measure.

    ranked: passage ids by question id, best first; relevant: the ids of all passages that hold the answer. A question
    without a relevant passage in the index is scored 0, one that is not in `relevant` not at all.
    """
    judged = {id: {passage: 1 for passage in relevant[id]} or {"": 1} for id in relevant}
    run = {
        id: {passage: 1 / rank for rank, passage in enumerate(dict.fromkeys(ranked.get(id, ())), 1)} for id in relevant
    }
    values: dict[str, dict[str, float]] = {id: {name: 0.0 for name in _MEASURES} for id in relevant}
    names = {measure: name for name, measure in _MEASURES.items()}
    for metric in ir_measures.iter_calc(list(names), judged, run):
        values[metric.query_id][names[metric.measure]] = float(metric.value)
    return values
