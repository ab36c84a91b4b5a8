"""`python -m evals run`: ask known-answer questions of the assistant and print how often it is right."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from corpus.errors import CouncilError
from evals.known_answers import FOLDER, BadQuestionSet, known_answers

REPORTS = {
    "sample": Path("corpus/sample/reports"),
    "middlesbrough": Path("../shared/reports/middlesbrough"),
    "kent": Path("../shared/reports/kent"),
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command; 0 when all sets were asked, 1 when one was left out, 2 when it could not start."""
    options = _parser().parse_args(arguments)
    status = 0
    for name in options.set or ["sample"]:
        try:
            status = max(status, _run_set(name, options))
        except CouncilError as error:
            print(error, file=sys.stderr)
            return 2
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description="Known-answer evaluation.")
    run = parser.add_subparsers(dest="command", required=True).add_parser(
        "run", help="ask the questions and score the answers"
    )
    run.add_argument("--set", action="append", help="sample, middlesbrough, kent or a question file; may be repeated")
    run.add_argument("--reports", type=Path, help="folder of the reports, when it is not the set's own")
    run.add_argument("--index", type=Path, help="folder of a finished index to ask instead of building one")
    run.add_argument("--split", choices=["dev", "test"], help="only the questions of this split")
    run.add_argument("--out", type=Path, help="folder for the answers and the list of misses")
    return parser


def _run_set(name: str, options: argparse.Namespace) -> int:
    path = FOLDER / f"{name}.jsonl" if (FOLDER / f"{name}.jsonl").is_file() else Path(name)
    reports = options.reports or REPORTS.get(name)
    if options.index is None and reports is None:
        raise BadQuestionSet(f"{name}: its reports are not known. Name their folder with --reports")
    if options.index is None and reports is not None and not reports.is_dir():
        print(f"{name}: left out, its reports are not at {reports}. Name their folder with --reports", file=sys.stderr)
        return 1
    questions = [q for q in known_answers(path) if options.split in (None, q.split)]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.index or Path(temporary) / "index"
        if options.index is None and reports is not None:
            _build(reports, folder)
        _ask(name, questions, folder, options.out)
    return 0


def _build(reports: Path, folder: Path) -> None:
    from corpus.settings import settings
    from index.build import build

    result = build(reports, folder, settings())
    print(
        f"{reports}: {result.reports} reports, {result.passages} passages, {len(result.problems)} problems",
        file=sys.stderr,
    )


def _ask(name: str, questions: list, folder: Path, out: Path | None) -> None:  # type: ignore[type-arg]
    from assistant.assistant import Assistant
    from evals.run import misses, run, table

    assistant = Assistant(folder)
    try:
        assistant.models.load()
        scored = run(assistant, questions)
    finally:
        assistant.close()
    print(f"\n{name}\n{table(scored)}")
    if out:
        out.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(item.answer.as_json(), ensure_ascii=False) for item in scored]
        (out / f"{name}.answers.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (out / f"{name}.misses.txt").write_text(misses(scored) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
