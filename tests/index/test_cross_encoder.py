"""The cross-encoder: what answers a question stands above what does not, whatever stands beside it."""

from pathlib import Path

import pytest

from corpus.report import Cell, Row
from corpus.settings import Settings
from index.cross_encoder import CrossEncoder, later_words, read_text
from index.packaged_models import ModelMissing
from index.passages import Passage
from index.search import Models

QUESTION = "How many potholes were mended in May?"
ANSWERS = "In May 412 potholes were mended, the most since 2019."
ELSEWHERE = "The library in Ferry Road opens on Tuesdays and Thursdays."


@pytest.fixture(scope="module")
def cross() -> CrossEncoder:
    return CrossEncoder(Settings().cross_model)


def test_an_answer_is_told_from_what_is_none(cross: CrossEncoder) -> None:
    answers, elsewhere = cross.relevance(QUESTION, [ANSWERS, ELSEWHERE])
    assert answers > 3 and elsewhere < -4


def test_a_text_has_its_value_whatever_is_read_beside_it(cross: CrossEncoder) -> None:
    assert cross.relevance(QUESTION, [ELSEWHERE, ANSWERS])[1] == cross.relevance(QUESTION, [ANSWERS])[0]


def test_a_row_is_read_with_its_headers() -> None:
    cells = (Cell("Potholes"), Cell("412", ("May",)))
    row = Passage("p", "r", 0, 0, 12, "Potholes\t412", "table_row", ("Roads",), row=Row(cells, "Potholes", "", None))
    assert read_text(row, "Highways report") == "Highways report. Roads.  Potholes; May 412"


def test_a_long_passage_is_read_to_its_end_and_a_short_one_once() -> None:
    words = [f"w{place}" for place in range(100)]
    long = Passage("p", "r", 0, 0, 1, " ".join(words), "paragraph", ("Roads",))
    read = later_words(long)
    assert read[0].startswith("Roads. w40 ") and read[-1].endswith(" w99")
    assert later_words(Passage("p", "r", 0, 0, 1, " ".join(words[:50]), "paragraph", ())) == []


def test_without_a_cross_encoder_nothing_is_read() -> None:
    assert Models(Settings(cross_model="none")).cross is None


def test_a_model_that_is_not_there_names_its_setting(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="COUNCIL_CROSS_MODEL"):
        CrossEncoder(str(tmp_path)).relevance(QUESTION, [ANSWERS])
