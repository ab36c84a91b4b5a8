"""The cross-encoder: what holds the evidence is told from the passages and sentences that search finds beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional

from evals.tuning.encoder import classifier, to_fit
from evals.tuning.examples import Candidate, Example
from evals.tuning.steps import descend, seeded
from index.cross_encoder import MOST_TOKENS
from index.packaged_models import model_folder
from index.tuned import Values

MODEL = "ms-marco-MiniLM-L-12-v2"
_EPOCHS, _BATCH, _RATE = 2.0, 4, 1e-3
_TEXTS, _UNANSWERED = 6, 3
_SENTENCES = 0.5
_ABSOLUTE = 0.15  # how much it counts that the logit is above 0 for what answers and below for what does not
_DROPPED = 0.05


class CrossReading:
    """The cross-encoder with its biases and norms to be fitted."""

    def __init__(self) -> None:
        folder = model_folder(MODEL)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_padding()
        self._tokenizer.enable_truncation(MOST_TOKENS)
        self._model = classifier(folder / "model.onnx").eval()
        self._values = to_fit(self._model)
        self._chance = seeded()
        for module in self._model.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = _DROPPED

    def logits(self, question: str, texts: Sequence[str]) -> torch.Tensor:
        """The logit of each text, shape (texts,)."""
        found = self._tokenizer.encode_batch([(question, text) for text in texts])
        with torch.autocast("cpu", torch.bfloat16):
            given = {
                "input_ids": torch.tensor([one.ids for one in found]),
                "attention_mask": torch.tensor([one.attention_mask for one in found]),
                "token_type_ids": torch.tensor([one.type_ids for one in found]),
            }
            logits: torch.Tensor = self._model(**given).logits[:, 0]
            return logits.float()

    def fit(self, examples: Sequence[Example], told: Callable[[int, int, float], None]) -> Values:
        """Fit to examples; of a question without an answer everything found is none."""
        usable = [one for one in examples if one.candidates and (not one.answerable or any(c.holds for c in one.read))]
        self._model.train()
        descend([(list(self._values.values()), _RATE)], self._loss, usable, _EPOCHS, _BATCH, told)
        self._model.eval()
        return {name: value.detach().numpy().astype(np.float32) for name, value in self._values.items()}

    def _loss(self, example: Example) -> torch.Tensor:
        if not example.answerable:
            none = self.logits(example.text, [one.text for one in example.read[:_UNANSWERED]])
            return _ABSOLUTE * functional.softplus(none).mean()
        logits = self.logits(example.text, self._texts(example))
        first = torch.zeros(1, dtype=torch.long)
        absolute = functional.softplus(-logits[0])
        if len(logits) > 1:
            absolute = absolute + functional.softplus(logits[1:]).mean()
        return functional.cross_entropy(logits[None], first) + _ABSOLUTE * absolute

    def _texts(self, example: Example) -> list[str]:
        """One text that holds the evidence, then others: passages, or as often sentences where it stands in one of several."""
        held = self._chance.choice([one for one in example.read if one.holds])
        others = self._drawn([one for one in example.read if not one.holds])
        right = [text for text, holds in held.sentences if holds]
        if not right or len(held.sentences) < 2 or self._chance.random() >= _SENTENCES:
            return [held.text, *(one.text for one in others)]
        beside = [text for text, holds in held.sentences if not holds]
        self._chance.shuffle(beside)
        of_others = [self._chance.choice(one.sentences)[0] if one.sentences else one.text for one in others]
        return [self._chance.choice(right), *[*beside[: _TEXTS // 2], *of_others][: _TEXTS - 1]]

    def _drawn(self, others: Sequence[Candidate]) -> list[Candidate]:
        """A few of the others, those that were found first more often."""
        places = sorted(range(len(others)), key=lambda at: self._chance.random() ** (2.0 + at), reverse=True)
        return [others[at] for at in places[: _TEXTS - 1]]
