"""What was fitted here takes the place of the packaged models' values, and of no others."""

from pathlib import Path

import numpy as np
import onnx
import pytest

from corpus.settings import Settings
from index.cross_encoder import CrossEncoder
from index.late_interaction import LEVEL, LateInteraction, pack, score
from index.packaged_models import model_folder
from index.tuned import tuned

QUESTION = "What do we pay to keep a child in a home outside the town?"
ANSWERS = "The average weekly cost of a residential placement out of borough is £6,180."
BESIDE = "The average weekly cost of the leisure centre is £6,180."


def test_a_model_that_a_setting_names_is_used_as_it_is(tmp_path: Path) -> None:
    assert tuned(Settings().late_model) and tuned(Settings().cross_model)
    assert tuned(str(tmp_path)) == {} == tuned("packaged:all-MiniLM-L6-v2")


def test_the_question_side_is_fitted_and_the_passages_are_as_carried() -> None:
    late = LateInteraction(Settings().late_model)
    carried = LateInteraction(str(model_folder("answerai-colbert-small-v1")))
    assert np.array_equal(late.passage(ANSWERS), carried.passage(ANSWERS))
    assert np.array_equal(late.words(QUESTION), carried.question(QUESTION))
    assert not np.allclose(late.question(QUESTION), carried.question(QUESTION), atol=0.1)
    codes = [pack(late.passage(text)) for text in (ANSWERS, BESIDE)]
    answers, beside = score(late.question(QUESTION), codes, late.level)
    assert answers > beside and answers == pytest.approx(score(carried.question(QUESTION), codes)[0], abs=0.15)


def test_the_cross_encoder_reads_by_its_fitted_values() -> None:
    model = f"packaged:{(name := 'ms-marco-MiniLM-L-12-v2')}"
    logits = [CrossEncoder(one).relevance(QUESTION, [ANSWERS, BESIDE]) for one in (model, str(model_folder(name)))]
    assert logits[0] != logits[1] and logits[0][0] > logits[0][1]


@pytest.mark.parametrize("setting", [Settings().late_model, Settings().cross_model])
def test_every_fitted_value_is_one_of_the_models(setting: str) -> None:
    values = {name: value for name, value in tuned(setting).items() if name != LEVEL}
    carried = onnx.load(str(model_folder(setting.removeprefix("packaged:")) / "model.onnx")).graph.initializer
    shapes = {one.name: tuple(one.dims) for one in carried}
    assert len(values) >= 120 and {name: shapes.get(name) for name in values} == {
        name: value.shape for name, value in values.items()
    }
