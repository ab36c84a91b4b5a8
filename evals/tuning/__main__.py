"""`python -m evals.tuning MODEL SET=INDEX... [--out FILE]`: fit one model to the questions of sets.

MODEL is `questions` (the question side of late interaction), `cross` (the cross-encoder) or `pairs` (what the signs of two
figures count, for comparisons). The `dev` half of each set is
used, and the questions that were written for tuning on its reports; the other half and all other sets stay unseen.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.comparing.pairs.likely import WEIGHTS
from corpus.errors import CouncilError
from evals.tuning.examples import Example, examples
from index.tuned import FOLDER

_TELL_EVERY = 50


def main(arguments: Sequence[str]) -> int:
    """0 when the file was written, 2 when it could not start."""
    parser = argparse.ArgumentParser(prog="python -m evals.tuning", description=__doc__)
    parser.add_argument("model", choices=("questions", "cross", "pairs"))
    parser.add_argument("sets", nargs="+", metavar="SET=INDEX")
    parser.add_argument("--out", type=Path, help="the file to write; the one that is loaded, unless told")
    given = parser.parse_args(arguments)
    try:
        sets = [(name, Path(index)) for name, _, index in (pair.partition("=") for pair in given.sets)]
        if given.model == "pairs":
            _fit_pairs(sets, given.out)
        else:
            _fit(given.model, [one for name, index in sets for one in examples(name, index)], given.out)
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


def _fit_pairs(sets: Sequence[tuple[str, Path]], out: Path | None) -> None:
    from evals.tuning import pairs

    found = [one for name, index in sets for one in pairs.examples(name, index)]
    if not found:
        raise CouncilError(
            "no comparison of these sets has both its figures among those that are found: name other sets"
        )
    weights = pairs.fit(found, _tell)
    path = out or WEIGHTS
    path.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
    print(f"{path}: first right of the same questions: {pairs.first(found, weights)} of {len(found)}", file=sys.stderr)


def _tell(step: int, steps: int, loss: float) -> None:
    if step % _TELL_EVERY == 0 or step == steps:
        print(f"{step} of {steps}: {loss:.3f}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
