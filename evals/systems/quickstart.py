"""What LlamaIndex's starter tutorial does, with local parts and no language model: it quotes the first node it finds.

`SimpleDirectoryReader`, `SentenceSplitter()` and `VectorStoreIndex` with their defaults, Chroma as vector store,
and as embedding the same packaged model that our side uses, in float32.
"""

from __future__ import annotations

import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import BaseNode, Document, MetadataMode
from pydantic import PrivateAttr

from assistant.answer import Answer
from evals.known_answers import KnownAnswer
from evals.systems.answers import citation, quoted, refused

NAME = "quickstart"
MODEL = "all-MiniLM-L6-v2"
TOP = 5
OPTIONAL_READERS = "llama-index-readers-file"


class PackagedEmbedding(BaseEmbedding):
    """The packaged sentence-transformers model, as llama-index-embeddings-huggingface would call it."""

    _model: Any = PrivateAttr()

    def __init__(self) -> None:
        from sentence_transformers import SentenceTransformer

        from index.packaged_models import model_folder

        super().__init__(model_name=MODEL)
        self._model = SentenceTransformer(str(model_folder(MODEL)), device="cpu")

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors = self._model.encode(texts, batch_size=self.embed_batch_size, show_progress_bar=False)
        found: list[list[float]] = vectors.tolist()
        return found

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def cut(self, nodes: list[BaseNode]) -> int:
        """How many nodes are longer than the model reads."""
        texts = [node.get_content(metadata_mode=MetadataMode.EMBED) for node in nodes]
        ids = self._model.tokenizer(texts, truncation=False, verbose=False)["input_ids"]
        return sum(len(found) > self._model.max_seq_length for found in ids)


class PagesReader(BaseReader):
    """The text of a PDF by pypdfium2, one document a page, as `PDFReader` of llama-index-readers-file does by pypdf."""

    def load_data(self, file: Path, extra_info: dict[str, Any] | None = None) -> list[Document]:
        import pypdfium2

        with pypdfium2.PdfDocument(file) as pdf:
            texts = [page.get_textpage().get_text_range() for page in pdf]
        named = extra_info or {}
        return [Document(text=text, metadata={"page_label": str(page), **named}) for page, text in enumerate(texts, 1)]


class Quickstart:
    """The tutorial over a folder of reports; the answer is its first node, whole, cited by file and page."""

    name = NAME

    def __init__(self, reports: Path, folder: Path) -> None:
        self._reports = reports
        nodes = SentenceSplitter()(documents(reports))
        embedding = PackagedEmbedding()
        context = StorageContext.from_defaults(vector_store=store(folder))
        built = VectorStoreIndex(list(nodes), storage_context=context, embed_model=embedding)
        self._retriever = built.as_retriever(similarity_top_k=TOP)
        self._about = {"version": version("llama-index-core"), "model": MODEL, "nodes": str(len(nodes))}

    def ask(self, question: KnownAnswer) -> Answer:
        """Retrieve for the last turn alone, as the tutorial's query engine does."""
        started = time.perf_counter()
        found = self._retriever.retrieve(question.turns[-1])
        seconds = time.perf_counter() - started
        if not found:
            return refused(question, seconds, NAME)
        node = found[0].node
        file = Path(node.metadata["file_path"])
        page = node.metadata.get("page_label")
        report = file.resolve().relative_to(self._reports.resolve()).as_posix()
        text = " ".join(node.get_content().split())
        return quoted(question, text, citation(report, file.stem, text, int(page) if page else None), seconds, NAME)

    def about(self) -> dict[str, str]:
        return self._about

    def close(self) -> None:
        self._retriever = None  # type: ignore[assignment]  # frees the model


def documents(reports: Path) -> list[Document]:
    """The reports by LlamaIndex's own file readers where they are installed; without them PDFs by pypdfium2."""
    return list(SimpleDirectoryReader(str(reports), recursive=True, **_reading()).load_data())


def own_readers() -> bool:
    """Whether the optional package of readers is installed."""
    try:
        version(OPTIONAL_READERS)
    except PackageNotFoundError:
        return False
    return True


def store(folder: Path) -> Any:
    """A Chroma collection in the folder as LlamaIndex's vector store."""
    import chromadb
    import chromadb.config
    from llama_index.vector_stores.chroma import ChromaVectorStore

    client = chromadb.PersistentClient(str(folder), chromadb.config.Settings(anonymized_telemetry=False))
    return ChromaVectorStore(chroma_collection=client.get_or_create_collection(NAME, embedding_function=None))


def _reading() -> dict[str, Any]:
    """Without its readers LlamaIndex would index a PDF's raw bytes."""
    if own_readers():
        return {"required_exts": [".pdf", ".docx", ".html", ".htm", ".txt", ".md"]}
    return {"required_exts": [".pdf", ".html", ".htm", ".txt", ".md"], "file_extractor": {".pdf": PagesReader()}}
