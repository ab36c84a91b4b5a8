"""The other side: what LlamaIndex's starter tutorial does, with local parts and no language model.

`SimpleDirectoryReader`, `SentenceSplitter()` and `VectorStoreIndex` with their defaults, Chroma as vector store,
and as embedding the same packaged model that our side uses, in float32. It gives back the first node it finds.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import BaseNode, Document, MetadataMode
from pydantic import PrivateAttr

from benchmarks.questions import Asked, read_questions, seconds_of_each
from benchmarks.telling import Built, Served, Teller

MODEL = "all-MiniLM-L6-v2"
TOP = 5
_OPTIONAL_READERS = "llama-index-readers-file"


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


def build(reports: Path, index: Path, tell: Teller) -> Built:
    """Read, split, embed and store, as the tutorial does; splitting apart from the rest only to be clocked."""
    tell.begins("read")
    documents = SimpleDirectoryReader(str(reports), recursive=True, **_reading()).load_data()
    tell.begins("split")
    splitter = SentenceSplitter()
    nodes = splitter(documents)
    tell.begins("embed and store")
    embedding = PackagedEmbedding()
    context = StorageContext.from_defaults(vector_store=_store(index))
    VectorStoreIndex(list(nodes), storage_context=context, embed_model=embedding)
    tell.measured()
    files = {document.metadata["file_path"] for document in documents}
    return Built(len(files), len(nodes), 0, _notes(splitter, embedding, list(nodes)))


def serve(index: Path, questions: Path, tell: Teller) -> Served:
    """Give the first node for the first question, then for all of them."""
    asked = read_questions(questions)
    built = VectorStoreIndex.from_vector_store(_store(index), embed_model=PackagedEmbedding())
    retriever = built.as_retriever(similarity_top_k=TOP)

    def answer(question: Asked) -> str:
        found = retriever.retrieve(question.text)
        return found[0].get_content() if found else ""

    answer(asked[0])
    tell.begins("questions")
    seconds = seconds_of_each(answer, asked)
    tell.measured()
    return Served(seconds, seconds)


def _reading() -> dict[str, Any]:
    """LlamaIndex's own file readers where they are installed; without them it would index a PDF's raw bytes."""
    if _own_readers():
        return {"required_exts": [".pdf", ".docx", ".html", ".htm", ".txt", ".md"]}
    return {"required_exts": [".pdf", ".html", ".htm", ".txt", ".md"], "file_extractor": {".pdf": PagesReader()}}


def _own_readers() -> bool:
    """Whether the optional package of readers is installed."""
    try:
        version(_OPTIONAL_READERS)
    except PackageNotFoundError:
        return False
    return True


def _store(index: Path) -> Any:
    import chromadb
    import chromadb.config
    from llama_index.vector_stores.chroma import ChromaVectorStore

    client = chromadb.PersistentClient(str(index), chromadb.config.Settings(anonymized_telemetry=False))
    return ChromaVectorStore(chroma_collection=client.get_or_create_collection("quickstart", embedding_function=None))


def _notes(splitter: SentenceSplitter, embedding: PackagedEmbedding, nodes: list[BaseNode]) -> tuple[str, ...]:
    """The defaults that were used, read from the objects, and what they cost."""
    reader = (
        f"PDFReader of {_OPTIONAL_READERS}" if _own_readers() else "a page reader over pypdfium2; .docx is not read"
    )
    return (
        f"PDF: {reader}",
        f"chunks of {splitter.chunk_size} tokens, overlap {splitter.chunk_overlap}",
        f"embeds {MODEL} in float32, {embedding.embed_batch_size} texts a batch",
        f"the model reads 256 tokens, so the end of {embedding.cut(nodes)} of {len(nodes)} nodes is in no vector",
        f"top {TOP}; the answer is the first node as it is",
    )
