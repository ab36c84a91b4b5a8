"""Dense vectors in Chroma, through LlamaIndex's vector store and nodes. Derived: the catalogue holds the truth.

Chroma allows one process a folder, so the first that comes works in the version's own folder and every other
one in a private copy, which it removes when it closes.
"""

from __future__ import annotations

import fcntl
import logging
import math
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from corpus.errors import CouncilError

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_NAME = "passages"
_BATCH = 2000
_GRAPH = {"space": "cosine", "ef_construction": 128, "max_neighbors": 24, "ef_search": 400, "num_threads": 1}


class VectorsDamaged(CouncilError):
    """Chroma's folder cannot be read or does not hold what the catalogue says."""


class Vectors:
    """The passages' dense vectors: nearest neighbours of a question's vector by cosine distance."""

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self._lock = None
        self._private: Path | None = None
        self._client, self._collection = self._opened(self._place(folder), create)

    def add(self, rows: Iterable[tuple[str, str, str, bytes]]) -> Iterator[int]:
        """Add (passage id, report id, text, dense bytes); gives how many are in after each batch."""
        from llama_index.core.schema import TextNode

        batch: list[Any] = []
        done = 0
        for id, report_id, text, dense in rows:
            vector = np.frombuffer(dense, np.float32).tolist()
            batch.append(TextNode(id_=id, text=text, embedding=vector, metadata={"report_id": report_id}))
            if len(batch) == _BATCH:
                done += self._flush(batch)
                yield done
                batch = []
        if batch:
            yield done + self._flush(batch)

    def nearest(self, vector: np.ndarray, most: int, among: Sequence[str] | None = None) -> list[tuple[str, float]]:
        """(passage id, cosine distance) of the nearest passages, nearest first; `among` names reports to look in."""
        from llama_index.core.vector_stores.types import (
            FilterOperator,
            MetadataFilter,
            MetadataFilters,
            VectorStoreQuery,
        )

        filters = None
        if among is not None:
            keep = MetadataFilter(key="report_id", value=list(among), operator=FilterOperator.IN)
            filters = MetadataFilters(filters=[keep])
        query = VectorStoreQuery(query_embedding=vector.tolist(), similarity_top_k=most, filters=filters)
        with _mapped():
            found = self._store().query(query)
        return [(id, -math.log(max(near, 1e-12))) for id, near in zip(found.ids or [], found.similarities or [], strict=True)]

    def count(self) -> int:
        with _mapped():
            return self._collection.count()

    def stored(self, ids: Sequence[str]) -> dict[str, np.ndarray]:
        """The vectors that Chroma holds for these ids."""
        with _mapped():
            found = self._collection.get(ids=list(ids), include=["embeddings"])
        embeddings = found["embeddings"]
        return dict(zip(found["ids"], np.asarray(embeddings, np.float32), strict=True)) if embeddings is not None else {}

    def raw_nearest(self, vectors: np.ndarray, most: int) -> list[list[tuple[str, float]]]:
        """Nearest neighbours of several vectors without LlamaIndex, as `verify` asks them."""
        with _mapped():
            found = self._collection.query(query_embeddings=cast(Any, vectors), n_results=most, include=["distances"])
        distances = found["distances"] or []
        return [list(zip(ids, near, strict=True)) for ids, near in zip(found["ids"], distances, strict=True)]

    def close(self) -> None:
        """Let go of the folder, and remove the private copy if there is one."""
        self._client.close()
        if self._lock is not None:
            self._lock.close()
        if self._private is not None:
            shutil.rmtree(self._private, ignore_errors=True)

    def _flush(self, batch: list[Any]) -> int:
        with _mapped():
            self._store().add(batch)
        return len(batch)

    def _store(self) -> Any:
        from llama_index.vector_stores.chroma import ChromaVectorStore

        return ChromaVectorStore(chroma_collection=self._collection)

    def _place(self, folder: Path) -> Path:
        folder.mkdir(exist_ok=True)
        lock = (folder / "process.lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            self._private = Path(tempfile.mkdtemp(prefix="council-vectors-"))
            shutil.copytree(folder, self._private, dirs_exist_ok=True)
            return self._private
        self._lock = lock
        return folder

    @staticmethod
    def _opened(folder: Path, create: bool) -> tuple[ClientAPI, Collection]:
        os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
        import chromadb

        logging.getLogger("chromadb").setLevel(logging.ERROR)
        with _mapped():
            client = chromadb.PersistentClient(str(folder), chromadb.Settings(anonymized_telemetry=False))
            if create:
                return client, client.create_collection(_NAME, configuration=cast(Any, {"hnsw": _GRAPH}), embedding_function=None)
            return client, client.get_collection(_NAME, embedding_function=None)


class _mapped:
    """Turns whatever Chroma raises into `VectorsDamaged`, with the remedy."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, CouncilError):
            raise VectorsDamaged(
                f"the vectors cannot be used ({type(error).__name__}: {error}). Make the index anew: python -m index build"
            ) from error
