"""The sides of a comparison found, and the figures that answer it, when they are sure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from assistant.asking.question import Question, read_question, times_in
from assistant.checking.grounding import Encode
from assistant.checking.values import in_words
from assistant.comparing.comparison import Comparison, Side
from assistant.comparing.parallel import phrases_in
from assistant.facts.fact import Fact
from assistant.facts.figures import figures_in
from assistant.facts.fitting import Fitted, Wanted, fitted
from assistant.facts.like_with_like import Pair, pairs
from assistant.facts.meaning import encoded_ahead, meant, texts_weighed
from assistant.facts.of_passage import RATE, RESTATED, facts_of
from assistant.facts.roles import ELSEWHERE, roles_in
from assistant.finding.naming import RARE_NAME
from assistant.finding.refusing import LEAST_SCORE
from assistant.finding.weighing import Weighed, everything_said, rarity, weigh
from assistant.times.time_spans import bare_months
from index.analysis import question_terms
from index.search import Found, Index

Search = Callable[[Question, tuple[str, ...]], list[Found]]

_WELL_TOLD = 0.8

_READ = 14
_LEAST_MEANING, _LEAST_TIMED, _OWN_TIME = 0.70, 0.60, 3
_LEAST_MEASURE = 0.75
_MARGIN, _MARGIN_AGAINST = 0.07, 0.30


def compared_facts(
    index: Index, comparison: Comparison, search: Search, encode: Encode | None
) -> tuple[Fact, ...] | None:
    """The figure of each side, when all are surely of one measure; None otherwise."""
    fits, wanted = found_sides(index, comparison, search, encode)
    if len(fits) == 2:
        pair = sure(pairs(fits[0], fits[1], wanted, comparison.rising), comparison.asked)
        return (pair.first.fact, pair.second.fact) if pair else None
    found = [
        sure(pairs(fits[0], other, (wanted[0], own)), comparison.asked)
        for other, own in zip(fits[1:], wanted[1:], strict=True)
    ]
    held = [pair for pair in found if pair is not None]
    if not held or len(held) < len(found) or any(pair.first.fact != held[0].first.fact for pair in held):
        return None
    return (held[0].first.fact, *(pair.second.fact for pair in held))


def found_sides(
    index: Index, comparison: Comparison, search: Search, encode: Encode | None
) -> tuple[list[list[Fitted]], tuple[Wanted, ...]]:
    """For each side the figures that may be meant by it, best first, and what it asks for; none where no two of them make a pair."""
    asked = [_asked(index, side.question) for side in comparison.sides]
    wanted = _wanted(index, comparison)
    if comparison.listed and not comparison.in_time and _is_one_name(comparison.listed, search(asked[0], ())):
        return [[] for _ in asked], wanted
    weighed = [
        weigh(question, search(question, side.reports), rarity(index, question))
        for question, side in zip(asked, comparison.sides, strict=True)
    ]
    fits = [
        fitted(_facts(index, question, items), own) for question, items, own in zip(asked, weighed, wanted, strict=True)
    ]
    # a fact that is weighed by its meaning pairs with no more than before
    if not all(pairs(fits[0], fits[other], (wanted[0], wanted[other])) for other in range(1, len(fits))):
        return [[] for _ in fits], wanted
    if encode is not None:
        texts = [text for question, own in zip(asked, fits, strict=True) for text in texts_weighed(own, question)]
        encode = encoded_ahead(encode, texts)
    return [meant(*side, encode) for side in zip(fits, wanted, asked, strict=True)], wanted


def _is_one_name(listed: str, found: list[Found]) -> bool:
    """Whether what looks like a list stands in the reports as a whole (`Children, Young People and Education`)."""
    name = re.sub(r"&", "and", listed.lower())
    return any(name in re.sub(r"\s+", " ", everything_said(item).lower().replace("&", "and")) for item in found)


def sure(found: list[Pair], asked: str) -> Pair | None:
    """The best pair, when it is told well and no other pair with another outcome is nearly as good.

    Two figures that are each told with their own time need fewer of the question's words.
    """
    if not found:
        return None
    best = found[0]
    if RESTATED.search(asked) and not (best.first.fact.restated or best.second.fact.restated):
        return None
    timed = min(best.first.level, best.second.level) == _OWN_TIME
    least = _LEAST_TIMED if timed else _LEAST_MEANING
    if (
        best.first.surpassed
        or best.second.surpassed
        or min(best.first.meaning, best.second.meaning) < least
        or not _of_the_measure(best, least)
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


def _of_the_measure(pair: Pair, least: float) -> bool:
    """Whether what tells the figures means the words that both sides share; of one column, what tells the better one."""
    told = pair.first.measure, pair.second.measure
    one_column = pair.first.fact.header is not None and pair.first.fact.header == pair.second.fact.header
    return max(told) >= _LEAST_MEASURE if one_column and max(told) > min(told) else min(told) >= least


def _doubtless(best: Pair, found: list[Pair]) -> bool:
    """Whether a pair that goes against the question is told in all its words, and no pair that goes with it comes near."""
    other_way = next((pair for pair in found if not pair.against), None)
    well_told = min(best.first.meaning, best.second.meaning) >= _WELL_TOLD
    return well_told and (other_way is None or best.score - other_way.score >= _MARGIN_AGAINST)


def _amounts(pair: Pair) -> tuple[Decimal, Decimal]:
    return pair.first.fact.value.size, pair.second.fact.value.size


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


def _wanted(index: Index, comparison: Comparison) -> tuple[Wanted, ...]:
    shared = read_question(comparison.shared)
    terms_of = [set(_terms(side)) for side in comparison.sides]
    times = [side.times for side in comparison.sides]
    common = tuple(term for term in shared.terms)
    rare = rarity(index, replace(shared, terms=tuple({*common, *(term for terms in terms_of for term in terms)})))

    roles = roles_in(comparison.asked)
    given = frozenset(figure.value for figure in [*figures_in(comparison.asked), *in_words(comparison.asked)])

    def of(own: int) -> Wanted:
        others = set().union(*(terms for place, terms in enumerate(terms_of) if place != own))
        said = f"{comparison.shared} {comparison.sides[own].said}"
        return Wanted(
            own=frozenset(terms_of[own] - others - set(common)),
            others=frozenset(others - terms_of[own] - set(common)),
            times=times[own],
            shared=common,
            shared_times=shared.times,
            rare=rare,
            roles=roles,
            given=given,
            phrases=phrases_in(comparison.sides[own].said),
            months=bare_months(comparison.sides[own].said),
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
            rate=bool(RATE.search(said)),
            unit=unit_asked(comparison.asked),
            reports=frozenset(comparison.sides[own].reports),
        )

    return tuple(of(own) for own in range(len(terms_of)))


def _names(side: Side) -> tuple[str, ...]:
    """The proper names of a side; a word before them keeps the first from being taken for the start of a sentence."""
    return read_question(f"in {side.said}").names


def unit_asked(text: str) -> str | None:
    """The unit that a question asks for, None where it does not say."""
    if re.search(
        r"\bpercentage points?\b|\bhow many points\b|\bpoints apart\b|\b(?:share|proportion|percentage) of\b|%",
        text,
        re.IGNORECASE,
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
    if not side.said:
        return ()
    read = read_question(side.said)
    return tuple(question_terms(read.topic)) if times_in(side.said) or read.times else read.terms
