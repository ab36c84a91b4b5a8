"""A citation names the content of the file it stands in, so that a link to it survives a rebuild."""

import hashlib
from pathlib import Path

from assistant.assistant import Assistant

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample" / "reports"


def test_a_citation_carries_the_hash_of_the_very_file_it_names(assistant: Assistant) -> None:
    answer = assistant.ask("How many children were looked after in September 2022?")
    assert answer.citations
    for citation in answer.citations:
        assert citation.file_hash == hashlib.sha256((SAMPLE / citation.report).read_bytes()).hexdigest()


def test_a_nearest_passage_carries_it_too(assistant: Assistant) -> None:
    nearest = assistant.ask("How many children were looked after in March 2009?").nearest
    assert nearest and all(len(citation.file_hash) == 64 for citation in nearest)
