"""How `search` shows what it found: lines for a person, or JSON."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from index.search import Found, Index

_FIRST_WORDS = 160


def shown(index: Index, found: list[Found]) -> str:
    """Each passage with its rank and score in each list, where it stands, and its first words."""
    return "\n\n".join(_one(index, item) for item in found) or "No passage was found."


def as_json(index: Index, found: list[Found]) -> str:
    """One JSON array, the best passage first."""
    return json.dumps([_object(index, item) for item in found], ensure_ascii=False, indent=1)


def _one(index: Index, item: Found) -> str:
    scores = [
        _score("late", None, item.late),
        _score("fused", None, item.fused),
        _score("dense", item.dense_rank, item.dense_distance),
        _score("words", item.words_rank, item.words_score),
    ]
    passage = item.passage
    paragraph = f"paragraph {passage.paragraph}" if passage.paragraph else "no paragraph number"
    page = f"page {passage.page}" if passage.page else "no pages"
    words = textwrap.shorten(passage.text, _FIRST_WORDS, placeholder=" …")
    return f"{item.rank:>2}. {' · '.join(scores)}\n    {_file(index, item)} · {paragraph} · {page}\n    {words}"


def _score(name: str, rank: int | None, value: float | None) -> str:
    if value is None:
        return f"{name} -"
    return f"{name} {value:.4g}" if rank is None else f"{name} #{rank} {value:.4g}"


def _file(index: Index, item: Found) -> str:
    return index.copies(item.passage.report_id)[0].file


def _object(index: Index, item: Found) -> dict[str, Any]:
    passage = item.passage
    copies = index.copies(passage.report_id)
    labels = copies[0].page_labels
    label = labels[passage.page - 1] if passage.page and len(labels) >= passage.page else None
    return {
        "rank": item.rank, "id": passage.id, "late": item.late, "fused": item.fused,
        "dense_rank": item.dense_rank, "dense_distance": item.dense_distance,
        "words_rank": item.words_rank, "words_score": item.words_score,
        "report": copies[0].file, "also_in": [copy.file for copy in copies[1:]],
        "title": item.particulars.title, "report_date": item.particulars.report_date,
        "section": list(passage.section), "paragraph": passage.paragraph,
        "page": passage.page, "page_label": label, "text": passage.text, "context": passage.context,
    }  # fmt: skip
