"""The other side: the LlamaIndex quickstart that the evaluation asks too, clocked step by step."""

from __future__ import annotations

from pathlib import Path

from llama_index.core import StorageContext, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import BaseNode

from benchmarks.questions import Asked, read_questions, seconds_of_each
from benchmarks.telling import Built, Served, Teller
from evals.systems.quickstart import (
    MODEL,
    OPTIONAL_READERS,
    TOP,
    PackagedEmbedding,
    documents,
    own_readers,
    store,
)


def build(reports: Path, index: Path, tell: Teller) -> Built:
    """Read, split, embed and store, as the tutorial does; splitting apart from the rest only to be clocked."""
    tell.begins("read")
    read = documents(reports)
    tell.begins("split")
    splitter = SentenceSplitter()
    nodes = splitter(read)
    tell.begins("embed and store")
    embedding = PackagedEmbedding()
    context = StorageContext.from_defaults(vector_store=store(index))
    VectorStoreIndex(list(nodes), storage_context=context, embed_model=embedding)
    tell.measured()
    files = {document.metadata["file_path"] for document in read}
    return Built(len(files), len(nodes), 0, _notes(splitter, embedding, list(nodes)))


def serve(index: Path, questions: Path, tell: Teller) -> Served:
    """Give the first node for the first question, then for all of them."""
    asked = read_questions(questions)
    built = VectorStoreIndex.from_vector_store(store(index), embed_model=PackagedEmbedding())
    retriever = built.as_retriever(similarity_top_k=TOP)

    def answer(question: Asked) -> str:
        found = retriever.retrieve(question.text)
        return found[0].get_content() if found else ""

    answer(asked[0])
    tell.begins("questions")
    seconds = seconds_of_each(answer, asked)
    tell.measured()
    return Served(seconds, seconds)


def _notes(splitter: SentenceSplitter, embedding: PackagedEmbedding, nodes: list[BaseNode]) -> tuple[str, ...]:
    """The defaults that were used, read from the objects, and what they cost."""
    reader = f"PDFReader of {OPTIONAL_READERS}" if own_readers() else "a page reader over pypdfium2; .docx is not read"
    return (
        f"PDF: {reader}",
        f"chunks of {splitter.chunk_size} tokens, overlap {splitter.chunk_overlap}",
        f"embeds {MODEL} in float32, {embedding.embed_batch_size} texts a batch",
        f"the model reads 256 tokens, so the end of {embedding.cut(nodes)} of {len(nodes)} nodes is in no vector",
        f"top {TOP}; the answer is the first node as it is",
    )
