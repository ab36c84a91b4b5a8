"""What the compact late-interaction codes cost: hit@1 with full vectors, with the codes as kept, and with signs only.

`python -m benchmarks.compactness --index DIR --set NAME_OR_FILE` on a finished index of the set's reports.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.asking.question import read_question
from corpus.settings import settings
from evals.known_answers import FOLDER, KnownAnswer, known_answers
from evals.scoring.matching import folded
from index.late_interaction import LateInteraction, Tokens, pack, unpack
from index.passages import Passage, embedded_text
from index.search import Index

_CANDIDATES = 100


def main() -> None:
    """Print n, hit@1 and bytes a passage for each way of keeping the vectors."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compactness", description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--set", required=True)
    options = parser.parse_args()
    path = FOLDER / f"{options.set}.jsonl"
    questions = [
        q for q in known_answers(path if path.is_file() else Path(options.set)) if q.places and len(q.turns) == 1
    ]
    index = Index.open(options.index, settings())
    late = LateInteraction(settings().late_model)
    hits = _hits(index, late, questions)
    for name, values in hits.items():
        print(f"{name:<22} n={len(values)}  hit@1={np.mean(values):.3f}")


def signs(vectors: Tokens) -> Tokens:
    """Each dimension as its sign alone: one bit."""
    return np.asarray(np.sign(vectors) / np.sqrt(vectors.shape[1]), np.float32)


_WAYS: dict[str, Callable[[Tokens], Tokens]] = {
    "float32": lambda vectors: vectors,
    "four bits (as kept)": lambda vectors: unpack(pack(vectors)),
    "one bit": signs,
}


def _hits(index: Index, late: LateInteraction, questions: list[KnownAnswer]) -> dict[str, list[bool]]:
    kept: dict[str, dict[str, Tokens]] = {}
    sizes: list[int] = []
    hits: dict[str, list[bool]] = {name: [] for name in _WAYS}
    for question in questions:
        topic = read_question(question.turns[0], index.catalogue.long_forms, index.catalogue.short_forms).topic
        found = [item.passage for item in index.search(topic, most=_CANDIDATES)]
        for passage in found:
            if passage.embed_hash not in kept:
                full = late.passage(embedded_text(passage))
                kept[passage.embed_hash] = {name: way(full) for name, way in _WAYS.items()}
                sizes.append(len(pack(full)))
        asked = late.question(topic)
        for name in _WAYS:
            scored = [(_score(asked, kept[passage.embed_hash][name]), passage.id, passage) for passage in found]
            hits[name].append(_is_hit(index, question, max(scored, key=lambda item: item[:2])[2]))
    print(
        f"bytes a passage: four bits {np.mean(sizes):.0f}, float32 {8 * np.mean(sizes):.0f}, one bit {np.mean(sizes) / 4:.0f}"
    )
    return hits


def _score(asked: Tokens, passage: Tokens) -> float:
    similar: NDArray[np.float32] = asked @ passage.T
    return float(similar.max(axis=1).mean())


def _is_hit(index: Index, question: KnownAnswer, passage: Passage) -> bool:
    files = {copy.file for copy in index.copies(passage.report_id)}
    said = folded(passage.text)
    return any(place.report in files and folded(place.evidence) in said for place in question.places)


if __name__ == "__main__":
    main()
