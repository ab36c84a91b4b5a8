"""Cross-encoder: question and passage read together, for how likely the one answers the other (Nogueira and Cho 2019).

Too slow for every candidate, so only the first few that search found are read. Passages run one at a time, because
the model's int8 arithmetic scales over a batch and a passage's value must not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from index.onnx_model import OnnxModel
from index.passages import Passage
from index.tuned import tuned

MOST_TOKENS = 128
_CONTEXT = 200
_SURELY_READ, _WINDOW, _STEP, _MOST_WINDOWS = 40, 70, 55, 2


class CrossEncoder:
    """Scores pairs of a question and a passage."""

    def __init__(self, setting: str, threads: int = 2) -> None:
        self._model = OnnxModel(setting, "COUNCIL_CROSS_MODEL", tuned(setting))
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="cross-encoder")

    def relevance(self, question: str, texts: Sequence[str]) -> list[float]:
        """The model's logit for each text, about -11 (unrelated) to 9 (answers it), to 3 places."""
        return list(self._pool.map(lambda text: self._logit(question, text), texts))

    def _logit(self, question: str, text: str) -> float:
        found = self._model.tokenizer.encode(question, text)
        keep = min(len(found.ids), MOST_TOKENS)
        given = {
            "input_ids": np.array([found.ids[:keep]], np.int64),
            "attention_mask": np.ones((1, keep), np.int64),
            "token_type_ids": np.array([found.type_ids[:keep]], np.int64),
        }
        return round(float(self._model.run(given).ravel()[0]), 3)


def read_text(passage: Passage, title: str) -> str:
    """What the cross-encoder reads of a passage: the report's title, the heading and context, then the words or cells."""
    heading = passage.section[-1] if passage.section else ""
    return f"{title}. {heading}. {(passage.context or '')[:_CONTEXT]} {_words(passage)}"


def later_words(passage: Passage) -> list[str]:
    """The runs of a long passage's words that the model cuts off where it reads `read_text`, each under its heading."""
    words = _words(passage).split()
    heading = passage.section[-1] if passage.section else ""
    starts = range(_SURELY_READ, max(len(words) - (_WINDOW - _STEP), 0), _STEP)
    return [f"{heading}. {' '.join(words[start : start + _WINDOW])}" for start in starts][:_MOST_WINDOWS]


def _words(passage: Passage) -> str:
    row = passage.row
    if row is None:
        return passage.text
    return "; ".join(
        f"{' '.join(cell.column)} {cell.text}" if cell.text != row.label else cell.text for cell in row.cells
    )
