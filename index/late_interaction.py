"""Late interaction: every token of a question finds its best token in a passage (ColBERT, Khattab and Zaharia 2020).

Passages run one at a time, because the model's int8 arithmetic scales over a batch and the vectors of a passage
must not depend on its neighbours. Token vectors are kept as codes of four bits a dimension.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.onnx_model import OnnxModel
from index.packaged_models import fingerprint
from index.tuned import tuned

QUESTION, _PASSAGE = "[unused0] ", "[unused1] "
_MOST_TOKENS = 256
_LEVELS = 7
_CHANGE = 1
LEVEL = "level"
Tokens = NDArray[np.float32]


@dataclass(frozen=True)
class Likeness:
    """How like each token of a question is to each of a passage, shape (question tokens, passage tokens).

    words: of the question's words as the passages' are made; asked: of the question as it is searched; places: for each token
    of the passage its [start, end) in the embedded text, shape (passage tokens, 2).
    """

    words: Tokens
    asked: Tokens
    places: NDArray[np.int64]

    def tokens_in(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
        """Which tokens of the passage stand in any of the spans of its embedded text."""
        held = np.zeros(len(self.places), bool)
        for start, end in spans:
            held |= (self.places[:, 0] < end) & (self.places[:, 1] > start)
        return held


class LateInteraction:
    """Encodes passages into compact codes and scores them against a question's token vectors."""

    def __init__(self, setting: str, threads: int = 2) -> None:
        values = dict(tuned(setting))
        self.level = float(values.pop(LEVEL, np.float32(0.0)))
        self._model = OnnxModel(setting, "COUNCIL_LATE_MODEL")
        self._asking = OnnxModel(setting, "COUNCIL_LATE_MODEL", values) if values else self._model
        self._threads = threads

    @property
    def fingerprint(self) -> str:
        """Identifies model and code; codes with another fingerprint are not mixed with these."""
        return f"{fingerprint(self._model.setting)}-int4-{_CHANGE}"

    def passages(self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None) -> Iterator[bytes]:
        """The code of each passage, in order."""
        with ThreadPoolExecutor(self._threads) as pool:
            for done, vectors in enumerate(pool.map(self.passage, texts), 1):
                yield pack(vectors)
                progress(done)

    def question(self, text: str) -> Tokens:
        """The question's token vectors, shape (tokens, dimensions), by the values that were fitted to questions."""
        return self._vectors(self._asking, self._model.tokenizer.encode(QUESTION + text).ids)

    def words(self, text: str) -> Tokens:
        """The unit vectors of a question's tokens, as the passages' are made, to hold its words against theirs."""
        return self._vectors(self._model, self._model.tokenizer.encode(QUESTION + text).ids)

    def places(self, text: str) -> list[tuple[int, int]]:
        """For each token vector of a question, the [start, end) of its token in it; both 0 or less for markers."""
        shift = len(QUESTION)
        offsets = self._model.tokenizer.encode(QUESTION + text).offsets[:_MOST_TOKENS]
        return [(max(start - shift, 0), max(end - shift, 0)) for start, end in offsets]

    def passage(self, text: str) -> Tokens:
        """A passage's token vectors without those of its punctuation, as ColBERT has it."""
        found = self._model.tokenizer.encode(_PASSAGE + text)
        kept = [token not in string.punctuation for token in found.tokens[:_MOST_TOKENS]]
        return np.asarray(self._vectors(self._model, found.ids)[np.array(kept)], np.float32)

    def encode(self, text: str) -> tuple[list[tuple[int, int]], Tokens]:
        """A text's token vectors with the [start, end) of each token in it."""
        return self.offsets(text), self.passage(text)

    def offsets(self, text: str) -> list[tuple[int, int]]:
        """For each kept token vector of a passage's text, the [start, end) of its token in that text."""
        found = self._model.tokenizer.encode(_PASSAGE + text)
        pairs = zip(found.tokens[:_MOST_TOKENS], found.offsets[:_MOST_TOKENS], strict=True)
        shift = len(_PASSAGE)
        return [(start - shift, end - shift) for token, (start, end) in pairs if token not in string.punctuation]

    def likeness(self, words: Tokens, asked: Tokens, texts: Sequence[str], codes: Sequence[bytes]) -> list[Likeness]:
        """How like a question's words, and the question as it is asked, are to passages with these embedded texts and codes."""
        ends = np.cumsum([_count(code) for code in codes])[:-1]
        similar = _similar(np.concatenate([words, asked]), codes)
        parts = zip(np.split(similar, ends, axis=1), texts, strict=True)
        return [
            Likeness(part[: len(words)], part[len(words) :], np.array(self.offsets(text)).reshape(-1, 2))
            for part, text in parts
        ]

    @staticmethod
    def _vectors(model: OnnxModel, ids: list[int]) -> Tokens:
        given = np.array([ids[:_MOST_TOKENS]], np.int64)
        feed = {"input_ids": given, "attention_mask": np.ones_like(given), "token_type_ids": np.zeros_like(given)}
        vectors = model.run(feed)[0]
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return np.asarray(vectors / lengths, np.float32)


