"""A model in a folder as `model.onnx` with its `tokenizer.json`, loaded when first needed and run on one thread a call."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.packaged_models import ModelMissing, model_folder

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


class OnnxModel:
    """setting: `packaged:NAME`, or a folder; `key` names the environment variable that a message points to.

    instead: values that take the place of the model's own, by their names in it.
    """

    def __init__(self, setting: str, key: str, instead: Mapping[str, NDArray[np.float32]] | None = None) -> None:
        self.setting = setting
        self._key = key
        self._instead = instead or {}

    def run(self, given: Mapping[str, NDArray[np.int64]]) -> Any:
        """The model's first output for token ids; inputs that the model does not take are left out. Raises `ModelMissing`."""
        wanted = {put.name for put in self._session.get_inputs()}
        return self._session.run(None, {name: value for name, value in given.items() if name in wanted})[0]

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The model's tokenizer, without padding or truncation."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return tokenizer

    @cached_property
    def _folder(self) -> Path:
        kind, _, name = self.setting.partition(":")
        folder = model_folder(name) if kind == "packaged" else Path(self.setting)
        for file in ("model.onnx", "tokenizer.json"):
            if not (folder / file).is_file():
                raise ModelMissing(f"{folder / file}: there is no such file. Name another model in {self._key}")
        return folder

    @cached_property
    def _session(self) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self._held = {name: onnxruntime.OrtValue.ortvalue_from_numpy(value) for name, value in self._instead.items()}
        for name, value in self._held.items():  # the session reads them where they are, so they are held as long as it
            options.add_initializer(name, value)
        return onnxruntime.InferenceSession(
            str(self._folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
