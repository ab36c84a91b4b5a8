"""The question sets: every line can be scored, and its evidence stands where the line says.

The reports of the sample and of `elsewhere` are part of the repository; Middlesbrough's and Kent's stand in
`../shared/reports`.
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
from evals.known_answers import APART, FOLDER, KINDS, Evidence, KnownAnswer, known_answers, set_path, split_of
from evals.scoring.matching import holds_any
from evals.scoring.paragraph_right import number
from evals.sets import REPORTS

SETS = [*sorted(path.stem for path in FOLDER.glob("*.jsonl")), "elsewhere"]
MOST_EVIDENCE_WORDS = 10

LEAST = {"sample": 150, "middlesbrough": 220, "kent": 200, "elsewhere": 280}
LEAST_OF_EACH = {"elsewhere": 14}
LEAST_TABLES, LEAST_MINUTES, LEAST_FILES = 70, 20, 40
LEAST_PER_FILE = {"000": 20, "001": 20, "002": 20, "003": 20, "004": 120}
REASONS = {
    "measure_not_given",
    "date_not_covered",
    "place_not_covered",
    "person_or_body_not_covered",
    "premise_not_found",
}

# Questions whose paragraph our readers number otherwise than the paper, each with what they give.
NUMBERED_OTHERWISE_BY_OUR_READERS = {
    "k-35": "a table under a heading of its own is given no number",
    "kc-25": "1.15 is given to the heading only",
}

each_set = pytest.mark.parametrize("name", SETS)


@cache
def questions_of(name: str) -> list[KnownAnswer]:
    """The questions of a set, parsed once."""
    return known_answers(set_path(name))


def failing(name: str, fault: Callable[[KnownAnswer], object]) -> dict[str, object]:
    """What is wrong with which question, by id."""
    return {question.id: found for question in questions_of(name) if (found := fault(question))}


def reports_folder(name: str) -> Path:
    """The folder of a set's reports; skips where it is missing, and fails where CI runs."""
    folder = APART[name] / "reports" if name in APART else REPORTS[name]
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


def holding(name: str, place: Evidence) -> list[Block]:
    """The blocks of the place's page that hold the evidence verbatim, so that a quote can hold it."""
    return [block for block in blocks_at(name, place) if folded(place.evidence) in folded(block.text)]


def kinds_of(name: str) -> Counter[str]:
    """How many questions of each kind a set has; unanswerable ones are near or far."""
    return Counter(question.named_kind for question in questions_of(name))


def files_of(question: KnownAnswer) -> set[str]:
    """The files that hold a side of the question."""
    return {group[0].report for group in question.needed}


@each_set
def test_a_set_is_large_and_has_every_kind(name: str) -> None:
    kinds = kinds_of(name)
    assert kinds.total() >= LEAST[name]
    assert {kind.split()[0] for kind in kinds} == set(KINDS)
    least = ("compare", "temporal", "follow_up", "unanswerable near")
    assert {kind: kinds[kind] for kind in least if kinds[kind] < LEAST_OF_EACH.get(name, 20)} == {}
    assert kinds["unanswerable near"] + kinds["unanswerable far"] >= kinds.total() / (6 if name == "elsewhere" else 5)


@each_set
def test_the_split_is_the_hash_of_the_id_and_holds_back_two_fifths_to_a_half(name: str) -> None:
    assert failing(name, lambda question: question.split != split_of(question.id)) == {}
    held_back = sum(question.split == "test" for question in questions_of(name)) / len(questions_of(name))
    assert 0.4 <= held_back <= 0.5


def test_middlesbrough_asks_of_every_file() -> None:
    files = Counter(file[:3] for question in questions_of("middlesbrough") for file in files_of(question))
    assert {file: files[file] for file, least in LEAST_PER_FILE.items() if files[file] < least} == {}


def test_kent_asks_of_tables_minutes_and_many_files() -> None:
    questions = questions_of("kent")
    minutes = [question for question in questions if any("inutes" in file for file in files_of(question))]
    assert kinds_of("kent")["table"] >= LEAST_TABLES
    assert len(minutes) >= LEAST_MINUTES
    assert len({file for question in questions for file in files_of(question)}) >= LEAST_FILES


@each_set
def test_comparisons_have_two_sides_and_follow_ups_earlier_turns(name: str) -> None:
    assert failing(name, lambda q: q.kind == "compare" and len(q.must) < 2) == {}
    assert failing(name, lambda q: q.kind == "follow_up" and len(q.turns) < 2) == {}


@each_set
def test_unanswerable_questions_say_why_they_have_to_be_refused(name: str) -> None:
    far = {"nothing_close", "not_a_question", "exempt"}
    assert failing(name, lambda q: q.near and q.reason not in REASONS) == {}
    assert failing(name, lambda q: not q.answerable and not q.near and q.reason not in far) == {}


@each_set
def test_every_line_is_a_question_with_words_a_kind_and_a_split(name: str) -> None:
    lines = set_path(name).read_text(encoding="utf-8").splitlines()
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
    return [group for group in question.must if not any(holds_any(text, group) for text in texts)]


@each_set
def test_no_wording_is_met_by_the_question_itself(name: str) -> None:
    assert failing(name, met_by_the_question) == {}


def met_by_the_question(question: KnownAnswer) -> list[tuple[str, ...]]:
    """The groups of wordings that an answer would meet by saying the question again."""
    return [group for group in question.must if holds_any(" ".join(question.turns), group)]


@each_set
def test_evidence_stands_verbatim_on_its_page_as_our_readers_give_it(name: str) -> None:
    assert failing(name, lambda question: not_given(name, question)) == {}


def not_given(name: str, question: KnownAnswer) -> list[str]:
    """The places of a question where our readers do not give the evidence."""
    return [
        f"{place.report}, page {place.page}: {place.evidence}" for place in question.places if not holding(name, place)
    ]


@each_set
def test_evidence_stands_under_the_paragraph_number_that_is_printed(name: str) -> None:
    ids = {question.id for question in questions_of(name)}
    wrong = failing(name, lambda question: wrongly_numbered(name, question))
    assert wrong.keys() == NUMBERED_OTHERWISE_BY_OUR_READERS.keys() & ids, wrong


def wrongly_numbered(name: str, question: KnownAnswer) -> list[str]:
    """The places of a question whose paragraph number is not that of a block that holds the evidence."""
    return [
        f"{place.report}, paragraph {place.paragraph}: {place.evidence}"
        for place in question.places
        if place.paragraph
        and not any(number(block.paragraph) == number(place.paragraph) for block in holding(name, place))
    ]
