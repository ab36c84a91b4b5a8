"""Dense vectors in Chroma, stored through LlamaIndex's vector store and nodes. Derived: the catalogue holds the truth.

One row for each different text: many equal vectors would make Chroma's graph (HNSW) fall apart, so that
searches miss what is there. The words stay in the catalogue; Chroma holds none.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from corpus.errors import CouncilError
from index.working_copy import WorkingCopy

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

_NAME = "passages"
_BATCH = 2000
_GRAPH = {"space": "cosine", "ef_construction": 128, "max_neighbors": 24, "ef_search": 400, "num_threads": 1}


class VectorsDamaged(CouncilError):
    """Chroma's folder cannot be read or does not hold what the catalogue says."""


class Vectors:
    """The texts' dense vectors: nearest neighbours of a question's vector by cosine distance.

    Opened for reading, it works in a private copy of the folder.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        if not create and not (folder / "chroma.sqlite3").is_file():
            raise VectorsDamaged(f"{folder}: the vectors are gone. Make the index anew: python -m index build")
        self._copy = None if create else WorkingCopy(folder)
        try:
            self._client, self._collection = _opened(self._copy.path if self._copy else folder, create)
        except BaseException:
            if self._copy:
                self._copy.close()
            raise

    def add(self, rows: Iterable[tuple[str, bytes]]) -> Iterator[int]:
        """Add (embed hash, dense float32 bytes); gives how many are in after each batch."""
        from llama_index.core.schema import TextNode

        batch: list[Any] = []
        done = 0
        for embed_hash, dense in rows:
            batch.append(TextNode(id_=embed_hash, text="", embedding=np.frombuffer(dense, np.float32).tolist()))
            if len(batch) == _BATCH:
                done += self._flush(batch)
                yield done
                batch = []
        if batch:
            yield done + self._flush(batch)

    def nearest_texts(
        self, vector: np.ndarray, most: int, among: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """(embed hash, cosine distance) of the nearest texts, nearest first; `among` names hashes to look in."""
        if among is not None and not among:
            return []
        return self.raw_nearest(vector[None, :], most, among)[0]

    def count(self) -> int:
        """How many vectors there are."""
        with _mapped():
            return self._collection.count()

    def stored(self, hashes: Sequence[str]) -> dict[str, np.ndarray]:
        """The vectors that Chroma holds for these hashes."""
        with _mapped():
            found = self._collection.get(ids=list(hashes), include=["embeddings"])
        embeddings = found["embeddings"]
        return (
            dict(zip(found["ids"], np.asarray(embeddings, np.float32), strict=True)) if embeddings is not None else {}
        )

    def raw_nearest(
        self, vectors: np.ndarray, most: int, among: Sequence[str] | None = None
    ) -> list[list[tuple[str, float]]]:
        """Nearest neighbours of several vectors.

        Asked of Chroma's collection itself: LlamaIndex's query builds a node for each neighbour, which takes longer
        than the search, and its import takes seconds that the first question would wait for.
        """
        only = None if among is None else list(among)
        with _mapped():
            found = self._collection.query(
                query_embeddings=cast(Any, vectors), n_results=most, ids=only, include=["distances"]
            )
        distances = found["distances"] or []
        return [list(zip(ids, near, strict=True)) for ids, near in zip(found["ids"], distances, strict=True)]

    def close(self) -> None:
        """Let go of the folder, and remove the private copy if there is one."""
        _close(self._client)
        if self._copy:
            self._copy.close()

    def _flush(self, batch: list[Any]) -> int:
        with _mapped():
            self._store().add(batch)
        return len(batch)

    def _store(self) -> Any:
        from llama_index.vector_stores.chroma import ChromaVectorStore

        return ChromaVectorStore(chroma_collection=self._collection)


def _opened(folder: Path, create: bool) -> tuple[ClientAPI, Collection]:
    os.environ.setdefault("ANONYMIZED_TELEMETRY", "False")
    import chromadb
    from chromadb.config import Settings

    logging.getLogger("chromadb").setLevel(logging.ERROR)
    folder.mkdir(exist_ok=True)
    with _mapped():
        client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
        try:
            return client, _collection(client, create)
        except BaseException:
            _close(client)
            raise


def _collection(client: ClientAPI, create: bool) -> Collection:
    if create:
        return client.create_collection(_NAME, configuration=cast(Any, {"hnsw": _GRAPH}), embedding_function=None)
    return client.get_collection(_NAME, embedding_function=None)


def _close(client: ClientAPI) -> None:
    """Close the client; the last one of a folder stops Chroma there. `ClientAPI` does not name it, 1.5.9 has it."""
    cast(Any, client).close()


class _mapped:  # noqa: N801  reads as what it does: `with _mapped():`
    """Turns whatever Chroma raises into `VectorsDamaged`, with the remedy."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, CouncilError):
            raise VectorsDamaged(
                f"the vectors cannot be used ({type(error).__name__}: {error}). "
                "Make the index anew: python -m index build"
            ) from error
