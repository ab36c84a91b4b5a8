"""Typing errors: a word that stands nowhere in the reports and is no common word is set right by the words that do.

Names, figures, acronyms and short words are never changed, as one may well be the name of something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from corpus.dates import MONTHS
from index.analysis import question_terms, terms
from index.catalogue import Catalogue

_WORD = re.compile(r"(?<![\w'’£-])[A-Za-z]{5,}(?![\w'’-]|\.\w)")
_ACRONYM = re.compile(r"(?<![\w'’£.-])(?P<acronym>[a-z]{3,6}?)s?(?![\w'’-]|\.\w)")
_CUT_SHORT = {
    "cllr": "councillor", "cllrs": "councillors", "rd": "road", "ave": "avenue", "exec": "executive", "cttee": "committee",
    "ctte": "committee", "dept": "department", "govt": "government", "mtg": "meeting", "sec": "section", "yr": "year",
    "yrs": "years", "mgr": "manager", "asst": "assistant", "info": "information", "approx": "about",
}  # fmt: skip
_SHORTENED = re.compile(rf"(?<![\w'’£.-])(?:{'|'.join(_CUT_SHORT)})\b(?!['’-])\.?(?!\w)", re.IGNORECASE)
_LONG_MONTHS = [month for month in MONTHS if len(month) > len("august")]
_SLIPS = 2
_LONG = 8
_READ = 10
_TRIED = 4


def corrected(text: str, catalogue: Catalogue, common: Callable[[str], bool]) -> str:
    """The text with typing errors set right, words in full and acronyms in capitals; `common` tells whether a word is one of the language.

    One edit mends a word, two a word of eight letters or more; two letters that changed places are one edit.
    """
    text = _with_months(_capitals(_in_full(text, catalogue), catalogue, common), common)
    doubtful = [found for found in _WORD.finditer(text) if _may_be_wrong(text, found)]
    held = catalogue.document_frequency([term for found in doubtful for term in question_terms(found[0])])
    for found in reversed(doubtful):
        wanted = question_terms(found[0])
        if len(wanted) == 1 and wanted[0] not in held and not common(found[0]) and not _inflected(found[0], common):
            meant = _meant(found[0].lower(), wanted[0], catalogue)
            text = f"{text[: found.start()]}{_like(meant, found[0])}{text[found.end() :]}" if meant else text
    return text


def _in_full(text: str, catalogue: Catalogue) -> str:
    """The text with words that were cut short as most of the reports write them: `Marsh Rd` is `Marsh Road`."""

    def written(found: re.Match[str]) -> str:
        short = found[0].rstrip(".")
        full = _CUT_SHORT[short.lower()]
        [short_term], [full_term] = terms(short), terms(full)
        held = catalogue.document_frequency([short_term, full_term])
        ends = "." if found[0].endswith(".") and not text[found.end() :].strip() else ""
        return f"{_like(full, short)}{ends}" if held.get(full_term, 0) > held.get(short_term, 0) else found[0]

    return _SHORTENED.sub(written, text)


def _capitals(text: str, catalogue: Catalogue, common: Callable[[str], bool]) -> str:
    """The text with acronyms that were typed in small letters as the reports write them: `ehcps` is `EHCPs`."""

    def written(found: re.Match[str]) -> str:
        word = found[0]
        known = not common(word) and catalogue.long_forms(found["acronym"])
        return f"{found['acronym'].upper()}{word[len(found['acronym']) :]}" if known else word

    return _ACRONYM.sub(written, text)


def _with_months(text: str, common: Callable[[str], bool]) -> str:
    """The text with its months spelt right, which may stand in capitals anywhere: `Febuary`, `septmber`."""

    def written(found: re.Match[str]) -> str:
        word = found[0].lower()
        if word in MONTHS or common(word):
            return found[0]
        near = [month for month in _LONG_MONTHS if edits_between(word, month, _SLIPS) <= _SLIPS]
        return _like(near[0], found[0]) if near else found[0]

    return _WORD.sub(written, text)


def _may_be_wrong(text: str, found: re.Match[str]) -> bool:
    """Whether a word is written in small letters, or stands at the beginning with a capital."""
    return found[0].islower() or (found[0][1:].islower() and not text[: found.start()].strip(" \"'‘“(–"))


def _inflected(word: str, common: Callable[[str], bool]) -> bool:
    """Whether a common word with an ending makes the word: `gadgets`, `relaunched`, `cheaply`."""
    low = word.lower()
    stems = [low[: -len(end)] for end in ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness") if low.endswith(end)]
    stems += [stem + "e" for stem in stems] + [low[:-3] + "y" for end in ("ies",) if low.endswith(end)]
    parts = [low[len(start) :] for start in ("un", "re", "mis", "non", "over", "under") if low.startswith(start)]
    return any(len(stem) > 3 and common(stem) for stem in [*stems, *parts])


def _meant(word: str, stem: str, catalogue: Catalogue) -> str | None:
    """The word of the reports that is meant: fewest edits away, then with no letter of the typed one lost, then most frequent."""
    most = 2 if len(word) >= _LONG else 1
    near = {
        term: (edits, not _keeps(term, stem), -count)
        for term, count in catalogue.terms_like(stem, most)
        if term.isalpha() and (edits := edits_between(stem, term, most)) <= most
    }
    ends = {question_terms(other)[0] for other in _slips(word) if question_terms(other)}
    near.update({term: (1, False, -count) for term, count in catalogue.document_frequency(sorted(ends)).items()})
    tried = sorted(near, key=lambda term: (near[term], term))[:_TRIED]
    forms = [
        (edits_between(word, form, most), not _keeps(form, word), near[term][2], place, form)
        for term in tried
        for place, form in enumerate(_forms(term, catalogue, word, most))
    ]
    return min(forms)[-1] if forms else None


def _slips(word: str) -> list[str]:
    """The word with two neighbours swapped or one letter less, for errors in an ending, where the stem is another."""
    swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)]
    return [*swapped, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _keeps(meant: str, typed: str) -> bool:
    """Whether all typed letters stand in the word in their order: a letter left out is the commonest slip."""
    rest = iter(meant)
    return all(letter in rest for letter in typed)


def _forms(stem: str, catalogue: Catalogue, typed: str, most: int) -> list[str]:
    """How the reports write the words of a stem that are few edits away from the typed one, the most frequent first.

    A plural of the reports stands for its singular too.
    """
    ids = [id for id, _ in catalogue.full_text([stem], None, _READ)]
    texts = [passage.text for passage in catalogue.passages(ids)]
    words = Counter(word.lower() for text in texts for word in re.findall(r"[A-Za-z]{4,}", text))
    near = {
        form: words[word]
        for word in words
        for form in (word.removesuffix("s"), word)
        if word[0] in typed[:2] and edits_between(typed, form, most) <= most and stem in terms(word)
    }
    return sorted(near, key=lambda word: (-near[word], word))


def _like(meant: str, written: str) -> str:
    return meant.capitalize() if written[0].isupper() else meant


def edits_between(first: str, second: str, most: int) -> int:
    """Insertions, deletions, changes and swaps of neighbours between two words (optimal string alignment); `most` + 1 if more."""
    if abs(len(first) - len(second)) > most or len(set(first) ^ set(second)) > 2 * most:
        return most + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for at, letter in enumerate(first, 1):
        earlier, before = before, row
        row = [at]
        for place, other in enumerate(second, 1):
            cost = min(row[place - 1] + 1, before[place] + 1, before[place - 1] + (letter != other))
            if at > 1 and place > 1 and letter == second[place - 2] and first[at - 2] == other:
                cost = min(cost, earlier[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
