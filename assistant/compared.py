"""Both sides of a comparison found and held against each other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import numpy as np

from assistant.checking.grounding import Encode, similarity, words_of
from assistant.checking.values import in_words
from assistant.comparing import Comparison, Side
from assistant.facts import RESTATED, Fact, facts_of
from assistant.figures import figures_in
from assistant.like_with_like import Fitted, Pair, Wanted, fitted, pairs
from assistant.question import Question, read_question, times_in
from assistant.refusing import LEAST_SCORE, RARE_NAME
from assistant.roles import ELSEWHERE, roles_in
from assistant.sides import bare_months
from assistant.weighing import Weighed, rarity, weigh
from index.analysis import question_terms
from index.search import Found, Index

_READ = 14
_SURPASSED, _WELL_TOLD = 0.15, 0.8
_LEAST_MEANING, _MARGIN, _MARGIN_AGAINST = 0.60, 0.03, 0.30
_WEIGHED = 9
_MEANING = 0.6
_LONGEST = 700
_AROUND, _OVER = 0.9, 0.7
_UNTOLD, _TOLD, _ABOUT, _NEARLY = 0.72, 0.85, 0.02, 0.06
_RATE = re.compile(r"\brates?\b|\bper 1\d*,?000|\bper (?:head|person|capita|household)\b", re.IGNORECASE)


def found_pairs(
    index: Index, comparison: Comparison, search: Callable[[Question], list[Found]], encode: Encode | None
) -> list[Pair]:
    """The pairs of figures that answer a comparison, best first."""
    asked = [_asked(index, side.question) for side in comparison.sides]
    weighed = [weigh(question, search(question), rarity(index, question)) for question in asked]
    wanted = _wanted(index, comparison)
    sides = [
        meant(fitted(_facts(index, question, items), own), own, question, encode)
        for question, items, own in zip(asked, weighed, wanted, strict=True)
    ]
    return pairs(sides[0], sides[1], wanted, comparison.rising)


def sure(found: list[Pair], asked: str) -> Pair | None:
    """The best pair, when it is told well and no other pair with another outcome is nearly as good."""
    if not found:
        return None
    best = found[0]
    if RESTATED.search(asked) and not (best.first.fact.restated or best.second.fact.restated):
        return None
    if (
        min(best.first.meaning, best.second.meaning) < _LEAST_MEANING
        or min(fit.fact.found.late or 0.0 for fit in (best.first, best.second)) < LEAST_SCORE
    ):
        return None
    amounts = _amounts(best)
    rival = next((pair for pair in found if _amounts(pair) != amounts), None)
    if rival is not None and best.score - rival.score < _MARGIN:
        return None
    if best.against and not _doubtless(best, found):
        return None
    return best


def _doubtless(best: Pair, found: list[Pair]) -> bool:
    """Whether a pair that goes against the question is told in all its words, and no pair that goes with it comes near."""
    other_way = next((pair for pair in found if not pair.against), None)
    well_told = min(best.first.meaning, best.second.meaning) >= _WELL_TOLD
    return (
        well_told
        and not (best.first.surpassed or best.second.surpassed)
        and (other_way is None or best.score - other_way.score >= _MARGIN_AGAINST)
    )


def _amounts(pair: Pair) -> tuple[Decimal, Decimal]:
    return pair.first.fact.value.size, pair.second.fact.value.size


def meant(fits: list[Fitted], wanted: Wanted, question: Question, encode: Encode | None) -> list[Fitted]:
    """The best of the facts, weighed again by whether each word of the question is meant by one told of the fact."""
    if encode is None:
        return fits
    said = [word for word in words_of(question.topic) if word.stem in wanted.rare]
    total = sum(wanted.rare[word.stem] for word in said) or 1.0
    found = []
    for fit in fits[:_WEIGHED]:
        near = f"{fit.fact.near}. "
        around = f"{near}{fit.fact.around}. "
        text = f"{around}{fit.fact.over}"[:_LONGEST]
        held = words_of(text)
        alike = similarity(question.topic, said, text, held, encode)
        alike *= np.array(
            [1.0 if word.end <= len(near) else _AROUND if word.end <= len(around) else _OVER for word in held],
            np.float32,
        )
        best = [
            1.0 if _initials(word.text, text) else float(row.max(initial=0.0))
            for word, row in zip(said, alike, strict=True)
        ]
        share = sum(wanted.rare[word.stem] * value for word, value in zip(said, best, strict=True)) / total
        told = tuple(value for word, value in zip(said, best, strict=True) if word.stem in wanted.shared)
        found.append(replace(fit, score=round(fit.score + _MEANING * share, 4), meaning=round(share, 3), told=told))
    return sorted(_set_back(found), key=lambda fit: (-fit.score, fit.fact.found.passage.id, fit.fact.text))


def _set_back(fits: list[Fitted]) -> list[Fitted]:
    """The facts, those set back that leave a word of the question untold where one that means it as well tells it."""

    def surpassed(fit: Fitted) -> bool:
        return any(
            other.meaning >= fit.meaning - _ABOUT
            and other.score >= fit.score - _NEARLY
            and any(own < _UNTOLD and most > _TOLD for own, most in zip(fit.told, other.told, strict=True))
            for other in fits
        )

    return [
        replace(fit, score=round(fit.score - _SURPASSED, 4), surpassed=True) if surpassed(fit) else fit for fit in fits
    ]


def _initials(word: str, text: str) -> bool:
    """Whether a short form in capitals stands in a text as words with its initials (`B&B`, bed and breakfast)."""
    letters = re.sub(r"[^A-Z]", "", word)
    if len(letters) < 2 or letters != re.sub(r"[&.]|s$", "", word):
        return False
    middle = r"\w{2,}(?: and| of| for| the)? "
    return bool(re.search(rf"\b{middle.join(letters)}\w{{2,}}", text, re.IGNORECASE))


def _asked(index: Index, text: str) -> Question:
    return replace(read_question(text, index.catalogue.long_forms), wants="figure")


def _facts(index: Index, question: Question, weighed: list[Weighed]) -> list[tuple[Fact, float]]:
    found = []
    for item in weighed[:_READ]:
        facts = facts_of(item.found)
        spans = list(dict.fromkeys(fact.span for fact in facts))
        late = index.score_spans(question.topic, item.found.passage, spans) if item.found.passage.row is None else None
        scores = dict(zip(spans, late, strict=True)) if late else {}
        base = item.found.late or 0.0
        found += [(fact, 0.5 * base + 0.5 * scores.get(fact.span, base)) for fact in facts]
    return found


def _wanted(index: Index, comparison: Comparison) -> tuple[Wanted, Wanted]:
    shared = read_question(comparison.shared)
    terms_of = [set(_terms(side)) for side in comparison.sides]
    times = [read_question(side.name).times for side in comparison.sides]
    common = tuple(term for term in shared.terms)
    rare = rarity(index, replace(shared, terms=tuple({*common, *terms_of[0], *terms_of[1]})))

    roles = roles_in(comparison.asked)
    given = frozenset(figure.value for figure in [*figures_in(comparison.asked), *in_words(comparison.asked)])

    def of(own: int, other: int) -> Wanted:
        said = f"{comparison.shared} {comparison.sides[own].name}"
        return Wanted(
            own=frozenset(terms_of[own] - terms_of[other] - set(common)),
            others=frozenset(terms_of[other] - terms_of[own] - set(common)),
            times=times[own],
            shared=common,
            shared_times=shared.times,
            rare=rare,
            roles=roles,
            given=given,
            months=bare_months(comparison.sides[own].name),
            measured=comparison.asked.lower(),
            amount=bool(re.search(r"\bhow much\b", comparison.asked, re.IGNORECASE)),
            names=frozenset(
                term
                for name in (*shared.names, *_names(comparison.sides[own]))
                for term in question_terms(name)
                if rare.get(term, 0.0) >= RARE_NAME
            ),
            restated=bool(RESTATED.search(comparison.asked)),
            elsewhere=bool(ELSEWHERE.search(said)),
            rate=bool(_RATE.search(said)),
            unit=_unit_asked(comparison.asked),
        )

    return of(0, 1), of(1, 0)


def _names(side: Side) -> tuple[str, ...]:
    """The proper names of a side; a word before them keeps the first from being taken for the start of a sentence."""
    return read_question(f"in {side.name}").names


def _unit_asked(text: str) -> str | None:
    """The unit that a question asks for, None where it does not say."""
    if re.search(
        r"\bpercentage points?\b|\bhow many points\b|\b(?:share|proportion|percentage) of\b|%", text, re.IGNORECASE
    ):
        return "%"
    if re.search(
        r"\bcost\w*\b|\bprices?\b|\bpaid\b|\bpay\b|\bspen[dt]\w*\b|\bfunding\b|£|\bgrants?\b|\bdearer\b|\bcheaper\b|\bcharged?\b",
        text,
        re.IGNORECASE,
    ):
        return "£"
    return "" if re.search(r"\bhow many\b(?! per ?cent)|\bnumbers? of\b", text, re.IGNORECASE) else None


def _terms(side: Side) -> tuple[str, ...]:
    read = read_question(side.name)
    return tuple(question_terms(read.topic)) if times_in(side.name) or read.times else read.terms