def pack(vectors: Tokens) -> bytes:
    """Token vectors as bytes: the count of tokens, a scale each (float16), then two dimensions a byte."""
    scale = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-6).astype(np.float16)
    levels = np.clip(np.rint(vectors / scale.astype(np.float32) * _LEVELS), -_LEVELS, _LEVELS).astype(np.int16) + 8
    nibbles = (levels[:, 0::2] << 4 | levels[:, 1::2]).astype(np.uint8)
    parts: list[bytes] = [np.uint32(len(vectors)).tobytes(), scale.tobytes(), nibbles.tobytes()]
    return b"".join(parts)


def unpack(code: bytes) -> Tokens:
    """Token vectors back from their code, shape (tokens, dimensions)."""
    levels, scale = _levels(code), _scale(code)
    vectors = np.empty((len(levels), 2 * levels.shape[1]), np.float32)
    vectors[:, 0::2] = (levels >> 4).astype(np.float32) - 8
    vectors[:, 1::2] = (levels & 15).astype(np.float32) - 8
    return np.asarray(vectors * scale[:, None], np.float32)


def _similar(question: Tokens, codes: Sequence[bytes]) -> Tokens:
    """The similarity of each token of the question to each of the passages', reckoned on the levels as they are kept.

    The vectors themselves are not made: of a hundred passages that takes longer than all the products.
    """
    levels = np.concatenate([_levels(code) for code in codes])
    products = question[:, 0::2] @ (levels >> 4).astype(np.float32).T
    products += question[:, 1::2] @ (levels & 15).astype(np.float32).T
    products -= 8 * question.sum(axis=1, keepdims=True)
    products *= np.concatenate([_scale(code) for code in codes])
    return np.asarray(products, np.float32)


def _count(code: bytes) -> int:
    return int(np.frombuffer(code, np.uint32, 1)[0])


def _scale(code: bytes) -> NDArray[np.float32]:
    """What a level of each token is worth, shape (tokens,)."""
    return np.asarray(np.frombuffer(code, np.float16, _count(code), 4) / np.float32(_LEVELS), np.float32)


def _levels(code: bytes) -> NDArray[np.uint8]:
    """Two levels of 0 to 15 a byte, shape (tokens, dimensions / 2)."""
    count = _count(code)
    return np.frombuffer(code, np.uint8, -1, 4 + 2 * count).reshape(count, -1)


def score(question: Tokens, codes: Sequence[bytes], level: float = 0.0) -> list[float]:
    """The mean over the question's tokens of their best match in each passage, between -1 and 1, to 4 places.

    level: what is added to every score, as a question side that was fitted scores lower than the model it was made of.
    """
    if not codes:
        return []
    ends = np.cumsum([_count(code) for code in codes])
    best = np.maximum.reduceat(_similar(question, codes), [0, *ends[:-1]], axis=1)
    return [round(float(value) + level, 4) for value in best.mean(axis=0)]


def score_parts(question: Tokens, code: bytes, parts: Sequence[NDArray[np.bool_]], level: float = 0.0) -> list[float]:
    """The score of parts of one passage: each part is a mask over the passage's tokens, -1 where that is empty."""
    similar = _similar(question, [code])
    means = [float(similar[:, part].max(axis=1).mean()) + level if part.any() else -1.0 for part in parts]
    return [round(mean, 4) for mean in means]
