"""`python -m evals.tuning MODEL SET=INDEX... [--out FILE]`: fit one packaged model to the questions of sets.

MODEL is `questions` (the question side of late interaction) or `cross` (the cross-encoder). The `dev` half of each set is
used, and the questions that were written for tuning on its reports; the other half and all other sets stay unseen.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from corpus.errors import CouncilError
from evals.tuning.examples import Example, examples
from index.tuned import FOLDER

_TELL_EVERY = 50


def main(arguments: Sequence[str]) -> int:
    """0 when the file was written, 2 when it could not start."""
    parser = argparse.ArgumentParser(prog="python -m evals.tuning", description=__doc__)
    parser.add_argument("model", choices=("questions", "cross"))
    parser.add_argument("sets", nargs="+", metavar="SET=INDEX")
    parser.add_argument("--out", type=Path, help="the file to write; the one that is loaded, unless told")
    given = parser.parse_args(arguments)
    try:
        pairs = [pair.partition("=") for pair in given.sets]
        found = [one for name, _, index in pairs for one in examples(name, Path(index))]
        _fit(given.model, found, given.out)
    except CouncilError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _fit(model: str, found: Sequence[Example], out: Path | None) -> None:
    from evals.tuning.cross_reading import MODEL as CROSS
    from evals.tuning.cross_reading import CrossReading
    from evals.tuning.question_side import MODEL as LATE
    from evals.tuning.question_side import QuestionSide

    if model == "questions":
        side = QuestionSide()
        print("first right before: {} of {}".format(*side.first(found)), file=sys.stderr)
        name, values = LATE, side.fit(found, _tell)
        print("first right after, of the same questions: {} of {}".format(*side.first(found)), file=sys.stderr)
    else:
        name, values = CROSS, CrossReading().fit(found, _tell)
    path = out or FOLDER / f"{name}.npz"
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **{key: value.astype(np.float16) for key, value in values.items()})  # type: ignore[arg-type]
    print(f"{path}: {sum(value.size for value in values.values())} values", file=sys.stderr)


def _tell(step: int, steps: int, loss: float) -> None:
    if step % _TELL_EVERY == 0 or step == steps:
        print(f"{step} of {steps}: {loss:.3f}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
