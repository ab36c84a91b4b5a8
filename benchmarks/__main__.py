"""`python -m benchmarks`: this project and a LlamaIndex quickstart on the same reports, side by side."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from pydantic import TypeAdapter

from benchmarks.comparison import OURS, QUICKSTART, Comparison, measure_round
from benchmarks.machine import this_machine
from benchmarks.material import prepared
from benchmarks.processes import WorkerError
from benchmarks.questions import GENERAL, Asked, read_questions, spread_over
from benchmarks.table import table
from corpus.errors import CouncilError


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 measured, 1 one side failed, 2 could not start."""
    options = _parser().parse_args(arguments)
    try:
        questions = read_questions(options.questions) if options.questions else [Asked(text) for text in GENERAL]
        measured = _measured(options, spread_over(questions, options.ask))
    except WorkerError as error:
        print(error, file=sys.stderr)
        return 1
    except (CouncilError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    print(table(measured))
    if options.out:
        options.out.write_bytes(TypeAdapter(Comparison).dump_json(measured, indent=1) + b"\n")
    return 0


def _measured(options: argparse.Namespace, questions: list[Asked]) -> Comparison:
    rounds = []
    with tempfile.TemporaryDirectory(prefix="council-benchmark-", dir=options.work) as folder:
        material = prepared(options.reports, questions, options.limit, Path(folder))
        for number in range(options.rounds):
            work = Path(folder) / f"round-{number + 1}"
            work.mkdir()
            rounds.append(measure_round(material, work, _first(options.first, number), _say))
    return Comparison(material, this_machine(), tuple(rounds))


def _first(first: str, number: int) -> str:
    """Which side comes first: the order turns with every round, so that neither always has the warmer machine."""
    other = QUICKSTART if first == OURS else OURS
    return other if number % 2 else first


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--reports", type=Path, required=True, help="folder of reports")
    parser.add_argument(
        "--questions", type=Path, help="a file with one question object a line; default: ten general ones"
    )
    parser.add_argument("--ask", type=_count, help="ask only so many of the questions, taken at equal distances")
    parser.add_argument("--limit", type=_count, help="use only the first so many files")
    parser.add_argument("--rounds", type=_count, default=1, help="measure so many times; the order turns with each")
    parser.add_argument("--first", choices=(OURS, QUICKSTART), default=OURS, help="which side comes first in round 1")
    parser.add_argument("--out", type=Path, help="write all that was measured as JSON")
    parser.add_argument("--work", type=Path, help="folder for the temporary indexes (default: the system's)")
    return parser


def _count(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number above 0")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
