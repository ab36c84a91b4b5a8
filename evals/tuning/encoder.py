"""Encoder: a packaged model as a torch module, its weights taken from the int8 ONNX file; `onnx` reads that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import BertConfig, BertForSequenceClassification, BertModel

from corpus.errors import CouncilError

_QUANTIZED = "_quantized"
_FITTED = ("bert.pooler.dense.bias", "classifier.bias")


class OnnxMissing(CouncilError):
    """The package that reads ONNX files is not installed."""


def _shape() -> BertConfig:
    """That of both packaged models."""
    shape = BertConfig(hidden_size=384, num_hidden_layers=12, num_attention_heads=12, intermediate_size=1536)
    shape.num_labels = 1
    return shape


def encoder(file: Path) -> Any:
    """The twelve layers, for token vectors."""
    return _filled(BertModel(_shape()), _weights(file))


def classifier(file: Path) -> Any:
    """The layers with one logit on top."""
    return _filled(BertForSequenceClassification(_shape()), _weights(file))


def to_fit(model: torch.nn.Module) -> dict[str, torch.nn.Parameter]:
    """The parameters that are fitted, the biases and norms of the layers; all others are held still."""
    found = {}
    for name, parameter in model.named_parameters():
        of_layer = "encoder" in name and (name.endswith(".bias") or "LayerNorm" in name)
        parameter.requires_grad_(of_layer or name in _FITTED)
        if parameter.requires_grad:
            found[name] = parameter
    return found


def _filled(model: Any, weights: dict[str, NDArray[np.float32]]) -> Any:
    values = {name: torch.tensor(np.ascontiguousarray(value)) for name, value in weights.items()}
    missing = model.load_state_dict(values, strict=False).missing_keys
    if missing:
        raise CouncilError(
            f"the model's file lacks {', '.join(missing[:3])}: it is of another shape than is fitted here"
        )
    return model


def _weights(file: Path) -> dict[str, NDArray[np.float32]]:
    """Every weight by its name in torch; int8 weights times their scale."""
    try:
        import onnx
        from onnx import numpy_helper
    except ImportError as error:
        raise OnnxMissing("onnx is not installed. Run: pip install -r requirements-dev.lock") from error
    graph = onnx.load(str(file)).graph
    values = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}
    found = {name: value for name, value in values.items() if value.dtype == np.float32 and "_scale" not in name}
    for node in graph.node:
        if node.op_type == "MatMulInteger" and node.input[1].endswith(_QUANTIZED):
            name = node.name.split("/MatMul_quant")[0].split("/Gemm")[0].strip("/").replace("/", ".")
            stem = node.input[1].removesuffix(_QUANTIZED)
            found[f"{name}.weight"] = _real(values, node.input[1], f"{stem}_scale", f"{stem}_zero_point").T
        if node.op_type == "DequantizeLinear":
            source = node.input[0] if node.input[0] in values else made_by[node.input[0]].input[0]
            found[source.removesuffix(_QUANTIZED)] = _real(values, source, node.input[1], node.input[2])
    return found


def _real(values: dict[str, NDArray[Any]], name: str, scale: str, zero: str) -> NDArray[np.float32]:
    return np.asarray((values[name].astype(np.float32) - values[zero].astype(np.float32)) * values[scale], np.float32)
