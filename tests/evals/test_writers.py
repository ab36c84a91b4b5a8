"""Who writes the answers of a run, and what is summed of what a model wrote."""

from __future__ import annotations

import pytest

from assistant.answer import Writing
from corpus.settings import Settings
from evals.known_answers import KnownAnswer
from evals.record import QuestionResult
from evals.run import spread
from evals.scoring.writing import writing_sum
from evals.writers import NoWriter, written_by


def result(id: str, writing: Writing | None, fell_back: bool = False) -> QuestionResult:
    return QuestionResult(id, "figure", "dev", "r", "answered", {}, 0.1, 20, writing=writing, fell_back=fell_back)


def test_quotes_are_asked_for_without_a_model_whatever_the_settings_say() -> None:
    with written_by("quotes", Settings(writer_address="http://127.0.0.1:9/v1", writer_model="m")) as configured:
        assert configured.writer_address == ""


def test_a_model_is_asked_at_the_address_that_is_set() -> None:
    with written_by("large", Settings(writer_address="http://127.0.0.1:9/v1", writer_model="m")) as configured:
        assert configured.writer_model == "large"


def test_a_model_without_an_address_is_refused_with_the_remedy() -> None:
    with pytest.raises(NoWriter, match="COUNCIL_WRITER_ADDRESS"), written_by("large", Settings()):
        pass


def test_sums_leave_out_what_no_model_wrote_and_give_recall_and_precision_of_the_drafts() -> None:
    first = Writing(
        "m",
        "p",
        kept=1,
        replaced=1,
        first=0.5,
        draft_sentences=3,
        draft_supported=2,
        draft_markers=4,
        draft_markers_right=2,
    )
    told = writing_sum([result("a", first), result("b", Writing("m", "p"), fell_back=True), result("c", None)])
    assert told is not None
    assert (told.answers, told.fell_back, told.sentences, told.kept, told.replaced) == (2, 1, 3, 1, 1)
    assert (told.recall, told.precision, told.first) == (0.667, 0.5, 0.5)
    assert writing_sum([result("c", None)]) is None


def test_fewer_questions_are_taken_from_all_over_a_set() -> None:
    questions = [KnownAnswer(str(place), ("?",), "fact", "", (), ()) for place in range(10)]
    assert [question.id for question in spread(questions, 4)] == ["0", "2", "5", "7"]
    assert len(spread(questions, None)) == 10
