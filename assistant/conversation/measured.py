"""A measure, a part or an extreme in the place of its like: `the overspend` for `the budget`, `porters` for `cooks`."""

from __future__ import annotations

import re

from assistant.conversation.lexicon import MEASURES
from assistant.conversation.phrases import noun_phrase_from, words_of
from assistant.conversation.retiming import put
from assistant.conversation.statements import joined

_PART = re.compile(
    r"\bhow (?:many|much) of\b.*\s(?:is|are|was|were)\s+(?P<what>(?:[\w-]+\s+){0,2}[\w-]+)\s*\??$", re.IGNORECASE
)
_SUPERLATIVE = re.compile(
    r"^(?:which|what) (?P<where>[\w-]+(?: [\w-]+)?) (?:has|have|had) the \w+ (?P<what>[\w -]+?)(?P<when>\s(?:in|at|on|for) .*)?\??$",
    re.IGNORECASE,
)


def same_measure(before: str, preposition: str, core: str) -> str | None:
    """`the rate of repeats` for `the rate of referrals`."""
    found = re.match(r"^(?:the\s+)?(?P<head>(?:[\w-]+\s+){0,2}?[\w-]+\s+(?:of|for|on)\s)", core, re.IGNORECASE)
    at = before.lower().find(f" {found['head'].lower()}") if found and not preposition else -1
    if not found or at < 0:
        return None
    old = noun_phrase_from(before, at + 1)
    return put(before, at + 1, at + 1 + len(old), without_the(core))


def measure(before: str, preposition: str, core: str) -> str | None:
    """`the overspend` for `the budget`."""
    bare = without_the(core)
    if preposition or bare.split()[-1].lower() not in MEASURES:
        return None
    found = re.search(rf"\b(?:the\s+)(?P<what>(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(sorted(MEASURES))}))\b", before, re.I)
    if not found and re.match(r"^how (?:much|many)\b", before, re.IGNORECASE):
        return joined(before, f"What was {core}")  # the budget of what was spent
    return put(before, found.start("what"), found.end("what"), bare) if found else None


def part(before: str, preposition: str, core: str) -> str | None:
    """`and porters?` after `how many of the staff were cooks?`: what the part is, not the whole."""
    found = _PART.search(before)
    return put(before, found.start("what"), found.end("what"), core) if found and not preposition else None


def of_superlative(before: str, preposition: str, core: str) -> str | None:
    """`what about Overton?` after `which wards have the highest crime?`: what it is there."""
    found = _SUPERLATIVE.match(before)
    if not found or not any(word.capital for word in words_of(core)):
        return None
    return f"What is the {found['what']} {preposition or 'in'} {core}{found['when'] or ''}?"


def without_the(core: str) -> str:
    return re.sub(r"^(?:the|a|an|our)\s+", "", core, flags=re.IGNORECASE)
