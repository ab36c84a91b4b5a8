"""Judging: whether a written sentence may be shown as said by a passage, and on which of its sentences it stands.

A claim without a figure, date or name is held to the same closeness. Likeness of meaning was tried for it and is not
used: late interaction and the cross-encoder together kept 26 of 100 supported claims at the threshold at which they
kept 6 of 100 unsupported ones (307 labelled pairs, `evals/claim_pairs.jsonl`, the threshold set on one half).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checking import check_figure
from assistant.checking.grounding import Encode
from assistant.checking.text_ground import dates_of
from assistant.facts.figures import figures_in
from assistant.sentences import Span
from assistant.writing.checks.clauses import Clause, clauses_of
from assistant.writing.checks.closeness import anchored, in_order, nothing_added, told_alike, turned
from assistant.writing.checks.naming import shortly_named
from assistant.writing.checks.rows import row_says
from assistant.writing.checks.tokens import Token, acronyms_of, plain, tokens_of
from corpus.report import Particulars
from index.passages import Passage

_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|‘([^’]{3,})’")
_OPENING = re.compile(r"(?:For|In|At|On|Under|Of|Within|With|During|Over|Across|Among|By)\b", re.IGNORECASE)
_PROPOSED = re.compile(r"\b(?:recommend\w*|propos\w*|asked to|is invited to|options?)\b|^That\b", re.IGNORECASE)
_SAYS_PROPOSED = re.compile(r"\b(?:recommend\w*|propos\w*|ask\w*|invited?|suggest\w*|would|options?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Given:
    """A passage that the model was given, with its report's particulars."""

    passage: Passage
    particulars: Particulars


@dataclass(frozen=True)
class Judgement:
    """kept: whether the sentence stands; why: what speaks against it, in words for the model; spans: where it stands."""

    kept: bool
    why: str = ""
    spans: tuple[Span, ...] = ()


def judge(sentence: str, given: Given, encode: Encode | None) -> Judgement:
    """Judge a sentence, without its markers, against one passage."""
    passage = given.passage
    if "|" in sentence:
        return Judgement(False, "a line of a table is no sentence")
    if wrong := _quotation_not_said(sentence, passage):
        return Judgement(False, f"“{wrong}” is not a quotation from the passage")
    if _PROPOSED.search(_lead(passage)) and not _SAYS_PROPOSED.search(sentence):
        return Judgement(False, "the passage only recommends or proposes this")
    if passage.row is not None:
        return _of_row(sentence, given, encode)
    judged = _of_text(sentence, given, encode)
    shorter = sentence if judged.kept else shortly_named(sentence, passage, given.particulars)
    return judged if shorter == sentence or not (other := _of_text(shorter, given, encode)).kept else other


def _of_text(sentence: str, given: Given, encode: Encode | None) -> Judgement:
    passage, over = given.passage, _over(given)
    acronyms = acronyms_of(f"{over} {passage.text}")
    text = plain(sentence, acronyms)
    tokens = tokens_of(text)
    clauses = clauses_of(passage, acronyms)
    period = dates_of(given.particulars)
    front = _OPENING.match(text)
    used = in_order(tokens, clauses, period, front.group() if front else "")
    if not used and _needs_no_order(tokens) and _all_verified(text, given, encode):
        used = anchored(tokens, clauses, period)
        before = _before(used or (), clauses, plain(over, acronyms))
        used = used if used and nothing_added(tokens, used, before) else None
    if not used:
        return Judgement(False, _missing(tokens, clauses))
    if turned(used, clauses) or not told_alike(text, used, given.particulars.report_date):
        return Judgement(False, "the passage says it with a condition, bound, role or date that is left out or changed")
    return Judgement(True, spans=tuple(sorted({clause.sentence for clause in used})))


def _of_row(sentence: str, given: Given, encode: Encode | None) -> Judgement:
    if row_says(plain(sentence, {}), given.passage, given.particulars) and _all_verified(sentence, given, encode):
        return Judgement(True, spans=((0, len(given.passage.text)),))
    return Judgement(False, "the row's label, column and figure are not told together")


def _needs_no_order(tokens: Sequence[Token]) -> bool:
    """Whether the figure checker sees all that could be told of something else: figures, and no more than one name."""
    names = {token.key for token in tokens if token.name}
    return any(token.kind == "figure" for token in tokens) and len(names) <= 1


def _all_verified(text: str, given: Given, encode: Encode | None) -> bool:
    figures = figures_in(text)
    return bool(figures) and all(
        check_figure(figure, text, given.passage, given.particulars, encode) == "verified" for figure in figures
    )


def _over(given: Given) -> str:
    """What stands over a passage: its report's title, the headings and the lead-in."""
    passage = given.passage
    return ". ".join([given.particulars.title, *passage.section, passage.context or ""])


def _before(used: Sequence[Clause], clauses: Sequence[Clause], over: str) -> list[str]:
    """The words that stand over the passage and before the clauses used, of clauses with one figure at most."""
    keys = [token.key for token in tokens_of(over) if token.kind == "word"]
    last = max((place for place, clause in enumerate(clauses) if any(one.is_of(clause) for one in used)), default=0)
    for clause in clauses[:last]:
        if sum(token.kind == "figure" for token in clause.tokens) <= 1:
            keys += [token.key for token in clause.tokens if token.kind == "word"]
    return keys


def _lead(passage: Passage) -> str:
    """The heading and lead-in that make a proposal of what stands below them."""
    return (
        f"{(passage.context or '').split(' · ')[0]} · {' '.join(passage.section[-1:])}" if passage.row is None else ""
    )


def _quotation_not_said(sentence: str, passage: Passage) -> str | None:
    said = " ".join(passage.text.split()).lower()
    for found in _QUOTED.finditer(sentence):
        words = next(group for group in found.groups() if group is not None)
        if " ".join(words.split()).lower().rstrip(".,") not in said:
            return words
    return None


def _missing(tokens: Sequence[Token], clauses: Sequence[Clause]) -> str:
    """What of the sentence stands nowhere in the passage, or that its clause is not told whole."""
    held = {token.key for clause in clauses for token in clause.tokens}
    lost = [token.text for token in tokens if token.key not in held and token.kind != "time"]
    if lost:
        return f"the passage does not say {', '.join(f'“{word}”' for word in lost[:3])}"
    return "the passage's own clause is not told whole and in its order"
