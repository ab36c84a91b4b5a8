"""Dense vectors of passages and questions by sentence-transformers; torch is imported when first needed."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.packaged_models import ModelMissing, fingerprint, model_folder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
_BATCH = 32


class Embedder:
    """Turns texts into unit vectors of `float32`, shape (texts, dimensions).

    Passages go through in bfloat16 where the processor has instructions for it (twice the speed, cosine 0.999
    to float32); questions always in float32.
    """

    def __init__(self, setting: str) -> None:
        self.setting = setting
        self._one_at_a_time = threading.Lock()  # a tokenizer refuses a second thread ("Already borrowed")

    @property
    def fingerprint(self) -> str:
        """Identifies model and arithmetic: vectors with another fingerprint are not mixed with these."""
        return f"{fingerprint(self.setting)}-{'bfloat16' if has_bfloat16() else 'float32'}"

    def passages(self, texts: Sequence[str], progress: Callable[[int], None] = lambda done: None) -> Vectors:
        """Vectors of passages, in batches of like length; `progress` is told how many are done."""
        order = sorted(range(len(texts)), key=lambda index: (len(texts[index]), texts[index]))
        rows: list[Vectors] = []
        for start in range(0, len(order), _BATCH):
            batch = [texts[index] for index in order[start : start + _BATCH]]
            with self._one_at_a_time:
                rows.append(self._encode(self._passage_model, batch))
            progress(min(start + _BATCH, len(order)))
        result = np.concatenate(rows) if rows else np.zeros((0, 1), np.float32)
        back = np.empty(len(order), np.int64)
        back[order] = np.arange(len(order))
        return np.asarray(result[back], np.float32)

    def question(self, text: str) -> Vectors:
        """The vector of one question, shape (dimensions,)."""
        with self._one_at_a_time, _threads(1):
            return np.asarray(self._encode(self._model, [text])[0], np.float32)

    def knows(self, word: str) -> bool:
        """Whether the model's vocabulary has the word whole, as it has the common words of its language."""
        with self._one_at_a_time:
            pieces: list[str] = self._model.tokenizer.tokenize(word.lower())
        return len(pieces) == 1

    @staticmethod
    def _encode(model: SentenceTransformer, texts: list[str]) -> Vectors:
        vectors = model.encode(texts, batch_size=_BATCH, convert_to_tensor=True, show_progress_bar=False)
        array = vectors.float().cpu().numpy().astype(np.float32)
        return np.asarray(array / np.maximum(np.linalg.norm(array, axis=1, keepdims=True), 1e-12), np.float32)

    @cached_property
    def _model(self) -> SentenceTransformer:
        return self._load("float32")

    @cached_property
    def _passage_model(self) -> SentenceTransformer:
        return self._load("bfloat16") if has_bfloat16() else self._model

    def _load(self, precision: str) -> SentenceTransformer:
        kind, _, name = self.setting.partition(":")
        source = str(model_folder(name)) if kind == "packaged" else self.setting
        if kind == "packaged":
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "32")  # or memory grows with every length of text
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            return SentenceTransformer(source, device="cpu", model_kwargs={"dtype": getattr(torch, precision)})
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise ModelMissing(
                f"{self.setting}: the embedding model cannot be loaded ({reason}). Name another in COUNCIL_EMBEDDING_MODEL"
            ) from error


def has_bfloat16() -> bool:
    """Whether this processor computes in bfloat16 itself; without that it would be slower than float32."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            flags = next((line for line in file if line.startswith("flags")), "")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Let torch use so many threads: for one short text the others would only wait for it."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)
