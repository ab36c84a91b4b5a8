"""Rewriting: a model completes a follow-up from the conversation; what it adds of its own is not searched for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.writing.checks.tokens import Token, lemma, plain, tokens_of
from assistant.writing.client import Message
from assistant.writing.material import harmless
from assistant.writing.prompting import filled

_MOST_WORDS = 40
_ADDABLE = frozenset(
    lemma(word)
    for word in "how many much did does compare comparison compared difference between change number over since".split()
)
# What only points at the conversation or opens a message need not be said again.
_POINTING = frozenset(
    lemma(word)
    for word in "what how about same again one ones other please tell me more ok okay thanks yes no right well now then".split()
)
_COMPARES = re.compile(r"\b(?:compar\w+|than|between|differ\w*|chang\w+|since|against|versus|more|less|fewer)\b", re.I)


def asked_to_complete(text: str, turns: Sequence[str]) -> list[Message]:
    """The messages that ask for the completed follow-up; turns: the messages before it, oldest first."""
    before = "\n".join(f"- {harmless(turn)}" for turn in turns)
    return [
        Message("system", filled("follow_up")),
        Message("user", filled("messages", before=before, last=harmless(text))),
    ]


def read_rewritten(written: str, text: str, turns: Sequence[str]) -> str | None:
    """The completed question, or None where it brings in what nobody said, or leaves out what the last message says."""
    question = " ".join(written.strip().strip("\"“”'").split())
    if not question.endswith("?") or "\n" in written.strip() or len(question.split()) > _MOST_WORDS:
        return None
    said, last = [token for turn in [*turns, text] for token in _tokens(turn)], _tokens(text)
    asked = _tokens(question)
    known = {(token.kind, token.key) for token in said}
    if any((token.kind, token.key) not in known and token.key not in _ADDABLE for token in asked):
        return None
    told = {(token.kind, token.key) for token in asked}
    if any((token.kind, token.key) not in told and token.key not in _POINTING for token in last):
        return None
    return question if _one_time(asked, last) or _COMPARES.search(text) else None


def _tokens(text: str) -> list[Token]:
    return tokens_of(plain(text, {}))


def _one_time(asked: Sequence[Token], last: Sequence[Token]) -> bool:
    """Whether a last message that names a time is completed without another one."""
    own = {token.key for token in last if token.kind == "time"}
    return not own or all(token.key in own for token in asked if token.kind == "time")
