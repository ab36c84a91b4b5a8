"""The question side of late interaction: passages keep their vectors, and a question's learn to meet them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from evals.tuning.encoder import encoder, to_fit
from evals.tuning.examples import Example
from evals.tuning.steps import descend
from index.late_interaction import LEVEL, QUESTION, unpack
from index.packaged_models import model_folder
from index.tuned import Values

MODEL = "answerai-colbert-small-v1"
_EPOCHS, _BATCH, _RATE = 4.0, 8, 1e-3
_SHARPNESS = 60.0
_MOST_TOKENS = 64


class QuestionSide:
    """The encoder with its biases and norms to be fitted."""

    def __init__(self) -> None:
        folder = model_folder(MODEL)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._encoder = encoder(folder / "model.onnx").eval()
        self._values = to_fit(self._encoder)

    def late(self, example: Example) -> torch.Tensor:
        """The late-interaction score of each candidate, shape (candidates,)."""
        ids = self._tokenizer.encode(QUESTION + example.topic).ids[:_MOST_TOKENS]
        hidden = self._encoder(input_ids=torch.tensor([ids])).last_hidden_state[0]
        vectors = functional.normalize(hidden, dim=-1)
        best = [(vectors @ _tokens(one.code).float().T).amax(dim=1) for one in example.candidates]
        return torch.stack([near.mean() for near in best])

    def scores(self, example: Example) -> torch.Tensor:
        """The weight of each candidate: late interaction and the rest."""
        return self.late(example) + torch.tensor([one.rest for one in example.candidates])

    def fit(self, examples: Sequence[Example], told: Callable[[int, int, float], None]) -> Values:
        """Fit to examples: what holds the evidence before what does not."""
        usable = [example for example in examples if example.answerable and example.fits]
        before = self._level(usable)
        descend([(list(self._values.values()), _RATE)], self._loss, usable, _EPOCHS, _BATCH, told)
        level = np.array(before - self._level(usable), np.float32)
        fitted = {name: value.detach().numpy().astype(np.float32) for name, value in self._values.items()}
        return {**fitted, LEVEL: level}

    def _level(self, examples: Sequence[Example]) -> float:
        """The mean of the best late-interaction scores: what is read as sure or unsure depends on it."""
        with torch.no_grad():
            return float(np.mean([float(self.late(one).max()) for one in examples]))

    def _loss(self, example: Example) -> torch.Tensor:
        sharp = _SHARPNESS * self.scores(example)
        held = torch.tensor([one.holds for one in example.candidates])
        return torch.logsumexp(sharp, 0) - torch.logsumexp(sharp[held], 0)

    def first(self, examples: Sequence[Example]) -> tuple[int, int]:
        """Of how many examples one that holds the evidence comes first, and of how many there is one."""
        usable = [example for example in examples if example.answerable and example.fits]
        with torch.no_grad():
            right = [one.candidates[int(self.scores(one).argmax())].holds for one in usable]
        return sum(right), len(usable)


@lru_cache(20_000)
def _tokens(code: bytes) -> torch.Tensor:
    return torch.tensor(unpack(code)).half()
