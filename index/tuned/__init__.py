"""Tuned: what of the packaged models was fitted here to questions on council papers, kept beside their names.

Only biases and norms (BitFit, Ben Zaken et al. 2022): some sixty thousand values a model, put in the place of the carried
ones when it is loaded; and of late interaction the level that its scores are put back to. `python -m evals.tuning` makes the files. A model that a
setting names instead is used as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Values = Mapping[str, NDArray[np.float32]]
FOLDER = Path(__file__).parent


def tuned(setting: str) -> Values:
    """The fitted values of the model `packaged:NAME` by the names that they have in it; none for any other."""
    kind, _, name = setting.partition(":")
    file = FOLDER / f"{name}.npz"
    if kind != "packaged" or not file.is_file():
        return {}
    with np.load(file) as values:
        return {key: np.asarray(values[key], np.float32) for key in values.files}
