"""The question sets: every line can be scored, and its evidence stands where the line says.

The sample's reports are part of the repository; Middlesbrough's and Kent's stand in `../shared/reports`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile
from corpus.reading import Readers
from corpus.report import Block, FileReading
from corpus.sample.render import REPORTS as SAMPLE_REPORTS
from evals.known_answers import FOLDER, Evidence, KnownAnswer, known_answers
from evals.scoring.matching import holds

SHARED_REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
SETS = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
MOST_EVIDENCE_WORDS = 10

# Questions whose evidence our readers do not give, each with the reason. A line whose evidence is given has to go.
NOT_GIVEN_BY_OUR_READERS: dict[str, str] = {}

each_set = pytest.mark.parametrize("name", SETS)


@cache
def questions_of(name: str) -> list[KnownAnswer]:
    """The questions of a set, parsed once."""
    return known_answers(FOLDER / f"{name}.jsonl")


def failing(name: str, fault: Callable[[KnownAnswer], object]) -> dict[str, object]:
    """What is wrong with which question, by id."""
    return {question.id: found for question in questions_of(name) if (found := fault(question))}


def met(text: str, group: tuple[str, ...]) -> bool:
    """Whether the text holds any of a group's wordings."""
    return any(holds(text, wording) for wording in group)


def reports_folder(name: str) -> Path:
    """The folder of a set's reports; skips where it is missing, and fails where CI runs."""
    folder = SAMPLE_REPORTS if name == "sample" else SHARED_REPORTS / name
    if not folder.is_dir():
        message = f"the reports of the set {name} are not in {folder}"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    return folder


@cache
def files_read(name: str) -> dict[str, FileReading | UnreadableFile]:
    """The files that a set names, each read once a session: 3 s for the sample, 40 s for the other two together."""
    folder = reports_folder(name)
    reports = sorted({place.report for question in questions_of(name) for place in question.places})
    with Readers() as readers:
        return dict(readers.read([(folder / report, report) for report in reports]))


def blocks_at(name: str, place: Evidence) -> Iterator[Block]:
    """The blocks of the place's file that stand on its page, or all of them where the place has no page."""
    reading = files_read(name)[place.report]
    if isinstance(reading, UnreadableFile):
        return
    for report in reading.reports:
        for block in report.blocks:
            pages = (block.page or 0, block.page_end or block.page or 0)
            if place.page is None or pages[0] <= place.page <= pages[1]:
                yield block


def folded(text: str) -> str:
    """The text with its white space folded, nothing else changed."""
    return " ".join(text.split())


def given(name: str, place: Evidence) -> bool:
    """Whether one block of the place's page holds the evidence verbatim, so that a quote can hold it."""
    return any(folded(place.evidence) in folded(block.text) for block in blocks_at(name, place))


@each_set
def test_every_line_is_a_question_with_words_a_kind_and_a_split(name: str) -> None:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(questions_of(name)) == len(lines) > 0
    assert failing(name, lambda question: not (all(question.turns) and question.kind and question.id)) == {}
    assert failing(name, lambda question: {question.split} - {"dev", "test"}) == {}


def test_no_id_stands_twice_in_any_set() -> None:
    counts = Counter(question.id for name in SETS for question in questions_of(name))
    assert [id for id, count in counts.items() if count > 1] == []


@each_set
def test_answerable_questions_have_wordings_and_evidence_and_the_others_have_none(name: str) -> None:
    assert failing(name, lambda question: question.answerable and not (question.must and question.places)) == {}
    assert failing(name, lambda question: question.answerable and not all(question.must)) == {}
    assert failing(name, lambda question: not question.answerable and (question.must or question.places)) == {}


@each_set
def test_evidence_has_at_most_ten_words(name: str) -> None:
    assert failing(name, too_long) == {}


def too_long(question: KnownAnswer) -> list[str]:
    """The evidence of a question that copies more words than are needed to find the place."""
    return [place.evidence for place in question.places if len(place.evidence.split()) > MOST_EVIDENCE_WORDS]


@each_set
def test_the_known_answer_or_its_evidence_meets_every_wording(name: str) -> None:
    assert failing(name, unmet) == {}


def unmet(question: KnownAnswer) -> list[tuple[str, ...]]:
    """The groups of wordings that neither the answer nor any evidence meets."""
    texts = [question.answer, *(place.evidence for place in question.places)]
    return [group for group in question.must if not any(met(text, group) for text in texts)]


@each_set
def test_no_wording_is_met_by_the_question_itself(name: str) -> None:
    assert failing(name, met_by_the_question) == {}


def met_by_the_question(question: KnownAnswer) -> list[tuple[str, ...]]:
    """The groups of wordings that an answer would meet by saying the question again."""
    return [group for group in question.must if met(" ".join(question.turns), group)]


@each_set
def test_evidence_stands_verbatim_on_its_page_as_our_readers_give_it(name: str) -> None:
    missing = failing(name, lambda question: not_given(name, question))
    allowed = NOT_GIVEN_BY_OUR_READERS.keys() & {question.id for question in questions_of(name)}
    assert {id: places for id, places in missing.items() if id not in allowed} == {}
    assert allowed <= missing.keys(), "given now: take these ids out of NOT_GIVEN_BY_OUR_READERS"


def not_given(name: str, question: KnownAnswer) -> list[str]:
    """The places of a question where our readers do not give the evidence."""
    return [
        f"{place.report}, page {place.page}: {place.evidence}" for place in question.places if not given(name, place)
    ]


def test_every_question_that_is_let_off_exists() -> None:
    known = {question.id for name in SETS for question in questions_of(name)}
    assert NOT_GIVEN_BY_OUR_READERS.keys() <= known
