"""Meaning: whether each word of a question is meant by one that is told of a figure (late interaction), and how near to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache

import numpy as np

from assistant.asking.question import Question
from assistant.checking.grounding import Encode, similarity, words_of
from assistant.facts.fitting import Fitted, Wanted

_SURPASSED = 0.15
_WEIGHED = 9
_MEANING = 0.6
_LONGEST = 700
_AROUND, _OVER = 0.9, 0.7
_UNTOLD, _TOLD, _ABOUT, _NEARLY = 0.72, 0.85, 0.02, 0.06
_AT_ONCE = 2


def encoded_ahead(encode: Encode, texts: Iterable[str]) -> Encode:
    """The same vectors, with those of the texts made two at a time; each text is encoded once and by itself."""
    once = cache(encode)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(once, dict.fromkeys(texts)):
            pass
    return once


def texts_weighed(fits: list[Fitted], question: Question) -> list[str]:
    """The texts whose vectors `meant` asks for."""
    return [question.topic, *(_said_of(fit) for fit in fits[:_WEIGHED])]


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
        text = _said_of(fit)
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
        shared = [
            (wanted.rare[word.stem], value)
            for word, value in zip(said, best, strict=True)
            if word.stem in wanted.shared
        ]
        told = tuple(value for _, value in shared)
        measure = (
            sum(rare * value for rare, value in shared) / (sum(rare for rare, _ in shared) or 1.0) if shared else 1.0
        )
        found.append(
            replace(
                fit,
                score=round(fit.score + _MEANING * share, 4),
                meaning=round(share, 3),
                measure=round(measure, 3),
                told=told,
            )
        )
    return sorted(_set_back(found), key=lambda fit: (-fit.score, fit.fact.found.passage.id, fit.fact.text))


def _said_of(fit: Fitted) -> str:
    """All that is told of a figure, the words nearest to it first."""
    return f"{fit.fact.near}. {fit.fact.around}. {fit.fact.over}"[:_LONGEST]


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
