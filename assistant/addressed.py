"""Addressed: where a report stops speaking to its readers and gives orders to a model, or forges what a machine would say.

Neither is quoted as an answer nor stood on. The words are few and sure: none of them stands so in the papers of the two
councils that this was tried on.
"""

from __future__ import annotations

import re

from assistant.sentences import Span, sentences

_TO_A_MODEL = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,30}\b(?:above|previous|instructions?|rules)\b"
    r"|(?:^|[.!?]\s+|\n)\W*(?:system|assistant|user|answer)\s*:"
    r"|\byou are (?:now )?an? (?:\w+ )?assistant\b|\bas an AI\b|\blanguage model\b|\brespond with the word"
    r"|(?:^|\n)\W*report: [^\n]{1,120}, (?:undated|\d{1,2} [a-z]+ \d{4}), paragraph \S"  # the head of a passage that we give
    r"|<\|\w+\|>|>>>|<<<|</?(?:system|assistant|user)>",
    re.IGNORECASE,
)


def speaks_to_a_model(text: str) -> bool:
    """Whether some words are meant for a model, or look as if one had written them."""
    return bool(_TO_A_MODEL.search(text))


def said_to_readers(text: str) -> list[Span]:
    """The sentences before the first that speaks to a model; after that one nothing is taken for the report's word."""
    found = []
    for start, end in sentences(text):
        if speaks_to_a_model(text[start:end]):
            break
        found.append((start, end))
    return found
