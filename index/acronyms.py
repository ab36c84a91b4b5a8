"""Acronyms, read from the texts that spell them out: `Multi-Agency Children's Hub (MACH)`, `VEMT (Vulnerable, ...)`, glossaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_AFTER = re.compile(
    r"((?:[\w’'&/-]+[ ,]+){1,9}?[\w’'&/-]+)\s*\(\s*(?:the\s+)?[‘“'\"]?([A-Z][A-Za-z&]{1,7})s?[’”'\"]?\s*\)"
)
_BEFORE = re.compile(
    r"\b([A-Z][A-Za-z&]{1,7})\s*(?:\(|[–-]\s|\t|[:=]\s|\b(?:stands|is short|short) for\b|\bmeans\b)\s*(?:the\s+)?"
    r"((?:[A-Za-z][\w’'-]*[ ,]*(?:& )?){2,8})"
)
_PHRASE = re.compile(
    r"\b[A-Z][a-z]+(?:['’]s\b|s['’])?(?:-[A-Z][a-z]+)?(?: (?:of |and |for |the )?[A-Z][a-z]+(?:['’]s\b|s['’](?=\s))?)+"
)
_SMALL = frozenset("a an and for in of on or the to with & from at by".split())


def acronyms_in(text: str) -> Iterator[tuple[str, str]]:
    """Each (acronym, long form) that the text spells out; the initials of the long form have to make the acronym."""
    for match in _AFTER.finditer(text):
        long = _tail_for(match[1], match[2])
        if long:
            yield match[2], long
    for match in _BEFORE.finditer(text):
        long = _head_for(match[2], match[1])
        if long:
            yield match[1], long


def phrases_in(text: str) -> Iterator[tuple[str, str]]:
    """Each run of capitalised words with its initials, for acronyms that no text spells out (`Principal Social Worker`)."""
    for match in _PHRASE.finditer(text):
        words = match[0].split()
        for size in range(3, min(len(words), 5) + 1):
            for start in range(len(words) - size + 1):
                run = words[start : start + size]
                if run[0].lower() not in _SMALL and run[-1].lower() not in _SMALL:
                    initials = "".join(word[0] for word in run if word.lower() not in _SMALL)
                    if len(initials) >= 3:
                        yield initials, " ".join(run)


def beginnings(spelt: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each beginning of an acronym with that of its long form: `EHCP`, an education health and care plan, gives `EHC`."""
    for acronym, long in spelt:
        words = long.split()
        while len(words) > 3:
            words = words[:-1]
            initials = "".join(word[0] for word in words if word.lower() not in _SMALL).upper()
            if words[-1].lower() not in _SMALL and len(initials) >= 3 and acronym.upper().startswith(initials):
                yield initials, " ".join(words)


def agreed(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The long forms of each acronym, the most frequent first, at most three."""
    counts: dict[str, dict[str, int]] = {}
    for acronym, long in pairs:
        forms = counts.setdefault(acronym.upper(), {})
        form = long.lower().replace("&", "and")
        forms[form] = forms.get(form, 0) + 1
    return {
        acronym: sorted(forms, key=lambda form: (-forms[form], form))[:3] for acronym, forms in sorted(counts.items())
    }


def _tail_for(words: str, acronym: str) -> str | None:
    """The shortest run of last words whose initials make the acronym."""
    parts = words.replace(",", " ").split()
    for start in range(len(parts) - 1, -1, -1):
        if parts[start][:1].upper() == acronym[0].upper() and _makes(parts[start:], acronym):
            return " ".join(parts[start:])
    return None


def _head_for(words: str, acronym: str) -> str | None:
    parts = words.replace(",", " ").split()
    for end in range(2, len(parts) + 1):
        if _makes(parts[:end], acronym):
            return " ".join(parts[:end])
    return None


def _makes(words: list[str], acronym: str) -> bool:
    """Whether the initials, with or without the small words, make the acronym; hyphenated parts count."""
    wanted = re.sub(r"[^A-Za-z]", "", acronym).lower()
    parts = [part for word in words for part in re.split(r"[-/’']", word) if part and part != "s"]
    every = "".join(part[0] for part in parts).lower()
    great = "".join(part[0] for part in parts if part.lower() not in _SMALL).lower()
    whole = "".join(word[0] for word in words if word.lower() not in _SMALL).lower()
    return len(wanted) >= 2 and wanted in (every, great, whole)
