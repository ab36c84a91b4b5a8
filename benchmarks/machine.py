"""The machine and the versions under a measurement: without them its numbers mean nothing."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8")
_PACKAGES = (
    "llama-index-core", "llama-index-vector-stores-chroma", "llama-index-readers-file", "chromadb",
    "sentence-transformers", "transformers", "torch", "onnxruntime", "tokenizers", "pypdfium2", "numpy",
)  # fmt: skip


@dataclass(frozen=True)
class Machine:
    """The processor, those of its flags that decide which arithmetic is fast, and the versions in use."""

    processor: str
    cores: int
    memory_gb: float
    flags: tuple[str, ...]
    system: str
    commit: str
    versions: tuple[tuple[str, str], ...]


def this_machine() -> Machine:
    """What this process runs on and with."""
    flags = _cpuinfo("flags").split()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return Machine(
        _cpuinfo("model name") or platform.processor(), len(os.sched_getaffinity(0)), round(memory, 1),
        tuple(flag for flag in _FLAGS if flag in flags), platform.platform(), _commit(), _versions(),
    )  # fmt: skip


def _cpuinfo(key: str) -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")


def _versions() -> tuple[tuple[str, str], ...]:
    found = [("python", platform.python_version())]
    for package in _PACKAGES:
        try:
            found.append((package, version(package)))
        except PackageNotFoundError:
            continue
    return tuple(found)


def _commit() -> str:
    """The commit of the checkout, with `+changes` when files differ from it; empty outside a clone."""
    command = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty=+changes", "--exclude=*"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
